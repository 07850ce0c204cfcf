//! A timeline for TimelineJS, after its documentation "JSON data format".
//!
//! TimelineJS draws nothing without a date, so undated happenings are left out, and the title slide says how many. A
//! happening whose end is open stands on the day that is known; `display_date` says so in words.

use dateline_core::dossier::{Folded, FoldedEvent};
use dateline_core::model::Record;
use jiff::civil::Date;

use crate::json::{Json, object, told};
use crate::view::{View, title};
use crate::words;
use crate::xml::escape;

/// Longest quotation, in characters.
const QUOTE: usize = 300;

/// Writes the dated happenings, with a title slide.
pub fn timeline(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let events: Vec<Json> = folded.events.iter().filter_map(|event| slide(&view, event)).collect();
    let undated = folded.events.len() - events.len();
    object([("title", cover(&view, undated)), ("events", Json::List(events))]).line()
}

fn cover(view: &View<'_>, undated: usize) -> Json {
    let articles = words::count(view.records.len(), "article", "articles");
    let published = view.published().map(|(first, last)| words::days(Some(first), Some(last)));
    let days = published.map(|days| format!(", published {days}")).unwrap_or_default();
    let missing = match undated {
        0 => String::new(),
        _ => format!("<p>{} without a date not shown.</p>", words::count(undated, "event", "events")),
    };
    let text = format!("<p>{articles}{days}.</p>{missing}");
    object([("text", object([("headline", "Dateline".into()), ("text", text.into())]))])
}

fn slide(view: &View<'_>, event: &FoldedEvent) -> Option<Json> {
    let start = event.from.or(event.to)?;
    let end = event.to.filter(|end| event.from.is_some() && *end != start);
    let text = object([
        ("headline", escape(&words::plain(&words::event(view, event))).into()),
        ("text", body(view, event).into()),
    ]);
    Some(told([
        ("unique_id", event.id.as_str().into()),
        ("start_date", day(start)),
        ("end_date", end.map(day).into()),
        ("display_date", words::days(event.from, event.to).into()),
        ("group", words::group(event.kind).into()),
        ("text", text),
    ]))
}

fn day(day: Date) -> Json {
    // Years before the first are negative there too.
    object([
        ("year", f64::from(day.year()).into()),
        ("month", f64::from(day.month()).into()),
        ("day", f64::from(day.day()).into()),
    ])
}

/// Who vouches for it, who was hurt, the sentence, and who tells it.
fn body(view: &View<'_>, event: &FoldedEvent) -> String {
    let clean = |text: &str| escape(&words::plain(text));
    let mut body = format!("<p>{}", clean(&words::vouched(view, event)));
    let toll = words::toll(event.toll);
    if !toll.is_empty() {
        body += &format!("; {}", clean(&toll));
    }
    body += ".</p>";
    if let Some(told) = view.first_telling(event) {
        body += &format!("<blockquote>{}</blockquote>", clean(&words::cut(&words::plain(told.sentence()), QUOTE)));
    }
    let sources: Vec<String> = view.tellers(event).into_iter().map(|(_, record)| source(record)).collect();
    if !sources.is_empty() {
        body += &format!("<p>{}</p>", sources.join("<br>"));
    }
    body
}

fn source(record: &Record) -> String {
    let clean = |text: &str| escape(&words::plain(text));
    let name = clean(title(record));
    let outlet =
        if record.page.outlet.is_empty() { String::new() } else { format!("{}: ", clean(&record.page.outlet)) };
    let day = record.page.published.map(|day| format!(", {}", words::date(day))).unwrap_or_default();
    match words::web_address(&record.page.url) {
        Some(url) => format!("{outlet}<a href=\"{}\" rel=\"noopener noreferrer\">{name}</a>{day}", escape(&url)),
        None => format!("{outlet}{name}{day}"),
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::model::Status;
    use serde_json::Value;

    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn dates_are_as_open_as_they_are_known() {
        let mut draft = Draft::new("2025-10-20");
        for (from, to) in [("", ""), ("2025-10-01", ""), ("", "2025-10-05"), ("2025-08-01", "2025-08-31")] {
            draft.event(from, to, Status::Claimed);
        }
        let (records, folded) = fold(vec![draft]);
        let read: Value = serde_json::from_str(&timeline(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
        assert!(read["title"]["text"]["text"].as_str().unwrap().contains("1 event without a date"), "{read}");
        let slides = read["events"].as_array().unwrap();
        let mut said: Vec<&str> = slides.iter().map(|slide| slide["display_date"].as_str().unwrap()).collect();
        said.sort_unstable();
        assert_eq!(said, ["Aug 2025", "from 1 Oct 2025", "until 5 Oct 2025"]);
        assert_eq!(slides.iter().filter(|slide| slide.get("end_date").is_some()).count(), 1);
    }

    #[test]
    fn an_article_cannot_write_html() {
        let mut draft = Draft::new("2025-10-20");
        draft.0.page.title = "<script>alert(1)</script>".into();
        draft.0.page.url = "https://a.example/\"onmouseover=\"alert(1)".into();
        draft.told("<img src=x onerror=alert(1)>", "2025-10-19", "2025-10-19", Status::Reported);
        let (records, folded) = fold(vec![draft]);
        let read: Value = serde_json::from_str(&timeline(&records.iter().collect::<Vec<_>>(), &folded)).unwrap();
        let body = read["events"][0]["text"]["text"].as_str().unwrap();
        assert!(!body.contains("<script") && !body.contains("<img") && !body.contains("\"onmouse"), "{body}");
    }
}
