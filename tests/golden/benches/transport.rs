//! What it costs to hand findings from the worker to the page: as bytes of postcard, or as values of serde-wasm-bindgen.
//!
//! Runs in a browser alone: `cargo xtask bench transport`.
#![cfg(target_arch = "wasm32")]

use dateline_core::model::Record;
use dateline_core::{read, read_page};
use dateline_golden_tests::ARTICLES;
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// How often the sample is repeated: 1,050 articles.
const TIMES: usize = 75;
/// How many passes the median is taken of.
const PASSES: usize = 7;

/// Milliseconds of the worker's part, of what the browser does between, and of the page's part.
type Parts = [f64; 3];

#[wasm_bindgen_test]
fn bytes_and_values() {
    let pages = ARTICLES.iter().flat_map(|(name, text)| read::read_file(name, text.as_bytes()).pages);
    let sample: Vec<Record> = pages.map(read_page).collect();
    let records: Vec<&Record> = (0..TIMES).flat_map(|_| &sample).collect();
    // In batches, as the worker sends them.
    let batches: Vec<&[&Record]> = records.chunks(50).collect();
    let mut passes: [Vec<Parts>; 2] = Default::default();
    for _ in 0..PASSES {
        passes[0].push(sum(&batches, bytes));
        passes[1].push(sum(&batches, values));
    }
    let size: usize = batches.iter().map(|batch| postcard::to_allocvec(batch).map_or(0, |bytes| bytes.len())).sum();
    console_log!("{} articles, {size} bytes of postcard; milliseconds, median of {PASSES} passes", records.len());
    for (name, passes) in ["postcard bytes, transferred", "serde-wasm-bindgen values, cloned"].iter().zip(passes) {
        let [worker, between, page] = [0, 1, 2].map(|part| median(passes.iter().map(|parts| parts[part]).collect()));
        console_log!(
            "{name}: worker {worker:.0}, between {between:.0}, page {page:.0}, in all {:.0}",
            worker + between + page
        );
    }
}

fn sum(batches: &[&[&Record]], way: fn(&[&Record]) -> Parts) -> Parts {
    batches.iter().map(|batch| way(batch)).fold([0.0; 3], |sum, parts| [0, 1, 2].map(|at| sum[at] + parts[at]))
}

fn bytes(records: &[&Record]) -> Parts {
    let begun = now();
    let bytes = postcard::to_allocvec(records).expect("they are written");
    let carried = Uint8Array::from(bytes.as_slice());
    let sent = now();
    let arrived: Uint8Array = clone(&carried, Some(&carried.buffer())).unchecked_into();
    let heard = now();
    let read: Vec<Record> = postcard::from_bytes(&arrived.to_vec()).expect("they are read");
    assert_eq!(read.len(), records.len());
    [sent - begun, heard - sent, now() - heard]
}

fn values(records: &[&Record]) -> Parts {
    let begun = now();
    let value = serde_wasm_bindgen::to_value(records).expect("they are written");
    let sent = now();
    let arrived = clone(&value, None);
    let heard = now();
    let read: Vec<Record> = serde_wasm_bindgen::from_value(arrived).expect("they are read");
    assert_eq!(read.len(), records.len());
    [sent - begun, heard - sent, now() - heard]
}

/// What the browser does with a message: copies it, except what is handed over.
fn clone(value: &JsValue, transferred: Option<&JsValue>) -> JsValue {
    let clone: Function =
        Reflect::get(&js_sys::global(), &"structuredClone".into()).expect("it is there").unchecked_into();
    let options = Object::new();
    let list: Array = transferred.into_iter().collect();
    Reflect::set(&options, &"transfer".into(), &list).expect("a plain object takes it");
    clone.call2(&JsValue::NULL, value, &options).expect("it can be cloned")
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).expect("it is there");
    let now: Function = Reflect::get(&performance, &"now".into()).expect("it is there").unchecked_into();
    now.call0(&performance).ok().and_then(|now| now.as_f64()).expect("a number")
}
