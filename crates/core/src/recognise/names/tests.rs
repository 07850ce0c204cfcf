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
        // Nothing follows the last word.
        ("Her neighbour is a Christian", "[Christian] Nationality"),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}
