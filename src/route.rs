//! The visible part of the state in the URL's fragment, so that back, forward, reload and bookmark work.
//!
//! `claims&sample&q=ceasefire&from=2025-08-01&act=deny&at=3.e12`: a view, then pairs in any order. Names and values use
//! `A–Z a–z 0–9 - .` alone; any other byte is `_` and two hexadecimal digits. What cannot be read is left out.

use std::rc::Rc;

use jiff::civil::Date;

use crate::dossier::{Finding, What};
use crate::state::{Dimension, Filters, Origin, Place, Selection, Value, View};
use crate::words::{self, Quarter};

/// The fragment of a place, without `#`.
pub fn write(place: &Place) -> String {
    let mut out = view_name(place.view).to_owned();
    match place.origin {
        Origin::Nothing => {}
        Origin::Sample => out.push_str("&sample"),
        Origin::Own => out.push_str("&own"),
    }
    let mut pair = |name: &str, value: &str| {
        out.push('&');
        out.push_str(name);
        out.push('=');
        out.push_str(&escape(value));
    };
    let filters = &place.filters;
    if filters.narrows(Dimension::Text) {
        pair("q", filters.text.trim());
    }
    for (name, date) in [("from", filters.from), ("to", filters.to)] {
        if let Some(date) = date {
            pair(name, &date.to_string());
        }
    }
    for value in &filters.values {
        let text = match value {
            Value::Quarter(quarter) => quarter.class(),
            Value::Status(status) => words::status(*status),
            Value::Kind(kind) => words::kind_class(*kind),
            Value::Act(act) => words::act(*act),
            Value::Entity(id) | Value::Claimant(id) | Value::Document(id) => id,
            Value::Outlet(name) => name,
        };
        pair(value_name(value.dimension()), text);
    }
    match place.selection {
        None => {}
        Some(Selection::Document(document)) => pair("at", &document.to_string()),
        Some(Selection::Finding(Finding { document, what, index })) => {
            pair("at", &format!("{document}.{}{index}", what_letter(what)));
        }
    }
    out
}

/// The place of a fragment. Whatever it does not understand it leaves out.
pub fn read(fragment: &str) -> Place {
    let mut place = Place::default();
    let mut filters = Filters::default();
    for part in fragment.trim_start_matches('#').split('&') {
        let Some((name, value)) = part.split_once('=') else {
            match part {
                "sample" => place.origin = Origin::Sample,
                "own" => place.origin = Origin::Own,
                _ => place.view = View::ALL.into_iter().find(|&view| view_name(view) == part).unwrap_or(place.view),
            }
            continue;
        };
        let Some(value) = unescape(value) else { continue };
        match name {
            "q" => filters.text = value,
            "from" => filters.from = value.parse().ok(),
            "to" => filters.to = value.parse().ok(),
            "at" => place.selection = read_selection(&value),
            _ => filters.values.extend(read_value(name, &value)),
        }
    }
    if matches!((filters.from, filters.to), (Some(from), Some(to)) if from > to) {
        std::mem::swap(&mut filters.from, &mut filters.to);
    }
    place.filters = Rc::new(filters);
    place
}

/// Reads `2025-08-31`, as date fields and fragments write it. While 2025 is typed a date field says 0002, 0020 and
/// 0202 first: none of these is meant.
pub fn read_date(text: &str) -> Option<Date> {
    text.trim().parse().ok().filter(|date: &Date| date.year() >= 1000)
}

fn view_name(view: View) -> &'static str {
    match view {
        View::Sources => "sources",
        View::Entities => "entities",
        View::Timeline => "timeline",
        View::Claims => "claims",
    }
}

fn value_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Quarter => "event",
        Dimension::Status => "status",
        Dimension::Kind => "kind",
        Dimension::Act => "act",
        Dimension::Entity => "who",
        Dimension::Claimant => "by",
        Dimension::Outlet => "outlet",
        Dimension::Document => "article",
        Dimension::Dates => "days",
        Dimension::Text => "q",
    }
}

fn read_value(name: &str, value: &str) -> Option<Value> {
    Some(match name {
        "event" => Value::Quarter(Quarter::ALL.into_iter().find(|quarter| quarter.class() == value)?),
        "status" => Value::Status(words::STATUSES.into_iter().find(|&status| words::status(status) == value)?),
        "kind" => Value::Kind(words::KINDS.into_iter().find(|&kind| words::kind_class(kind) == value)?),
        "act" => Value::Act(words::ACTS.into_iter().find(|&act| words::act(act) == value)?),
        "who" => Value::Entity(value.into()),
        "by" => Value::Claimant(value.into()),
        "outlet" => Value::Outlet(value.into()),
        "article" => Value::Document(value.into()),
        _ => return None,
    })
}

fn what_letter(what: What) -> char {
    match what {
        What::Mention => 'm',
        What::Time => 't',
        What::Quantity => 'q',
        What::Claim => 'c',
        What::Event => 'e',
    }
}

fn read_selection(value: &str) -> Option<Selection> {
    let Some((document, rest)) = value.split_once('.') else {
        return value.parse().ok().map(Selection::Document);
    };
    let whats = [What::Mention, What::Time, What::Quantity, What::Claim, What::Event];
    let letter = rest.chars().next()?;
    let what = whats.into_iter().find(|&what| what_letter(what) == letter)?;
    let index = rest.get(letter.len_utf8()..)?.parse().ok()?;
    Some(Selection::Finding(Finding { document: document.parse().ok()?, what, index }))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.' {
            out.push(char::from(byte));
        } else {
            out.push('_');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
    }
    out
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
mod tests {
    use dateline_core::model::{Act, Kind, Status};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_place_comes_back() {
        let values = [
            Value::Quarter(Quarter::Force),
            Value::Status(Status::Claimed),
            Value::Kind(Kind::ArmedGroup),
            Value::Act(Act::Deny),
            Value::Entity("place/Spin Boldak".into()),
            Value::Claimant("person/Élodie".into()),
            Value::Outlet("".into()),
            Value::Document("folder/a b_c.txt#2".into()),
        ];
        let filters = Filters {
            text: "\"cease fire\" & more = 100%".to_owned(),
            from: Some(date(2025, 8, 1)),
            to: Some(date(2025, 11, 30)),
            values: values.into_iter().collect(),
        };
        let finding = Finding { document: 3, what: What::Event, index: 12 };
        let place = Place {
            view: View::Claims,
            filters: Rc::new(filters),
            selection: Some(Selection::Finding(finding)),
            origin: Origin::Sample,
        };
        let written = write(&place);
        assert_eq!(read(&written), place, "{written}");
        assert!(written.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.=&".contains(&byte)), "{written}");
    }

    #[test]
    fn the_plain_place_is_short() {
        assert_eq!(write(&Place::default()), "timeline");
        assert_eq!(read(""), Place::default());
        let sample = Place { origin: Origin::Sample, view: View::Sources, ..Place::default() };
        assert_eq!(write(&sample), "sources&sample");
        let opened = Place { selection: Some(Selection::Document(4)), ..Place::default() };
        assert_eq!(read(&write(&opened)), opened);
    }

    #[test]
    fn garbage_is_left_out() {
        let garbage = [
            "#",
            "&&&",
            "=",
            "x=y&z",
            "at=",
            "at=.",
            "at=1.",
            "at=1.é",
            "at=9999999999",
            "q=_f",
            "q=_zz",
            "%%%",
            "from=yesterday&to=2025-13-45",
            "event=peace&kind=&status=maybe",
            "\u{1f4a5}",
        ];
        for fragment in garbage {
            assert_eq!(read(fragment), Place::default(), "{fragment}");
        }
        assert_eq!(read("nowhere&claims&q=ok&at=x").view, View::Claims);
    }
}
