use super::{letters::is_blank, segment};
use crate::passing::Shape;

/// The tokens with `|` between those not separated by white space, and space between the others.
fn cut(text: &str) -> String {
    let mut out = String::new();
    for token in segment(text).tokens {
        if !out.is_empty() {
            out.push(if token.spaced { ' ' } else { '|' });
        }
        out.push_str(token.span.of(text));
    }
    out
}

fn sentences(text: &str) -> Vec<&str> {
    segment(text).sentences.iter().map(|sentence| sentence.span.of(text)).collect()
}

fn quotes(text: &str) -> Vec<(&str, bool)> {
    segment(text).quotes.iter().map(|quote| (quote.inner.of(text), quote.closed)).collect()
}

#[test]
fn words_are_cut() {
    for (text, expected) in [
        ("The minister's visit.", "The minister|'s visit|."),
        ("Pakistan’s border", "Pakistan|’s border"),
        ("He didn't go; they won’t.", "He did|n't go|; they wo|n’t|."),
        ("We're here, I've said", "We|'re here|, I|'ve said"),
        ("the Afghans' rights", "the Afghans|' rights"),
        ("Qur'an in Sana’a, O'Brien", "Qur'an in Sana’a|, O'Brien"),
        ("Tehreek-e-Taliban post-9/11", "Tehreek-e-Taliban post-9/11"),
        ("the U.S. and U.S.-led force", "the U.S. and U.S.-led force"),
        ("J. R. Smith", "J. R. Smith"),
        ("J.R.R. Smith", "J.R.R. Smith"),
        ("Lt. Col. Khan", "Lt. Col. Khan"),
        ("He said no. 5 came", "He said no|. 5 came"),
        ("He said No. 5 came", "He said No. 5 came"),
        ("$43,000 for 5% of 3.5m", "$|43,000 for 5|% of 3.5m"),
        ("2014–16 at 10:30 p.m. today", "2014–16 at 10:30 p.m. today"),
        ("Pakistan–Afghanistan", "Pakistan|–|Afghanistan"),
        ("border—the longest—is", "border|—|the longest|—|is"),
        ("Pakistan.Pakistan’s", "Pakistan|.|Pakistan|’s"),
        ("see https://example.org/a-b?c=1.", "see https://example.org/a-b?c=1|."),
        ("at example.com, or me@example.com.", "at example.com|, or me@example.com|."),
        ("@handle said #peace", "@handle said #peace"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("wait... what?!", "wait|... what|?!"),
        ("“No,” he said", "“|No|,|” he said"),
        ("1,00,000 rupees", "1,00,000 rupees"),
        ("a F-16, an M4", "a F-16|, an M4"),
        ("KABUL, May 26 (Outlet) –", "KABUL|, May 26 (|Outlet|) –"),
    ] {
        assert_eq!(cut(text), expected);
    }
}

#[test]
fn shapes_tell_how_a_word_is_written() {
    for (text, shape) in [
        ("word", Shape::Lower),
        ("e-mail", Shape::Lower),
        ("Word", Shape::Capital),
        ("Lung-bin", Shape::Capital),
        ("O'Brien", Shape::Capital),
        ("A", Shape::Capital),
        ("TTP", Shape::Upper),
        ("U.S.", Shape::Upper),
        ("al-Qaeda", Shape::Mixed),
        ("McDonald", Shape::Mixed),
        ("16", Shape::Number),
        ("1,200", Shape::Number),
        ("3.5", Shape::Number),
        ("9mm", Shape::Alphanumeric),
        ("2014–16", Shape::Alphanumeric),
        ("10:30", Shape::Alphanumeric),
        ("\"", Shape::QuoteMark),
        ("…", Shape::Stop),
        ("%", Shape::Punctuation),
        ("کابل", Shape::Uncased),
        ("#tag", Shape::Address),
    ] {
        let found: Vec<_> = segment(text).tokens.iter().map(|token| token.shape).collect();
        assert_eq!(found, [shape], "{text}");
    }
}

#[test]
fn sentences_end_where_they_end() {
    for (text, expected) in [
        ("He left. She stayed.", vec!["He left.", "She stayed."]),
        ("Gen. Omar Stone met Dr. Lee. They spoke.", vec!["Gen. Omar Stone met Dr. Lee.", "They spoke."]),
        ("He lives in the U.S. The city is big.", vec!["He lives in the U.S.", "The city is big."]),
        ("The U.S. President spoke.", vec!["The U.S. President spoke."]),
        ("It rose 3.5 percent. 16 people came.", vec!["It rose 3.5 percent.", "16 people came."]),
        ("“It is over.” He left.", vec!["“It is over.”", "He left."]),
        ("\"It is over!\" he said.", vec!["\"It is over!\" he said."]),
        ("He asked: \"Why?\" \"I know.\"", vec!["He asked: \"Why?\"", "\"I know.\""]),
        ("in Pakistan.Pakistan’s army", vec!["in Pakistan.", "Pakistan’s army"]),
        ("A headline without stop\nThe text.", vec!["A headline without stop", "The text."]),
        ("1. The first point. Then.", vec!["1. The first point.", "Then."]),
        ("Wait... it came. (He left.) She stayed.", vec!["Wait... it came.", "(He left.)", "She stayed."]),
        ("At 5 p.m. the guns fell silent.", vec!["At 5 p.m. the guns fell silent."]),
        ("KABUL, May 26 (Outlet) – The text.\r\nMore.", vec!["KABUL, May 26 (Outlet) – The text.", "More."]),
    ] {
        assert_eq!(sentences(text), expected);
    }
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "The minister said on\nMonday that the\nborder would\nopen again,\nat last.\n\nNext paragraph.";
    assert_eq!(segment(text).paragraphs.len(), 2);
    assert_eq!(sentences(text).len(), 2);
}

#[test]
fn quotes_are_paired() {
    for (text, expected) in [
        ("He said “no” and \"yes\".", vec![("no", true), ("yes", true)]),
        ("'We don't know,' the girls' teacher said.", vec![("We don't know,", true)]),
        ("‘It’s the boys’ turn’, he said", vec![("It’s the boys’ turn", true)]),
        ("“He told me ‘go’ and left.”", vec![("He told me ‘go’ and left.", true), ("go", true)]),
        ("“One.\n“Two.”", vec![("One.", false), ("Two.", true)]),
        ("“One.\nTwo.” End.", vec![("One.\nTwo.", true)]),
        ("“One.\nTwo. “Three.”", vec![("One.", false), ("Three.", true)]),
        ("The Afghans' rights and the girls' schools.", vec![]),
        ("\"One,\" he said. \"Two.\"", vec![("One,", true), ("Two.", true)]),
    ] {
        assert_eq!(quotes(text), expected, "{text}");
    }
}

/// A small generator, so that the texts are the same on every run.
fn texts() -> impl Iterator<Item = String> {
    const PIECES: &[&str] = &[
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\u{a0}",
        ".",
        ",",
        "!",
        "?",
        "...",
        "…",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "(",
        ")",
        "-",
        "–",
        "—",
        "a",
        "B",
        "7",
        "word",
        "Word",
        "TTP",
        "U.S.",
        "Mr.",
        "n't",
        "'s",
        "’s",
        "@",
        "#",
        "http://",
        "www.a.com",
        "é",
        "ß",
        "İ",
        "कि",
        "کابل",
        "漢字",
        "👍",
        "\u{200d}",
        "\u{301}",
        "\u{feff}",
        "\u{ad}",
        "\u{0}",
        "1,200",
        "3.5",
        "5%",
        "$",
        "//",
        ":",
        "_",
        "&",
        "``",
        "''",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % limit as u64) as usize
    };
    (0..4000).map(move |_| (0..next(24)).map(|_| PIECES[next(PIECES.len())]).collect())
}

#[test]
fn any_text_is_cut_without_loss() {
    for text in texts() {
        let segments = segment(&text);
        let mut covered = 0;
        for token in &segments.tokens {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            assert!(covered <= start && start < end, "{text:?}");
            assert!(text[covered..start].chars().all(is_blank), "{text:?}");
            assert_eq!(token.spaced, start > covered, "{text:?}");
            covered = end;
        }
        assert!(text[covered..].chars().all(is_blank), "{text:?}");
        let mut next = 0;
        for sentence in &segments.sentences {
            assert_eq!(sentence.tokens.start, next, "{text:?}");
            assert!(sentence.tokens.end > next, "{text:?}");
            next = sentence.tokens.end;
            assert!(segments.paragraphs[sentence.paragraph as usize].contains(sentence.span), "{text:?}");
        }
        assert_eq!(next as usize, segments.tokens.len(), "{text:?}");
        for quote in &segments.quotes {
            assert!(quote.span.contains(quote.inner), "{text:?}");
            let _ = quote.inner.of(&text);
        }
    }
}
