use crate::passing::{ChunkKind, Tense, VerbGroup};
use crate::recognise::recognise;
use crate::segment::segment;

/// Noun phrases in square brackets, verb groups in braces, heads behind a bar.
fn chunked(text: &str) -> String {
    let segments = segment(text);
    let recognised = recognise(text, &segments);
    let mut out = Vec::new();
    for chunk in &recognised.chunks {
        let (from, to) = (chunk.tokens.start as usize, chunk.tokens.end as usize - 1);
        let span = segments.tokens[from].span.cover(segments.tokens[to].span);
        out.push(match chunk.kind {
            ChunkKind::Noun => format!("[{}]", span.of(text)),
            ChunkKind::Verb(_) => format!("{{{}}}", span.of(text)),
        });
    }
    out.join(" ")
}

fn verb(text: &str) -> String {
    let segments = segment(text);
    let group = recognise(text, &segments).chunks.iter().find_map(|chunk| match chunk.kind {
        ChunkKind::Verb(group) => Some(group),
        ChunkKind::Noun => None,
    });
    let VerbGroup { passive, negated, infinitive, gerund, tense, modal } = group.unwrap_or_default();
    let mut words = Vec::new();
    for (name, holds) in [
        ("passive", passive),
        ("negated", negated),
        ("infinitive", infinitive),
        ("gerund", gerund),
        ("modal", modal),
        ("past", tense == Tense::Past),
        ("present", tense == Tense::Present),
        ("future", tense == Tense::Future),
    ] {
        if holds {
            words.push(name);
        }
    }
    words.join(" ")
}

#[test]
fn phrases_are_found() {
    for (text, expected) in [
        (
            "Pakistan's foreign ministry accused the banned group of killing 16 soldiers on Monday.",
            "[Pakistan] [foreign ministry] {accused} [the banned group] {killing} [16 soldiers] [Monday]",
        ),
        (
            "Defence Minister Omar Stone, a former general, did not deny the claim.",
            "[Defence Minister Omar Stone] [a former general] {did not deny} [the claim]",
        ),
        ("The talks collapsed and resumed.", "[The talks] {collapsed} {resumed}"),
        ("They tried to reach the border.", "[They] {tried} {to reach} [the border]"),
        ("Trade and transit at the crossing were suspended.", "[Trade] [transit] [the crossing] {were suspended}"),
        ("The minister said Monday that it rained.", "[The minister] {said} [Monday] [it] {rained}"),
    ] {
        assert_eq!(chunked(text), expected, "{text}");
    }
}

#[test]
fn verb_groups_tell_their_use() {
    for (text, expected) in [
        ("Rebels attacked the post.", "past"),
        ("The post was attacked.", "passive past"),
        ("The posts have been attacked.", "passive past"),
        ("The army has attacked the post.", "past"),
        ("The army will attack the post.", "future"),
        ("The army is going to attack the post.", "future"),
        ("The army might attack the post.", "modal"),
        ("The army did not attack the post.", "negated past"),
        ("The army never attacked the post.", "negated past"),
        ("The army would not have attacked the post.", "negated modal"),
        ("The army no longer controls the post.", "negated present"),
        ("The border isn't closed.", "passive negated present"),
    ] {
        assert_eq!(verb(text), expected, "{text}");
    }
}
