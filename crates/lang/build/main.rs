//! Prepares the tables for embedding: comments and example columns (`yes`, `no`) stay in the source, out of the download.
//! Lines keep their numbers, so that errors point into the source.

mod places;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=tables");
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("tables");
    fs::create_dir_all(&out).expect("OUT_DIR is writable");
    for entry in fs::read_dir("tables").expect("crates/lang/tables exists") {
        let path = entry.expect("crates/lang/tables is readable").path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            let table = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            fs::write(out.join(path.file_name().expect("a file")), embedded(&table)).expect("OUT_DIR is writable");
            if path.ends_with("places.tsv") {
                let packed = places::pack(&table).unwrap_or_else(|error| panic!("{}:{error}", path.display()));
                fs::write(out.join("places.names"), packed.names).expect("OUT_DIR is writable");
                fs::write(out.join("places.numbers"), packed.numbers).expect("OUT_DIR is writable");
            }
        }
    }
}

fn embedded(table: &str) -> String {
    let mut kept: Option<Vec<bool>> = None;
    let mut out = String::with_capacity(table.len());
    for line in table.lines() {
        if !line.starts_with('#') && !line.trim().is_empty() {
            let kept = kept.get_or_insert_with(|| line.split('\t').map(|name| name != "yes" && name != "no").collect());
            let cells = line.split('\t').enumerate().filter(|(at, _)| kept.get(*at).copied().unwrap_or(true));
            out.push_str(&cells.map(|(_, cell)| cell).collect::<Vec<_>>().join("\t"));
        }
        out.push('\n');
    }
    out
}
