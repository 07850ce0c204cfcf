//! How values of the model are put into words and classes for the reader.

use dateline_core::model::{
    Act, Bound, Count, DateBasis, EventKind, Form, Kind, PublishedBasis, Quantity, Status, Step, TimeBasis, Toll,
};
use jiff::civil::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The quarter an event belongs to, by PLOVER's grouping of its sixteen types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// Verbal cooperation: AGREE, CONSULT, SUPPORT, CONCEDE.
    Talk,
    /// Material cooperation: COOPERATE, AID, RETREAT.
    Help,
    /// Verbal conflict: REQUEST, ACCUSE, REJECT, THREATEN.
    Word,
    /// Material conflict: PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
    Force,
}

impl Quarter {
    /// All four, in the order of the timeline's lanes.
    pub const ALL: [Quarter; 4] = [Quarter::Talk, Quarter::Help, Quarter::Word, Quarter::Force];

    /// The quarter of a type of event.
    pub fn of(kind: EventKind) -> Self {
        use EventKind as E;
        match kind {
            E::Agree | E::Consult | E::Support | E::Concede => Quarter::Talk,
            E::Cooperate | E::Aid | E::Retreat => Quarter::Help,
            E::Request | E::Accuse | E::Reject | E::Threaten => Quarter::Word,
            E::Protest | E::Sanction | E::Mobilize | E::Coerce | E::Assault => Quarter::Force,
        }
    }

    /// For the reader.
    pub fn label(self) -> &'static str {
        match self {
            Quarter::Talk => "Talks and agreements",
            Quarter::Help => "Help and easing",
            Quarter::Word => "Accusations, demands",
            Quarter::Force => "Force and sanctions",
        }
    }

    /// The class that colours it, and its name in the URL.
    pub fn class(self) -> &'static str {
        match self {
            Quarter::Talk => "talk",
            Quarter::Help => "help",
            Quarter::Word => "word",
            Quarter::Force => "force",
        }
    }
}

/// All statuses, surest first.
pub const STATUSES: [Status; 5] =
    [Status::Reported, Status::Claimed, Status::Denied, Status::Planned, Status::Hypothetical];

/// All kinds of entity, in the order the reader meets them.
pub const KINDS: [Kind; 10] = [
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

/// All acts.
pub const ACTS: [Act; 10] = [
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

/// `13 Sep 2025`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
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
    if from.year() != to.year() {
        return if whole_months && from.month() == 1 && to.month() == 12 {
            format!("{}–{}", from.year(), to.year())
        } else {
            format!("{} – {}", date(from), date(to))
        };
    }
    match (whole_months, from.month() == to.month()) {
        (true, _) if from.month() == 1 && to.month() == 12 => from.year().to_string(),
        (true, true) => format!("{} {}", month(from), from.year()),
        (true, false) => format!("{}–{} {}", month(from), month(to), from.year()),
        (false, true) => format!("{}–{}", from.day(), date(to)),
        (false, false) => format!("{} {} – {}", from.day(), month(from), date(to)),
    }
}

fn month(date: Date) -> &'static str {
    MONTHS.get(date.month() as usize - 1).copied().unwrap_or("?")
}

/// `1 article`, `12 articles`, `1,203 articles`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(number)) }
}

/// `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `person`, `armed group`.
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

/// The class that gives a kind its colour and line, and its name in the URL.
pub fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::ArmedGroup => "armed-group",
        Kind::Government => "government",
        Kind::Place => "place",
        Kind::Nationality => "nationality",
        Kind::Agreement => "agreement",
        Kind::EventName => "event-name",
        Kind::Weapon => "weapon",
        Kind::Media => "media",
    }
}

/// `acronym`, `name of a place for its rulers`.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Acronym => "acronym",
        Form::Title => "title for its holder",
        Form::Nominal => "description",
        Form::Pronoun => "pronoun",
        Form::Demonym => "word of belonging",
        Form::Metonym => "place for its rulers",
    }
}

/// `accuse`, `deny`; also its name in the URL.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::State => "state",
        Act::Accuse => "accuse",
        Act::Deny => "deny",
        Act::Demand => "demand",
        Act::Promise => "promise",
        Act::Threaten => "threaten",
        Act::Urge => "urge",
        Act::Praise => "praise",
        Act::Ask => "ask",
        Act::Acknowledge => "acknowledge",
    }
}

/// `reported`; also its name in the URL.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Reported => "reported",
        Status::Claimed => "claimed",
        Status::Denied => "denied",
        Status::Planned => "planned",
        Status::Hypothetical => "hypothetical",
    }
}

/// What vouches for an event of this status.
pub fn status_why(status: Status) -> &'static str {
    match status {
        Status::Reported => "the article says so itself",
        Status::Claimed => "a party says so",
        Status::Denied => "a party says it did not happen",
        Status::Planned => "it is to happen",
        Status::Hypothetical => "it might happen, or might have",
    }
}

/// `consult`, `assault`.
pub fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agree => "agree",
        EventKind::Consult => "consult",
        EventKind::Support => "support",
        EventKind::Concede => "concede",
        EventKind::Cooperate => "cooperate",
        EventKind::Aid => "aid",
        EventKind::Retreat => "retreat",
        EventKind::Request => "request",
        EventKind::Accuse => "accuse",
        EventKind::Reject => "reject",
        EventKind::Threaten => "threaten",
        EventKind::Protest => "protest",
        EventKind::Sanction => "sanction",
        EventKind::Mobilize => "mobilize",
        EventKind::Coerce => "coerce",
        EventKind::Assault => "assault",
    }
}

/// `assault · airstrike`: type and mode, if it has one.
pub fn event_with_mode(kind: EventKind, mode: &str) -> String {
    if mode.is_empty() { event(kind).to_owned() } else { format!("{} · {mode}", event(kind)) }
}

/// How a publication date is known.
pub fn published_basis(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "date given",
        PublishedBasis::Metadata => "date from metadata",
        PublishedBasis::Dateline => "date from dateline",
        PublishedBasis::None => "no date",
    }
}

/// How a publication date is known, in a sentence.
pub fn published_why(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "You typed this date, or a column of the file gives it.",
        PublishedBasis::Metadata => "The date stands in the page's metadata.",
        PublishedBasis::Dateline => "The date stands in the article's own dateline.",
        PublishedBasis::None => {
            "Nothing in the article says when it was published. Set a date to place its relative dates."
        }
    }
}

/// How an event's days are known.
pub fn date_basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Clause => "in the same clause",
        DateBasis::Context => "in the words around it",
        DateBasis::Published => "the day of publication; the text names no other",
        DateBasis::None => "nothing says when",
    }
}

/// What a temporal expression was resolved against.
pub fn time_basis(basis: TimeBasis) -> &'static str {
    match basis {
        TimeBasis::Explicit => "it names its date itself",
        TimeBasis::Published => "counted from the date of publication",
        TimeBasis::Context => "counted from another date in the text",
    }
}

/// The step a note comes from.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Read => "read",
        Step::Segment => "segment",
        Step::Recognise => "recognise",
        Step::Resolve => "resolve",
        Step::Time => "time",
        Step::Claim => "claim",
        Step::Fold => "fold",
    }
}

/// `16`, `at least 16`, `4–16`.
pub fn number(count: Count) -> String {
    match count.high {
        Some(high) if high == count.low => count.low.to_string(),
        Some(high) => format!("{}–{high}", count.low),
        None => format!("at least {}", count.low),
    }
}

/// `16 killed, 4–6 injured`; empty when nobody is said to be hurt.
pub fn toll(toll: &Toll) -> String {
    let parts = [
        (toll.killed, "killed"),
        (toll.injured, "injured"),
        (toll.displaced, "displaced"),
        (toll.detained, "detained"),
    ];
    let told: Vec<String> =
        parts.into_iter().filter_map(|(of, what)| of.map(|of| format!("{} {what}", number(of)))).collect();
    told.join(", ")
}

/// `at least 16 security personnel`.
pub fn quantity(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Approximate => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    };
    let upper = quantity.upper.map(|upper| format!("–{upper}")).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    let what = if quantity.what.is_empty() { String::new() } else { format!(" {}", quantity.what) };
    format!("{bound}{}{upper}{unit}{what}", quantity.value)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn ranges_are_short() {
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
        assert_eq!(days(Some(day(2025, 11, 7)), None), "from 7 Nov 2025");
        assert_eq!(days(None, Some(day(2025, 11, 7))), "until 7 Nov 2025");
        assert_eq!(days(None, None), "undated");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(count(1, "article", "articles"), "1 article");
        assert_eq!(count(12_345, "article", "articles"), "12,345 articles");
    }

    #[test]
    fn tolls_name_what_is_known() {
        let exact = |number| Some(Count { low: number, high: Some(number) });
        let both = Toll { killed: exact(16), injured: Some(Count { low: 4, high: None }), ..Toll::default() };
        assert_eq!(toll(&both), "16 killed, at least 4 injured");
        assert_eq!(toll(&Toll::default()), "");
    }
}
