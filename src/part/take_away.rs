//! Offers what was found in the formats of other programs.

use std::rc::Rc;

use dateline_export::Format;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::dossier::Dossier;
use crate::part::dialog::Modal;
use crate::source::Source;
use crate::state::{Action, Origin};

/// What formats are for, and which they are.
type Group = (&'static str, fn(Format) -> bool);

const GROUPS: [Group; 4] = [
    ("To read, to keep", |format| matches!(format, Format::Report | Format::Dossier | Format::Records)),
    ("For a spreadsheet", |format| matches!(format, Format::Csv(_))),
    ("For timelines, calendars, maps, networks", |format| {
        matches!(format, Format::Timeline | Format::Calendar | Format::GeoJson | Format::Gexf | Format::GraphMl)
    }),
    ("For research and investigation", |format| {
        matches!(format, Format::Plover | Format::FollowTheMoney | Format::Stix | Format::Annotations)
    }),
];

/// What the whole page is called: as the reader calls their dossier, or as the host calls its file; empty where nobody named it.
pub fn title(origin: Origin, named: &Rc<str>, source: Option<&Rc<Source>>) -> Rc<str> {
    match origin {
        Origin::Own => Rc::clone(named),
        Origin::Source => source.map(|source| Rc::clone(&source.title)).unwrap_or_default(),
        Origin::Nothing | Origin::Sample | Origin::Shared => Rc::default(),
    }
}

/// The dialog. Everything goes into a file, whatever is filtered.
pub fn take_away(
    dossier: &Dossier,
    title: Rc<str>,
    said: Option<AttrValue>,
    act: &Callback<Action>,
    ask: &Callback<Ask>,
) -> Html {
    let is_quoted = dossier.documents.iter().any(|document| document.is_quoted());
    let whole = (!is_quoted).then(|| whole_page(title, ask));
    let groups = GROUPS.map(|(title, is_in)| {
        let formats = Format::ALL.into_iter().filter(|format| is_in(*format)).map(|format| line(format, ask));
        html! {
            <section key={title}>
                <h3>{ title }</h3>
                <ul>{ for formats }</ul>
            </section>
        }
    });
    html! {
        <Modal title="Take away" close={act.reform(|()| Action::Dialog(None))}>
            <p class="hint">
                { format!("All that was found in {}, whatever is filtered now. Files are made on this device.",
                    crate::words::count(dossier.documents.len(), "article", "articles")) }
                if is_quoted {
                    { " What came by link holds the sentences that the sender chose, and no whole articles." }
                }
            </p>
            <p class="hint">{ "Pictures are saved where they stand, in Timeline and in Entities." }</p>
            <p class="said" role="status">{ said }</p>
            <div class="formats">{ for whole }{ for groups }</div>
        </Modal>
    }
}

fn line(format: Format, ask: &Callback<Ask>) -> Html {
    html! {
        <li key={format.key()}>
            <button onclick={ask.reform(move |_| Ask::Write(format))}>{ format.title() }</button>
            <span>{ format.holds() }</span>
        </li>
    }
}

/// The page itself, as a file.
fn whole_page(title: Rc<str>, ask: &Callback<Ask>) -> Html {
    html! {
        <section key="whole">
            <h3>{ "To open anywhere" }</h3>
            <ul>
                <li>
                    <button onclick={ask.reform(move |_| Ask::Pack(Rc::clone(&title)))}>{ "Whole page with these articles (HTML)" }</button>
                    <span>{ "One file that opens from disk, without a network: page, articles, and all that is found in them." }</span>
                </li>
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::By;

    #[test]
    fn a_whole_page_is_called_as_what_is_in_it() {
        let source = Rc::new(Source { address: "a.jsonl".into(), title: "Reports".into(), by: By::Host });
        let named = |origin| title(origin, &"Talks".into(), Some(&source)).to_string();
        assert_eq!([Origin::Own, Origin::Source, Origin::Sample].map(named), ["Talks", "Reports", ""]);
        assert_eq!(&*title(Origin::Source, &"Talks".into(), None), "");
    }
}
