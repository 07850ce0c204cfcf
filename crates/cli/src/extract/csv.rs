//! Events as a table for a spreadsheet (RFC 4180).

use std::fmt::{Display, Write as _};

use dateline_core::model::{EntityId, Event, Record};

use crate::render::tag;

pub(super) const HEADER: &str = "document,title,outlet,published,type,mode,contexts,actors,recipients,place,country,lat,lon,from,to,date_basis,\
status,claimant,killed_low,killed_high,injured_low,injured_high,displaced_low,displaced_high,detained_low,detained_high,missing_low,missing_high,\
trigger,sentence,rule\r\n";

/// Appends one line per event.
pub(super) fn events(record: &Record, out: &mut String) {
    for event in &record.events {
        line(record, event, out);
    }
}

fn line(record: &Record, event: &Event, out: &mut String) {
    let page = &record.page;
    let names = |ids: &[EntityId]| {
        ids.iter().map(|id| record.entities[*id as usize].name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let place = event.place.map(|place| &record.entities[place as usize]);
    let spot = place.and_then(|place| place.place.as_ref());
    let claimant = event.claim.and_then(|claim| record.claims[claim as usize].entity);
    let sentence = record.sentences.get(event.sentence as usize).map_or("", |span| span.of(&page.text));
    let mut row = Row { out, first: true };
    row.text(&page.id);
    row.text(&page.title);
    row.text(&page.outlet);
    row.plain(page.published);
    row.text(&tag(event.kind));
    row.text(&event.mode);
    row.text(&event.contexts.join("; "));
    row.text(&names(&event.actors));
    row.text(&names(&event.recipients));
    row.text(place.map_or("", |place| &place.name));
    row.text(spot.map_or("", |spot| &spot.country));
    row.plain(spot.map(|spot| spot.lat));
    row.plain(spot.map(|spot| spot.lon));
    row.plain(event.from);
    row.plain(event.to);
    row.text(&tag(event.date_basis));
    row.text(&tag(event.status));
    row.text(&names(claimant.as_slice()));
    for (_, count) in event.toll.parts() {
        row.plain(count.map(|count| count.low));
        row.plain(count.and_then(|count| count.high));
    }
    row.text(event.trigger.of(&page.text));
    row.text(sentence);
    row.text(&event.rule);
    out.push_str("\r\n");
}

struct Row<'a> {
    out: &'a mut String,
    first: bool,
}

impl Row<'_> {
    /// A number, a date, or nothing.
    fn plain(&mut self, value: Option<impl Display>) {
        self.comma();
        if let Some(value) = value {
            let _ = write!(self.out, "{value}");
        }
    }

    /// Words, quoted where needed. Spreadsheets run cells that look like a formula; an apostrophe stops them.
    fn text(&mut self, value: &str) {
        self.comma();
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if !formula && !value.contains([',', '"', '\n', '\r']) {
            self.out.push_str(value);
            return;
        }
        self.out.push('"');
        if formula {
            self.out.push('\'');
        }
        for character in value.chars() {
            if character == '"' {
                self.out.push('"');
            }
            self.out.push(character);
        }
        self.out.push('"');
    }

    fn comma(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(values: &[&str]) -> String {
        let mut out = String::new();
        let mut row = Row { out: &mut out, first: true };
        for value in values {
            row.text(value);
        }
        out
    }

    #[test]
    fn cells_are_quoted_where_needed() {
        assert_eq!(
            cells(&["plain", "a,b", "he said \"no\"", "two\nlines", ""]),
            "plain,\"a,b\",\"he said \"\"no\"\"\",\"two\nlines\","
        );
    }

    #[test]
    fn a_cell_cannot_be_a_formula() {
        assert_eq!(cells(&["=1+1", "@sum", "-x"]), "\"'=1+1\",\"'@sum\",\"'-x\"");
    }

    #[test]
    fn the_header_names_every_column() {
        use dateline_core::model::{Count, DateBasis, EventKind, Span, Status, Toll};
        let event = Event {
            kind: EventKind::Assault,
            mode: String::new(),
            contexts: vec![],
            trigger: Span::new(0, 4),
            actors: vec![],
            recipients: vec![],
            place: None,
            time: None,
            from: None,
            to: None,
            date_basis: DateBasis::None,
            status: Status::Reported,
            claim: None,
            toll: Toll { killed: Some(Count::exactly(3)), ..Toll::default() },
            sentence: 0,
            rule: "test".into(),
        };
        let mut record = Record { events: vec![event], ..Record::default() };
        record.page.text = "Raid".into();
        let mut out = String::new();
        events(&record, &mut out);
        assert_eq!(out.matches(',').count(), HEADER.matches(',').count());
        let killed = HEADER.split(',').position(|name| name == "killed_low").unwrap();
        assert_eq!(out.split(',').nth(killed), Some("3"));
    }
}
