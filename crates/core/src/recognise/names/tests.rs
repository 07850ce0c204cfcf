use crate::recognise::recognise;
use crate::segment::segment;

/// The names in brackets with their kinds.
fn named(text: &str) -> String {
    let segments = segment(text);
    let recognised = recognise(text, &segments);
    let name = |name: &crate::passing::Name| format!("[{}] {:?}", name.span.of(text), name.kind);
    recognised.names.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[test]
fn names_are_found() {
    for (text, expected) in [
        ("Defence Minister Omar Stone left.", "[Omar Stone] Person"),
        ("The spokesman Zaran Kelwo said so.", "[Zaran Kelwo] Person"),
        ("Talks in Kabul ended.", "[Kabul] Place"),
        ("The Ministry of Trade and Industry spoke.", "[Ministry of Trade and Industry] Government"),
        (
            "The Azadi Liberation Front (ALF) attacked. The ALF said so.",
            "[Azadi Liberation Front] ArmedGroup, [ALF] ArmedGroup, [ALF] ArmedGroup",
        ),
        ("Zaran Kelwo, the foreign minister, spoke. Kelwo left.", "[Zaran Kelwo] Person, [Kelwo] Person"),
        ("Two Afghans met Pakistani officials.", "[Afghans] Nationality, [Pakistani] Nationality"),
        ("It was a nice reading on Monday in March.", ""),
        ("He told us of mali.", ""),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}

/// The examples beside the patterns, from the source of the table: the embedded copy goes without them.
#[test]
fn patterns_do_what_their_examples_show() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../lang/tables/name_patterns.tsv");
    let table = std::fs::read_to_string(path).expect("the table can be read");
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [words, _, kind, yes, no] = cells[..] else { panic!("five cells are expected: {line}") };
        let found = |text: &str| {
            let recognised = recognise(text, &segment(text));
            let name = |name: &crate::passing::Name| (name.span.of(text).to_owned(), name.kind);
            recognised.names.iter().map(name).collect::<Vec<_>>()
        };
        let kind = super::tables::kind(kind);
        for example in yes.split(" | ").filter(|example| !example.is_empty()) {
            let (start, end) = (example.find('['), example.find(']'));
            let (Some(start), Some(end)) = (start, end) else { panic!("brackets are expected: {line}") };
            let wanted = (example[start + 1..end].to_owned(), kind);
            if !found(&example.replace(['[', ']'], "")).contains(&wanted) {
                wrong.push(format!("{words}: {wanted:?} is not found"));
            }
        }
        for example in no.split(" | ").filter(|example| !example.is_empty()) {
            if found(example).iter().any(|(_, other)| *other == kind) {
                wrong.push(format!("{words}: a name is found in '{example}'"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
