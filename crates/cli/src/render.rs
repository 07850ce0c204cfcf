//! One line of text for a finding: compact, stable, easy to write by hand. `tests/corpus/README.md` describes it.

use std::borrow::Cow;
use std::fmt::Write as _;

use dateline_core::model::{Bound, Claim, Count, Entity, EntityId, Event, Quantity, Record, Span, TimeExpression};
use jiff::civil::Date;
use serde::Serialize;

/// An entity with its kind and aliases.
pub(crate) fn entity(entity: &Entity) -> String {
    let aliases = join(&entity.aliases, ", ", |alias| plain(alias).into_owned());
    let equals = if aliases.is_empty() { "" } else { " = " };
    format!("{} ({}){equals}{aliases}", plain(&entity.name), tag(entity.kind))
}

/// A temporal expression with its value and days.
pub(crate) fn time(text: &str, time: &TimeExpression) -> String {
    let mut line = format!("{} => {} {}", words(text, time.span), tag(time.kind), time.value);
    if let Some(modifier) = time.modifier {
        let _ = write!(line, " [{}]", tag(modifier));
    }
    days(&mut line, time.from, time.to);
    let _ = write!(line, " {}", tag(time.basis));
    line
}

/// A number with what it counts.
pub(crate) fn quantity(text: &str, quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Approximate => "~",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::Vague => "≈",
    };
    let mut line = format!("{} => {bound}{}", words(text, quantity.span), quantity.value);
    if let Some(upper) = quantity.upper {
        let _ = write!(line, "–{upper}");
    }
    if !quantity.unit.is_empty() {
        let _ = write!(line, " {}", quantity.unit);
    }
    if !quantity.what.is_empty() {
        let _ = write!(line, " of {}", plain(&quantity.what));
    }
    line
}

/// Who says what.
pub(crate) fn claim(text: &str, claim: &Claim) -> String {
    let source = claim.source.map_or(Cow::Borrowed("-"), |span| words(text, span));
    let anonymous = if claim.anonymous { " anonymous" } else { "" };
    let content = join(&claim.content, " … ", |&span| words(text, span).into_owned());
    format!("{source} → {} {}{anonymous}: {content}", tag(claim.act), tag(claim.kind))
}

/// Who did what to whom.
pub(crate) fn event(record: &Record, event: &Event) -> String {
    let named = |id: &EntityId| plain(&record.entities[*id as usize].name).into_owned();
    let list = |ids: &[EntityId]| if ids.is_empty() { "-".to_owned() } else { join(ids, ", ", named) };
    let mut line = tag(event.kind);
    if !event.mode.is_empty() {
        let _ = write!(line, "/{}", event.mode);
    }
    let trigger = words(&record.page.text, event.trigger);
    let _ = write!(line, " {trigger}: {} → {}", list(&event.actors), list(&event.recipients));
    if let Some(place) = &event.place {
        let _ = write!(line, " @{}", named(place));
    }
    days(&mut line, event.from, event.to);
    let _ = write!(line, " {}", tag(event.status));
    for (what, count) in event.toll.parts() {
        let Some(Count { low, high, rough }) = count else { continue };
        let rough = if rough { "~" } else { "" };
        let _ = match high {
            Some(high) if low == high => write!(line, " {what}={rough}{low}"),
            Some(high) => write!(line, " {what}={rough}{low}..{high}"),
            None => write!(line, " {what}={rough}{low}.."),
        };
    }
    line
}

/// ` 2025-08-01..2025-08-31`; an open end is empty, and nothing is written where both are.
fn days(line: &mut String, from: Option<Date>, to: Option<Date>) {
    if from.is_none() && to.is_none() {
        return;
    }
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let _ = write!(line, " {}..{}", day(from), day(to));
}

/// The name a value has in the public record.
pub(crate) fn tag(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => unreachable!("a plain enumeration is written as a string, not {other:?}"),
    }
}

/// The words of a span, on one line.
pub(crate) fn words(text: &str, span: Span) -> Cow<'_, str> {
    plain(span.of(text))
}

/// Text on one line, without the control characters by which an article could recolour or hide what stands around it.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split(char::is_control).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Items in one line.
pub(crate) fn join<T>(items: &[T], separator: &str, one: impl Fn(&T) -> String) -> String {
    items.iter().map(one).collect::<Vec<_>>().join(separator)
}
