//! An event in a few words: `Kabul accuses Islamabad`, `Airstrike, Nangarhar`.

use dateline_core::dossier::{FoldedEntityId, FoldedEvent};
use dateline_core::model::{EventKind, Status};

use crate::dossier::Dossier;
use crate::words;

/// Characters a name may have before it is cut.
const NAME: usize = 22;
/// Characters a label may have before it is cut.
const LABEL: usize = 40;

/// The words beside an event's mark.
pub fn short(dossier: &Dossier, event: &FoldedEvent) -> String {
    // A number that is cut is another number: the toll is told whole or not at all.
    let whole = said(dossier, event, true);
    let said = if whole.chars().count() > LABEL { said(dossier, event, false) } else { whole };
    let status = match event.status {
        Status::Reported | Status::Planned => "",
        Status::Claimed => " (claimed)",
        Status::Denied => " (denied)",
        Status::Hypothetical => " (possible)",
    };
    format!("{}{status}", cut(&said, LABEL))
}

/// The words that name an event to those who listen: what, who, to whom, where, when, who vouches, who tells.
pub fn spoken(dossier: &Dossier, event: &FoldedEvent) -> String {
    let place = event.place.map(|place| format!(" in {}", dossier.name(place))).unwrap_or_default();
    format!(
        "{}{}, {}, {}, told by {}",
        said(dossier, event, true),
        if event.actors.is_empty() && event.recipients.is_empty() { "" } else { &place },
        words::days(event.from, event.to),
        words::status(event.status),
        words::count(event.documents as usize, "article", "articles"),
    )
}

fn said(dossier: &Dossier, event: &FoldedEvent, with_toll: bool) -> String {
    let killed = event.toll.killed.filter(|_| with_toll);
    let killed = killed.map(|killed| format!(", {} killed", words::number(killed))).unwrap_or_default();
    let what = format!("{}{killed}", what(event));
    let actors = names(dossier, &event.actors);
    let recipients = names(dossier, &event.recipients);
    match (actors.is_empty(), recipients.is_empty()) {
        (false, false) => {
            let verb = verb(event.kind, &event.mode, event.actors.len() > 1);
            format!("{actors} {verb} {recipients}{killed}")
        }
        (false, true) => format!("{actors}: {what}"),
        (true, false) => format!("{}, {recipients}", capital(&what)),
        (true, true) => match event.place {
            Some(place) => format!("{}, {}", capital(&what), cut(dossier.name(place), NAME)),
            None => capital(&what),
        },
    }
}

fn what(event: &FoldedEvent) -> String {
    match event.mode.as_str() {
        "" => noun(event.kind).to_owned(),
        mode => noun_of_mode(mode).map_or_else(|| spaced(mode), str::to_owned),
    }
}

/// `heavy-weapons` as one would write it.
pub fn spaced(mode: &str) -> String {
    mode.replace(['-', '_'], " ")
}

fn names(dossier: &Dossier, entities: &[FoldedEntityId]) -> String {
    let name = |entity: &FoldedEntityId| cut(dossier.name(*entity), NAME);
    match entities {
        [] => String::new(),
        [one] => name(one),
        [one, other] => format!("{}, {}", name(one), name(other)),
        [one, rest @ ..] => format!("{} +{}", name(one), rest.len()),
    }
}

/// The text, cut at a word where it is too long.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    let at_word = head.rfind(' ').filter(|space| *space * 2 > head.len());
    format!("{}…", at_word.map_or(head, |space| &head[..space]).trim_end_matches([',', ' ']))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn noun(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agree => "agreement",
        EventKind::Consult => "talks",
        EventKind::Support => "support",
        EventKind::Concede => "concession",
        EventKind::Cooperate => "cooperation",
        EventKind::Aid => "aid",
        EventKind::Retreat => "withdrawal",
        EventKind::Request => "demand",
        EventKind::Accuse => "accusation",
        EventKind::Reject => "rejection",
        EventKind::Threaten => "threat",
        EventKind::Protest => "protest",
        EventKind::Sanction => "sanction",
        EventKind::Mobilize => "mobilisation",
        EventKind::Coerce => "coercion",
        EventKind::Assault => "attack",
    }
}

/// Modes that are no nouns, as nouns.
fn noun_of_mode(mode: &str) -> Option<&'static str> {
    Some(match mode {
        "abduct" => "abduction",
        "airstrike" => "air strike",
        "allege" => "allegation",
        "beat" => "beating",
        "demo" => "demonstration",
        "deport" => "deportation",
        "destroy" => "destruction",
        "disapprove" => "criticism",
        "disarm" => "disarmament",
        "discontinue" => "break-off",
        "ease" => "easing",
        "expel" => "expulsion",
        "explosives" => "explosion",
        "firearms" => "shooting",
        "investigate" => "investigation",
        "kill" => "killing",
        "mediate" => "mediation",
        "meet" => "meeting",
        "obstruct" => "obstruction",
        "phone" => "telephone call",
        "restrict" => "restriction",
        "seize" => "seizure",
        "troops" => "troop movement",
        "weapons" => "arming",
        "withdraw" => "withdrawal",
        _ => return None,
    })
}

fn verb(kind: EventKind, mode: &str, many: bool) -> &'static str {
    let (one, more) = match (kind, mode) {
        (EventKind::Consult, "visit") => ("visits", "visit"),
        (EventKind::Consult, "phone") => ("telephones", "telephone"),
        (EventKind::Consult, "meet") => ("meets", "meet"),
        (EventKind::Consult, "mediate") => ("mediates for", "mediate for"),
        (EventKind::Assault, "kill") => ("kills", "kill"),
        (EventKind::Assault, "abduct") => ("abducts", "abduct"),
        (EventKind::Coerce, "arrest") => ("arrests", "arrest"),
        (EventKind::Coerce, "deport") => ("deports", "deport"),
        (EventKind::Sanction, "expel") => ("expels", "expel"),
        (EventKind::Agree, _) => ("agrees with", "agree with"),
        (EventKind::Consult, _) => ("talks with", "talk with"),
        (EventKind::Support, _) => ("supports", "support"),
        (EventKind::Concede, _) => ("yields to", "yield to"),
        (EventKind::Cooperate, _) => ("cooperates with", "cooperate with"),
        (EventKind::Aid, _) => ("aids", "aid"),
        (EventKind::Retreat, _) => ("eases off", "ease off"),
        (EventKind::Request, _) => ("asks", "ask"),
        (EventKind::Accuse, _) => ("accuses", "accuse"),
        (EventKind::Reject, _) => ("rejects", "reject"),
        (EventKind::Threaten, _) => ("threatens", "threaten"),
        (EventKind::Protest, _) => ("protests against", "protest against"),
        (EventKind::Sanction, _) => ("sanctions", "sanction"),
        (EventKind::Mobilize, _) => ("mobilises against", "mobilise against"),
        (EventKind::Coerce, _) => ("coerces", "coerce"),
        (EventKind::Assault, _) => ("attacks", "attack"),
    };
    if many { more } else { one }
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Count, Toll};

    use super::*;

    #[test]
    fn long_words_are_cut_at_a_space() {
        assert_eq!(cut("Kabul", 22), "Kabul");
        assert_eq!(cut("Islamic Emirate of Afghanistan", 22), "Islamic Emirate of…");
        assert_eq!(cut("ӘӘӘӘӘӘӘ", 3), "ӘӘӘ…");
    }

    #[test]
    fn a_toll_is_whole_or_missing() {
        let toll = Toll { killed: Some(Count { low: 360, high: None }), ..Toll::default() };
        let event = |mode: &str| FoldedEvent {
            id: String::new(),
            kind: EventKind::Assault,
            mode: mode.to_owned(),
            contexts: Vec::new(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            from: None,
            to: None,
            status: Status::Claimed,
            toll,
            tellings: Vec::new(),
            documents: 1,
            origins: 1,
        };
        let dossier = Dossier::default();
        assert_eq!(short(&dossier, &event("kill")), "Killing, at least 360 killed (claimed)");
        assert_eq!(
            short(&dossier, &event("a-mode-of-nearly-forty-letters")),
            "A mode of nearly forty letters (claimed)"
        );
    }

    #[test]
    fn modes_are_read_as_nouns() {
        assert_eq!(noun_of_mode("kill"), Some("killing"));
        assert_eq!(noun_of_mode("ceasefire"), None);
    }

    #[test]
    fn words_begin_with_a_capital() {
        assert_eq!(capital("air strike"), "Air strike");
        assert_eq!(capital(""), "");
        assert_eq!(spaced("heavy-weapons"), "heavy weapons");
    }
}
