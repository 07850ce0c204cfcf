//! What those hear who do not see the page change: how far the reading is, how many rows there are, what was chosen.

use yew::prelude::*;

use crate::dossier::{Dossier, Finding};
use crate::query::{Found, Layer, span_of};
use crate::shared::Shared;
use crate::state::{Job, Selection, View};
use crate::words;

/// What the line is given.
#[derive(PartialEq, Properties)]
pub struct SpokenProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// What gets through the filters.
    pub found: Shared<Found>,
    /// Which view is shown.
    pub view: View,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// What is being read.
    pub job: Option<Job>,
}

/// The line. It is always there, or changes in it would not be heard, and says little, because what it says interrupts.
#[component]
pub fn Spoken(props: &SpokenProps) -> Html {
    let rows = match &props.job {
        Some(job) => progress(job),
        None if props.dossier.is_empty() => String::new(),
        None => count(&props.found, props.view),
    };
    let chosen = props.selection.and_then(|selection| chosen(&props.dossier, selection)).unwrap_or_default();
    html! { <div class="spoken" role="status" aria-atomic="false"><p>{ rows }</p><p>{ chosen }</p></div> }
}

/// In tenths, so that a long job is not a long speech.
fn progress(job: &Job) -> String {
    if job.total == 0 {
        return "Reading".to_owned();
    }
    let tenth = u64::from(job.done) * 10 / u64::from(job.total);
    format!("Reading, {} percent of {}", tenth * 10, words::count(job.total as usize, "article", "articles"))
}

fn count(found: &Found, view: View) -> String {
    let (one, many) = view.rows();
    match found.count(view) {
        0 => format!("No {many}"),
        count => words::count(count, one, many),
    }
}

fn chosen(dossier: &Dossier, selection: Selection) -> Option<String> {
    let record = dossier.record(selection.document())?;
    let Selection::Finding(finding) = selection else {
        return Some(format!("Open: {}", dossier.title(selection.document())));
    };
    let span = span_of(record, finding)?;
    let words = record.page.text.get(span.range())?;
    let layer = Layer::of(record, finding)?;
    let Finding { document, .. } = finding;
    Some(format!("“{words}”, {}, in {}", layer.kind(), dossier.title(document)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_job_says_ten_things() {
        let job = |done| Job { done, total: 1234, ..Job::default() };
        let mut said: Vec<String> = (0..=1234).map(|done| progress(&job(done))).collect();
        said.dedup();
        assert_eq!(said.len(), 11);
        assert_eq!(said[3], "Reading, 30 percent of 1,234 articles");
        assert_eq!(progress(&Job::default()), "Reading");
    }

    #[test]
    fn emptiness_is_said() {
        let mut found = Found::default();
        assert_eq!(count(&found, View::Claims), "No claims");
        found.events = vec![4];
        assert_eq!(count(&found, View::Timeline), "1 event");
    }
}
