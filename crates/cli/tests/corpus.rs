//! Every corpus under `tests/corpus` finds exactly what it says.

use std::path::Path;

use dateline_cli::eval;

#[test]
fn corpora_find_what_they_expect() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let (report, good) = eval::report(&folder, None, false).unwrap_or_else(|error| panic!("{error}"));
    assert!(good, "\n{report}");
}
