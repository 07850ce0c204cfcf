//! *Sources*: the articles, what was found in them, and what could not be read.

use std::rc::Rc;

use dateline_core::model::PublishedBasis;
use dateline_core::order::Order;
use jiff::civil::Date;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::bridge::Ask;
use crate::dossier::{Document, Dossier};
use crate::part::day::DayField;
use crate::part::table::{Column, Sort, Table};
use crate::query::Found;
use crate::shared::Shared;
use crate::state::{Action, Failure, Selection};
use crate::words;

const COLUMNS: &[Column] = &[
    Column { name: "Title", class: "title", hint: "", sorts: true },
    Column { name: "Outlet", class: "outlet wide", hint: "Under it: the file", sorts: true },
    Column { name: "Date", class: "date", hint: "Of publication, and how it is known", sorts: true },
    Column { name: "Events", class: "count num", hint: "", sorts: true },
    Column { name: "Entities", class: "count num wide spare", hint: "", sorts: true },
    Column { name: "Claims", class: "count num wide", hint: "", sorts: true },
    Column { name: "Notes", class: "count num wide spare", hint: "What was doubtful in reading it", sorts: true },
];

/// No column: as they were added.
const AS_ADDED: Sort = Sort { column: COLUMNS.len(), descending: false };

/// What the view is given.
#[derive(PartialEq, Properties)]
pub struct SourcesProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// The rows to show.
    pub found: Shared<Found>,
    /// What could not be read.
    pub failures: Rc<Vec<Failure>>,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// Says what the reader did.
    pub act: Callback<Action>,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The view *Sources*.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let sort = use_state_eq(|| AS_ADDED);
    let rows = use_memo((props.dossier.clone(), props.found.clone(), *sort), |(dossier, found, sort)| {
        sorted(dossier, &found.sources, *sort)
    });
    let cells = use_callback((props.dossier.clone(), props.ask.clone()), |id, (dossier, ask)| cells(dossier, ask, id));
    let on_sort = use_callback((), {
        let sort = sort.clone();
        move |next, ()| sort.set(next)
    });
    let on_open = use_callback(props.act.clone(), |id, act| {
        act.emit(Action::Select(Some(Selection::Document(id))));
    });
    html! {
        <>
            { failures(&props.failures) }
            if !rows.is_empty() {
                <div class="card tbl">
                    <Table label="Articles" id="sources" columns={COLUMNS} {rows} {cells}
                        chosen={props.selection.map(Selection::document)} row_height={46} sort={*sort} {on_sort} {on_open} />
                </div>
            }
        </>
    }
}

/// The content of a row's cells.
fn cells(dossier: &Dossier, ask: &Callback<Ask>, id: u32) -> Vec<Html> {
    let Some(document) = dossier.documents.get(id as usize) else { return vec![Html::default(); COLUMNS.len()] };
    let record = &document.record;
    let copy = dossier.copy_of(id).map(|(of, share)| {
        html! { <small class="doubt">{ format!("repeats {share}% of “{}”", dossier.title(of)) }</small> }
    });
    let outlet = if record.page.outlet.is_empty() { "—" } else { &record.page.outlet };
    let number = |count: usize| html! { { words::grouped(count) } };
    vec![
        html! { <><span class={classes!(copy.is_some().then_some("line"))}>{ dossier.title(id) }</span>{ copy }</> },
        html! { <>{ outlet }<small>{ &*document.file }</small></> },
        html! { <Published key={id} {id} in_row=true document={Shared(Rc::clone(document))} ask={ask.clone()} /> },
        number(record.events.len()),
        number(record.entities.len()),
        number(record.claims.len()),
        number(record.notes.len()),
    ]
}

/// The articles in the order of a column; as they were added where they are equal.
fn sorted(dossier: &Dossier, rows: &[u32], sort: Sort) -> Vec<u32> {
    let mut order: Vec<u32> = rows.to_vec();
    let of = |id: u32| dossier.record(id);
    let number = |id: u32| {
        of(id).map_or(0, |record| match sort.column {
            3 => record.events.len(),
            4 => record.entities.len(),
            5 => record.claims.len(),
            6 => record.notes.len(),
            _ => 0,
        })
    };
    order.order_by(|&one, &two| {
        let ordering = match sort.column {
            0 => dossier.title(one).cmp(dossier.title(two)),
            1 => of(one).map(|record| &record.page.outlet).cmp(&of(two).map(|record| &record.page.outlet)),
            2 => dossier.published(one).cmp(&dossier.published(two)),
            _ => number(one).cmp(&number(two)),
        };
        if sort.descending { ordering.reverse() } else { ordering }
    });
    order
}

/// What the date is given.
#[derive(PartialEq, Properties)]
pub struct PublishedProps {
    /// Its place in the dossier.
    pub id: u32,
    /// The article.
    pub document: Shared<Document>,
    /// Whether it stands in a row, which a click opens.
    #[prop_or_default]
    pub in_row: bool,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// A publication date, how it is known, and a way to change it.
#[component]
pub fn Published(props: &PublishedProps) -> Html {
    let editing = use_state_eq(|| false);
    let button = use_node_ref();
    // Whether the date that is shown again is to have the focus, which the field had.
    let returns = use_mut_ref(|| false);
    {
        let (button, returns) = (button.clone(), Rc::clone(&returns));
        use_effect_with(*editing, move |&editing| {
            if !editing && returns.take() {
                button.cast::<HtmlElement>().map(|button| button.focus());
            }
        });
    }
    let page = &props.document.record.page;
    if props.document.is_quoted() {
        // To take another date it would have to be read again, and its words are not here.
        let day = page.published.map_or_else(|| "—".to_owned(), words::date);
        return html! { <><span>{ day }</span><small>{ words::published_basis(page.published_basis) }</small></> };
    }
    let id = props.id;
    let toggle = {
        let (editing, returns) = (editing.clone(), Rc::clone(&returns));
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            *returns.borrow_mut() = *editing;
            editing.set(!*editing);
        })
    };
    if !*editing {
        let day = page.published.map_or_else(|| "Set a date".to_owned(), words::date);
        return html! {
            <>
                <button ref={button} class="link" title="Change the date" aria-label={format!("Date: {day}. Change")} onclick={toggle}
                    onkeydown={Callback::from(|event: KeyboardEvent| keep_press(&event))}>{ day.clone() }</button>
                <small title={words::published_why(page.published_basis)}>{ words::published_basis(page.published_basis) }</small>
            </>
        };
    }
    let commit = props.ask.reform(move |day: Option<Date>| Ask::Published(id, day));
    let commit = Callback::from(move |day: Option<Date>| {
        // An emptied field is not a date; the way back to the article's own is a button.
        if day.is_some() {
            commit.emit(day);
        }
    });
    let leave = {
        let (editing, returns) = (editing.clone(), Rc::clone(&returns));
        Callback::from(move |by_key: bool| {
            // The field that goes away says that it loses the focus, after the key has said where that is to go.
            if by_key {
                *returns.borrow_mut() = true;
            }
            editing.set(false);
        })
    };
    let own = props.document.own.published;
    let back = {
        let (ask, editing) = (props.ask.clone(), editing.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            *returns.borrow_mut() = true;
            ask.emit(Ask::Published(id, None));
            editing.set(false);
        })
    };
    // The field keeps the focus while a button is pressed: it must not take what is typed for meant.
    let hold = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <span class="edit-date" onclick={Callback::from(|event: MouseEvent| event.stop_propagation())}
            onkeydown={Callback::from(|event: KeyboardEvent| event.stop_propagation())}>
            <DayField day={page.published} label="Date of publication" focused=true {commit} {leave} />
            if !props.in_row && page.published_basis == PublishedBasis::Given && page.published != own {
                <button class="quiet" onmousedown={hold.clone()} onclick={back}>
                    { own.map_or_else(|| "Without a date".to_owned(), |day| format!("Back to {}", words::date(day))) }
                </button>
            }
            <button class="quiet" aria-label="Leave the date as it is" onmousedown={hold} onclick={toggle}>{ "×" }</button>
        </span>
    }
}

/// The row must not take the key that presses the button.
fn keep_press(event: &KeyboardEvent) {
    if matches!(event.key().as_str(), "Enter" | " ") {
        event.stop_propagation();
    }
}

/// The files that could not be read.
pub fn failures(failures: &[Failure]) -> Html {
    if failures.is_empty() {
        return Html::default();
    }
    let lines = failures.iter().map(|failure| {
        let named = !failure.message.starts_with(&*failure.file);
        html! {
            <li>
                if named { <b>{ &*failure.file }</b>{ ": " } }
                { &*failure.message }
            </li>
        }
    });
    html! {
        <section class="failures" aria-label="Not read">
            <h2>{ words::count(failures.len(), "message about what was added", "messages about what was added") }</h2>
            <ul>{ for lines }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Note, Page, Record, Step};
    use jiff::civil::date;

    use super::*;

    fn document(outlet: &str, day: i8, notes: usize) -> Document {
        let page = Page { outlet: outlet.to_owned(), published: Some(date(2025, 1, day)), ..Page::default() };
        let note = Note { span: None, step: Step::Read, rule: "read.test".into(), text: String::new() };
        Document { record: Record { page, notes: vec![note; notes], ..Record::default() }, ..Document::default() }
    }

    #[test]
    fn equal_articles_keep_the_order_in_which_they_were_added() {
        let all = [document("Indus Wire", 3, 0), document("Kabul Ledger", 1, 2), document("Indus Wire", 2, 2)];
        let dossier = Dossier::default().with_documents(all);
        let by = |column, descending| sorted(&dossier, &[0, 1, 2], Sort { column, descending });
        assert_eq!(sorted(&dossier, &[2, 1], AS_ADDED), [2, 1]);
        assert_eq!(by(1, false), [0, 2, 1]);
        assert_eq!(by(1, true), [1, 0, 2]);
        assert_eq!(by(2, false), [1, 2, 0]);
        assert_eq!(by(6, true), [1, 2, 0]);
    }
}
