use dateline_core::dossier::Folded;
use dateline_core::model::{Page, PublishedBasis, Record};
use dateline_core::read::read_file;
use dateline_core::record::{PublicDossier, Unit};
use jiff::civil::Date;
use proptest::prelude::*;

use super::{read, said_of_archive};

fn name(file: &str, bytes: &[u8]) -> Option<String> {
    Some(read(file, bytes).name).filter(|name| !name.is_empty())
}

/// The file of a dossier.
fn written(pages: &[Page], called: &str) -> String {
    let records: Vec<Record> = pages.iter().map(|page| Record { page: page.clone(), ..Record::default() }).collect();
    let records: Vec<&Record> = records.iter().collect();
    let folded = Folded::default();
    let public = PublicDossier::new(&records, &folded, Unit::CodePoints);
    dateline_export::named(serde_json::to_string(&public).expect("it is written"), called)
}

fn words() -> impl Strategy<Value = String> {
    // Anything, and what JSON and file formats might trip over.
    let any = "\\PC{0,24}";
    let odd =
        prop::sample::select(vec!["\"", "\\", "</script>", "a\u{2028}b", "{", "[", "\u{0}", "a\tb", "é\u{301}", "😀"]);
    prop_oneof![4 => any.prop_map(|text| text.trim().to_owned()), 1 => odd.prop_map(str::to_owned)]
}

fn basis() -> impl Strategy<Value = PublishedBasis> {
    prop::sample::select(vec![PublishedBasis::Given, PublishedBasis::Metadata, PublishedBasis::Dateline])
}

fn page() -> impl Strategy<Value = Page> {
    let day = (1800i16..2200, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day));
    let date = prop::option::of((day, basis()));
    let text = (words(), words()).prop_map(|(one, other)| format!("A {one}\n\n{other} "));
    (words(), text, words(), words(), words(), words(), date).prop_map(
        |(id, text, title, outlet, author, url, date)| {
            let (published, published_basis) =
                date.map_or((None, PublishedBasis::None), |(date, basis)| (Some(date), basis));
            let id = format!("i{id}");
            Page { id, text, title, outlet, author, url, published, published_basis, notes: Vec::new() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What is saved opens again: the same articles with their dates, and the name.
    #[test]
    fn a_saved_dossier_comes_back(pages in prop::collection::vec(page(), 1..5), called in words()) {
        let mut pages = pages;
        for (page, number) in pages.iter_mut().zip(0..) {
            page.id = format!("{}{number}", page.id);
        }
        let file = written(&pages, &called);
        prop_assert_eq!(name("x.dateline.json", file.as_bytes()).unwrap_or_default(), called.trim());
        let intake = read_file("x.dateline.json", file.as_bytes());
        prop_assert_eq!(intake.notes, []);
        prop_assert_eq!(intake.pages, pages);
    }

    /// Whatever else is in a file, it has no name and nothing breaks.
    #[test]
    fn other_files_have_no_name(text in "\\PC{0,80}") {
        prop_assert_eq!(name("x.json", text.as_bytes()), None);
    }
}

#[test]
fn only_saved_dossiers_have_names() {
    let file = written(&[Page { id: "a".to_owned(), text: "Words.".to_owned(), ..Page::default() }], " Talks ");
    assert_eq!(name("x.dateline.JSON", file.as_bytes()), Some("Talks".to_owned()));
    assert_eq!(name("x.txt", file.as_bytes()), None);
    assert_eq!(name("x.json", br#"{"name":"Talks","documents":[]}"#), None);
    assert_eq!(name("x.json", br#"{"schema":"other/1","name":"Talks"}"#), None);
    assert_eq!(name("x.json", br#"{"schema":"dateline/1"}"#), None);
    // What later versions add is no hindrance.
    assert_eq!(name("x.json", br#"{"moods":{"a":[1]},"schema":"dateline/2","name":"T"}"#), Some("T".to_owned()));
}

/// An archive's directory of these names, with what else there may be around it.
fn archive(names: &[&str]) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04 files PK\x01\x02 in one of them".to_vec();
    let start = bytes.len() as u32;
    for name in names {
        let mut record = b"PK\x01\x02".to_vec();
        record.resize(28, 7);
        record.extend((name.len() as u16).to_le_bytes());
        record.resize(46, 0);
        bytes.extend(record);
        bytes.extend(name.as_bytes());
    }
    bytes.extend(b"PK\x05\x06");
    bytes.resize(bytes.len() + 12, 1);
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn saved_dossiers_in_an_archive_are_told() {
    let said = said_of_archive("all.zip", &archive(&["a.txt", "old/Talks.dateline.JSON", "dateline-dossier.json"]));
    let said = said.expect("two are there");
    for words in ["all.zip", "If “old/Talks.dateline.JSON”, “dateline-dossier.json” are", "no corrections", "add"]
    {
        assert!(said.contains(words), "{said}");
    }
    for names in [&["a.json", "b.jsonl"][..], &["__MACOSX/._Talks.dateline.json"], &[]] {
        assert_eq!(said_of_archive("all.zip", &archive(names)), None, "{names:?}");
    }
    let whole = archive(&["Talks.dateline.json"]);
    for end in 0..whole.len() {
        // However it is cut off, it is no archive or, without the length of its comment, tells the same.
        let said = said_of_archive("all.zip", &whole[..end]);
        assert_eq!(said, said_of_archive("all.zip", &whole).filter(|_| end + 2 >= whole.len()), "cut off at {end}");
    }
    let many: Vec<String> = (0..500).map(|number| format!("{number}.dateline.json")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let said = said_of_archive("all.zip", &archive(&many)).expect("they are there");
    assert!(said.contains("“0.dateline.json”, “1.dateline.json” and 498 more are") && said.len() < 300, "{said}");
    let said = said_of_archive("all.zip", &whole).expect("one is there");
    assert!(said.starts_with("If “Talks.dateline.json” is a saved dossier, "), "{said}");
    assert_eq!(said_of_archive("a.json", &whole[4..]), None);
}
