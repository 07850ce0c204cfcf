//! What is written into links must stay as it is.

use super::*;

fn numbers<T: Serialize + std::fmt::Debug>(values: &[T]) -> Vec<u8> {
    values.iter().flat_map(|value| postcard::to_allocvec(value).expect("it is written")).collect()
}

/// A change of these lists breaks the links that people have kept. New values come last.
#[test]
fn numbers_stay() {
    use EventKind::*;
    let events = [
        Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest,
        Sanction, Mobilize, Coerce, Assault,
    ];
    assert_eq!(numbers(&events), (0..16).collect::<Vec<u8>>());
    let kinds = [
        Kind::Person,
        Kind::Organisation,
        Kind::ArmedGroup,
        Kind::Government,
        Kind::Place,
        Kind::Nationality,
        Kind::Agreement,
        Kind::EventName,
        Kind::Weapon,
        Kind::Media,
    ];
    assert_eq!(numbers(&kinds), (0..10).collect::<Vec<u8>>());
    let statuses = [Status::Reported, Status::Claimed, Status::Denied, Status::Planned, Status::Hypothetical];
    assert_eq!(numbers(&statuses), [0, 1, 2, 3, 4]);
    let acts = [
        Act::State,
        Act::Accuse,
        Act::Deny,
        Act::Demand,
        Act::Promise,
        Act::Threaten,
        Act::Urge,
        Act::Praise,
        Act::Ask,
        Act::Acknowledge,
    ];
    assert_eq!(numbers(&acts), (0..10).collect::<Vec<u8>>());
    assert_eq!(numbers(&[Manner::Direct, Manner::Indirect, Manner::Mixed]), [0, 1, 2]);
    assert_eq!(numbers(&[Precision::Country, Precision::Province, Precision::City, Precision::Feature]), [0, 1, 2, 3]);
    assert_eq!(numbers(&[Basis::Given, Basis::Metadata, Basis::Dateline, Basis::None]), [0, 1, 2, 3]);
}

#[test]
fn only_days_that_exist_are_read() {
    let day = Day::new(2024, 2, 29).expect("a leap year");
    let bytes = postcard::to_allocvec(&day).expect("it is written");
    assert_eq!(postcard::from_bytes::<Day>(&bytes), Ok(day));
    assert_eq!(day.to_string(), "2024-02-29");
    for (year, month, days) in [(2025, 2, 29), (1900, 2, 29), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31), (2025, 1, 0)]
    {
        assert_eq!(Day::new(year, month, days), None);
        let bytes = postcard::to_allocvec(&(year, month, days)).expect("it is written");
        assert!(postcard::from_bytes::<Day>(&bytes).is_err());
    }
}

#[test]
fn pointing_past_the_end_is_unsound() {
    let mut findings = Findings::default();
    let quote = Quote { source: 0, ..Quote::default() };
    let claim = Claim { by: None, act: Act::Deny, manner: Manner::Direct, anonymous: true, quote };
    findings.claims.push(claim);
    assert!(!Payload::Findings(findings.clone()).is_sound());
    findings.sources.push(Source::default());
    assert!(Payload::Findings(findings.clone()).is_sound());
    findings.claims[0].by = Some(0);
    assert!(!Payload::Findings(findings.clone()).is_sound());
    findings.claims[0].by = None;
    let articles = vec![Article { source: 1, ..Article::default() }];
    assert!(!Payload::Dossier(Dossier { findings, articles }).is_sound());
}
