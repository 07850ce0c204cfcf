//! Makes the file of a picture in the browser, and gives it to the browser to save.

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};
use yew::Callback;

use super::{Drawing, write};
use crate::bridge::save_blob;
use crate::state::{Action, Tone};
use crate::words;

/// Pixels of a PNG for one of the screen, so that it is sharp on paper.
const SHARP: f64 = 2.0;

/// Saves a drawing, and says what happened.
pub(super) fn save(drawing: &Drawing, as_png: bool, act: Callback<Action>) {
    let (svg, size) = (write(drawing), (drawing.width * SHARP, drawing.height * SHARP));
    let name = format!("dateline-{}.{}", drawing.name, if as_png { "png" } else { "svg" });
    spawn_local(async move {
        let made = if as_png { png(&svg, size).await } else { blob(&svg) };
        let saved = made.ok().filter(|blob| save_blob(&name, blob).is_some());
        let (tone, said) = match saved {
            Some(blob) => {
                let size = words::size(blob.size() as u32);
                (Tone::Plain, format!("{name}, {size}, was given to the browser to save."))
            }
            None => {
                (Tone::Warning, format!("The browser could not make {name}. Try the other kind, or another browser."))
            }
        };
        act.emit(Action::Say(tone, said.into()));
    });
}

fn blob(svg: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&svg.into()), &options)
}

/// Lets the browser draw the SVG. As a `data:` address it is an image that the page's policy allows.
async fn png(svg: &str, (width, height): (f64, f64)) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml,{}", String::from(encode_uri_component(svg))));
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width.ceil() as u32);
    canvas.set_height(height.ceil() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or("no canvas")?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let made = Promise::new(&mut |done, failed| {
        if let Err(error) = canvas.to_blob(&done) {
            // Nobody else would hear of it.
            drop(failed.call1(&JsValue::UNDEFINED, &error));
        }
    });
    JsFuture::from(made).await?.dyn_into()
}
