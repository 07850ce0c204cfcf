//! What the keys do.

use yew::prelude::*;

use crate::part::dialog::Modal;
use crate::state::Action;

/// A name for the row, the keys, and what they do. The first rows can be turned off.
type Line = (&'static str, &'static [&'static str], &'static str);

/// Single letters and signs, which those who speak to the page or hold keys by accident turn off.
const LETTERS: [Line; 6] = [
    ("search", &["/"], "Search"),
    ("views", &["1", "2", "3", "4"], "Sources, Entities, Timeline, Claims"),
    ("rows", &["j", "k"], "Next and previous row"),
    ("findings", &["n", "p"], "In the reader: next and previous finding in the text"),
    ("tellings", &["]", "["], "Next and previous telling of the same thing"),
    ("help", &["?"], "This sheet"),
];

const OTHERS: [Line; 11] = [
    ("enter", &["Enter"], "Open what has the focus"),
    ("escape", &["Esc"], "Close the reader, or a dialog"),
    ("undo", &["Ctrl Z"], "Take the last correction back; ⌘ Z on a Mac"),
    ("redo", &["Ctrl ⇧ Z"], "Make it again"),
    ("move", &["↑", "↓"], "In a table: from row to row"),
    ("pages", &["Page Up", "Page Down"], "In a table: a screen up and down; on the timeline: earlier and later"),
    ("ends", &["Home", "End"], "In a table, a text, on the timeline: to the first and the last"),
    ("arrows", &["←", "→"], "On the timeline: from event to event; in a text: from finding to finding"),
    ("lanes", &["↑", "↓"], "On the timeline: from lane to lane"),
    ("zoom", &["+", "−"], "On the timeline: zoom, as Ctrl or ⌘ with the wheel does"),
    ("fit", &["0"], "On the timeline: all of it again"),
];

/// What the sheet is given.
#[derive(PartialEq, Properties)]
pub struct ShortcutsProps {
    /// Whether single letters and signs are shortcuts.
    pub letters: bool,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The sheet.
#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let lines = |lines: &'static [Line]| {
        let rows = lines.iter().map(|&(key, keys, what)| {
            let keys = keys.iter().map(|key| html! { <kbd>{ *key }</kbd> });
            html! { <tr key={key}><th scope="row">{ for keys }</th><td>{ what }</td></tr> }
        });
        rows.collect::<Html>()
    };
    let letters = props.letters;
    let switch = props.act.reform(move |_| Action::Letters(!letters));
    html! {
        <Modal title="Keys" close={props.act.reform(|()| Action::Dialog(None))}>
            <label class="switch">
                <input type="checkbox" checked={letters} onchange={switch} />{ "Use single letters and signs as shortcuts" }
            </label>
            <table class={classes!("shortcuts", (!letters).then_some("off"))}><tbody>{ lines(&LETTERS) }</tbody></table>
            <table class="shortcuts"><tbody>{ lines(&OTHERS) }</tbody></table>
        </Modal>
    }
}
