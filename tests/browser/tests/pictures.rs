//! A reader takes pictures away, and programs that know nothing of Dateline read them: resvg the SVG, a PNG decoder the PNG.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline_browser_tests::{Folder, Options, Page};
use dateline_share::wire::Payload;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb, roxmltree};
use serde_json::json;

/// How long a picture may take to be made and saved.
const PATIENCE: Duration = Duration::from_secs(20);
/// Pixels of a PNG for one of the SVG.
const SHARP: f32 = 2.0;
/// Words that would be markup.
const HOSTILE: &str = "</text><script>alert(1)</script>\u{1}\" ]]> &x;";

/// Opens the sample, and has files saved to a folder.
fn sample(name: &str, folder: &Folder, options: &Options) -> Page {
    let page = Page::open_with(name, options);
    saves_to(&page, folder);
    page.press_button("Open the sample");
    page.sees("14 articles read");
    page
}

fn saves_to(page: &Page, folder: &Folder) {
    let saving = json!({ "behavior": "allow", "downloadPath": folder.path() });
    page.driver().chromium("Browser.setDownloadBehavior", &saving);
}

/// Saves the picture of this name both ways.
#[track_caller]
fn take(page: &Page, folder: &Folder, name: &str, file: &str) -> (String, Vec<u8>) {
    let [svg, png] = ["SVG", "PNG"].map(|kind| {
        page.press_button(&format!("Save the picture as {kind}: {name}"));
        let name = format!("dateline-{file}.{}", kind.to_lowercase());
        let bytes = saved(&folder.path().join(&name));
        // What is said may lie over the next button of a phone.
        page.sees(&name);
        page.driver()
            .script("document.querySelectorAll('[aria-label=Dismiss]').forEach((button) => button.click())", &[]);
        bytes
    });
    (String::from_utf8(svg).expect("UTF-8"), png)
}

/// The file, once it is whole: the browser gives it its name last.
fn saved(path: &Path) -> Vec<u8> {
    let started = Instant::now();
    while !path.exists() {
        assert!(started.elapsed() < PATIENCE, "{} was not saved", path.display());
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every text of the picture, once it has been found to stand alone.
#[track_caller]
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = document.root_element();
    let named = |name: &str| root.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", name)));
    for name in ["title", "desc"] {
        let said = named(name).and_then(|child| child.text()).unwrap_or_default();
        assert!(said.len() > 20, "<{name}> says “{said}”");
    }
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        assert!(
            ["svg", "title", "desc", "defs", "linearGradient", "stop", "g", "rect", "line", "path", "text", "tspan"]
                .contains(&name),
            "<{name}> has no place in a picture"
        );
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(
                !name.starts_with("on") && !["class", "style", "href", "id"].contains(&name)
                    || element.has_tag_name(("http://www.w3.org/2000/svg", "linearGradient")),
                "{name}=\"{value}\""
            );
            assert!(!value.contains("url(") || value.starts_with("url(#"), "{name}=\"{value}\"");
            assert!(!value.contains("var(") && !value.contains("currentColor"), "{name}=\"{value}\"");
        }
    }
    let texts = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts.map(|text| text.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()).collect()
}

/// The picture as resvg draws it, with the fonts of this machine.
fn drawn(svg: &str) -> Pixmap {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    // It knows fonts by their own names; `sans-serif` is the first of these that this machine has.
    let has = |name: &&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == *name));
    let usual = ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Arial", "Helvetica", "Segoe UI"].into_iter().find(has);
    fonts.set_sans_serif_family(usual.expect("a font without serifs"));
    let options = usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap_or_else(|error| panic!("{error}"));
    let (width, height) = (tree.size().width() * SHARP, tree.size().height() * SHARP);
    let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32).expect("a size");
    resvg::render(&tree, Transform::from_scale(SHARP, SHARP), &mut pixels.as_mut());
    pixels
}

/// Two programs have drawn the same: in hardly any square of 16 pixels does the mean brightness differ much. Letters differ a
/// little, with the fonts.
#[track_caller]
fn same(one: &Pixmap, other: &Pixmap) {
    const SIDE: u32 = 16;
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let mean = |picture: &Pixmap, left: u32, top: u32| {
        let all = (0..SIDE * SIDE).filter_map(|at| picture.pixel(left + at % SIDE, top + at / SIDE));
        all.map(|pixel| u32::from(pixel.red()) + u32::from(pixel.green()) + u32::from(pixel.blue())).sum::<u32>()
            / (3 * SIDE * SIDE)
    };
    let (mut squares, mut inked, mut different) = (0, 0, 0);
    for top in (0..one.height() - SIDE).step_by(SIDE as usize) {
        for left in (0..one.width() - SIDE).step_by(SIDE as usize) {
            let (a, b) = (mean(one, left, top), mean(other, left, top));
            squares += 1;
            inked += u32::from(a < 250);
            different += u32::from(a.abs_diff(b) > 40);
        }
    }
    assert!(inked * 50 > squares, "it is blank: {inked} of {squares} squares hold anything");
    assert!(different * 20 < inked, "{different} of {inked} squares differ");
}

/// Reads both files, and gives the texts of the picture.
#[track_caller]
fn read((svg, png): &(String, Vec<u8>)) -> Vec<String> {
    let png = Pixmap::decode_png(png).expect("a PNG");
    same(&drawn(svg), &png);
    texts(svg)
}

#[test]
fn the_timeline_is_saved_as_it_is_seen() {
    let folder = Folder::new("picture");
    let page = sample("picture", &folder, &Options::default());
    page.view("Timeline");
    page.wait_for("all('main svg .ev').length > 10");
    let seen = page.value("[...document.querySelectorAll('.sky svg text')].map((text) => [...text.childNodes].map((node) => node.nodeName === 'tspan' ? node.firstChild.textContent : node.textContent).join(''))");
    let said = read(&take(&page, &folder, "Timeline", "timeline"));
    for text in seen.as_array().expect("texts").iter().filter_map(|text| text.as_str()) {
        assert!(said.iter().any(|said| said == text), "“{text}” is not in the file: {said:?}");
    }
    assert!(said.iter().any(|said| said == "Timeline") && said.iter().any(|said| said == "claimed"), "{said:?}");
}

#[test]
fn mentions_over_time_are_saved_in_the_dark_and_on_a_phone() {
    for (width, height) in [(1280, 860), (390, 844)] {
        let folder = Folder::new(&format!("picture-{width}"));
        let page = sample("picture-entities", &folder, &Options { width, height, ..Options::default() });
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.driver().chromium("Emulation.setEmulatedMedia", &dark);
        page.view("Entities");
        page.sees_row("Ishaq Dar");
        let said = read(&take(&page, &folder, "Mentions over time", "mentions"));
        assert!(said.iter().any(|said| said == "Ishaq Dar"), "{said:?}");
        assert!(said.iter().filter(|said| *said == "person").count() > 2, "{said:?}");
        page.view("Timeline");
        read(&take(&page, &folder, "Timeline", "timeline"));
    }
}

#[test]
fn names_that_would_be_markup_are_words() {
    let folder = Folder::new("picture-hostile");
    let page = sample("picture-hostile", &folder, &Options::default());
    page.press_button("Share");
    let link = page.wait("the link", || {
        page.value("document.querySelector('.share > .address input')?.value").as_str().map(str::to_owned)
    });
    let (_, fragment) = link.split_once('#').expect("a link");
    let mut payload = dateline_share::read(fragment).expect("a sound link").payload;
    let Payload::Findings(findings) = &mut payload else { panic!("findings") };
    for entity in &mut findings.entities {
        entity.name = format!("{HOSTILE}{}", entity.name);
    }
    let fragment = dateline_share::write(&payload).expect("it is short");
    let other = Page::open("picture-hostile-link");
    saves_to(&other, &folder);
    other.driver().go("about:blank");
    other.driver().go(&format!("{}#{fragment}", other.home()));
    other.sees("came by link");
    other.view("Timeline");
    let said = read(&take(&other, &folder, "Timeline", "timeline"));
    assert!(said.iter().any(|said| said.contains("</text><script>")), "{said:?}");
    other.view("Entities");
    let said = read(&take(&other, &folder, "Mentions over time", "mentions"));
    assert!(said.iter().any(|said| said.contains("</text><script>")), "{said:?}");
}
