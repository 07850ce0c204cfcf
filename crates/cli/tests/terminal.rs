//! The program as a terminal sees it: what it prints, where, and its exit code.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use serde_json::Value;
use support::{dateline, err, folder};

fn lines(output: &Output) -> Vec<Value> {
    let out = str::from_utf8(&output.stdout).unwrap();
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn articles_come_out_in_the_order_they_go_in() {
    let article = |at: usize| {
        // Lengths differ, so that later ones are ready before earlier ones.
        let text = "The ferry sailed again on Monday. ".repeat(if at.is_multiple_of(7) { 60 } else { 1 });
        format!("{{\"id\": \"{at}\", \"text\": \"{text}\"}}\n")
    };
    let input: String = (0..300).map(article).collect();
    let output = dateline(&["extract", "-"], &input);
    assert!(output.status.success(), "{}", err(&output));
    let ids: Vec<String> = lines(&output).iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..300).map(|at| at.to_string()).collect::<Vec<_>>());
}

#[test]
fn bad_lines_are_told_by_number_and_skipped() {
    let output = dateline(
        &["extract", "-"],
        "{\"id\": \"a\", \"text\": \"One.\"}\nnot json\n\n{\"id\": \"b\", \"text\": \"Two.\"}\n{}\n",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 2);
    let err = err(&output);
    assert!(err.contains("standard input:2: ") && err.contains("standard input:5: "), "{err}");
    assert_eq!(err.lines().count(), 2);
}

#[test]
fn the_text_is_given_back_as_it_was() {
    let text = "  “Zoë”\r\n\tsaid  𝄞 nothing.\u{a0} ";
    let input = serde_json::json!({"id": "a", "text": text, "published": "2024-06-03", "spans": [1]}).to_string();
    let record = lines(&dateline(&["extract", "-"], &input)).remove(0);
    assert_eq!(record["text"], text);
    assert_eq!(record["published"], "2024-06-03");
    assert_eq!(record["published_basis"], "given");
}

#[test]
fn a_day_that_is_typed_stands_in_for_one_that_is_missing() {
    let input = "{\"text\": \"One.\"}\n{\"text\": \"Two.\", \"published\": \"2024-06-03\"}\n";
    let records = lines(&dateline(&["extract", "--published", "2024-07-01", "-"], input));
    assert_eq!((&records[0]["published"], &records[1]["published"]), (&"2024-07-01".into(), &"2024-06-03".into()));
    let output = dateline(&["extract", "--published", "July", "-"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("a day is written as 2025-09-15"), "{}", err(&output));
}

#[test]
fn folders_are_walked_and_what_is_no_article_is_told() {
    let folder = folder("walk");
    fs::create_dir(folder.join("b")).unwrap();
    fs::write(folder.join("b/two.txt"), "The second one.\nIt has two lines.\n").unwrap();
    fs::write(folder.join("a.html"), "<p>The first one.</p>").unwrap();
    fs::write(folder.join("c.jsonl"), "{\"text\": \"The third one.\"}\n").unwrap();
    fs::write(folder.join("d.pdf"), "%PDF-1.4").unwrap();
    fs::write(folder.join(".hidden"), "Nobody asked.").unwrap();
    let output = dateline(&["extract", folder.to_str().unwrap()], "");
    let texts: Vec<String> = lines(&output).iter().map(|record| record["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, ["The first one.", "The second one.\nIt has two lines.\n", "The third one."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("d.pdf is a PDF"), "{}", err(&output));
}

#[test]
fn lines_of_any_encoding_are_read() {
    let folder = folder("encodings");
    let lines_of = "{\"text\": \"The “first”.\"}\n{\"text\": \"The second.\"}\n";
    let wide: Vec<u8> = lines_of.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("a.jsonl"), [b"\xFF\xFE", wide.as_slice()].concat()).unwrap();
    fs::write(folder.join("b.jsonl"), wide).unwrap();
    fs::write(folder.join("c.jsonl"), b"{\"text\": \"The \x93first\x94.\"}\n{\"text\": \"The second.\"}\n").unwrap();
    let output = dateline(&["extract", folder.to_str().unwrap()], "");
    let texts: Vec<String> = lines(&output).iter().map(|record| record["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, ["The “first”.", "The second."].repeat(3));
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn a_dossier_has_unique_ids() {
    let output = dateline(
        &["extract", "--format", "json", "-"],
        "{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"a\", \"text\": \"Two.\"}\n",
    );
    let dossier = lines(&output).remove(0);
    assert_eq!(dossier["schema"], "dateline/1");
    assert_eq!(dossier["documents"][0]["id"], "a");
    assert_eq!(dossier["documents"][1]["id"], "a (2)");
}

#[test]
fn events_are_a_table() {
    let output = dateline(&["extract", "--format", "csv", "-"], "{\"id\": \"a\", \"text\": \"One.\"}\n");
    assert!(output.stdout.starts_with(b"\xEF\xBB\xBFdocument,title,outlet,published,type,"));
    assert!(output.stdout.ends_with(b"\r\n"));
}

#[test]
fn everything_is_written_into_a_folder_as_it_is_written_alone() {
    let folder = folder("all");
    let input = "{\"id\": \"a\", \"text\": \"Peru's army attacked Chad on Monday.\", \"published\": \"2024-06-04\"}\n";
    let output = dateline(&["extract", "--all", folder.to_str().unwrap(), "-"], input);
    assert_eq!((output.status.code(), err(&output).as_str(), output.stdout.len()), (Some(0), "", 0));
    for (arguments, file) in [
        (&["--format", "csv", "--table", "entities"][..], "entities.csv"),
        (&["--format", "json"], "dossier.json"),
        (&["--format", "jsonl"], "records.jsonl"),
        (&["--format", "report"], "report.md"),
        (&["--format", "stix"], "stix.json"),
    ] {
        let alone = dateline(&[&["extract"], arguments, &["-"]].concat(), input);
        assert!(alone.stdout == fs::read(folder.join(file)).unwrap() && !alone.stdout.is_empty(), "{file}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 22);
}

#[test]
fn a_table_is_csv() {
    let output = dateline(&["extract", "--table", "claims", "-"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("--table is for --format csv"), "{}", err(&output));
}

#[test]
fn what_the_network_is_told_counts_in_code_points() {
    let file = folder("features").join("a.jsonl");
    fs::write(&file, "{\"id\": \"a\", \"text\": \" “Über Kabul”\", \"spans\": []}\n").unwrap();
    let output = dateline(&["features", file.to_str().unwrap()], "");
    let sentence = &lines(&output)[0]["sentences"][0];
    assert_eq!(sentence["tokens"].to_string(), "[[1,2],[2,6],[7,12],[12,13]]");
    let last = &sentence["features"][2];
    let list = dateline(&["features", "--list"], "");
    let names: Vec<&str> = str::from_utf8(&list.stdout).unwrap().lines().collect();
    let told = |name: &str| last.as_array().unwrap().iter().any(|id| names[id.as_u64().unwrap() as usize] == name);
    assert!(told("gazetteer.capital.S") && told("stands.quoted") && !told("stands.start"));
}

#[test]
fn a_treebank_is_read_and_counted() {
    let treebank = folder("parse").join("saw.conllu");
    let row = |at: usize, word: &str, universal: &str, penn: &str, head: usize, relation: &str| {
        format!("{at}\t{word}\t_\t{universal}\t{penn}\t_\t{head}\t{relation}\t_\t_\n")
    };
    // The last head is wrong, and one relation.
    let rows = [
        row(1, "She", "PRON", "PRP", 2, "nsubj"),
        row(2, "saw", "VERB", "VBD", 0, "root"),
        row(3, "the", "DET", "DT", 5, "det:x"),
        row(4, "old", "ADJ", "JJ", 5, "amod"),
        row(5, "city", "NOUN", "NN", 2, "obj"),
        row(6, ".", "PUNCT", ".", 5, "punct"),
    ];
    fs::write(&treebank, rows.concat()).unwrap();
    let path = treebank.to_str().unwrap();
    let output = dateline(&["parse", path], "");
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(out, "XPOS 100.00  6 of 6\nUPOS 100.00  6 of 6\nUAS   83.33  5 of 6\nLAS   66.67  4 of 6\n");
    fs::write(&treebank, "1\tShe\n").unwrap();
    let output = dateline(&["parse", path], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).ends_with("saw.conllu:1: not the ten columns of CoNLL-U\n"), "{}", err(&output));
}

#[test]
fn other_weights_are_read_with_or_refused() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/weights/news.bin");
    let article = "{\"id\": \"a\", \"text\": \"Zaran Kelwo left Tarsk on Monday.\"}\n";
    let with_own = dateline(&["extract", "--weights", own, "-"], article);
    assert!(with_own.status.success(), "{}", err(&with_own));
    assert_eq!(with_own.stdout, dateline(&["extract", "-"], article).stdout);

    let folder = folder("weights");
    let refused = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        let output = dateline(&["extract", "--weights", file.to_str().unwrap(), "-"], article);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        err(&output)
    };
    let weights = fs::read(own).unwrap();
    let told = refused("short.bin", &weights[..weights.len() / 2]);
    assert!(told.contains("short.bin: the file of weights ends within section `"), "{told}");
    let at = weights.windows(13).position(|bytes| bytes == b"office_follow").unwrap();
    let other = [&weights[..at], b"O", &weights[at + 1..]].concat();
    let told = refused("other.bin", &other);
    assert!(
        told.ends_with("other.bin: these weights were trained with other features than this version has\n"),
        "{told}"
    );
}

#[test]
fn who_stops_reading_hears_no_complaint() {
    let input = "{\"text\": \"The ferry sailed again on Monday.\"}\n".repeat(20_000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with('{'));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn what_cannot_be_opened_is_an_error() {
    let output = dateline(&["extract", "no/such/file.txt"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("dateline: no/such/file.txt: "), "{}", err(&output));
    let empty = folder("empty");
    let output = dateline(&["extract", empty.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).ends_with("this folder holds no files\n"), "{}", err(&output));
    assert_eq!(dateline(&["extract"], "").status.code(), Some(2));
    assert_eq!(dateline(&["eval", "--step", "poems"], "").status.code(), Some(2));
}

#[test]
fn an_explanation_is_plain_where_nobody_sees_colours() {
    let folder = folder("explain");
    let file = folder.join("ferry.txt");
    fs::write(&file, "Ferry Resumes\nJune 3, 2024\nThe ferry sailed again.\n").unwrap();
    let output = dateline(&["explain", file.to_str().unwrap()], "");
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && out.starts_with("Ferry Resumes\n2024-06-03 (dateline)\n"), "{out}");
    assert!(out.contains("The ferry sailed again.") && !out.contains('\x1b'));
}

#[test]
fn examples_that_fail_are_told_and_can_be_blessed() {
    let folder = folder("eval");
    fs::create_dir(folder.join("sentences")).unwrap();
    let file = folder.join("sentences/two.tsv");
    fs::write(&file, "# Two.\n\ntext\tpublished\texpect\twhy\nOne day. Two days.\t\tOne day.\ttwo\n").unwrap();
    let path = folder.to_str().unwrap();
    let output = dateline(&["eval", path], "");
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(out.contains("two.tsv:4  (two)") && out.contains("found     One day. ‖ Two days."), "{out}");
    assert!(out.ends_with("two.tsv: 0 of 1 as expected\n"), "{out}");
    assert!(dateline(&["eval", "--bless", path], "").status.success());
    assert!(dateline(&["eval", "--step", "sentences", path], "").status.success());
    assert!(fs::read_to_string(&file).unwrap().ends_with("One day. Two days.\t\tOne day. ‖ Two days.\ttwo\n"));
}
