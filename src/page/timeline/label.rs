//! An event in a few words: `Kabul accuses Islamabad`, `Airstrike, Nangarhar`.

use dateline_core::dossier::{FoldedEntityId, FoldedEvent, FoldedEventId};
use dateline_core::model::Status;

use crate::decisions::About;
use crate::dossier::Dossier;
use crate::words;

/// Characters a name may have before it is cut.
const NAME: usize = 22;
/// Characters a label may have before it is cut.
const LABEL: usize = 40;

/// The words beside an event's mark.
pub fn short(dossier: &Dossier, event: &FoldedEvent) -> String {
    let status = match event.status {
        Status::Reported | Status::Planned => "",
        Status::Claimed => " (claimed)",
        Status::Denied => " (denied)",
        Status::Hypothetical => " (possible)",
    };
    format!("{}{status}", brief(dossier, event))
}

/// Whether the reader corrected it.
pub fn is_corrected(dossier: &Dossier, event: FoldedEventId) -> bool {
    !dossier.decisions.by(About::Event(event)).is_empty()
}

fn brief(dossier: &Dossier, event: &FoldedEvent) -> String {
    // A number that is cut is another number: the toll is told whole or not at all.
    let whole = said(dossier, event, true);
    let said = if whole.chars().count() > LABEL { said(dossier, event, false) } else { whole };
    cut(&said, LABEL)
}

/// The words that name an event to those who listen: what, who, to whom, where, when, who vouches, who tells. They begin
/// with those that can be seen, for those who speak to the page.
pub fn spoken(dossier: &Dossier, event: &FoldedEvent) -> String {
    let (brief, whole) = (brief(dossier, event), said(dossier, event, true));
    let said = if whole.starts_with(&brief) { whole } else { format!("{brief}: {whole}") };
    let place = event.place.map(|place| format!(" in {}", dossier.name(place))).unwrap_or_default();
    format!(
        "{}{}, {}, {}, told by {}",
        said,
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
            let verb = words::event_verb(event.kind, &event.mode, event.actors.len() > 1);
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
        "" => words::event_noun(event.kind).to_owned(),
        mode => words::mode_noun(mode).map_or_else(|| spaced(mode), str::to_owned),
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

#[cfg(test)]
mod tests {
    use dateline_core::model::{Count, EventKind, Toll};

    use super::*;

    #[test]
    fn long_words_are_cut_at_a_space() {
        assert_eq!(cut("Kabul", 22), "Kabul");
        assert_eq!(cut("Islamic Emirate of Afghanistan", 22), "Islamic Emirate of…");
        assert_eq!(cut("ӘӘӘӘӘӘӘ", 3), "ӘӘӘ…");
    }

    #[test]
    fn a_toll_is_whole_or_missing() {
        let toll = Toll { killed: Some(Count { low: 360, high: None, rough: false }), ..Toll::default() };
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
    fn words_begin_with_a_capital() {
        assert_eq!(capital("air strike"), "Air strike");
        assert_eq!(capital(""), "");
        assert_eq!(spaced("heavy-weapons"), "heavy weapons");
    }
}
