//! What the steps pass on, and what a document gives.
//!
//! Positions inside the core are [`Span`]s: half-open ranges of *bytes* of UTF-8 text, always on character
//! boundaries. The public record counts code points instead; [`crate::record`] converts at the door.

mod counts;
mod kinds;

pub use counts::vague_words;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The name of the rule or model that made a finding, so that a reader can ask "why?": `time.relative.ago`.
pub type Rule = Cow<'static, str>;

/// Place of an [`Entity`] in [`Record::entities`].
pub type EntityId = u32;
/// Place of a [`TimeExpression`] in [`Record::times`].
pub type TimeId = u32;
/// Place of a [`Claim`] in [`Record::claims`].
pub type ClaimId = u32;
/// Place of a sentence in [`Record::sentences`].
pub type SentenceId = u32;

/// A half-open range of bytes of a document's text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words this span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same positions as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One article as `read` gives it: the text, and what is known about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Unique within one intake; the file's own id where it has one, otherwise made from the file's name.
    pub id: String,
    /// The article's text. Paragraphs are separated by a line break.
    pub text: String,
    /// Headline; empty when unknown.
    pub title: String,
    /// Who published it; empty when unknown.
    pub outlet: String,
    /// Who wrote it; empty when unknown.
    pub author: String,
    /// Where it was published, as the file says; empty when unknown. Never opened.
    pub url: String,
    /// The day of publication.
    #[serde(with = "crate::day::maybe")]
    pub published: Option<Date>,
    /// How that day is known.
    pub published_basis: PublishedBasis,
    /// What the reader of the file noticed.
    pub notes: Vec<Note>,
}

/// How a publication date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// The reader typed it, or a column of the intake file says so.
    Given,
    /// The page's metadata: JSON-LD, OpenGraph, `<meta>`, `<time>`, front matter.
    Metadata,
    /// The article's own dateline: "KABUL, May 26 –".
    Dateline,
    /// It is not known.
    #[default]
    None,
}

/// Everything one document gives: the [`Page`] and its findings, each list ordered by position in the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The article itself. Its `notes` have moved to [`Record::notes`].
    pub page: Page,
    /// ISO 639-1 code of the language the text was read as.
    pub language: String,
    /// Where each name, title, pronoun … stands, and whom it means.
    pub mentions: Vec<Mention>,
    /// Who and what the document speaks of.
    pub entities: Vec<Entity>,
    /// Temporal expressions.
    pub times: Vec<TimeExpression>,
    /// Numbers with what they count.
    pub quantities: Vec<Quantity>,
    /// Who says what.
    pub claims: Vec<Claim>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// Sentences, by position.
    pub sentences: Vec<Span>,
    /// Warnings and decisions of all steps.
    pub notes: Vec<Note>,
}

/// A warning, or why something was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words it is about; `None` for the document as a whole.
    pub span: Option<Span>,
    /// The step that says it.
    pub step: Step,
    /// The rule or check behind it.
    pub rule: Rule,
    /// One sentence for the reader: what happened, and what to do.
    pub text: String,
}

/// The steps of the core, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is described at the head of the crate")]
pub enum Step {
    Read,
    Segment,
    Recognise,
    Resolve,
    Time,
    Claim,
    Fold,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, party, agency, alliance, court … that is none of the kinds below.
    Organisation,
    /// A non-state group under arms.
    ArmedGroup,
    /// A government, ministry, army, police or other arm of a state.
    Government,
    /// A country, province, city, river, border crossing …
    Place,
    /// People by country, ethnicity or faith: "Afghans", "Pakistani".
    Nationality,
    /// A treaty, accord, ceasefire with a name.
    Agreement,
    /// A named event: a war, summit, operation.
    EventName,
    /// A type of weapon.
    Weapon,
    /// A newspaper, agency, broadcaster.
    Media,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A proper name.
    Name,
    /// A name in initials: "TTP".
    Acronym,
    /// An office used for its holder: "the defence minister".
    Title,
    /// A common noun phrase: "the militant group".
    Nominal,
    /// "he", "they", "its".
    Pronoun,
    /// An adjective or noun of belonging: "Afghan", "Pakistanis".
    Demonym,
    /// A place used for those who rule from it: "Islamabad warned".
    Metonym,
    /// A place or a ruler inside the name of something else: "Nairobi" in "University of Nairobi", "Assad" in "the Assad
    /// regime".
    Part,
}

/// Words that refer to an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What kind of thing they name *here*: "Islamabad" may be a place or a government.
    pub kind: Kind,
    /// How they refer.
    pub form: Form,
    /// Whom they mean.
    pub entity: EntityId,
    /// What made this mention.
    pub rule: Rule,
}

/// Someone or something the document speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest name the document uses.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other names and spellings the document uses, in order of appearance.
    pub aliases: Vec<String>,
    /// Offices and functions the document gives it.
    pub roles: Vec<Role>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    pub country: Option<String>,
    /// CAMEO actor code: country, then sector.
    pub code: Option<String>,
    /// Where it is, for places.
    pub place: Option<Place>,
    /// What made it one entity.
    pub rule: Rule,
}

/// An office or function: "defence minister" of "Pakistan".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Role {
    /// The office, in the document's words.
    pub title: String,
    /// The body or country it belongs to; empty when the document does not say.
    pub of: String,
}

/// A spot on the earth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-3 code.
    pub country: String,
    /// First-level division (province, state); empty when it is one itself, or larger.
    pub admin1: String,
    /// What the coordinates stand for.
    pub precision: Precision,
}

/// What a place's coordinates stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Precision {
    Country,
    Province,
    City,
    Feature,
}

/// Words that name a time, as TimeML's TIMEX3, and the days they cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// The words, without preposition.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2025-04-19`, `2025-W17`, `2025-08`, `P4Y`, `PRESENT_REF` …
    pub value: String,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// First day covered; `None` is open or unknown.
    #[serde(with = "crate::day::maybe")]
    pub from: Option<Date>,
    /// Last day covered, inclusive; `None` is open or unknown.
    #[serde(with = "crate::day::maybe")]
    pub to: Option<Date>,
    /// How fine the expression is.
    pub granularity: Granularity,
    /// What it was resolved against.
    pub basis: TimeBasis,
    /// What made it.
    pub rule: Rule,
}

impl TimeExpression {
    /// Whether it is what two expressions of the list cover together: "from June 2025 to the present".
    pub fn is_interval(&self) -> bool {
        &*self.rule == "time.range"
    }
}

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "TimeML defines them")]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "TimeML defines them")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// How fine a temporal expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Granularity {
    Time,
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Century,
    Vague,
}

/// What a temporal expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeBasis {
    /// It says itself which day, month or year it means.
    Explicit,
    /// The publication date.
    Published,
    /// Another expression of the text.
    Context,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number and its unit: "at least 16 security personnel".
    pub span: Span,
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// ISO 4217 code for money, `%` for shares, SI symbol for measures; empty for counts.
    pub unit: String,
    /// What is counted, in the document's words; may be empty.
    pub what: String,
    /// Whether the number is a limit.
    pub bound: Bound,
    /// What made it.
    pub rule: Rule,
}

/// Whether a number is a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "some".
    Approximate,
    /// "at least", "more than".
    AtLeast,
    /// "up to", "fewer than".
    AtMost,
    /// "dozens", "several": nobody counted; the value is the least that the word can mean.
    Vague,
}

/// Someone says something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The words that name who says it.
    pub source: Option<Span>,
    /// Who says it.
    pub entity: Option<EntityId>,
    /// The words that show it is said: "told reporters", "according to".
    pub cue: Span,
    /// What is said, in one or more pieces.
    pub content: Vec<Span>,
    /// In their words or the author's.
    pub kind: ClaimKind,
    /// What saying it does.
    pub act: Act,
    /// Whether the source hides its name.
    pub anonymous: bool,
    /// The sentence of the cue.
    pub sentence: SentenceId,
    /// What made it.
    pub rule: Rule,
}

/// In whose words a claim is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// In quotation marks, whole.
    Direct,
    /// In the author's words.
    Indirect,
    /// In the author's words with quoted pieces.
    Mixed,
}

/// What saying something does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Act {
    State,
    Accuse,
    Deny,
    Demand,
    Promise,
    Threaten,
    Urge,
    Praise,
    Ask,
    Acknowledge,
}

/// Someone did something to someone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// PLOVER type.
    pub kind: EventKind,
    /// PLOVER mode: `airstrike`, `visit` …; empty when the type has none or it is not told.
    pub mode: String,
    /// PLOVER contexts, in the order of the table of contexts: `military`, `diplomatic` …
    pub contexts: Vec<String>,
    /// The word that tells it.
    pub trigger: Span,
    /// Who did it.
    pub actors: Vec<EntityId>,
    /// To whom.
    pub recipients: Vec<EntityId>,
    /// Where.
    pub place: Option<EntityId>,
    /// The expression that dates it.
    pub time: Option<TimeId>,
    /// First day it may have happened; `None` is open or unknown.
    #[serde(with = "crate::day::maybe")]
    pub from: Option<Date>,
    /// Last day it may have happened; `None` is open or unknown.
    #[serde(with = "crate::day::maybe")]
    pub to: Option<Date>,
    /// How its days are known.
    pub date_basis: DateBasis,
    /// Who vouches for it.
    pub status: Status,
    /// The claim it is part of.
    pub claim: Option<ClaimId>,
    /// Who was hurt.
    pub toll: Toll,
    /// The sentence of the trigger.
    pub sentence: SentenceId,
    /// What made it.
    pub rule: Rule,
}

/// How an event's days are known, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// A temporal expression in its own clause.
    Clause,
    /// A temporal expression of another clause or an earlier sentence.
    Context,
    /// The publication date.
    Published,
    /// They are not known.
    None,
}

/// PLOVER's sixteen types of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "PLOVER defines them")]
pub enum EventKind {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// Who vouches for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The article says so itself.
    Reported,
    /// A party says so.
    Claimed,
    /// A party says it did not happen.
    Denied,
    /// It is to happen.
    Planned,
    /// It might happen, or might have.
    Hypothetical,
}

/// Who was hurt in an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Toll {
    pub killed: Option<Count>,
    pub injured: Option<Count>,
    pub displaced: Option<Count>,
    pub detained: Option<Count>,
    pub missing: Option<Count>,
}

/// A number of people, as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Count {
    /// At least so many.
    pub low: u64,
    /// At most so many; `None` is open.
    pub high: Option<u64>,
    /// Nobody counted: "about 40", and with an open end "dozens". The ends are not sharp.
    pub rough: bool,
}
