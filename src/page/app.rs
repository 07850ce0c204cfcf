//! The page as a whole.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::bridge::{Ask, Bridge};
use crate::keep::{Keeper, Want};
use crate::page::claims::Claims;
use crate::page::entities::Entities;
use crate::page::sources::{Sources, failures};
use crate::page::start::Start;
use crate::page::timeline::Timeline;
use crate::page::{ViewProps, keys};
use crate::page::{arriving, guard, hooks};
use crate::part::chips::{Chips, Nothing, Waiting};
use crate::part::columns::{Divider, Edge};
use crate::part::correct::{Correct, Corrections};
use crate::part::dossiers::{self, Dossiers};
use crate::part::drop;
use crate::part::facets::Facets;
use crate::part::footer::{FooterProps, footer};
use crate::part::header::Header;
use crate::part::later::{later, use_deferred, use_later, use_turns};
use crate::part::messages::Messages;
use crate::part::nav::{NavProps, nav};
use crate::part::outdated::{Outdated, use_newer_version};
use crate::part::paste::Paste;
use crate::part::progress::{ProgressProps, progress};
use crate::part::reader::Reader;
use crate::part::share::Share;
use crate::part::shortcuts::Shortcuts;
use crate::part::spoken::Spoken;
use crate::part::take_away::{self, take_away};
use crate::query::{self, Index};
use crate::shared::Shared;
use crate::state::{Action, Dialog, State, View};

/// The page. What draws anything at all is made ready in a turn of its own.
#[component]
pub fn App() -> Html {
    let is_ready = use_later(true);
    html! {
        if is_ready {
            <Page />
        }
    }
}

#[component]
fn Page() -> Html {
    let state = use_reducer(hooks::opened);
    let act = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let bridge = {
        let act = act.clone();
        use_memo((), move |()| Bridge::new(act))
    };
    let ask = {
        let bridge = Rc::clone(&bridge);
        use_callback((), move |ask, ()| bridge.ask(ask))
    };
    let keeper = {
        let act = act.clone();
        let bridge = Rc::clone(&bridge);
        use_memo((), move |()| Keeper::new(act, bridge))
    };
    let want = {
        let keeper = Rc::clone(&keeper);
        use_callback((), move |want, ()| keeper.want(want))
    };
    let name: Rc<str> = dossiers::title(state.place.origin, &state.shelf, state.source.as_deref()).into();
    let dossier: Shared<_> = Rc::clone(&state.dossier).into();
    let index: Shared<Index> = use_memo(dossier.clone(), |dossier| Index::new(dossier)).into();
    let place = &state.place;
    let found = {
        let index = index.clone();
        let of = (dossier.clone(), Rc::clone(&place.filters), place.view);
        Shared::from(use_memo(of, move |(dossier, filters, view)| query::find(dossier, &index, filters, *view)))
    };
    use_newer_version(&act);
    let settled = hooks::use_settled(state.job.is_some());
    let view = ViewProps {
        dossier: dossier.clone(),
        index: index.clone(),
        found: found.clone(),
        filters: Rc::clone(&place.filters),
        selection: place.selection,
        act: act.clone(),
    };
    let is_bare = state.is_bare();
    hooks::use_focus(is_bare);
    hooks::use_top(place.view, is_bare);
    let reading = place.selection.filter(|_| !is_bare);
    // The bare desk, the header, the rest of the frame, then what is in it: together they keep a phone busy for too long.
    let turns = use_turns(4);
    let (is_laid, has_header, has_frame, is_filled) = (turns > 0, turns > 1, turns > 2, turns > 3);
    hooks::use_revealed(has_frame);
    // What was found is made ready in one turn and drawn in the next, and what can be chosen from in one more.
    let is_drawn = use_later(view.found.count(place.view) > 0);
    let in_rail = use_deferred(found.clone());
    if !is_laid {
        return Html::default();
    }
    html! {
        <div class={classes!("desk", is_bare.then_some("bare"), reading.map(|_| "reading"))}>
            <a class="skip" href="#main" onclick={hooks::to_main()}>{ "Skip to the articles" }</a>
            if has_header {
                <Behind state={state.clone()} keeper={Rc::clone(&keeper)} act={act.clone()} ask={ask.clone()} want={want.clone()} />
                <Header name={name.to_string()} is_empty={is_bare} text={place.filters.text.clone()} theme={state.theme}
                    act={act.clone()} ask={ask.clone()} />
            }
            if !is_bare {
                <section class="rail" aria-label="Where to look">
                    if is_filled {
                        <div class="rail-body">
                            { nav(&NavProps { view: place.view, found: in_rail.clone(), act: act.clone() }) }
                            <Facets found={in_rail} filters={Rc::clone(&place.filters)} act={act.clone()} />
                        </div>
                        <Divider edge={Edge::Rail} />
                    }
                </section>
            }
            <main id="main" tabindex="-1" aria-label={if is_bare { "Start" } else { place.view.label() }}>
                { dossiers::unkept(place.origin, &state.shelf, &ask, &want) }
                if is_bare && has_frame {
                    { failures(&state.failures) }
                    <Start shelf={state.shelf.clone()} act={act.clone()} ask={ask.clone()} want={want.clone()} />
                } else if is_filled {
                    if state.dossier.is_quoted() {
                        <p class="came">
                            { "Findings that came by link: the texts are the sentences that the sender chose, and no whole articles." }
                        </p>
                    }
                    <Chips {dossier} {index} filters={Rc::clone(&place.filters)} act={act.clone()} />
                    { shown(&state, &view, is_drawn, &ask) }
                }
                // At the end, so that nothing moves when it comes and goes.
                if let Some(job) = &state.job {
                    { progress(&ProgressProps { job: job.clone(), ask: ask.clone() }) }
                }
            </main>
            if let Some(selection) = reading.filter(|_| is_filled) {
                <Reader dossier={view.dossier.clone()} {selection} act={act.clone()} ask={ask.clone()} />
            }
            if has_frame {
                { footer(&FooterProps {
                    dossier: view.dossier.clone(),
                    took: state.took,
                    requests: state.requests + state.looks,
                    standing: dossiers::standing(place.origin, &state.shelf.saving),
                    settled,
                    corrections: state.corrections.rules().len(),
                    act: act.clone(),
                }) }
            }
            <Spoken dossier={view.dossier.clone()} found={view.found.clone()} view={place.view} selection={reading}
                job={state.job.clone()} />
            <Messages messages={Rc::clone(&state.messages)} act={act.clone()} />
            if state.outdated {
                <Outdated is_safe={state.is_safe()} can_save={!bridge.is_outdated()} name={Rc::clone(&name)} ask={ask.clone()} />
            }
            { dialog(&state, &view, &name, &act, &ask, &want) }
            <div class="overlay" aria-hidden="true"><p>{ "Drop to read" }</p></div>
        </div>
    }
}

/// What [`Behind`] is given.
#[derive(Properties)]
struct BehindProps {
    state: UseReducerHandle<State>,
    keeper: Rc<Keeper>,
    act: Callback<Action>,
    ask: Callback<Ask>,
    want: Callback<Want>,
}

impl PartialEq for BehindProps {
    /// It looks at the state as often as the page does.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What the page does without being seen: opens what the address asks for, keeps, listens to keys.
#[component]
fn Behind(props: &BehindProps) -> Html {
    let BehindProps { state, keeper, act, ask, want } = props;
    {
        let (ask, want) = (ask.clone(), want.clone());
        let (place, act) = (state.place.clone(), act.clone());
        use_effect_with((), move |()| {
            let (fragment, asked) = (hooks::fragment(), ask.clone());
            let begin = move || arriving::begin(&fragment, &place, &act, &asked, &want);
            // What came in a link is read before the address tells what is open in its stead.
            if dateline_share::is_link(&hooks::fragment()) {
                begin();
            } else {
                later(begin);
            }
            let body = web_sys::window().and_then(|window| window.document()?.body());
            if let Some(body) = body.and_then(|body| body.dyn_into::<HtmlElement>().ok()) {
                drop::listen(&body, ask);
            }
        });
    }
    hooks::use_keeping(state, keeper);
    hooks::use_url(state, act, ask, want);
    hooks::use_corrections(state, ask);
    hooks::use_theme(state.theme);
    hooks::use_letters(state.letters);
    guard::use_guard(state.is_safe());
    keys::use_keys(state, act);
    Html::default()
}

fn shown(state: &State, view: &ViewProps, is_drawn: bool, ask: &Callback<Ask>) -> Html {
    let of = state.place.view;
    let nothing = view.found.count(of) == 0;
    let is_coming = !is_drawn && !nothing && of != View::Sources;
    let waiting = match &state.job {
        _ if is_coming => Waiting::ForReading,
        Some(_) => Waiting::ForReading,
        None if state.shelf.opening => Waiting::ForOpening,
        None => Waiting::No,
    };
    let props = view.clone();
    html! {
        <>
            { match of {
                View::Sources => html! {
                    <Sources dossier={props.dossier} found={props.found} failures={Rc::clone(&state.failures)}
                        selection={props.selection} act={props.act} ask={ask.clone()} />
                },
                _ if !is_drawn => Html::default(),
                View::Entities => html! { <Entities ..props /> },
                View::Timeline => html! { <Timeline ..props /> },
                View::Claims => html! { <Claims ..props /> },
            } }
            if nothing || is_coming {
                <Nothing filters={Rc::clone(&view.filters)} found={view.found.clone()} view={of} waiting={waiting} act={view.act.clone()} />
            }
        </>
    }
}

fn dialog(
    state: &State,
    view: &ViewProps,
    name: &Rc<str>,
    act: &Callback<Action>,
    ask: &Callback<Ask>,
    want: &Callback<Want>,
) -> Html {
    // Behind a dialog the messages are out of reach.
    let log = Shared(Rc::clone(&state.corrections));
    let said = state.messages.last().map(|message| AttrValue::from(&*message.text).clone());
    match state.dialog {
        None => Html::default(),
        Some(Dialog::Paste) => html! { <Paste act={act.clone()} ask={ask.clone()} /> },
        Some(Dialog::Shortcuts) => html! { <Shortcuts letters={state.letters} act={act.clone()} /> },
        Some(Dialog::Dossiers) => html! {
            <Dossiers origin={state.place.origin} kept={state.place.kept.clone()} articles={state.dossier.documents.len()}
                busy={state.job.is_some()} shelf={state.shelf.clone()} source={state.source.clone()} {said} act={act.clone()} ask={ask.clone()} want={want.clone()} />
        },
        Some(Dialog::Share) => html! {
            <Share dossier={view.dossier.clone()} found={view.found.clone()} name={Rc::clone(name)} place={state.place.clone()}
                source={state.source.clone()} {log} {said} act={act.clone()} ask={ask.clone()} />
        },
        Some(Dialog::Correct(about, task)) => html! {
            <Correct key={format!("{about:?} {task:?}")} dossier={view.dossier.clone()} {about} {task} {log} act={act.clone()} />
        },
        Some(Dialog::Corrections) => html! {
            <Corrections dossier={view.dossier.clone()} {log} {said} act={act.clone()} />
        },
        Some(Dialog::TakeAway) => {
            let title = take_away::title(state.place.origin, &state.shelf.name, state.source.as_ref());
            take_away(&state.dossier, title, said, act, ask)
        }
    }
}
