//! Long tables: real ones, of which only the rows in sight are drawn.

mod window;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::window::{OVERSCAN, reveal, window};
use crate::part::later::use_later;

/// Height of the head, in pixels; the stylesheet says the same.
const HEAD: f64 = 34.0;
/// Height of the frame before it is measured.
const FRAME: f64 = 600.0;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its class: width, alignment, and when it gives way on a small screen.
    pub class: &'static str,
    /// What its name does not say; empty if nothing.
    pub hint: &'static str,
    /// Whether rows can be put in its order.
    pub sorts: bool,
}

/// By which column rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// Place of the column.
    pub column: usize,
    /// Greatest first.
    pub descending: bool,
}

impl Sort {
    /// What a click on the head of `column` asks for.
    pub fn clicked(self, column: usize) -> Sort {
        Sort { column, descending: self.column == column && !self.descending }
    }

    fn aria(self, column: usize) -> &'static str {
        match (self.column == column, self.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

/// What a table needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its accessible name.
    pub label: AttrValue,
    /// Distinguishes it from other tables in ids and styles.
    pub id: &'static str,
    /// Its columns; the first names the row.
    pub columns: &'static [Column],
    /// The rows, in order.
    pub rows: Rc<Vec<u32>>,
    /// Draws the content of a row's cells, one per column.
    pub cells: Callback<u32, Vec<Html>>,
    /// The row that is open elsewhere.
    pub chosen: Option<u32>,
    /// Height of a row in pixels; the stylesheet says the same.
    pub row_height: usize,
    /// How rows are ordered.
    pub sort: Sort,
    /// The reader wants another order.
    pub on_sort: Callback<Sort>,
    /// The reader opens a row.
    pub on_open: Callback<u32>,
}

/// A table of any length. The frame, which has the focus, has the name: said once is enough. Arrow keys, Home, End, Page Up and Page Down move within it, Enter opens.
#[component]
pub fn Table(props: &Props) -> Html {
    let frame = use_node_ref();
    let seen = use_state_eq(|| (0.0, FRAME));
    let active = use_state_eq(|| None::<usize>);
    let count = props.rows.len();
    let row_height = props.row_height;
    let active_row = active.filter(|at| *at < count);

    let measure = {
        let (frame, seen) = (frame.clone(), seen.clone());
        Callback::from(move |()| {
            if let Some(frame) = frame.cast::<Element>() {
                // A coarse position: the window moves in steps too, so most scroll events end here.
                let step = (row_height * 4) as f64;
                let top = (f64::from(frame.scroll_top()) / step).floor() * step;
                seen.set((top, f64::from(frame.client_height()) + step));
            }
        })
    };
    use_resized(&frame, &measure);
    use_revealed(&frame, props);

    let go = {
        let (frame, active) = (frame.clone(), active.clone());
        move |to: usize| {
            active.set(Some(to));
            scroll_to(&frame, to, row_height);
        }
    };
    let onkeydown = {
        let (rows, on_open) = (Rc::clone(&props.rows), props.on_open.clone());
        let page = ((seen.1 - HEAD) / row_height as f64).max(1.0) as usize;
        Callback::from(move |event: KeyboardEvent| {
            if rows.is_empty() || event.ctrl_key() || event.meta_key() || event.alt_key() || on_button(&event) {
                return;
            }
            let last = rows.len() - 1;
            let to = match event.key().as_str() {
                "ArrowDown" => active_row.map_or(0, |at| (at + 1).min(last)),
                "ArrowUp" => active_row.map_or(last, |at| at.saturating_sub(1)),
                "PageDown" => (active_row.unwrap_or(0) + page).min(last),
                "PageUp" => active_row.unwrap_or(0).saturating_sub(page),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    if let Some(row) = active_row.and_then(|at| rows.get(at)) {
                        event.prevent_default();
                        on_open.emit(*row);
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            go(to);
        })
    };
    // Rows that nobody sees yet are drawn after those that one sees.
    let is_later = use_later(true);
    let overscan = if is_later { OVERSCAN } else { 0 };
    let shown = window(count, row_height, seen.0, seen.1, overscan);
    let rows = (shown.first..shown.end).filter_map(|at| {
        let row = *props.rows.get(at)?;
        Some(view_row(props, at, row, active_row == Some(at), &active))
    });
    let current = active_row.filter(|at| (shown.first..shown.end).contains(at)).map(|at| row_id(props.id, at));
    html! {
        <div ref={frame} class="rows" role="group" tabindex="0" aria-label={props.label.clone()}
            aria-activedescendant={current} onscroll={measure.reform(|_: Event| ())} {onkeydown}>
            <table class={classes!("windowed", props.id)} aria-rowcount={(count + 1).to_string()}>
                { view_head(props) }
                { room(shown.before) }
                <tbody>{ for rows }</tbody>
                { room(shown.after) }
            </table>
        </div>
    }
}

fn view_head(props: &Props) -> Html {
    let heads = props.columns.iter().enumerate().map(|(at, column)| {
        let sort = props.sort;
        let onclick = props.on_sort.reform(move |_: MouseEvent| sort.clicked(at));
        let aria_sort = column.sorts.then(|| sort.aria(at));
        let arrow = match aria_sort {
            Some("ascending") => " ▴",
            Some("descending") => " ▾",
            _ => "",
        };
        let title = (!column.hint.is_empty()).then_some(column.hint);
        html! {
            <th scope="col" class={column.class} aria-sort={aria_sort} {title}>
                if column.sorts {
                    <button type="button" class="sort" {onclick}>
                        { column.name }<span aria-hidden="true">{ arrow }</span>
                    </button>
                } else {
                    { column.name }
                }
            </th>
        }
    });
    html! { <thead><tr aria-rowindex="1">{ for heads }</tr></thead> }
}

fn view_row(props: &Props, at: usize, row: u32, active: bool, set_active: &UseStateHandle<Option<usize>>) -> Html {
    let set_active = set_active.clone();
    let on_open = props.on_open.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        set_active.set(Some(at));
        on_open.emit(row);
    });
    let chosen = props.chosen == Some(row);
    let cells = props.cells.emit(row).into_iter().zip(props.columns).enumerate().map(|(at, (content, column))| {
        // The first cell names the row and opens it for those who walk the page by its buttons.
        if at == 0 {
            html! {
                <th scope="row" class={column.class}>
                    <button type="button" class="cell" tabindex="-1">{ content }</button>
                </th>
            }
        } else {
            html! { <td class={column.class}><div class="cell">{ content }</div></td> }
        }
    });
    html! {
        <tr key={at} id={row_id(props.id, at)} aria-rowindex={(at + 2).to_string()}
            class={classes!(active.then_some("active"))} aria-current={chosen.then_some("true")} {onclick}>
            { for cells }
        </tr>
    }
}

/// The height of rows that are not drawn. One cell is enough: spanning columns would bring back those that a small
/// screen leaves out.
fn room(height: usize) -> Html {
    if height == 0 {
        return Html::default();
    }
    html! {
        <tbody class="room" aria-hidden="true">
            <tr><td height={height.to_string()}></td></tr>
        </tbody>
    }
}

fn row_id(table: &str, at: usize) -> String {
    format!("{table}-row-{at}")
}

/// Enter on a button of the head presses the button.
fn on_button(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    matches!(event.key().as_str(), "Enter" | " ")
        && target.is_some_and(|target| target.matches("th .sort").is_ok_and(|is| is))
}

fn scroll_to(frame: &NodeRef, at: usize, row_height: usize) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let (top, height) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()));
    if let Some(to) = reveal(at, row_height, HEAD, top, height) {
        frame.set_scroll_top(to as i32);
    }
}

/// Calls back when the frame has a new size, and once at the start.
#[hook]
fn use_resized(frame: &NodeRef, measure: &Callback<()>) {
    let frame = frame.clone();
    let measure = measure.clone();
    use_effect_with((), move |()| {
        measure.emit(());
        let watch = crate::part::size::watch(&frame, move |_| measure.emit(()));
        move || drop(watch)
    });
}

/// Scrolls to the row that is opened elsewhere.
#[hook]
fn use_revealed(frame: &NodeRef, props: &Props) {
    let (frame, rows, row_height) = (frame.clone(), Rc::clone(&props.rows), props.row_height);
    use_effect_with(props.chosen, move |chosen| {
        let at = chosen.and_then(|chosen| rows.iter().position(|row| *row == chosen));
        if let Some(at) = at {
            scroll_to(&frame, at, row_height);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_turns_the_order_round() {
        let by_name = Sort::default().clicked(2);
        assert_eq!(by_name, Sort { column: 2, descending: false });
        assert_eq!(by_name.clicked(2), Sort { column: 2, descending: true });
        assert_eq!(by_name.clicked(2).clicked(0), Sort { column: 0, descending: false });
        assert_eq!((by_name.aria(2), by_name.aria(0)), ("ascending", "none"));
    }
}
