//! Contrast of the colours in `style/tokens.css`, as WCAG 2.2 computes it.

use std::collections::BTreeMap;
use std::fs;

/// Colours by name: in light and in dark.
type Colours = BTreeMap<String, [[u8; 3]; 2]>;

const TEXTS: [&str; 15] = [
    "ink",
    "ink-2",
    "accent",
    "warn",
    "person",
    "organisation",
    "armed-group",
    "government",
    "place",
    "time",
    "quantity",
    "talk",
    "help",
    "word",
    "force",
];
const GROUNDS: [&str; 5] = ["paper", "sheet", "rail", "accent-soft", "mark"];

fn colours() -> Colours {
    let sheet = fs::read_to_string(xtask::root().join("style/tokens.css")).expect("style/tokens.css");
    let colours: Colours = sheet.lines().filter_map(colour).collect();
    assert!(colours.len() > 25, "the colours were not found");
    colours
}

/// `--ink: light-dark(#1d1c1a, #ece9e2);`
fn colour(line: &str) -> Option<(String, [[u8; 3]; 2])> {
    let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(#")?;
    let (light, dark) = value.strip_suffix(");")?.split_once(", #")?;
    Some((name.to_owned(), [channels(light)?, channels(dark)?]))
}

fn channels(hex: &str) -> Option<[u8; 3]> {
    let channel = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    (hex.len() == 6).then_some([channel(0)?, channel(2)?, channel(4)?])
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The pairs that have less than they need, in either theme.
fn faint(colours: &Colours, pairs: impl IntoIterator<Item = (&'static str, &'static str)>, least: f64) -> Vec<String> {
    let mut faint = Vec::new();
    for (one, other) in pairs {
        let of = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("--{name} is gone from style/tokens.css"));
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let has = contrast(of(one)[theme], of(other)[theme]);
            if has < least {
                faint.push(format!("--{one} on --{other} in {name}: {has:.2}, needs {least}"));
            }
        }
    }
    faint
}

#[test]
fn the_formula_is_that_of_the_standard() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.005, "the well-known grey that just fails");
}

#[test]
fn every_text_can_be_read_on_every_ground() {
    let colours = colours();
    let texts = TEXTS.iter().flat_map(|&text| GROUNDS.iter().map(move |&ground| (text, ground)));
    let buttons = [("sheet", "accent"), ("paper", "ink"), ("warn", "warn-soft")];
    assert_eq!(faint(&colours, texts.chain(buttons), 4.5), [] as [String; 0]);
}

#[test]
fn fields_marks_and_focus_have_an_edge() {
    let colours = colours();
    let on = |edge: &'static str, grounds: &'static [&'static str]| grounds.iter().map(move |&ground| (edge, ground));
    let edges = on("edge", &["paper", "sheet", "rail"])
        .chain(on("mark-edge", &["paper", "sheet", "mark"]))
        .chain(on("focus", &["paper", "sheet", "rail", "accent-soft", "mark"]));
    assert_eq!(faint(&colours, edges, 3.0), [] as [String; 0]);
}
