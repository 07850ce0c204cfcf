//! What the classes of pictures look like in a file: the light colours of `style/tokens.css`, the lines of
//! `style/timeline.css` and `style/tables.css`. Files go onto paper and slides, whatever theme the page has.

/// The colour of text.
pub const INK: &str = "#1d1c1a";
/// The ground.
pub(super) const SHEET: &str = "#ffffff";
const INK_2: &str = "#5c5850";
const RULE: &str = "#dedad1";
const RULE_2: &str = "#c9c3b6";
const ACCENT: &str = "#0b5c8a";

/// Stands for the colour that a class of an element around gives.
const COLOUR: &str = "currentColor";

/// The colour that a class gives to what is inside.
pub(super) fn colour(class: &str) -> Option<&'static str> {
    Some(match class {
        "talk" => "#1f6fb2",
        "help" => "#0f6d5a",
        "word" => "#8f5500",
        "force" => "#b3341f",
        _ => return None,
    })
}

/// What is there for fingers, and not to be seen.
pub(super) fn is_unseen(class: &str) -> bool {
    matches!(class, "touch" | "strip")
}

/// Attributes of an element of this class; `chosen` inside the event that is open in the reader.
pub(super) fn attributes(class: &str, chosen: bool) -> &'static [(&'static str, &'static str)] {
    match class {
        "dens" => &[("fill", RULE_2)],
        "in" => &[("fill", ACCENT), ("opacity", ".65")],
        "bar" => &[("fill", ACCENT), ("opacity", ".75")],
        "brush" => &[("fill", ACCENT), ("opacity", ".1")],
        "grip" => &[("stroke", ACCENT), ("stroke-width", "3"), ("stroke-linecap", "round")],
        "grid" => &[("stroke", RULE), ("stroke-dasharray", "2 3")],
        "lane" => &[("stroke", RULE)],
        "base" => &[("stroke", RULE_2)],
        "tick" | "lname2" | "small" => &[("fill", INK_2)],
        "number" => &[("fill", INK_2), ("text-anchor", "end")],
        "lname" => &[("fill", COLOUR), ("font-size", "12"), ("font-weight", "600")],
        "more" => &[("fill", INK_2), ("font-weight", "600")],
        "heading" => &[("font-size", "15"), ("font-weight", "600")],
        "full" | "soft" | "hollow" if chosen => &[("fill", SHEET), ("stroke", INK), ("stroke-width", "2")],
        "full" => &[("fill", COLOUR), ("stroke", COLOUR)],
        "soft" => &[("stroke", COLOUR)],
        "hollow" => &[("fill", SHEET), ("stroke", COLOUR), ("stroke-width", "1.5")],
        "maybe" => &[("stroke-dasharray", "2.5 2")],
        "strike" => &[("stroke", COLOUR), ("stroke-width", "1.5")],
        "open" => &[("fill", "none"), ("stroke", COLOUR), ("stroke-width", "1.5"), ("stroke-dasharray", "1.5 2.5")],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_page() {
        let tokens = include_str!("../../../style/tokens.css");
        let has = |name: &str, colour: &str| {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour},")), "--{name} is not {colour}");
        };
        let all =
            [("ink", INK), ("sheet", SHEET), ("ink-2", INK_2), ("rule", RULE), ("rule-2", RULE_2), ("accent", ACCENT)];
        all.into_iter().for_each(|(name, colour)| has(name, colour));
        for class in ["talk", "help", "word", "force"] {
            has(class, colour(class).unwrap_or_default());
        }
    }

    /// A class that the drawings use and that has no look here would be drawn black.
    #[test]
    fn every_class_of_the_stylesheet_has_a_look() {
        let sheet = include_str!("../../../style/timeline.css");
        let rules = sheet.lines().filter_map(|line| line.strip_prefix(".sky ")?.split_once('{'));
        for (selectors, _) in rules {
            for class in selectors.split([' ', ',', '.', ':']).filter(|word| !word.is_empty()) {
                let known = is_unseen(class) || colour(class).is_some() || !attributes(class, false).is_empty();
                let not_drawn = ["sky", "svg", "text", "ev", "sel", "hover", "focus", "focus-visible", "active"];
                assert!(known || not_drawn.contains(&class), "{class} has no look in a file");
            }
        }
    }
}
