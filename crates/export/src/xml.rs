//! Text inside XML and HTML.

/// Escapes text for content and for attributes in double quotation marks. Characters that XML 1.0 cannot hold are left
/// out; breaks of lines and tabs are kept as references, which attributes would otherwise turn into spaces.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            let document = format!("<a b=\"{0}\">{0}</a>", escape(&text));
            let read = roxmltree::Document::parse(&document).unwrap();
            let gone = |letter: &char| letter.is_control() && !"\t\n\r".contains(*letter) || "\u{fffe}\u{ffff}".contains(*letter);
            let kept: String = text.chars().filter(|letter| !gone(letter)).collect();
            prop_assert_eq!(read.root_element().attribute("b"), Some(kept.as_str()));
            prop_assert_eq!(read.root_element().text().unwrap_or_default(), kept.as_str());
        }
    }
}
