//! Words with some of what stands around them.

use dateline_core::model::Span;

/// The words, and up to `room` characters before and after, cut at words and without line breaks.
pub fn around(text: &str, span: Span, room: usize) -> (String, String, String) {
    let (Some(before), Some(words), Some(after)) =
        (text.get(..span.start as usize), text.get(span.range()), text.get(span.end as usize..))
    else {
        return Default::default();
    };
    let before = before.rsplit('\n').next().unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    let start = before.char_indices().rev().nth(room).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(room).map_or(after.len(), |(at, _)| at);
    (cut_start(before, start), one_line(words), cut_end(after, end))
}

/// The text without line breaks and doubled spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn cut_start(text: &str, start: usize) -> String {
    if start == 0 {
        return text.to_owned();
    }
    let tail = &text[start..];
    let tail = tail.find(' ').map_or(tail, |space| &tail[space..]);
    format!("…{tail}")
}

fn cut_end(text: &str, end: usize) -> String {
    if end == text.len() {
        return text.to_owned();
    }
    let head = &text[..end];
    let head = head.rfind(' ').map_or(head, |space| &head[..space]);
    format!("{head} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, word: &str, room: usize) -> String {
        let start = text.find(word).expect("the word is there");
        let (before, words, after) = around(text, Span::new(start, start + word.len()), room);
        format!("{before}[{words}]{after}")
    }

    #[test]
    fn short_sentences_are_whole() {
        assert_eq!(said("The envoy left Kabul.", "envoy", 40), "The [envoy] left Kabul.");
    }

    #[test]
    fn long_ones_are_cut_at_words_and_lines() {
        let text = "A line.\nLong before the talks the envoy left Kabul for the north of the country.\nMore.";
        assert_eq!(said(text, "envoy", 12), "… talks the [envoy] left Kabul …");
        assert_eq!(
            said(text, "Long", 200),
            "[Long] before the talks the envoy left Kabul for the north of the country."
        );
    }

    #[test]
    fn letters_of_any_width_are_safe() {
        assert_eq!(said("ҒҒҒҒҒҒ ғғғғ envoy ҒҒҒҒҒҒ", "envoy", 3), "… [envoy] …");
        assert_eq!(around("abc", Span { start: 2, end: 9 }, 3), Default::default());
    }
}
