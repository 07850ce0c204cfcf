//! The JSON of TimelineJS, after its documentation "JSON data format": a slide is an article.
//!
//! A slide tells of a day and not when it was written, so its own day stands for the day of publication: relative dates in
//! it are read from there. Its headline often is the only telling, so it is the first line of the text. The title slide and
//! eras are left out, as are media.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Intake, articles, html, notes};
use crate::model::{Page, PublishedBasis};

/// The slides of a timeline; none where it is no timeline.
pub(super) fn slides(object: &Map<String, Value>) -> Option<&Vec<Value>> {
    let slides = object.get("events")?.as_array()?;
    let is_slide = |slide: &Value| slide.get("text").is_some_and(Value::is_object) || slide.get("start_date").is_some();
    (!slides.is_empty() && slides.iter().all(is_slide)).then_some(slides)
}

/// Reads a timeline.
pub(super) fn read(name: &str, slides: &[Value], intake: &mut Intake) {
    for (number, slide) in (1..).zip(slides) {
        let mut page = page(slide);
        if let Some(problem) = articles::unfit(&page, "") {
            let text = format!("{name}: skipped slide {number} of the timeline, which {problem}.");
            intake.notes.push(notes::note("read.timeline.slide", text));
            continue;
        }
        if page.id.is_empty() {
            page.id = format!("{name}:{number}");
        }
        intake.pages.push(page);
    }
}

fn page(slide: &Value) -> Page {
    let words = |field: &str| slide["text"][field].as_str().map(|words| html::read(words).text).unwrap_or_default();
    let (headline, body) = (words("headline"), words("text"));
    let title = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = [title.as_str(), &body].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    let mut page = Page { title, text, published: day(&slide["start_date"]), ..Page::default() };
    page.id = slide["unique_id"].as_str().unwrap_or_default().trim().to_owned();
    if page.published.is_some() {
        page.published_basis = PublishedBasis::Given;
        let text = "A slide of a timeline: the day that it tells of stands for the day of publication.".to_owned();
        page.notes.push(notes::note("read.timeline.day", text));
    } else {
        let text =
            "A slide of a timeline that tells no single day; type the day of publication under Sources.".to_owned();
        page.notes.push(notes::note("read.timeline.no_day", text));
    }
    page
}

/// A day with year, month and day, as numbers or as words.
fn day(date: &Value) -> Option<Date> {
    let number = |field: &str| match &date[field] {
        Value::Number(number) => number.as_i64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    };
    let (year, month, day) = (number("year")?, number("month")?, number("day")?);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::read_file;
    use super::*;

    const TIMELINE: &str = r#"{
        "title": {"text": {"headline": "The crossing", "text": "<p>Four reports.</p>"}},
        "events": [
            {"unique_id": "a", "start_date": {"year": "2024", "month": "5", "day": "3"},
             "text": {"headline": "<b>Peru</b>’s navy seizes a boat", "text": "<p>The crew was freed two days later.</p>"}},
            {"start_date": {"year": 2024}, "text": {"headline": "The crossing stays closed"}},
            {"start_date": {"year": 2024, "month": 6, "day": 31}, "media": {"url": "https://pictures.example/1.jpg"}},
            {"start_date": {"year": -480, "month": 9, "day": 1}, "text": {"text": "Ships met in a strait."}}
        ],
        "eras": [{"start_date": {"year": 2024}}]
    }"#;

    #[test]
    fn slides_are_articles() {
        let intake = read_file("talks.json", TIMELINE.as_bytes());
        let told: Vec<(&str, &str, Option<String>)> = intake
            .pages
            .iter()
            .map(|page| (page.id.as_str(), page.title.as_str(), page.published.map(|day| day.to_string())))
            .collect();
        assert_eq!(
            told,
            [
                ("a", "Peru’s navy seizes a boat", Some("2024-05-03".to_owned())),
                ("talks.json:2", "The crossing stays closed", None),
                ("talks.json:4", "", Some("-000480-09-01".to_owned())),
            ]
        );
        assert_eq!(intake.pages[0].text, "Peru’s navy seizes a boat\n\nThe crew was freed two days later.");
        assert!(
            intake.pages.iter().all(|page| page.notes.iter().any(|note| note.text.contains("slide of a timeline")))
        );
        assert_eq!(intake.notes.len(), 1);
        assert!(intake.notes[0].text.contains("slide 3") && intake.notes[0].text.contains("has no text"));
    }

    #[test]
    fn other_lists_of_events_are_no_timelines() {
        for other in
            [r#"{"events": []}"#, r#"{"events": [{"id": "assault-1"}]}"#, r#"{"documents": [], "events": [1]}"#]
        {
            let value: Value = serde_json::from_str(other).expect("JSON");
            assert!(slides(value.as_object().expect("an object")).is_none(), "{other}");
        }
    }
}
