//! Rules that say different things of one thing.

use std::fmt;

use dateline_share::rule::{Correction, Named, Part, Rule, Subject, Told};

use crate::words::plain;

/// Two rules that say different things of one thing. The later has the last word; the reader is warned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Place of the earlier rule.
    pub earlier: usize,
    /// Place of the later rule.
    pub later: usize,
    /// What they differ in.
    pub clash: Clash,
    /// What they are about: a name, or the word that tells an event.
    pub about: String,
}

/// What two rules differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// What it is called.
    Names,
    /// What kind of thing it is.
    Kinds,
    /// Whether two are one.
    Unity,
    /// Whether it names anything: it is taken away, and corrected or marked as right.
    NotAName,
    /// When it happened.
    Days,
    /// What happened.
    Types,
    /// Whether anything happened: it is taken away, and corrected or marked as right.
    NotAnEvent,
    /// Whether it is right.
    Marks,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = &self.about;
        match self.clash {
            Clash::Names => write!(out, "Two corrections call “{about}” by different names.")?,
            Clash::Kinds => write!(out, "Two corrections make “{about}” different kinds of thing.")?,
            Clash::Unity => write!(out, "One correction joins “{about}” with another, one parts them.")?,
            Clash::NotAName => write!(out, "One correction says that “{about}” is not a name, one treats it as one.")?,
            Clash::Days => write!(out, "Two corrections give the event told by “{about}” different days.")?,
            Clash::Types => write!(out, "Two corrections give the event told by “{about}” different types.")?,
            Clash::NotAnEvent => {
                write!(out, "One correction says that “{about}” tells no event, one treats it as one.")?;
            }
            Clash::Marks => write!(out, "“{about}” is marked as right and as wrong.")?,
        }
        out.write_str(" The later one counts; withdraw one of them.")
    }
}

/// Every two rules that contradict each other. A rule that was made knowing the earlier one, since it calls the thing by the
/// name or kind that this one gave it, follows it and does not contradict it.
pub fn contradictions(rules: &[Rule]) -> Vec<Contradiction> {
    (0..rules.len()).flat_map(|later| contradicted(&rules[..later], &rules[later].what)).collect()
}

/// The rules that a correction contradicts which is made after them.
pub fn contradicted(rules: &[Rule], what: &Correction) -> Vec<Contradiction> {
    let found = rules.iter().enumerate().filter_map(|(earlier, rule)| {
        let (clash, about) = clash(&rule.what, what)?;
        Some(Contradiction { earlier, later: rules.len(), clash, about })
    });
    found.collect()
}

fn clash(first: &Correction, second: &Correction) -> Option<(Clash, String)> {
    use Correction as C;
    let found = match (first, second) {
        (C::Rename { entity: one, name }, C::Rename { entity: two, name: other }) => {
            let differ = plain(name) != plain(other) && plain(&two.name) != plain(name);
            (differ && is_same(one, two)).then_some((Clash::Names, &two.name))
        }
        (C::Retype { entity: one, kind }, C::Retype { entity: two, kind: other }) => {
            (kind != other && is_same(one, two)).then_some((Clash::Kinds, &two.name))
        }
        (C::Merge { keep, other }, C::Split { of, part }) | (C::Split { of, part }, C::Merge { keep, other }) => {
            let pair = [(keep, other), (other, keep)].into_iter();
            let mut parted = pair.filter(|(whole, rest)| is_same(whole, of) && has_name(part, rest));
            parted.next().map(|(_, rest)| (Clash::Unity, &rest.name))
        }
        (C::Mark { subject: one, right }, C::Mark { subject: two, right: other }) => {
            (right != other && is_same_subject(one, two)).then(|| (Clash::Marks, about(two)))
        }
        (C::NotAName { entity }, other) | (other, C::NotAName { entity }) => {
            let speaks = entities(other).into_iter().any(|named| is_same(entity, named));
            (speaks && !matches!(other, C::NotAName { .. })).then_some((Clash::NotAName, &entity.name))
        }
        (C::NotAnEvent { tellings }, other) | (other, C::NotAnEvent { tellings }) => {
            let told = events(other).filter(|_| !matches!(other, C::NotAnEvent { .. }))?;
            same_event(tellings, told).map(|trigger| (Clash::NotAnEvent, trigger))
        }
        (C::Redate { tellings: one, from, to }, C::Redate { tellings: two, from: after, to: until }) => {
            let trigger = same_event(one, two).filter(|_| (from, to) != (after, until))?;
            Some((Clash::Days, trigger))
        }
        (C::RetypeEvent { tellings: one, kind }, C::RetypeEvent { tellings: two, kind: other }) => {
            let follows = two.iter().all(|told| told.kind == *kind);
            let trigger = same_event(one, two).filter(|_| kind != other && !follows)?;
            Some((Clash::Types, trigger))
        }
        _ => None,
    };
    found.map(|(clash, about)| (clash, about.clone()))
}

/// The entities that a rule takes for names.
fn entities(what: &Correction) -> Vec<&Named> {
    match what {
        Correction::Merge { keep, other } => vec![keep, other],
        Correction::Split { of: entity, .. }
        | Correction::Rename { entity, .. }
        | Correction::Retype { entity, .. }
        | Correction::Mark { subject: Subject::Entity(entity), right: true } => vec![entity],
        _ => Vec::new(),
    }
}

/// The event that a rule takes for one.
fn events(what: &Correction) -> Option<&[Told]> {
    match what {
        Correction::Redate { tellings, .. }
        | Correction::RetypeEvent { tellings, .. }
        | Correction::Mark { subject: Subject::Event(tellings), right: true } => Some(tellings),
        _ => None,
    }
}

fn is_same(one: &Named, two: &Named) -> bool {
    let differ = !one.country.is_empty() && !two.country.is_empty() && one.country != two.country;
    one.kind == two.kind && !differ && (is_called(one, &two.name) || is_called(two, &one.name))
}

fn is_called(named: &Named, name: &str) -> bool {
    let name = plain(name);
    std::iter::once(&named.name).chain(&named.others).any(|known| plain(known) == name)
}

fn has_name(part: &Part, named: &Named) -> bool {
    part.names.iter().any(|name| is_called(named, name))
}

fn is_same_subject(one: &Subject, two: &Subject) -> bool {
    match (one, two) {
        (Subject::Entity(one), Subject::Entity(two)) => is_same(one, two),
        (Subject::Event(one), Subject::Event(two)) => same_event(one, two).is_some(),
        (Subject::Words(one), Subject::Words(two)) => one == two,
        _ => false,
    }
}

/// The word that tells it, if two lists have a telling in common.
fn same_event<'a>(one: &'a [Told], two: &[Told]) -> Option<&'a String> {
    let is_same = |one: &Told, two: &Told| (one.sentence, &one.trigger) == (two.sentence, &two.trigger);
    one.iter().find(|told| two.iter().any(|other| is_same(told, other))).map(|told| &told.trigger)
}

fn about(subject: &Subject) -> &String {
    static NONE: String = String::new();
    match subject {
        Subject::Entity(named) => &named.name,
        Subject::Event(tellings) => tellings.first().map_or(&NONE, |told| &told.trigger),
        Subject::Words(words) => &words.words,
    }
}
