//! How large things are on the screen: elements, and words in the small print of pictures.

use std::cell::OnceCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};
use yew::NodeRef;

/// Watches an element's width until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the element's inner width now and whenever its size changes.
pub fn watch(element: &NodeRef, changed: impl Fn(f64) + 'static) -> Option<Watch> {
    let element = element.cast::<Element>()?;
    let watched = element.clone();
    let changed = Closure::<dyn FnMut()>::new(move || changed(f64::from(watched.client_width())));
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch { observer, _changed: changed })
}

/// How wide it is inside the element of this id, within its padding; `None` if it is not there.
pub fn inside(id: &str) -> Option<f64> {
    let window = web_sys::window()?;
    let element = window.document()?.get_element_by_id(id)?;
    let style = window.get_computed_style(&element).ok()??;
    let padding = |side| Some(js_sys::parse_float(&style.get_property_value(side).ok()?)).filter(|it| it.is_finite());
    Some(f64::from(element.client_width()) - padding("padding-left")? - padding("padding-right")?)
}

/// Measures words in the font of a picture's labels.
#[derive(Clone, Default)]
pub struct Measure {
    plain: OnceCell<Option<CanvasRenderingContext2d>>,
    bold: OnceCell<Option<CanvasRenderingContext2d>>,
}

impl Measure {
    /// A measure for the font family that `style/tokens.css` names, at 11 pixels.
    pub fn new() -> Self {
        Self::default()
    }

    /// Width of the words in pixels; `bold` for the chosen event.
    pub fn width(&self, text: &str, bold: bool) -> f64 {
        const FAMILY: &str = r#"11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif"#;
        let context = if bold {
            self.bold.get_or_init(|| context(&format!("700 {FAMILY}")))
        } else {
            self.plain.get_or_init(|| context(FAMILY))
        };
        let measured = context.as_ref().and_then(|context| context.measure_text(text).ok());
        measured.map_or_else(|| text.chars().count() as f64 * 6.6, |metrics| metrics.width().ceil() + 1.0)
    }
}

fn context(font: &str) -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let context = canvas.dyn_into::<HtmlCanvasElement>().ok()?.get_context("2d").ok()??;
    let context = context.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.set_font(font);
    Some(context)
}
