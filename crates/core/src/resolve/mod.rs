//! Says whom the names mean within one document: aliases, acronyms, titles, pronouns, places, capitals for governments.
//!
//! The steps, in order; each sees what those before it decided:
//!
//! 1. [`cues`] finds the table words that refer without being names: titles, bodies of a state, pronouns.
//! 2. [`hyphens`] takes the name out of "Taliban-led"; [`people`] joins full names, last names and spellings, and reads offices off the words around them.
//! 3. [`groups`] joins organisations, armed groups and media by table row, acronym, expansion and spelling.
//! 4. [`places`] gives every place one spot, by what the document says around it.
//! 5. [`bodies`] reads "Pakistan's foreign ministry", "Afghan officials" as bodies of a state.
//! 6. [`rulers`] tells where a capital stands for its government: "Islamabad warned".
//! 7. [`offices`] reads offices used for their holders: "the defence minister".
//! 8. [`back`] reads "the group", "he", "it", where one name clearly stands behind them.
//!
//! Conventions. A country named as such is one entity of kind *place*, whether it acts or is acted in; its adjective and
//! its people are one entity of kind *nationality*; its government is one entity of kind *government*, which "Pakistani
//! officials", "the government of Pakistan" and "Islamabad warned" share; the three are linked by the country's code.
//! A ministry, army or court is an entity of its own. The Taliban are an armed group throughout; see `actors.tsv`.

mod back;
mod bodies;
mod cues;
mod draft;
mod groups;
mod hyphens;
mod initials;
mod offices;
mod people;
mod places;
mod rulers;

mod tables;
#[cfg(test)]
mod tests;

pub(crate) use tables::Tables;

use crate::lexicon::Lexicon;
use crate::passing::{Reading, Resolved};

/// Resolves the names of a document.
pub fn resolve(reading: Reading<'_>) -> Resolved {
    let tables = &Lexicon::get().resolve;
    let cues = cues::find(reading, tables);
    let mut draft = draft::Draft::new(reading, tables);
    hyphens::resolve(&mut draft);
    people::resolve(&mut draft, &cues);
    groups::resolve(&mut draft);
    places::resolve(&mut draft);
    bodies::resolve(&mut draft, &cues);
    rulers::resolve(&mut draft);
    offices::resolve(&mut draft, &cues);
    back::resolve(&mut draft, &cues);
    draft.finish()
}
