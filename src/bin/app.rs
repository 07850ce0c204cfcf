//! The app.

use dateline::page::app::App;

fn main() {
    let desk = web_sys::window().and_then(|window| window.document()?.get_element_by_id("desk"));
    if let Some(desk) = desk {
        desk.set_inner_html("");
        yew::Renderer::<App>::with_root(desk).render();
    }
}
