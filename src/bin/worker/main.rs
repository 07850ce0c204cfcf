//! A worker: runs the core off the main thread, and stays open to be asked while it reads.
//!
//! All workers are alike. The one that is asked to read leads ([`lead`]); one that is asked to help reads for it
//! ([`help`]).

mod alarm;
mod help;
mod lead;
mod talk;

use std::rc::Rc;

use dateline::protocol::{Reply, VERSION};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

fn main() {
    std::panic::set_hook(Box::new(|panic| talk::crash(&panic.to_string())));
    let lead = Rc::new(lead::Lead::default());
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| lead.hear(&event.data()));
    talk::scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    talk::post(&Reply::Ready { version: VERSION.to_owned() }, None);
}
