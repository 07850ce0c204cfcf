//! Runs natively and in a browser.

use dateline_golden_tests::{GOLDEN, difference, dossier};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test(unsupported = test)]
fn the_sample_gives_the_golden_dossier() {
    let found = dossier();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("DATELINE_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/sample.json"), found).expect("sample.json can be written");
        return;
    }
    if let Some(difference) = difference(GOLDEN, &found) {
        panic!("the dossier is not the golden one; if it should change, run `cargo xtask bless`\n{difference}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_second_reading_gives_the_same_bytes() {
    assert_eq!(difference(&dossier(), &dossier()), None);
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn no_sample_article_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/sample");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the sample's folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    files.sort();
    assert_eq!(files, dateline_golden_tests::ARTICLES.map(|(name, _)| name.to_owned()));
}
