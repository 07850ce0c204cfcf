//! Values of the model in words, for formats that people read, and for the page.

use std::fmt::Write as _;

use dateline_core::dossier::FoldedEvent;
use dateline_core::model::{EventKind, Kind, Status, Toll};
use jiff::civil::Date;

use crate::view::View;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `13 Sep 2025`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), year(date))
}

/// `26–31 Aug 2025`, `25 Oct – 7 Nov 2025`, `from 7 Nov 2025`, `undated`. A whole month or year is said as one.
pub fn days(from: Option<Date>, to: Option<Date>) -> String {
    let (from, to) = match (from, to) {
        (None, None) => return "undated".to_owned(),
        (Some(from), None) => return format!("from {}", date(from)),
        (None, Some(to)) => return format!("until {}", date(to)),
        (Some(from), Some(to)) => (from, to),
    };
    if from == to {
        return date(from);
    }
    let whole_months = from.day() == 1 && to.day() == to.days_in_month();
    let whole_years = whole_months && from.month() == 1 && to.month() == 12;
    let one_year = from.year() == to.year();
    match (one_year, one_year && from.month() == to.month()) {
        (false, _) if whole_years => format!("{}–{}", year(from), year(to)),
        (false, _) => format!("{} – {}", date(from), date(to)),
        (true, _) if whole_years => year(from),
        (true, true) if whole_months => format!("{} {}", month(from), year(from)),
        (true, false) if whole_months => format!("{}–{} {}", month(from), month(to), year(from)),
        (true, true) => format!("{}–{}", from.day(), date(to)),
        (true, false) => format!("{} {} – {}", from.day(), month(from), date(to)),
    }
}

/// `2025`, `AD 11`, `44 BC`: years of fewer than four digits could be taken for days.
fn year(date: Date) -> String {
    match date.year() {
        year @ 1000.. => year.to_string(),
        year @ 1.. => format!("AD {year}"),
        year => format!("{} BC", 1 - i32::from(year)),
    }
}

/// `Jan` … `Dec`.
pub fn month(date: Date) -> &'static str {
    MONTHS.get(date.month() as usize - 1).copied().unwrap_or("?")
}

/// `armed group`.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::ArmedGroup => "armed group",
        Kind::Government => "government",
        Kind::Place => "place",
        Kind::Nationality => "nationality",
        Kind::Agreement => "agreement",
        Kind::EventName => "named event",
        Kind::Weapon => "weapon",
        Kind::Media => "media",
    }
}

/// `claimed by the Afghan Taliban`, `planned, says Qatar`, `reported`: who vouches for an event.
pub(crate) fn vouched(view: &View<'_>, event: &FoldedEvent) -> String {
    let who = view.claimants(event).join(", ");
    match (event.status, who.is_empty()) {
        (Status::Reported, _) => "reported".to_owned(),
        (Status::Claimed, true) => "claimed".to_owned(),
        (Status::Claimed, false) => format!("claimed by {who}"),
        (Status::Denied, true) => "denied".to_owned(),
        (Status::Denied, false) => format!("denied by {who}"),
        (Status::Planned, true) => "planned".to_owned(),
        (Status::Planned, false) => format!("planned, says {who}"),
        (Status::Hypothetical, true) => "hypothetical".to_owned(),
        (Status::Hypothetical, false) => format!("hypothetical, says {who}"),
    }
}

/// `Air strike: Pakistani air force → Afghan Taliban (Barmal)`: what happened, who to whom, where.
pub(crate) fn event(view: &View<'_>, event: &FoldedEvent) -> String {
    let what = match event.mode.as_str() {
        "" => event_noun(event.kind).to_owned(),
        mode => mode_noun(mode).map_or_else(|| mode.replace(['-', '_'], " "), str::to_owned),
    };
    let mut said = capital(&what);
    let parties = [view.names(&event.actors, ", "), view.names(&event.recipients, ", ")];
    let _ = match [parties[0].as_str(), parties[1].as_str()] {
        ["", ""] => Ok(()),
        [actors, ""] => write!(said, ": {actors}"),
        ["", recipients] => write!(said, ": → {recipients}"),
        [actors, recipients] => write!(said, ": {actors} → {recipients}"),
    };
    if let Some(place) = event.place.and_then(|place| view.entity(place)) {
        let _ = write!(said, " ({})", place.name);
    }
    said
}

/// `16 killed, at least 4 injured`; empty when nobody is said to be hurt.
pub fn toll(toll: Toll) -> String {
    let told = toll.parts().into_iter().filter_map(|(what, of)| of.map(|of| format!("{} {what}", of.words())));
    told.collect::<Vec<_>>().join(", ")
}

/// `1 article`, `12 articles`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The groups that events are shown in, in the order of PLOVER's quad codes.
pub const GROUPS: [&str; 4] =
    ["Talks and agreements", "Help and easing", "Accusations, demands", "Force and sanctions"];

/// The group that an event is shown in.
pub(crate) fn group(kind: EventKind) -> &'static str {
    GROUPS[quad_code(kind) as usize - 1]
}

/// PLOVER's quad code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
pub fn quad_code(kind: EventKind) -> u32 {
    use EventKind as E;
    match kind {
        E::Agree | E::Consult | E::Support | E::Concede => 1,
        E::Cooperate | E::Aid | E::Retreat => 2,
        E::Request | E::Accuse | E::Reject | E::Threaten => 3,
        E::Protest | E::Sanction | E::Mobilize | E::Coerce | E::Assault => 4,
    }
}

/// Text on one line, without the control characters by which an article could recolour, hide or turn round what stands
/// around it.
pub(crate) fn plain(text: &str) -> String {
    let turns =
        |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks =
        |letter: char| letter.is_control() || letter.is_whitespace() || matches!(letter, '\u{2028}' | '\u{2029}');
    let kept: String = text.chars().filter(|letter| !turns(*letter)).collect();
    kept.split(breaks).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text, cut at a word where it is too long.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    let at_word = head.rfind(' ').filter(|space| *space * 2 > head.len());
    format!("{}…", at_word.map_or(head, |space| &head[..space]).trim_end_matches([',', ' ']))
}

/// An address on the web as it may stand in a link: `http` or `https`, and only characters that a URI has.
pub(crate) fn web_address(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte)) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        let fits = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
        let _ = if fits { write!(out, "{}", char::from(byte)) } else { write!(out, "%{byte:02X}") };
    }
    Some(out)
}

/// `talks`, `attack`: what happened, as a noun.
pub fn event_noun(kind: EventKind) -> &'static str {
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

/// A mode that is no noun, as a noun: `killing` for `kill`.
pub fn mode_noun(mode: &str) -> Option<&'static str> {
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

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Bound, Count};
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn days_are_said_as_far_as_they_are_known() {
        let say = |from: (i16, i8, i8), to: (i16, i8, i8)| {
            days(Some(day(from.0, from.1, from.2)), Some(day(to.0, to.1, to.2)))
        };
        assert_eq!(say((2025, 9, 13), (2025, 9, 13)), "13 Sep 2025");
        assert_eq!(say((2025, 8, 26), (2025, 8, 31)), "26–31 Aug 2025");
        assert_eq!(say((2025, 10, 25), (2025, 11, 7)), "25 Oct – 7 Nov 2025");
        assert_eq!(say((2025, 8, 1), (2025, 8, 31)), "Aug 2025");
        assert_eq!(say((2025, 6, 1), (2025, 8, 31)), "Jun–Aug 2025");
        assert_eq!(say((2025, 1, 1), (2025, 12, 31)), "2025");
        assert_eq!(say((2021, 1, 1), (2025, 12, 31)), "2021–2025");
        assert_eq!(say((2024, 12, 30), (2025, 1, 2)), "30 Dec 2024 – 2 Jan 2025");
        assert_eq!(say((-43, 3, 15), (-43, 3, 15)), "15 Mar 44 BC");
        assert_eq!(say((11, 1, 1), (11, 12, 31)), "AD 11");
        assert_eq!(days(Some(day(2025, 11, 7)), None), "from 7 Nov 2025");
        assert_eq!(days(None, Some(day(2025, 11, 7))), "until 7 Nov 2025");
        assert_eq!(days(None, None), "undated");
    }

    #[test]
    fn modes_are_read_as_nouns() {
        assert_eq!(mode_noun("kill"), Some("killing"));
        assert_eq!(mode_noun("ceasefire"), None);
    }

    #[test]
    fn tolls_name_what_is_known() {
        let injured = Some(Count::bounded(4, None, Bound::AtLeast));
        let missing = Some(Count::bounded(24, None, Bound::Vague));
        let all = Toll { killed: Some(Count::exactly(16)), injured, missing, ..Toll::default() };
        assert_eq!(toll(all), "16 killed, at least 4 injured, dozens missing");
        assert_eq!(toll(Toll::default()), "");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(web_address("https://a.example/b?c=d#e").as_deref(), Some("https://a.example/b?c=d#e"));
        assert_eq!(web_address("https://a.example/ü <b>").as_deref(), Some("https://a.example/%C3%BC%20%3Cb%3E"));
        for wrong in
            ["", "javascript:alert(1)", "https://", "https:///a", "http://a b/", "ftp://a.example", "a.example"]
        {
            assert_eq!(web_address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn text_cannot_hide_what_follows() {
        assert_eq!(plain(" a\u{1b}[31m\r\nb\u{202e}c\u{0}d\u{a0}e "), "a [31m bc d e");
        assert_eq!(cut("one two three", 9), "one two…");
    }
}
