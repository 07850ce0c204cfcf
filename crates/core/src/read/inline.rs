//! Markdown within a paragraph: emphasis, links, pictures, code, escapes.

/// Longest link or tag, in characters. Without a limit, a text of nothing but brackets would take quadratic time.
const LONGEST: usize = 600;

/// The words without the marks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '\\' => escaped(after, &mut out),
            '!' if after.starts_with('[') => match link(after) {
                // What a picture shows is no part of the text.
                Some((_, rest)) => rest,
                None => literal('!', after, &mut out),
            },
            '[' => match link(rest) {
                Some((words, rest)) => {
                    out.push_str(&plain(words));
                    rest
                }
                None => literal('[', after, &mut out),
            },
            '<' => match address(after) {
                Some((words, rest)) => {
                    out.push_str(words);
                    rest
                }
                None => literal('<', after, &mut out),
            },
            '*' | '`' => after.trim_start_matches(character),
            // Underscores within a word belong to it.
            '_' if !out.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric) => after,
            other => literal(other, after, &mut out),
        };
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn literal<'a>(character: char, after: &'a str, out: &mut String) -> &'a str {
    out.push(character);
    after
}

fn escaped<'a>(after: &'a str, out: &mut String) -> &'a str {
    match after.chars().next() {
        Some(sign) if sign.is_ascii_punctuation() => literal(sign, &after[1..], out),
        _ => literal('\\', after, out),
    }
}

/// `[words](url "title")` or `[words][reference]`: the words, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = bracketed(text, '[', ']')?;
    if rest.starts_with('(') {
        return bracketed(rest, '(', ')').map(|(_, rest)| (words, rest));
    }
    if rest.starts_with('[') {
        return bracketed(rest, '[', ']').map(|(_, rest)| (words, rest));
    }
    None
}

/// What stands between a bracket and the one that closes it, and what follows.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 0usize;
    for (at, character) in text.char_indices().take(LONGEST) {
        if character == open {
            depth += 1;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return Some((&text[open.len_utf8()..at], &text[at + close.len_utf8()..]));
            }
        }
    }
    None
}

/// `<https://…>` shows its address; a tag shows nothing.
fn address(after: &str) -> Option<(&str, &str)> {
    let end = after.char_indices().take(LONGEST).find(|(_, character)| *character == '>')?.0;
    let (inside, rest) = (&after[..end], &after[end + 1..]);
    let tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) && !inside.contains('\n');
    tag.then_some((if inside.contains("://") && !inside.contains(' ') { inside } else { "" }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay() {
        for (marked, expected) in [
            ("a *b* __c__ `d` ***e***", "a b c d e"),
            ("snake_case and 5 \\* 3", "snake_case and 5 * 3"),
            ("[a [b] c](u) [d][1] [e]", "a [b] c d [e]"),
            ("![x](y)z", "z"),
            ("<https://a.example> and <b>bold</b> and 3 < 5", "https://a.example and bold and 3 < 5"),
            ("[[[[", "[[[["),
            ("![", "!["),
            ("“é” *ü", "“é” ü"),
        ] {
            assert_eq!(plain(marked), expected);
        }
    }
}
