//! What dossiers and their files are called.

use jiff::civil::Date;

use crate::dossier::{Document, title};
use crate::words;

/// How a saved dossier's name ends.
const ENDING: &str = ".dateline.json";
/// Longer names are cut.
const LONGEST: usize = 80;

/// A name for good, which stands in addresses: the day it was made, and four letters or digits made of a random number below
/// one.
pub fn id(today: Date, random: f64) -> String {
    let mut rest = (random.clamp(0.0, 0.999_999) * f64::from(36_u32.pow(4))) as u32;
    let mut letters = [' '; 4];
    for letter in &mut letters {
        *letter = char::from_digit(rest % 36, 36).unwrap_or('0');
        rest /= 36;
    }
    format!("{:04}{:02}{:02}-{}", today.year().max(0), today.month(), today.day(), letters.iter().collect::<String>())
}

/// Whether an address may name a dossier so.
pub fn is_id(text: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(sound)
}

/// A name for a dossier that the reader has not named: the one article's title, or the first outlet and the day.
pub fn suggested<'a>(mut documents: impl Iterator<Item = &'a Document>, today: Date) -> String {
    let day = words::date(today);
    let Some(first) = documents.next() else { return format!("Dossier of {day}") };
    let outlet = &first.record.page.outlet;
    let mut others = documents.peekable();
    if others.peek().is_none() {
        return cut(title(&first.record));
    }
    if outlet.trim().is_empty() {
        return format!("Dossier of {day}");
    }
    let alone = others.all(|other| other.record.page.outlet == *outlet);
    format!("{}{}, {day}", cut(outlet), if alone { "" } else { " and others" })
}

/// A name as the reader typed it, without what is around it; `None` if nothing is left.
pub fn typed(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let name = cut(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    (!name.is_empty()).then_some(name)
}

/// What the store and the way to other tabs are called. Browsers have one of each name for a whole host, where other copies
/// of the page may lie in other folders.
pub fn of_page() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    of_path(&path)
}

/// The page's folder is what counts: `index.html` may be said or not.
fn of_path(path: &str) -> String {
    format!("dateline {}", path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// What the file of a dossier is called. No system forbids any of its letters.
pub fn file(name: &str) -> String {
    let safe = |letter: char| if letter.is_control() || "/\\:*?\"<>|".contains(letter) { '-' } else { letter };
    let name: String = cut(name).chars().map(safe).collect();
    let name = name.trim_matches(['.', ' ']);
    format!("{}{ENDING}", if name.is_empty() { "Dossier" } else { name })
}

fn cut(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST - 1).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 28);

    fn document(title: &str, outlet: &str) -> Document {
        let mut document = Document::default();
        (document.record.page.title, document.record.page.outlet) = (title.to_owned(), outlet.to_owned());
        document.record.page.id = "report.txt".to_owned();
        document
    }

    #[test]
    fn ids_stand_in_addresses() {
        for random in [0.0, 0.25, 0.999_999_999, 1.0] {
            let id = id(TODAY, random);
            assert!(is_id(&id) && id.starts_with("20261128-") && id.len() == 13, "{id}");
        }
        assert_ne!(id(TODAY, 0.1), id(TODAY, 0.2));
        for wrong in ["", "A", "a_b", "é", "123456789012345678901234567890123"] {
            assert!(!is_id(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_dossier_is_called_after_what_is_in_it() {
        let name = |documents: &[Document]| suggested(documents.iter(), TODAY);
        assert_eq!(name(&[]), "Dossier of 28 Nov 2026");
        assert_eq!(name(&[document("A visit", "Tal Wire")]), "A visit");
        assert_eq!(name(&[document("", "Tal Wire")]), "report.txt");
        let (one, two) = (document("A visit", "Tal Wire"), document("A walk", "Tal Wire"));
        assert_eq!(name(&[one.clone(), two]), "Tal Wire, 28 Nov 2026");
        assert_eq!(name(&[one, document("A walk", "")]), "Tal Wire and others, 28 Nov 2026");
        assert_eq!(name(&[document("A", ""), document("B", "Tal Wire")]), "Dossier of 28 Nov 2026");
        assert_eq!(name(&[document(&"word ".repeat(40), "")]).chars().count(), 75);
    }

    #[test]
    fn files_have_names_that_every_system_takes() {
        assert_eq!(file("Kabul / Doha: 2025?"), "Kabul - Doha- 2025-.dateline.json");
        assert_eq!(file(" ..."), "Dossier.dateline.json");
        assert_eq!(file("\u{202e}\u{0}"), "\u{202e}-.dateline.json");
        assert_eq!(typed("  two \n words\t"), Some("two words".to_owned()));
        assert_eq!(typed(" \n"), None);
    }

    #[test]
    fn copies_of_the_page_in_other_folders_have_other_stores() {
        assert_eq!(of_path("/talks/"), of_path("/talks/index.html"));
        assert_eq!(of_path("/"), "dateline ");
        assert!(of_path("/talks/") != of_path("/reports/") && of_path("/talks/") != of_path("/"));
    }
}
