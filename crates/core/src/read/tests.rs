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

#[test]
fn an_article_longer_than_any_book_is_told() {
    let long = "word ".repeat(LARGEST_ARTICLE / 5 + 1);
    for (name, text) in [
        ("a.jsonl", format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"Short.\"}}\n")),
        ("a.json", format!("[{{\"text\": \"{long}\"}}, {{\"text\": \"Short.\"}}]")),
        ("a.csv", format!("id,text\n1,{long}\n2,Short.\n")),
    ] {
        let intake = read_file(name, text.as_bytes());
        let texts: Vec<&str> = intake.pages.iter().map(|page| page.text.as_str()).collect();
        assert_eq!(texts, ["Short."], "{name}");
        assert!(intake.notes.len() == 1 && intake.notes[0].text.contains("up to 16 MB are read"), "{:?}", intake.notes);
    }
}

/// A ZIP archive of files that are not packed, and where the record of each stands in its directory.
fn archive(files: &[(&str, &str)]) -> (Vec<u8>, Vec<usize>) {
    let (mut out, mut directory, mut records) = (Vec::new(), Vec::new(), Vec::new());
    for (name, content) in files {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let mut head = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0, 0, 0, 0];
        head.extend(size);
        head.extend(size);
        head.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        records.push(directory.len());
        directory.extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10]].concat());
        directory.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), content.as_bytes()].concat());
    }
    let (start, count) = (out.len(), u8::try_from(files.len()).unwrap());
    out.extend(&directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &[count, 0, count, 0]].concat());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0; 2]);
    (out, records.into_iter().map(|record| start + record).collect())
}

#[test]
fn a_damaged_directory_does_not_swallow_the_rest_of_an_archive_in_silence() {
    let (mut bytes, records) = archive(&[("a.txt", "One came."), ("b.txt", "Two came."), ("c.txt", "Three came.")]);
    let whole = read_file("x.zip", &bytes);
    assert_eq!((whole.pages.len(), whole.notes), (3, Vec::new()));
    bytes[records[1]] = b'?';
    let torn = read_file("x.zip", &bytes);
    assert_eq!(torn.pages.len(), 1);
    assert_eq!(torn.notes.len(), 1);
    assert!(torn.notes[0].text.contains("it lists 3 files, of which 1 can be found"), "{:?}", torn.notes);
}
