//! What the keys do.

use yew::prelude::*;

use crate::part::dialog::Modal;
use crate::state::Action;

const KEYS: [(&str, &[&str], &str); 10] = [
    ("search", &["/"], "Search"),
    ("views", &["1", "2", "3", "4"], "Sources, Entities, Timeline, Claims"),
    ("rows", &["j", "k"], "Next and previous row"),
    ("enter", &["Enter"], "Open what has the focus in the reader"),
    ("findings", &["n", "p"], "In the reader: next and previous finding in the text"),
    ("tellings", &["]", "["], "Next and previous telling of the same thing"),
    ("escape", &["Esc"], "Close the reader, or a dialog"),
    ("zoom", &["+", "-"], "On the timeline: zoom"),
    ("arrows", &["←", "→"], "On the timeline: from event to event"),
    ("help", &["?"], "This sheet"),
];

/// What the sheet is given.
#[derive(PartialEq, Properties)]
pub struct ShortcutsProps {
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The sheet.
#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let rows = KEYS.map(|(key, keys, what)| {
        let keys = keys.iter().map(|key| html! { <kbd>{ *key }</kbd> });
        html! { <tr key={key}><th scope="row">{ for keys }</th><td>{ what }</td></tr> }
    });
    html! {
        <Modal title="Keys" close={props.act.reform(|()| Action::Dialog(None))}>
            <table class="shortcuts"><tbody>{ for rows }</tbody></table>
        </Modal>
    }
}
