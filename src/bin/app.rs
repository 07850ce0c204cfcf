//! The app.

use dateline::page::app::App;
use dateline::part::later::later;

fn main() {
    // Making the program ready and drawing are a turn each.
    later(draw);
}

fn draw() {
    let desk = web_sys::window().and_then(|window| window.document()?.get_element_by_id("desk"));
    if let Some(desk) = desk {
        desk.set_inner_html("");
        yew::Renderer::<App>::with_root(desk).render();
    }
}
