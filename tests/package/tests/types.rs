//! The types hold: over the examples of the docs, over what runs in the hosts, and against wrong uses.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use dateline_package_tests::{copy, named, workshop};
use serde_json::{Value, json};

/// What hosts have and no library of TypeScript describes.
const AMBIENT: &str = r#"
declare module "node:fs" {
  export function readFileSync(path: string | URL): Uint8Array<ArrayBuffer>;
  export function readFileSync(path: string | URL, encoding: "utf8"): string;
}
declare const process: { argv: string[] };
declare const Deno: { args: string[]; readFileSync(path: string | URL): Uint8Array<ArrayBuffer> };
"#;

/// Uses that must be refused, each by an error in the line below its mark, and uses that must not.
const USES: &str = r#"
import { extract, fold, init, read, version } from "dateline-core";
import type { Article, ArticleRecord, Dossier, EventType, FoldedEvent } from "dateline-core";

const record: ArticleRecord = extract("A.", { published: "2025-09-15", title: null });
const article: Article = { text: "A." };
const dossier: Dossier = fold([record, extract(article)]);
const types: EventType[] = dossier.events.map((event: FoldedEvent) => event.type);
const low: number | undefined = dossier.events[0]?.toll.killed?.low;
const rough: true | undefined = dossier.events[0]?.toll.killed?.rough;
const day: string | null = record.published;
const subject = dossier.discrepancies[0]?.subject;
const about: string | undefined = subject && ("entity" in subject ? subject.entity : subject.event);
const started: Promise<void> = init(new URL("https://host.example/dateline-core.wasm"));
void init(fetch("/dateline-core.wasm"));
void init(new WebAssembly.Module(new Uint8Array()));
const opened: ArticleRecord[] = read(new ArrayBuffer(1), version()).articles.map((one) => extract(one));
const copy: Dossier = fold(JSON.parse(JSON.stringify(dossier.documents)));
console.log(types, low, rough, day, about, started, opened, copy);

// @ts-expect-error: a text, not a number
extract(7);
// @ts-expect-error: misspelt
extract("A.", { publisehd: "2025-09-15" });
// @ts-expect-error: a day is a text
extract("A.", { published: new Date() });
// @ts-expect-error: an article has its own fields
extract(article, { title: "A" });
// @ts-expect-error: bytes, not a text
read("A.", "a.txt");
// @ts-expect-error: a name is needed
read(new Uint8Array());
// @ts-expect-error: many records
fold(record);
// @ts-expect-error: no such type of event
const wrong: EventType = "SING";
// @ts-expect-error: a day may be missing
const certain: string = record.published;
// @ts-expect-error: a place may be missing
record.entities[0]?.place.lat;
// @ts-expect-error: nothing is called so
record.persons;
console.log(wrong, certain);
"#;

/// Writes a project of TypeScript with these libraries, and lets the compiler look at it.
fn compile(folder: &Path, files: &[&str], libraries: &[&str]) -> String {
    let options = json!({
        "strict": true, "noEmit": true, "allowJs": true, "checkJs": true, "target": "es2022", "module": "nodenext",
        "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "lib": libraries, "types": [],
    });
    let project = json!({ "compilerOptions": options, "files": files });
    fs::write(folder.join("tsconfig.json"), project.to_string()).unwrap();
    let said =
        Command::new(named("NODE")).arg(named("TSC")).args(["--project", "tsconfig.json"]).current_dir(folder).output();
    let said = said.expect("the compiler runs");
    let words = String::from_utf8_lossy(&said.stdout).into_owned();
    assert_eq!(said.status.success(), words.trim().is_empty(), "{words}{}", String::from_utf8_lossy(&said.stderr));
    words
}

/// A folder in which npm has installed the package.
fn installed(name: &str) -> std::path::PathBuf {
    let folder = workshop(name);
    copy(&xtask::package::folder(), &folder.join("node_modules").join("dateline-core"));
    fs::write(folder.join("package.json"), r#"{"type":"module"}"#).unwrap();
    fs::write(folder.join("ambient.d.ts"), AMBIENT).unwrap();
    folder
}

/// The examples of the docs, with the host that each is for.
fn examples() -> Vec<(String, String)> {
    let docs = fs::read_to_string(xtask::root().join("docs/javascript.md")).unwrap();
    let blocks = docs.split("\n```").skip(1).step_by(2);
    blocks
        .filter_map(|block| {
            let (kind, text) = block.split_once('\n')?;
            Some((kind.strip_prefix("js")?.trim().to_owned(), text.to_owned()))
        })
        .collect()
}

#[test]
fn the_examples_and_the_hosts_have_the_types_they_say() {
    let folder = installed("types");
    let mut files = vec!["ambient.d.ts".to_owned(), "example.mjs".to_owned()];
    let mut hosts = Vec::new();
    for (place, (host, text)) in examples().into_iter().enumerate() {
        let name = format!("docs-{place}.mjs");
        fs::write(folder.join(&name), format!("// @ts-check\n{text}")).unwrap();
        files.push(name);
        hosts.push(host);
    }
    for host in ["", "browser", "worker", "node", "deno"] {
        assert!(hosts.iter().any(|known| known == host), "the docs have no example for “{host}”");
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(compile(&folder, &files, &["es2022", "dom", "dom.iterable"]), "");
}

#[test]
fn wrong_uses_are_refused_and_right_ones_are_not() {
    let folder = installed("uses");
    fs::write(folder.join("uses.ts"), USES).unwrap();
    assert_eq!(compile(&folder, &["uses.ts"], &["es2022", "dom"]), "");
}

#[test]
fn a_wrong_use_is_noticed_by_this_test() {
    let folder = installed("wrong");
    fs::write(folder.join("wrong.ts"), "import { extract } from \"dateline-core\";\nextract(7);\n").unwrap();
    assert!(compile(&folder, &["wrong.ts"], &["es2022", "dom"]).contains("wrong.ts(2,9)"));
}

#[test]
fn the_types_need_no_browser() {
    let folder = installed("bare");
    let text = "import { extract, init } from \"dateline-core\";\nvoid init(\"/a.wasm\");\nextract(\"A.\").text;\n";
    fs::write(folder.join("bare.ts"), text).unwrap();
    assert_eq!(compile(&folder, &["bare.ts"], &["es2022"]), "");
}

#[test]
fn deno_finds_the_types() {
    let folder = workshop("deno-types");
    let uses = "import { extract, type ArticleRecord } from \"./dateline-core/dateline-core.js\";\n\
        const record: ArticleRecord = extract(\"A.\", { title: \"B\" });\n\
        console.log(record.events.length);\n\
        // @ts-expect-error: a text is needed\n\
        extract(7 as number);\n";
    fs::write(folder.join("uses.ts"), uses).unwrap();
    let said =
        Command::new(named("DENO")).args(["check", "--no-remote", "uses.ts"]).current_dir(&folder).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

#[test]
fn the_package_is_found_by_its_name() {
    let folder = installed("installed");
    let said = Command::new(named("NODE")).arg("installed.mjs").current_dir(&folder).output().unwrap();
    let said: Value = serde_json::from_slice(&said.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&said.stderr)));
    assert_eq!(said["about"], dateline_core::VERSION);
    assert_eq!(said["version"], said["about"]);
    assert_eq!(said["wasm"], true);
    assert_eq!(said["who"], json!(["ACCUSE"]));
}

/// The first example of the docs prints what can be seen from its articles.
#[test]
fn the_first_example_runs() {
    let folder = installed("first");
    let (host, text) = examples().swap_remove(0);
    assert_eq!(host, "");
    fs::write(folder.join("first.mjs"), text).unwrap();
    let said = Command::new(named("NODE")).arg("first.mjs").current_dir(&folder).output().unwrap();
    let mut words = String::from_utf8_lossy(&said.stdout).into_owned();
    write!(words, "{}", String::from_utf8_lossy(&said.stderr)).unwrap();
    for part in ["ACCUSE", "Pakistan", "REJECT", "'toll'", "'12 killed'", "'14 killed'"] {
        assert!(words.contains(part), "{part}:\n{words}");
    }
}
