//! Finds temporal expressions and says which days they cover. Knows no events.
//!
//! [`lex`] cuts each sentence into islands of words that tell time and says what each can be; [`pattern`] finds the
//! longest pattern of `time_rules.tsv` at each place; [`frame`] gathers what its words say; [`anchor`] chooses what the
//! document's expressions are seen from; [`resolve`] finds the days they mean; [`range`] joins "from … to …".
//! What a word can be, the patterns and the feasts are tables of `dateline-lang`.

mod anchor;
mod beside;
mod calendar;
mod class;
mod digits;
mod direction;
mod duration;
mod event;
#[cfg(test)]
mod examples;
mod feast;
mod frame;
mod guard;
mod lex;
mod mask;
mod numbers;
mod pattern;
mod range;
mod reading;
mod resolve;
mod tables;
#[cfg(test)]
mod tests;

pub(crate) use tables::Tables;

use self::anchor::Anchor;
use self::frame::Frame;
use self::guard::{Guard, Site};
use self::lex::Island;
use self::mask::Mask;
use self::reading::Reading as How;
use self::resolve::Meaning;
use crate::lexicon::Lexicon;
use crate::model::{Note, Span, Step, TimeBasis, TimeExpression};
use crate::passing::{Reading, Timed, TokenId};

/// An expression as a pattern found it, before it is known which days it means.
#[derive(Clone, Debug)]
struct Match {
    span: Span,
    token: TokenId,
    sentence: u32,
    rule: &'static str,
    how: How,
    /// Whether it is one word.
    single: bool,
    /// What it counts from is an event: "the day after the vote".
    event: Option<event::Event>,
    frame: Frame,
}

/// Finds and resolves the temporal expressions of a document.
pub fn time(reading: Reading<'_>) -> Timed {
    let tables = &Lexicon::get().time;
    let matches = find(reading, tables);
    let mut anchor = Anchor::choose(reading.page.published, &matches);
    let mut timed = Timed::default();
    for found in &matches {
        let direction = || tables.clues.direction(reading, found.token);
        let Some(meaning) = resolve::resolve(found, &anchor, tables, direction) else { continue };
        if let Some(period) = meaning.period {
            anchor.tell(period, found.sentence, found.how);
        }
        push(found, meaning, &mut timed);
    }
    timed.notes.extend(anchor.note(timed.times.iter().any(|time| time.basis == TimeBasis::Published)));
    range::join(reading, tables, &mut timed);
    timed
}

fn push(found: &Match, meaning: Meaning, timed: &mut Timed) {
    if let Some((rule, text)) = meaning.note {
        timed.notes.push(note(Some(found.span), rule, text));
    }
    timed.times.push(TimeExpression {
        span: found.span,
        kind: meaning.kind,
        value: meaning.value,
        modifier: meaning.modifier,
        from: meaning.from,
        to: meaning.to,
        granularity: meaning.granularity,
        basis: meaning.basis,
        rule: found.rule.into(),
    });
}

/// A note of this step.
fn note(span: Option<Span>, rule: &'static str, text: String) -> Note {
    Note { span, step: Step::Time, rule: rule.into(), text }
}

/// All matches of a document, by position, not overlapping.
fn find(reading: Reading<'_>, tables: &Tables) -> Vec<Match> {
    let mut matches = Vec::new();
    let (mut island, mut found) = (Island::default(), Vec::new());
    for (sentence, at) in reading.segments.sentences.iter().zip(0..) {
        lex::islands(reading, tables, sentence.tokens.clone(), &mut island, |island| {
            match_island(reading, tables, island, at, &mut found, &mut matches);
        });
    }
    beside::share_days(reading, &mut matches);
    matches
}

fn match_island(
    reading: Reading<'_>,
    tables: &Tables,
    island: &Island,
    sentence: u32,
    found: &mut Vec<u32>,
    matches: &mut Vec<Match>,
) {
    let mut start = 0;
    while start < island.items.len() {
        tables.tree.matches(|offset| island.items.get(start + offset).map_or(Mask::NONE, |item| item.mask), found);
        let chosen = found.iter().map(|variant| tables.tree.variant(*variant)).find(|variant| {
            let site = Site { reading, tables, island, start, end: start + variant.steps.len() };
            tables.rules[usize::from(variant.rule)].guards.iter().all(|guard| site.holds(*guard)) && !site.is_title()
        });
        let Some(variant) = chosen else {
            start += 1;
            continue;
        };
        let rule = &tables.rules[usize::from(variant.rule)];
        let event = rule.guards.contains(&Guard::BeforeObject).then(|| {
            let site = Site { reading, tables, island, start, end: start + variant.steps.len() };
            event::Event { definite: site.before_definite(), apposed: beside::is_apposed(reading, matches, &site) }
        });
        if rule.reading != How::Nothing {
            let first = matches.len();
            let groups = variant.steps.iter().map(|step| step.group).max().unwrap_or(0);
            for group in 1..=groups {
                let items = variant.steps.iter().zip(&island.items[start..]).filter(|(step, _)| step.group == group);
                let (mut span, mut token) = (None::<Span>, 0);
                for (_, item) in items {
                    if span.is_none() {
                        token = item.token;
                    }
                    span = Some(span.map_or(item.span, |span| span.cover(item.span)));
                }
                let Some(span) = span else { continue };
                let mut frame = Frame::fill(island, start, &variant.steps, group, &tables.symbols);
                if let (Some(_), Some(day)) = (frame.month, frame.day) {
                    frame.day_first = digits::day_first(span.of(reading.text()), day);
                }
                let single = reading.segments.tokens.get(token as usize).is_some_and(|first| first.span == span);
                matches.push(Match { span, token, sentence, rule: rule.name, how: rule.reading, single, event, frame });
            }
            share(&mut matches[first..]);
        }
        start += variant.steps.len();
    }
}

/// "3 and 5 May": what one of the expressions of a pattern tells holds for the others.
fn share(matches: &mut [Match]) {
    for at in 0..matches.len() {
        for other in (0..matches.len()).filter(|other| *other != at) {
            let told = matches[other].frame.clone();
            matches[at].frame.share(&told);
        }
    }
}
