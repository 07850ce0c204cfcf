//! A report to read, in Markdown with footnotes (GitHub's and Pandoc's syntax): one footnote for each article.
//!
//! What articles say is quoted in short and escaped, so that no article can write a heading, a link or HTML of its own.

use dateline_core::dossier::{
    Discrepancy, DiscrepancyKind, DocumentId, Folded, FoldedEntity, FoldedEvent, Nature, Subject,
};
use dateline_core::model::{Kind, Record, Status};

use crate::csv::role;
use crate::view::{View, title};
use crate::words;

/// Longest quotation, in characters.
const QUOTE: usize = 200;
/// How many entities are named.
const WHO: usize = 20;
/// How many roles and other names an entity is shown with.
const FEW: usize = 3;

/// Writes the report.
pub fn report(records: &[&Record], folded: &Folded) -> String {
    let view = View::new(records, folded);
    let mut out = head(&view);
    who(&view, &mut out);
    let (dated, undated): (Vec<_>, Vec<_>) =
        folded.events.iter().partition(|event| event.from.is_some() || event.to.is_some());
    section(&mut out, "What happened", dated.iter().map(|event| happening(&view, event)));
    section(&mut out, "Without a date", undated.iter().map(|event| happening(&view, event)));
    section(
        &mut out,
        "Where the articles disagree",
        folded.discrepancies.iter().map(|found| disagreement(&view, found)),
    );
    let copies = folded.copies.iter().map(|copy| {
        let (copied, of) = (name(&view, copy.document), name(&view, copy.of));
        format!("{copied}{} repeats {of}{}: {} % of its words", note(copy.document), note(copy.of), copy.share)
    });
    section(&mut out, "Repeats", copies);
    sources(&view, &mut out);
    out
}

fn head(view: &View<'_>) -> String {
    let articles = words::count(view.records.len(), "article", "articles");
    let published = view.published().map(|(first, last)| words::days(Some(first), Some(last)));
    let mut out = match &published {
        Some(days) => format!("# {articles}, {days}\n\n"),
        None => format!("# {articles}\n\n"),
    };
    let copies = view.folded.copies.len();
    let own = if copies == 0 { String::new() } else { format!(", {copies} of them repeating another") };
    let first = view.folded.events.iter().filter_map(|event| event.from).min();
    let last = view.folded.events.iter().filter_map(|event| event.to).max();
    let told = match (first, last) {
        (None, None) => String::new(),
        days => format!(", {}", words::days(days.0, days.1)),
    };
    let events = words::count(view.folded.events.len(), "event", "events");
    out += &format!("{articles}{own}, tell of {events}{told}. ");
    out += "An event is *reported* where an article says so itself; what only a party says is *claimed* or *denied*. ";
    out += "Found by a program: check the words before you rely on them.\n";
    out
}

fn who(view: &View<'_>, out: &mut String) {
    let parties = view.folded.entities.iter().filter(|entity| entity.kind != Kind::Nationality);
    section(out, "Who and where", parties.take(WHO).map(entity));
}

fn entity(entity: &FoldedEntity) -> String {
    let mut line = format!("**{}** ({})", escape(&entity.name), words::kind(entity.kind));
    let few = |texts: Vec<String>| texts.into_iter().take(FEW).map(|text| escape(&text)).collect::<Vec<_>>().join(", ");
    if !entity.roles.is_empty() {
        line += &format!(", {}", few(entity.roles.iter().map(role).collect()));
    }
    if !entity.aliases.is_empty() {
        line += &format!("; also {}", few(entity.aliases.clone()));
    }
    let mentions = words::count(entity.mentions as usize, "mention", "mentions");
    line + &format!(": {mentions} in {}", words::count(entity.documents as usize, "article", "articles"))
}

fn happening(view: &View<'_>, event: &FoldedEvent) -> String {
    let mut line = String::new();
    if event.from.is_some() || event.to.is_some() {
        line += &format!("**{}** ", words::days(event.from, event.to));
    }
    line += &escape(&words::event(view, event));
    let vouched = escape(&words::vouched(view, event));
    line += &if event.status == Status::Reported { format!("; {vouched}") } else { format!("; *{vouched}*") };
    let toll = words::toll(event.toll);
    if !toll.is_empty() {
        line += &format!("; {toll}");
    }
    line.push('.');
    if let Some(told) = view.first_telling(event) {
        line += &format!(" {}", quote(told.sentence()));
    }
    for (document, _) in view.tellers(event) {
        line += &note(document);
    }
    line
}

fn disagreement(view: &View<'_>, found: &Discrepancy) -> String {
    let what = match found.kind {
        DiscrepancyKind::Date => "The day",
        DiscrepancyKind::Toll => "The toll",
        DiscrepancyKind::Place => "The place",
        DiscrepancyKind::Actor => "Who did it",
        DiscrepancyKind::Role => "The office",
        DiscrepancyKind::Status => "Whether it happened",
        DiscrepancyKind::Spelling => "The spelling",
    };
    let subject = match found.subject {
        Subject::Entity(id) => view.entity(id).map(|entity| entity.name.clone()),
        Subject::Event(id) => view.folded.events.get(id as usize).map(|event| words::event(view, event)),
    };
    let nature = match found.nature {
        Nature::Conflict => "they cannot all be true",
        Nature::Update => "a later report replaces an earlier one",
        Nature::Precision => "one is finer than the other",
        Nature::Scope => "they speak of different parts",
    };
    let readings = found.readings.iter().map(|reading| {
        let by = reading.by.and_then(|by| view.entity(by)).map(|by| format!(", says {}", escape(&by.name)));
        format!("{}{}{}", escape(&reading.value), by.unwrap_or_default(), note(reading.document))
    });
    let readings = readings.collect::<Vec<_>>().join(" — ");
    format!("{what}: {} ({nature}): {readings}", escape(&subject.unwrap_or_default()))
}

/// All articles, so that every footnote is called, and the footnotes.
fn sources(view: &View<'_>, out: &mut String) {
    if view.records.is_empty() {
        return;
    }
    out.push_str("\n## Articles\n\n");
    for (document, _) in view.documents() {
        out.push_str(&note(document));
    }
    out.push_str("\n\n");
    for (document, record) in view.documents() {
        let page = &record.page;
        let day = page.published.map(words::date).unwrap_or_default();
        let url = words::web_address(&page.url).map(|url| format!("<{url}>")).unwrap_or_default();
        let parts = [escape(&page.outlet), escape(title(record)), day, url];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        out.push_str(&format!("[^{}]: {}\n", document + 1, parts.join(", ")));
    }
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    out.push_str(&format!("\n## {title}\n\n"));
    for line in lines {
        out.push_str(&format!("- {line}\n"));
    }
}

fn name(view: &View<'_>, document: DocumentId) -> String {
    view.records.get(document as usize).map_or_else(String::new, |record| escape(title(record)))
}

/// Calls an article's footnote.
fn note(document: DocumentId) -> String {
    format!("[^{}]", document + 1)
}

fn quote(sentence: &str) -> String {
    format!("“{}”", escape(&words::cut(&words::plain(sentence), QUOTE)))
}

/// Text on one line in which nothing is Markdown or HTML.
fn escape(text: &str) -> String {
    let text = words::plain(text);
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        // At the head of a line these would begin a list.
        let heads = match letter {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if heads || "\\`*_[]<>#|~&!$^".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Draft, fold};

    #[test]
    fn an_article_cannot_write_markdown() {
        let mut draft = Draft::new("2025-10-20");
        draft.0.page.title = "a](javascript:alert(1))\n# heading <script>".into();
        draft.0.page.url = "javascript:alert(1)".into();
        draft.told("<img src=x> [^1] **bold** | a\n- b", "2025-10-19", "2025-10-19", Status::Planned);
        let (records, folded) = fold(vec![draft]);
        let text = report(&records.iter().collect::<Vec<_>>(), &folded);
        assert!(text.contains("“\\<img src=x\\> \\[\\^1\\] \\*\\*bold\\*\\* \\| a - b”[^1]"), "{text}");
        assert!(text.contains("[^1]: a\\](javascript:alert(1)) \\# heading \\<script\\>, 20 Oct 2025\n"), "{text}");
        assert!(text.contains("*planned*"), "{text}");
    }

    #[test]
    fn the_head_of_a_line_is_text() {
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("12. a-b 1.5"), "12\\. a-b 1.5");
    }

    #[test]
    fn quotations_are_short() {
        let mut draft = Draft::new("2025-10-20");
        draft.told(&"word ".repeat(100), "2025-10-19", "2025-10-19", Status::Reported);
        let (records, folded) = fold(vec![draft]);
        let text = report(&records.iter().collect::<Vec<_>>(), &folded);
        let quoted = text.split(['“', '”']).nth(1).unwrap();
        assert!(quoted.chars().count() <= QUOTE + 1 && quoted.ends_with('…'), "{quoted}");
    }
}
