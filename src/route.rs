//! The visible part of the state in the URL's fragment, so that back, forward, reload and bookmark work.
//!
//! `claims.sample.q-ceasefire.from-2025-08-01.act-deny.at-5be1c04f-e120-126`: parts between full stops, in any order: a
//! view, where the articles come from (`own-20261128-k3f9` is the kept dossier of that id, `shared-5be1c04f` what came by the
//! link that this tab remembers so), and filters with a hyphen between name and value. Mail and chat programs damage
//! links that hold more than `A–Z a–z 0–9 - _ .` or end in one of the last three, so nothing else is written: any other
//! byte is `_` and two hexadecimal digits. What cannot be read is left out.

mod pointer;

use std::rc::Rc;

use dateline_core::day;
use jiff::civil::Date;

pub use self::pointer::Pointer;
use crate::keep;
use crate::key::Key;
use crate::state::{Dimension, Filters, Origin, Place, Value, View};

/// The name of the first chosen day, of the last, and of what is open in the reader.
const FROM: &str = "from";
const TO: &str = "to";
const AT: &str = "at";
/// The name of the id of a kept dossier: that of [`Origin::Own`].
const OWN: &str = "own";
/// The name of the id of a link: that of [`Origin::Shared`].
const SHARED: &str = "shared";

/// The fragment of a place, without `#`. What is open in the reader is told by `at`; the place's own selection counts
/// articles as they happen to lie here.
pub fn write(place: &Place, at: Option<Pointer>) -> String {
    let mut out = place.view.key().to_owned();
    let mut part = |name: &str, value: &str| {
        out.push('.');
        out.push_str(name);
        if !value.is_empty() {
            out.push('-');
            escape(value, &mut out);
        }
    };
    if place.origin != Origin::Nothing {
        let kept = place.kept.as_deref().filter(|_| matches!(place.origin, Origin::Own | Origin::Shared));
        part(place.origin.key(), kept.unwrap_or_default());
    }
    let filters = &place.filters;
    if filters.narrows(Dimension::Text) {
        part(Dimension::Text.key(), filters.text.trim());
    }
    for (name, date) in [(FROM, filters.from), (TO, filters.to)] {
        if let Some(date) = date {
            part(name, &date.to_string());
        }
    }
    for value in &filters.values {
        let text = match value {
            Value::Quarter(quarter) => quarter.key(),
            Value::Status(status) => status.key(),
            Value::Kind(kind) => kind.key(),
            Value::Act(act) => act.key(),
            Value::Entity(id) | Value::Claimant(id) | Value::Document(id) => id,
            Value::Outlet(name) => name,
        };
        part(value.dimension().key(), text);
    }
    if let Some(at) = at {
        part(AT, &at.to_string());
    }
    out
}

/// The place of a fragment, and what it opens in the reader. Whatever it does not understand it leaves out.
pub fn read(fragment: &str) -> (Place, Option<Pointer>) {
    let mut place = Place::default();
    let mut filters = Filters::default();
    let mut at = None;
    for part in fragment.trim_start_matches('#').split('.') {
        if let Some(view) = View::from_key(part) {
            place.view = view;
            continue;
        }
        if let Some(origin) = Origin::from_key(part) {
            place.origin = origin;
            continue;
        }
        let (name, value) = part.split_once('-').unwrap_or((part, ""));
        let Some(value) = unescape(value) else { continue };
        match name {
            FROM => filters.from = read_date(&value),
            TO => filters.to = read_date(&value),
            AT => at = Pointer::read(&value),
            OWN if keep::is_id(&value) => (place.origin, place.kept) = (Origin::Own, Some(value.into())),
            SHARED if keep::is_id(&value) => (place.origin, place.kept) = (Origin::Shared, Some(value.into())),
            _ => match Dimension::from_key(name) {
                Some(Dimension::Text) => filters.text = value,
                Some(dimension) => filters.values.extend(read_value(dimension, &value)),
                None => {}
            },
        }
    }
    if matches!((filters.from, filters.to), (Some(from), Some(to)) if from > to) {
        std::mem::swap(&mut filters.from, &mut filters.to);
    }
    place.filters = Rc::new(filters);
    (place, at)
}

/// Reads `2025-08-31`, as date fields and fragments write it. While 2025 is typed a date field says 0002, 0020 and
/// 0202 first: none of these is meant.
pub fn read_date(text: &str) -> Option<Date> {
    day::read(text.trim()).filter(|date| date.year() >= 1000)
}

fn read_value(dimension: Dimension, value: &str) -> Option<Value> {
    Some(match dimension {
        Dimension::Quarter => Value::Quarter(Key::from_key(value)?),
        Dimension::Status => Value::Status(Key::from_key(value)?),
        Dimension::Kind => Value::Kind(Key::from_key(value)?),
        Dimension::Act => Value::Act(Key::from_key(value)?),
        Dimension::Entity => Value::Entity(value.into()),
        Dimension::Claimant => Value::Claimant(value.into()),
        Dimension::Outlet => Value::Outlet(value.into()),
        Dimension::Document => Value::Document(value.into()),
        Dimension::Dates | Dimension::Text => return None,
    })
}

fn escape(text: &str, out: &mut String) {
    let last = text.len() - 1;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || (byte == b'-' && at < last) {
            out.push(char::from(byte));
        } else {
            out.push('_');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'_' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            out.push((digit()? * 16 + digit()?) as u8);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests;
