use super::*;

fn notes(name: &str, bytes: &[u8]) -> Vec<String> {
    let intake = read_file(name, bytes);
    assert!(intake.pages.is_empty(), "{:?}", intake.pages);
    intake.notes.into_iter().map(|note| note.text).collect()
}

#[test]
fn what_cannot_be_read_is_told() {
    assert_eq!(notes("a/b.txt", b" \r\n"), ["a/b.txt is empty."]);
    for (name, bytes, told) in [
        ("a.pdf", b"%PDF-1.7 ...".as_slice(), "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "(.png) holds no text"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1", "word processor"),
    ] {
        let found = notes(name, bytes);
        assert!(found.len() == 1 && found[0].starts_with(name) && found[0].contains(told), "{found:?}");
    }
}

#[test]
fn plain_text_is_one_article() {
    let intake = read_file("folder/report.txt", "A Bridge Reopens\nMay 26, 2025\nZEMRA – It is open.\n".as_bytes());
    let page = &intake.pages[0];
    assert_eq!((page.id.as_str(), page.title.as_str()), ("folder/report.txt", "A Bridge Reopens"));
    assert_eq!(page.published.unwrap().to_string(), "2025-05-26");
    assert_eq!(page.published_basis, PublishedBasis::Dateline);
}

#[test]
fn lines_are_articles_with_unique_ids() {
    let lines = b"{\"id\":\"a\",\"text\":\"One.\"}\n\nbad\n{\"id\":\"a\",\"text\":\"Two.\"}\n";
    let intake = read_file("x.jsonl", lines);
    assert_eq!(intake.pages.iter().map(|page| page.id.as_str()).collect::<Vec<_>>(), ["a", "a (2)"]);
    assert_eq!(intake.notes.len(), 1);
    assert!(intake.notes[0].text.starts_with("x.jsonl:3: "));
}

#[test]
fn files_without_articles_are_told() {
    for (name, bytes) in [("a.csv", b"id,text\n".as_slice()), ("a.jsonl", b"\xEF\xBB\xBF\n"), ("a.json", b"[]")] {
        let found = notes(name, bytes);
        assert!(found.len() == 1 && found[0].contains(name), "{found:?}");
    }
}
