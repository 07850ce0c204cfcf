//! The app.

use dateline::page::app::App;
use dateline::page::hooks::ROOT;
use dateline::part::later::later;

fn main() {
    // Making the program ready and drawing are a turn each.
    later(draw);
}

fn draw() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(desk) = document.get_element_by_id("desk") else { return };
    // What stood there before the program came stays until the frame of the page is drawn, which takes several turns.
    let Ok(root) = document.create_element("div") else { return };
    root.set_id(ROOT);
    let _ = root.set_attribute("hidden", "");
    if desk.append_child(&root).is_ok() {
        yew::Renderer::<App>::with_root(root).render();
    }
}
