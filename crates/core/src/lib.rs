//! Dateline's extraction core: from the bytes of a file to who did what to whom, when, where and *according to whom*.
//!
//! One document goes down the steps alone; only [`fold`] sees more than one.
//!
//! | step | takes | gives | must not know |
//! |---|---|---|---|
//! | [`read`] | bytes of a file | [`Page`]: text, title, outlet, author, date and how it is known | language |
//! | [`segment`] | text | paragraphs, sentences, tokens, paired quotation marks | names, dates |
//! | [`recognise`] | tokens | tags, base phrases, names with a kind, quantities | who is who |
//! | [`resolve`] | names | entities of this document, and every mention of them | other documents |
//! | [`time`] | tokens, publication date | temporal expressions as TIMEX3, and the days they cover | events |
//! | [`claim`] | all above | attributions and PLOVER events | other documents |
//! | [`fold`] | many records | a dossier: entities and events across documents, discrepancies, timeline, copies | the screen |
//!
//! Reading text cannot fail: every step returns its value and [`model::Note`]s, never an error.
//! The same articles and version give the same bytes on every machine.

pub mod claim;
pub mod day;
pub mod dossier;
pub mod fold;
mod lexicon;
pub mod model;
pub mod order;
pub mod passing;
pub mod read;
pub mod recognise;
pub mod record;
pub mod resolve;
pub mod segment;
pub mod time;

pub use dateline_network as network;

use model::{Page, Record};
use passing::Reading;

/// The version of the core, as records and dossiers carry it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads one page: all findings of one document.
pub fn read_page(mut page: Page) -> Record {
    let mut notes = std::mem::take(&mut page.notes);
    let mut segments = segment::segment(&page.text);
    notes.append(&mut segments.notes);
    let mut recognised = recognise::recognise(&page.text, &segments);
    notes.append(&mut recognised.notes);
    let quantities = std::mem::take(&mut recognised.quantities);
    let reading = Reading { page: &page, segments: &segments, recognised: &recognised, quantities: &quantities };
    let mut resolved = resolve::resolve(reading);
    notes.append(&mut resolved.notes);
    let mut timed = time::time(reading);
    notes.append(&mut timed.notes);
    let mut claimed = claim::claim(reading, &resolved, &timed.times);
    notes.append(&mut claimed.notes);
    let sentences = segments.sentences.iter().map(|sentence| sentence.span).collect();
    Record {
        page,
        language: "en".to_owned(),
        mentions: resolved.mentions,
        entities: resolved.entities,
        times: timed.times,
        quantities,
        claims: claimed.claims,
        events: claimed.events,
        sentences,
        notes,
    }
}
