//! Whatever is written is read; whatever is damaged is repaired with proof, or refused.

mod common;

use dateline_share::wire::{Payload, View};
use dateline_share::{Error, Repair, is_link, read, write};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_read(payload in common::payload()) {
        let link = write(&payload).expect("it is small");
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{}", link);
        prop_assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()));
        prop_assert!(is_link(&link));
        let given = read(&link).expect("it is whole");
        prop_assert_eq!(given.repaired, None);
        prop_assert_eq!(&given.payload, &payload);
        prop_assert_eq!(write(&given.payload), Ok(link));
    }

    #[test]
    fn whatever_text_comes_nothing_falls(text in "(?s).{0,80}", link in "s[0-9]{1,2}[a-z][.][A-Za-z0-9_-]{0,40}[.][A-Za-z0-9]{0,9}") {
        let _ = read(&text);
        prop_assert!(read(&link).is_err());
        let within = format!("{text}#{link}{text}");
        prop_assert!(read(&within).is_err());
    }

    /// What the page writes into its address consists of the same characters.
    #[test]
    fn readable_addresses_are_no_links(
        view in prop::sample::select(vec!["sources", "entities", "timeline", "claims"]),
        parts in prop::collection::vec("sample|own|(q|event|status|kind|act|who|by|outlet|article|from|to|at)-[A-Za-z0-9_-]{0,30}", 0..6),
    ) {
        let place = [vec![view.to_owned()], parts].concat().join(".");
        prop_assert!(!is_link(&place));
        prop_assert_eq!(read(&format!("#{place}")), Err(Error::NotALink));
    }
}

/// The payload of the examples below, and its link.
fn example() -> (Payload, String) {
    let view = View {
        title: "Talks in Doha—what was said".to_owned(),
        place: "claims.q-ceasefire.from-2025-08-01.act-deny".to_owned(),
        ..View::default()
    };
    let payload = Payload::View(view);
    let link = write(&payload).expect("it is small");
    (payload, link)
}

#[track_caller]
fn comes_back(text: &str, repaired: Option<Repair>) {
    let given = read(text).unwrap_or_else(|error| panic!("{error} {text}"));
    assert_eq!((given.payload, given.repaired), (example().0, repaired), "{text}");
}

#[test]
fn what_programs_add_is_taken_away() {
    let (_, link) = example();
    for text in [link.clone(), format!("#{link}"), format!("https://site.example/dateline/?src=a.zip#{link}")] {
        comes_back(&text, None);
    }
    for end in
        [".", ",", ")", "\"", "”", "’", "…", "...", ">", "]", "!", "?", ".)", " and more", "\n\nBest regards", "."]
    {
        comes_back(&format!("{link}{end}"), Some(Repair::Around));
    }
    for start in ["!", "#!", "https://site.example/dateline/", "See <https://site.example/#!", "\"", "(", "##!"] {
        comes_back(&format!("{start}{link}"), Some(Repair::Around));
    }
    comes_back(&format!("Here: {link}, and as agreed: s1d.AAAA.BBBB"), Some(Repair::Around));
}

#[test]
fn what_programs_encode_is_decoded() {
    let (_, link) = example();
    let all = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02x}"));
    for text in [
        format!("%23{link}"),
        format!("https://site.example/%23{link}"),
        format!("https://site.example/%2523{link}"),
        all(&format!("#{link}")),
        all(&all(&link)),
        link.replace('.', "%2E"),
        format!("%23{link}%0A"),
    ] {
        comes_back(&text, Some(Repair::Encoded));
    }
}

#[test]
fn broken_lines_are_joined() {
    let (_, link) = example();
    for stuff in [" ", "\n", "\r\n", "=\r\n", "\n> ", "\u{200b}", "\u{ad}", " \\\n", "%0D%0A", "!", "#"] {
        for at in [8, 30, link.len() - 9, link.len() - 3] {
            let (one, two) = link.split_at(at);
            let repair = if stuff.contains('%') { Repair::Broken.max(Repair::Encoded) } else { Repair::Broken };
            comes_back(&format!("{one}{stuff}{two}"), Some(repair));
        }
    }
}

#[test]
fn dashes_are_hyphens_again() {
    let title = |number: u32| (0..50).map(|place| (number * 7919 + place * place * 104_729).to_string()).collect();
    let mut views = (0..1000).map(|number| View { title: title(number), ..View::default() });
    let link = |view: &View| write(&Payload::View(view.clone())).expect("it is small");
    let view = views.find(|view| link(view).contains("--")).expect("one of them has two hyphens");
    let given = read(&link(&view).replace("--", "—")).expect("the dash is undone");
    assert_eq!((given.payload, given.repaired), (Payload::View(view), Some(Repair::Broken)));
}

#[test]
fn a_lost_beginning_or_end_is_proven_by_the_rest() {
    let (_, link) = example();
    comes_back(&link[1..], Some(Repair::Beginning));
    comes_back(&link[3..], Some(Repair::Beginning));
    comes_back(&link.replacen("s1", "S1", 1), Some(Repair::Beginning));
    comes_back(&link[..link.len() - 1], Some(Repair::End));
    comes_back(&link[..link.len() - 2], Some(Repair::End));
    for end in 8..link.len() - 2 {
        let error = read(&link[..end]).expect_err("too much is missing");
        assert!(error.to_string().starts_with("The end of this link is missing"), "{error}");
    }
}

/// Looking for links takes no longer than the text is long.
#[test]
fn much_text_is_looked_through_at_once() {
    for piece in ["sééééééé", "s1d.", " s1d.A", "%73", "%2573", "s.s.s."] {
        assert!(read(&piece.repeat(200_000)).is_err());
    }
    assert_eq!(read(&"x".repeat(20 << 20)), Err(Error::TooLarge));
}

/// One change of a link, as no program would make it.
fn mutate(link: &str, kind: u8, at: usize, with: u8, length: usize) -> String {
    let mut bytes = link.as_bytes().to_vec();
    let at = at % bytes.len();
    let end = (at + length).min(bytes.len());
    match kind {
        0 => bytes[at] = with,
        1 => {
            bytes.remove(at);
        }
        2 => bytes.insert(at, with),
        3 => {
            let other = (at + length) % bytes.len();
            bytes.swap(at, other);
        }
        4 => bytes.truncate(at),
        5 => {
            bytes.drain(at..end);
        }
        6 => bytes[at..end].fill(with),
        7 => bytes[at..end].reverse(),
        8 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        9 => bytes[at] = bytes[at].to_ascii_uppercase(),
        _ => bytes[at] ^= 1 << (with % 8),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Ten thousand damaged links: none is read as something else, and none makes the reader fall.
#[test]
fn damaged_links_never_show_something_else() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let changes = (common::payload(), any::<bool>(), 0..11u8, any::<usize>(), any::<u8>(), 1..40usize);
    let (mut read_rightly, mut refused, mut unseen) = (0, 0, 0);
    for _ in 0..10_000 {
        let (payload, printed, kind, at, with, length) = changes.new_tree(&mut runner).expect("a change").current();
        let link = write(&payload).expect("it is small");
        let letters = b"ABCXYZabcsxyz0123456789-_.#!%/ \n";
        let with = if printed { letters[with as usize % letters.len()] } else { with };
        match read(&mutate(&link, kind, at, with, length)) {
            Ok(given) => {
                assert_eq!(given.payload, payload, "a damaged link showed something else: {link}");
                read_rightly += 1;
            }
            Err(Error::NotALink) => unseen += 1,
            Err(Error::Damaged(_)) => refused += 1,
            Err(other) => panic!("{other}: {link}"),
        }
    }
    println!("repaired {read_rightly}, refused {refused}, not taken for a link {unseen}");
    // Those that are not even taken for links have lost their beginning, or nearly all.
    assert!(refused > 7000 && read_rightly > 500 && unseen < 700, "{read_rightly} {refused} {unseen}");
}
