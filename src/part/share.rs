//! Makes a link of what was found: lists what goes in, and says who takes a link of that length.

use std::rc::Rc;

use dateline_correct::Log;
use dateline_share::wire::Payload;
use dateline_share::{Error, Length, Taker};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::dossier::Dossier;
use crate::link::{self, Choice, Contents};
use crate::part::dialog::Modal;
use crate::query::Found;
use crate::route;
use crate::shared::Shared;
use crate::source::{By, Source};
use crate::state::{Action, Origin, Place, Tone};
use crate::words::count;

/// What the dialog is given.
#[derive(PartialEq, Properties)]
pub struct ShareProps {
    /// What was found in all.
    pub dossier: Shared<Dossier>,
    /// What the filters let through.
    pub found: Shared<Found>,
    /// What it is called.
    pub name: Rc<str>,
    /// Where the reader is.
    pub place: Place,
    /// How the reader corrected it.
    pub log: Shared<Log>,
    /// The public file that the articles come from.
    pub source: Option<Rc<Source>>,
    /// What was said last.
    pub said: Option<AttrValue>,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// What was packed.
struct Packed {
    contents: Contents,
    address: Result<String, Error>,
}

/// The dialog.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let choice = use_state_eq(Choice::default);
    let packed = {
        let of = (props.dossier.clone(), props.found.clone(), props.place.clone(), *choice, props.log.clone());
        use_memo(of, |(dossier, found, place, choice, log)| {
            // Which dossier of this browser it is, is nobody else's business.
            let place = route::write(&Place { kept: None, ..place.clone() }, None);
            let payload = link::payload(dossier, found, &place, *choice, log.rules());
            let here = format!("{}#", here(Query::Dropped));
            // What no place takes is not packed to its end: with thousands of claims that would take a second.
            let room = Taker::AnyBrowser.longest().saturating_sub(here.chars().count());
            let address = dateline_share::write_within(&payload, room).map(|fragment| format!("{here}{fragment}"));
            Packed { contents: link::contents(&payload), address }
        })
    };
    let tick = |label: String, value: bool, set: fn(&mut Choice, bool)| {
        let choice = choice.clone();
        let changed = Callback::from(move |_| {
            let mut next = *choice;
            set(&mut next, !value);
            choice.set(next);
        });
        html! { <label class="switch"><input type="checkbox" checked={value} onchange={changed} />{ label }</label> }
    };
    let (found, chosen) = (&props.found, *choice);
    let whole = props.dossier.documents.iter().filter(|document| !document.is_quoted()).count();
    html! {
        <Modal title="Share" close={props.act.reform(|()| Action::Dialog(None))}>
            <div class="share">
                if props.place.origin == Origin::Sample {
                    <section>
                        <h3>{ "This view of the sample" }</h3>
                        { address_line(&format!("{}#{}", here(Query::Dropped), view(props)), "Copy view", "Address of this view", &props.act) }
                        if !props.log.rules().is_empty() {
                            <p class="hint">{ "Your corrections of the sample are in it." }</p>
                        }
                    </section>
                }
                if let Some(source) = props.source.as_ref().filter(|_| props.place.origin == Origin::Source) {
                    { view_of(source, props) }
                }
                <section>
                    <h3>{ "What was found, in a link" }</h3>
                    { tick(format!("{} that the filters show", count(found.events.len(), "event", "events")), chosen.events,
                        |choice, on| choice.events = on) }
                    { tick("The sentence of every article that tells an event, and not of the first alone".to_owned(),
                        chosen.every_telling, |choice, on| choice.every_telling = on) }
                    { tick(format!("All {} that the filters show", count(found.claims.len(), "claim", "claims")), chosen.claims,
                        |choice, on| choice.claims = on) }
                    { tick(format!("All {} that the filters show", count(found.entities.len(), "entity", "entities")), chosen.entities,
                        |choice, on| choice.entities = on) }
                    if whole > 0 {
                        { tick(format!("The whole texts of all {}, filtered or not, to be read again there",
                            count(whole, "article", "articles")), chosen.articles, |choice, on| choice.articles = on) }
                    }
                </section>
                <p class="goes" role="status">{ goes_in(&packed.contents) }</p>
                if here(Query::Dropped).starts_with("file:") {
                    <p class="hint">
                        { "This page was opened from disk, so its links open only where the same file lies. Send the file itself, or open \
                            it on a host." }
                    </p>
                }
                { meter(&packed, props) }
                <p class="said" role="status">{ props.said.clone() }</p>
            </div>
        </Modal>
    }
}

/// The address of the view: readable as long as there are no corrections, which only a link can carry.
fn view(props: &ShareProps) -> String {
    let place = route::write(&props.place, None);
    let rules = props.log.rules();
    if rules.is_empty() {
        return place;
    }
    let view = link::view(&props.dossier, &place, rules);
    dateline_share::write(&Payload::View(view)).unwrap_or(place)
}

/// A link to how the reader looks at articles that everybody can get.
fn view_of(source: &Source, props: &ShareProps) -> Html {
    // What a page brings along has no address that others could open.
    if source.by == By::Itself {
        return Html::default();
    }
    let view = link::view(&props.dossier, &route::write(&props.place, None), props.log.rules());
    let written = dateline_share::write(&Payload::View(view));
    let Ok(fragment) = written else { return Html::default() };
    let address = format!("{}#{fragment}", here(Query::Kept));
    let length = Length::of(&address);
    html! {
        <section>
            <h3>{ "This view" }</h3>
            { address_line(&address, "Copy view", "Link to this view", &props.act) }
            <p class="hint">
                { format!("In it: the filters and words you search for, and a sum by which the other page sees whether it \
                    finds the same. Articles are fetched from {}. {}. {}", source.address,
                    count(length.characters, "character", "characters"), length.sentence()) }
            </p>
        </section>
    }
}

/// Exactly what goes into the link.
fn goes_in(contents: &Contents) -> String {
    let Contents { events, claims, entities, quotations, sources, articles, corrections } = *contents;
    let decided = match corrections {
        0 => String::new(),
        1 => "1 correction with its reason; ".to_owned(),
        many => format!("all {many} corrections with their reasons; "),
    };
    let texts = match articles {
        0 => "no article text beyond that".to_owned(),
        _ => format!("and all text that is here of {}, with their authors", count(articles, "article", "articles")),
    };
    format!(
        "In it: {}, {}, {} with their other names, offices and places; {} of a sentence; titles, outlets, dates and \
         addresses of {}; the filters and words you search for; {decided}{texts}.",
        count(events, "event", "events"),
        count(claims, "claim", "claims"),
        count(entities, "entity", "entities"),
        count(quotations, "quotation", "quotations"),
        count(sources, "article", "articles"),
    )
}

/// The link and who takes it, or a file where no program would.
fn meter(packed: &Packed, props: &ShareProps) -> Html {
    if packed.contents == Contents::default() {
        return html! { <p class="hint">{ "Nothing is chosen yet." }</p> };
    }
    let length = packed.address.as_deref().ok().map(Length::of).filter(|length| length.fits(Taker::AnyBrowser));
    let (Some(length), Ok(address)) = (length, &packed.address) else {
        let name = Rc::clone(&props.name);
        return html! {
            <p class="buttons">
                <span class="grow">{ "Too long for a link. Take out some of it, or send everything as a file: it holds all articles." }</span>
                <button class="main" onclick={props.ask.reform(move |_| Ask::Save(Rc::clone(&name)))}>{ "Save a file" }</button>
            </p>
        };
    };
    html! {
        <>
            { address_line(address, "Copy link", "Link with what was found", &props.act) }
            <p class="hint">{ format!("{}. {}", count(length.characters, "character", "characters"), length.sentence()) }</p>
        </>
    }
}

/// An address to copy.
fn address_line(address: &str, label: &'static str, name: &'static str, act: &Callback<Action>) -> Html {
    let copy = {
        let (address, act) = (address.to_owned(), act.clone());
        Callback::from(move |event: MouseEvent| {
            let field = event.target_dyn_into::<web_sys::Element>();
            let field = field.and_then(|button| button.previous_element_sibling()?.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                drop(field.focus());
                field.select();
            }
            let (address, act) = (address.clone(), act.clone());
            spawn_local(async move { act.emit(Action::Say(Tone::Plain, copied(&address).await.into())) });
        })
    };
    html! {
        <div class="address">
            <input readonly=true value={address.to_owned()} aria-label={name} />
            <button class="main" onclick={copy}>{ label }</button>
        </div>
    }
}

/// Copies a text, and says what happened. Pages without a secure connection have no clipboard.
async fn copied(text: &str) -> &'static str {
    let navigator = web_sys::window().map(|window| window.navigator());
    let has_clipboard = navigator
        .as_ref()
        .and_then(|navigator| js_sys::Reflect::get(navigator, &"clipboard".into()).ok())
        .is_some_and(|clipboard| clipboard.is_object());
    let Some(navigator) = navigator.filter(|_| has_clipboard) else {
        return "It is selected: copy it with Ctrl+C or ⌘C.";
    };
    match JsFuture::from(navigator.clipboard().write_text(text)).await {
        Ok(_) => "Copied.",
        Err(_) => "It is selected: copy it with Ctrl+C or ⌘C.",
    }
}

/// The address of the page, and no more of what stands behind it than its query.
fn here(with: Query) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    cut(&href, with).to_owned()
}

/// Whether a link carries the query of the page's address, which may name a file.
#[derive(Clone, Copy)]
enum Query {
    /// It belongs to what is shared.
    Kept,
    /// Where the reader's own articles came from is nobody else's business.
    Dropped,
}

fn cut(href: &str, with: Query) -> &str {
    let is_end = |letter| letter == '#' || (letter == '?' && matches!(with, Query::Dropped));
    href.split(is_end).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_view_of_a_file_carries_its_address() {
        let href = "https://a.example/talks/?src=http://intranet/x?y#claims.source?z";
        assert_eq!(cut(href, Query::Dropped), "https://a.example/talks/");
        assert_eq!(cut(href, Query::Kept), "https://a.example/talks/?src=http://intranet/x?y");
        assert_eq!(cut("file:///home/a.html#x?y", Query::Dropped), "file:///home/a.html");
    }
}
