//! The reader's corrections in words, and how things were before them.

use dateline_core::model::{Entity, Event};
use dateline_correct::{core_event_kind, core_kind, date};
use dateline_share::rule::{Correction, Finding, Named, Subject, Told};
use dateline_share::wire::{Day, EventKind, Kind};

use super::{count, days, kind};

/// `“Barakwal” is called “Nadir Barakwal”`: what a correction says.
pub fn rule(what: &Correction) -> String {
    match what {
        Correction::Merge { keep, other } if keep.name == other.name => {
            format!("“{}” ({}) and “{}” ({}) are one", keep.name, kind_of(keep.kind), other.name, kind_of(other.kind))
        }
        Correction::Merge { keep, other } => format!("“{}” is the same as “{}”", other.name, keep.name),
        Correction::Split { of, part } => {
            let mut who: Vec<String> = part.names.iter().map(|name| format!("“{name}”")).collect();
            if !part.articles.is_empty() {
                let where_found = count(part.articles.len(), "article", "articles");
                who.push(format!("the one named in {where_found}"));
            }
            let verb = if who.len() > 1 { "are" } else { "is" };
            format!("{} {verb} not “{}” but another", who.join(" and "), of.name)
        }
        Correction::Rename { entity, name } => format!("“{}” is called “{name}”", entity.name),
        Correction::Retype { entity, kind } => {
            format!("“{}”: {}, not {}", entity.name, kind_of(*kind), kind_of(entity.kind))
        }
        Correction::NotAName { entity } => format!("“{}” is not a name", entity.name),
        Correction::NotAnEvent { tellings } => format!("{} is not an event", told(tellings)),
        Correction::Redate { tellings, from, to } => {
            let day = |day: &Option<Day>| day.and_then(date);
            match (from, to) {
                (None, None) => format!("{}: the day is not known", told(tellings)),
                _ => format!("{}: {}", told(tellings), days(day(from), day(to))),
            }
        }
        Correction::RetypeEvent { tellings, kind } => format!("{}: {}", told(tellings), word(*kind)),
        Correction::Mark { subject, right } => {
            let (about, right) = (subject_in_words(subject), if *right { "right" } else { "wrong" });
            format!("{about} is {right}")
        }
    }
}

fn kind_of(value: Kind) -> &'static str {
    kind(core_kind(value))
}

fn word(kind: EventKind) -> &'static str {
    core_event_kind(kind).word()
}

/// `“attacked” (assault)`: an event by the word that tells it.
fn told(tellings: &[Told]) -> String {
    let Some(first) = tellings.first() else { return "An event".to_owned() };
    let more = match tellings.len() {
        1 => String::new(),
        many => format!(", {}", count(many, "telling", "tellings")),
    };
    format!("“{}” ({}{more})", first.trigger, word(first.kind))
}

fn subject_in_words(subject: &Subject) -> String {
    match subject {
        Subject::Entity(named) => format!("“{}” ({})", named.name, kind_of(named.kind)),
        Subject::Event(tellings) => told(tellings),
        Subject::Words(words) => {
            let what = match words.finding {
                Finding::Mention => "name",
                Finding::Time => "time",
                Finding::Quantity => "number",
                Finding::Claim => "claim",
            };
            format!("“{}” ({what})", words.words)
        }
    }
}

/// `“Barakwal”, person`: what an entity was before a correction. Of events only their articles say it.
pub fn before(what: &Correction) -> Option<String> {
    let shown = |named: &Named| format!("“{}”, {}", named.name, kind_of(named.kind));
    Some(match what {
        Correction::Merge { keep, other } => format!("{}, apart from {}", shown(keep), shown(other)),
        Correction::Split { of, .. } => format!("one with {}", shown(of)),
        Correction::Rename { entity, .. } | Correction::Retype { entity, .. } | Correction::NotAName { entity } => {
            shown(entity)
        }
        Correction::NotAnEvent { .. }
        | Correction::Redate { .. }
        | Correction::RetypeEvent { .. }
        | Correction::Mark { .. } => return None,
    })
}

/// `“Barakwal”, person`: an entity as it was found in an article.
pub fn entity_before(was: &Entity) -> String {
    format!("“{}”, {}", was.name, kind(was.kind))
}

/// `assault · airstrike, 12 Oct 2025`: an event as it was found.
pub fn event_before(was: &Event) -> String {
    format!("{}, {}", super::event_with_mode(was.kind, &was.mode), days(was.from, was.to))
}

#[cfg(test)]
mod tests {
    use dateline_share::rule::{Part, Words};

    use super::*;

    #[test]
    fn rules_say_what_they_do() {
        let named =
            |kind, name: &str| Named { kind, name: name.to_owned(), others: Vec::new(), country: String::new() };
        let (one, two) = (named(Kind::Person, "Barakwal"), named(Kind::Place, "Zarin"));
        let telling =
            |trigger: &str| Told { kind: EventKind::Assault, trigger: trigger.to_owned(), sentence: 1, article: 2 };
        let tellings = vec![telling("attacked"), telling("raid")];
        let day = Day::new(2025, 10, 12);
        let part =
            |names: &[&str], articles| Part { names: names.iter().map(|name| (*name).to_owned()).collect(), articles };
        let words = Words { finding: Finding::Claim, words: "said".to_owned(), sentence: 1, article: 2 };
        let said = [
            (Correction::Merge { keep: one.clone(), other: two.clone() }, "“Zarin” is the same as “Barakwal”"),
            (
                Correction::Merge { keep: one.clone(), other: named(Kind::Place, "Barakwal") },
                "“Barakwal” (person) and “Barakwal” (place) are one",
            ),
            (
                Correction::Split { of: one.clone(), part: part(&["S. Barakwal"], vec![7]) },
                "“S. Barakwal” and the one named in 1 article are not “Barakwal” but another",
            ),
            (Correction::Rename { entity: one.clone(), name: "N. B.".to_owned() }, "“Barakwal” is called “N. B.”"),
            (Correction::Retype { entity: two.clone(), kind: Kind::Weapon }, "“Zarin”: weapon, not place"),
            (Correction::NotAName { entity: two }, "“Zarin” is not a name"),
            (Correction::NotAnEvent { tellings: tellings.clone() }, "“attacked” (assault, 2 tellings) is not an event"),
            (
                Correction::Redate { tellings: tellings[..1].to_vec(), from: day, to: day },
                "“attacked” (assault): 12 Oct 2025",
            ),
            (
                Correction::Redate { tellings: tellings[..1].to_vec(), from: None, to: None },
                "“attacked” (assault): the day is not known",
            ),
            (
                Correction::RetypeEvent { tellings: tellings[..1].to_vec(), kind: EventKind::Protest },
                "“attacked” (assault): protest",
            ),
            (Correction::Mark { subject: Subject::Words(words), right: false }, "“said” (claim) is wrong"),
            (Correction::Mark { subject: Subject::Entity(one), right: true }, "“Barakwal” (person) is right"),
        ];
        for (what, words) in said {
            assert_eq!(rule(&what), words);
        }
        let named = |name: &str| Named { name: name.to_owned(), ..named(Kind::Person, "") };
        let merge = Correction::Merge { keep: named("A"), other: named("B") };
        assert_eq!(before(&merge).as_deref(), Some("“A”, person, apart from “B”, person"));
    }
}
