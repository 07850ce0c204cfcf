//! Writes a drawing as an SVG that needs nothing beside it: the very elements that the page shows, with the looks of their
//! classes as attributes, and without what is there to be touched, tooltips included. It holds what can be seen, and no
//! sentence of an article beyond that.

use yew::Html;
use yew::virtual_dom::{VNode, VTag};

use super::Drawing;
use super::look::{self, INK, SHEET};

/// The fonts of the page; all of them are generic names, or have one after them.
const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/// What an element says to the page alone.
const OF_THE_PAGE: [&str; 6] = ["class", "role", "tabindex", "key", "style", "href"];

/// What elements inside take over from those around them.
#[derive(Clone, Copy)]
struct Around<'a> {
    colour: &'a str,
    chosen: bool,
}

/// The file.
pub fn write(drawing: &Drawing) -> String {
    let Drawing { title, description, width, height, content, .. } = drawing;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"11\" fill=\"{INK}\">\n<title>"
    );
    escape(&mut out, title);
    out.push_str("</title>\n<desc>");
    escape(&mut out, description);
    out.push_str(&format!("</desc>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{SHEET}\"/>\n"));
    node(&mut out, content, Around { colour: INK, chosen: false });
    out.push_str("</svg>\n");
    out
}

fn node(out: &mut String, html: &Html, around: Around<'_>) {
    match html {
        VNode::VTag(tag) => element(out, tag, around),
        VNode::VText(text) => escape(out, &text.text),
        VNode::VList(list) => list.iter().for_each(|child| node(out, child, around)),
        // Drawings are made of nothing else.
        _ => {}
    }
}

fn element(out: &mut String, tag: &VTag, around: Around<'_>) {
    let given: Vec<(&str, &str)> = tag.attributes.iter().collect();
    let of = |name: &str| given.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
    let classes = || of("class").unwrap_or_default().split(' ').filter(|class| !class.is_empty());
    if tag.tag() == "title" || classes().any(look::is_unseen) {
        return;
    }
    let inside = Around {
        colour: classes().find_map(look::colour).unwrap_or(around.colour),
        chosen: around.chosen || classes().any(|class| class == "sel"),
    };
    // A gradient is pointed at by its id; marks have theirs for the page.
    let is_kept = |name: &str| {
        !OF_THE_PAGE.contains(&name) && !name.starts_with("aria-") && (name != "id" || tag.tag() == "linearGradient")
    };
    let mut attributes: Vec<(&str, &str)> = given.iter().copied().filter(|(name, _)| is_kept(name)).collect();
    for class in classes() {
        for (name, value) in look::attributes(class, inside.chosen) {
            // The later class counts, as in the stylesheet; what the element itself says counts more.
            if given.iter().any(|(given, _)| given == name) {
                continue;
            }
            attributes.retain(|(other, _)| other != name);
            attributes.push((name, value));
        }
    }
    if inside.chosen && tag.tag() == "text" {
        attributes.push(("font-weight", "700"));
    }
    out.push('<');
    out.push_str(tag.tag());
    for (name, value) in attributes {
        out.push_str(&format!(" {name}=\""));
        escape(out, if value == "currentColor" { inside.colour } else { value });
        out.push('"');
    }
    out.push('>');
    if let Some(children) = tag.children() {
        node(out, children, inside);
    }
    out.push_str(&format!("</{}>", tag.tag()));
    if matches!(tag.tag(), "g" | "rect" | "path" | "line" | "text") {
        out.push('\n');
    }
}

/// Puts text into XML. What XML cannot hold at all is left out.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use yew::prelude::*;

    use super::*;

    fn drawn(title: &str, content: Html) -> String {
        let (title, description) = (title.to_owned(), "what & how".to_owned());
        write(&Drawing { name: "test", title, description, width: 100.5, height: 50.0, content })
    }

    #[test]
    fn looks_are_attributes_and_colours_are_colours() {
        let x = "3";
        let svg = drawn(
            "Two marks",
            html! {
                <>
                    <defs><linearGradient id="soft-talk" class="talk"><stop offset="0" stop-color="currentColor" /></linearGradient></defs>
                    <g id="mark-1" class="ev force" role="button" aria-label="spoken" tabindex="0">
                        <title>{ "a tooltip" }</title>
                        <rect class="touch" {x} />
                        <rect class="hollow maybe" {x} y="1" />
                        <text {x}>{ "Kabul" }</text>
                    </g>
                    <rect class="soft" fill="url(#soft-talk)" {x} />
                    <g class="ev sel word"><rect class="full" {x} /><text {x}>{ "open" }</text></g>
                </>
            },
        );
        for expected in [
            "width=\"100.5\" height=\"50\" viewBox=\"0 0 100.5 50\"",
            "<title>Two marks</title>\n<desc>what &amp; how</desc>",
            "<linearGradient id=\"soft-talk\"><stop offset=\"0\" stop-color=\"#1f6fb2\"></stop></linearGradient>",
            "fill=\"#ffffff\" stroke=\"#b3341f\" stroke-width=\"1.5\" stroke-dasharray=\"2.5 2\"></rect>",
            "<text x=\"3\">Kabul</text>",
            "fill=\"url(#soft-talk)\"",
            "stroke=\"#1d1c1a\" stroke-width=\"2\"></rect>",
            "<text x=\"3\" font-weight=\"700\">open</text>",
        ] {
            assert!(svg.contains(expected), "{expected} is not in\n{svg}");
        }
        for unwanted in ["class", "currentColor", "tooltip", "mark-1", "spoken", "tabindex", "button"] {
            assert!(!svg.contains(unwanted), "{unwanted} is in\n{svg}");
        }
    }

    #[test]
    fn no_text_breaks_out() {
        let hostile = "</title><script>alert(1)</script>\u{0}\u{b}\u{fffe}\u{85} \" ]]> &amp; <!-- é ښ";
        let svg = drawn(hostile, html! { <text x={hostile}>{ hostile }</text> });
        assert!(!svg.contains("<script"), "{svg}");
        assert_eq!(svg.matches('<').count(), 10, "{svg}");
        assert!(svg.contains("]]&gt; &amp;amp; &lt;!-- é ښ"), "{svg}");
        assert!(svg.chars().all(|letter| letter == '\n' || !letter.is_control()), "{svg}");
    }
}
