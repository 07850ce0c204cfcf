//! `dateline explain`: an article sentence by sentence, each with its findings and the rules that made them.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};

use dateline_core::model::{Kind, Mention, Record, Span};

use crate::arguments::ExplainArguments;
use crate::extract::source;
use crate::outcome::{self, Outcome};
use crate::render;

/// Prints every article of a file with its findings.
pub fn explain(arguments: &ExplainArguments) -> outcome::Result {
    let sources = source::sources(std::slice::from_ref(&arguments.file))?;
    // https://no-color.org: any value but the empty one.
    let coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut ending = Outcome::Good;
    let mut out = io::stdout().lock();
    for read in source::reads(&sources) {
        let (records, problems) = read.records(arguments.published);
        for problem in problems {
            ending = Outcome::Partial;
            eprintln!("dateline: {problem}");
        }
        for record in records {
            let explained = document(&record, coloured);
            outcome::written(out.write_all(explained.as_bytes()))?;
        }
    }
    Ok(ending)
}

/// One line of explanation below a sentence.
struct Finding {
    at: Span,
    what: &'static str,
    told: String,
    rule: String,
}

fn document(record: &Record, coloured: bool) -> String {
    let paint = Paint { coloured };
    let page = &record.page;
    let mut out = String::new();
    let title = render::plain(if page.title.is_empty() { &page.id } else { &page.title });
    let _ = writeln!(out, "{}", paint.bold(&title));
    let day = page.published.map_or_else(|| "date unknown".to_owned(), |day| day.to_string());
    let basis = render::tag(page.published_basis);
    let from = [&page.outlet, &page.author].into_iter().filter(|word| !word.is_empty());
    let line = from
        .map(|word| render::plain(word).into_owned())
        .chain([format!("{day} ({basis})")])
        .collect::<Vec<_>>()
        .join(" · ");
    let _ = writeln!(out, "{}\n", paint.faint(&line));

    let findings = findings(record);
    let mut told = findings.iter().peekable();
    for (at, &sentence) in record.sentences.iter().enumerate() {
        let _ = writeln!(out, "{} {}", paint.faint(&format!("{at:>3}")), paint.sentence(record, sentence));
        while let Some(finding) = told.next_if(|finding| finding.at.start < sentence.end) {
            let Finding { what, told, rule, .. } = finding;
            let _ = writeln!(out, "      {what:<9} {told}  {}", paint.faint(&format!("[{rule}]")));
        }
    }
    for note in &record.notes {
        let words = note.span.map(|span| format!(" “{}”", render::words(&page.text, span))).unwrap_or_default();
        let line = format!("note      {}{words}", render::plain(&note.text));
        let _ = writeln!(out, "{line}  {}", paint.faint(&format!("[{}]", note.rule)));
    }
    out.push('\n');
    out
}

fn findings(record: &Record) -> Vec<Finding> {
    let text = &record.page.text;
    let finding = |at, what, told, rule: &str| Finding { at, what, told, rule: rule.to_owned() };
    let mut findings = Vec::new();
    findings.extend(
        record.mentions.iter().map(|found| finding(found.span, "mention", mention(record, found), &found.rule)),
    );
    findings
        .extend(record.times.iter().map(|found| finding(found.span, "time", render::time(text, found), &found.rule)));
    findings.extend(
        record
            .quantities
            .iter()
            .map(|found| finding(found.span, "quantity", render::quantity(text, found), &found.rule)),
    );
    findings
        .extend(record.claims.iter().map(|found| finding(found.cue, "claim", render::claim(text, found), &found.rule)));
    findings.extend(
        record.events.iter().map(|found| finding(found.trigger, "event", render::event(record, found), &found.rule)),
    );
    // The sort is stable: at one place mentions come before times, and so on.
    findings.sort_by_key(|finding| finding.at.start);
    findings
}

fn mention(record: &Record, mention: &Mention) -> String {
    let words = render::words(&record.page.text, mention.span);
    let entity = render::plain(record.entities.get(mention.entity as usize).map_or("", |entity| &entity.name));
    let means = if entity == words { String::new() } else { format!(" = {entity}") };
    format!("{}/{}: {words}{means}", render::tag(mention.kind), render::tag(mention.form))
}

/// Writes for a terminal, or plainly.
struct Paint {
    coloured: bool,
}

impl Paint {
    fn code(&self, code: &str, words: &str) -> String {
        if self.coloured { format!("\x1b[{code}m{words}\x1b[0m") } else { words.to_owned() }
    }

    fn bold(&self, words: &str) -> String {
        self.code("1", words)
    }

    fn faint(&self, words: &str) -> String {
        self.code("2", words)
    }

    /// The sentence on one line, mentions and times in the colour of their kind.
    fn sentence(&self, record: &Record, sentence: Span) -> String {
        let text = &record.page.text;
        let mut marks: Vec<(Span, &str)> =
            record.mentions.iter().map(|found| (found.span, colour(found.kind))).collect();
        marks.extend(record.times.iter().map(|found| (found.span, "33")));
        marks.retain(|(span, _)| sentence.contains(*span));
        // Of marks that overlap the first and longest is painted.
        marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut line = String::new();
        let mut done = sentence.start;
        for (span, colour) in marks {
            if span.start < done {
                continue;
            }
            line.push_str(&render::words(text, Span { start: done, end: span.start }));
            line.push_str(&self.code(colour, &render::words(text, span)));
            done = span.end;
        }
        line.push_str(&render::words(text, Span { start: done, end: sentence.end }));
        line
    }
}

fn colour(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "36",
        Kind::Organisation | Kind::Media => "34",
        Kind::ArmedGroup | Kind::Weapon => "31",
        Kind::Government | Kind::Nationality => "35",
        Kind::Place => "32",
        Kind::Agreement | Kind::EventName => "95",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::model::{Form, Page, TimeBasis, TimeExpression, TimeKind};

    fn record() -> Record {
        Record {
            page: Page { id: "a".into(), text: "Zera left.\nShe came on Monday.".into(), ..Page::default() },
            mentions: vec![Mention {
                span: Span::new(0, 4),
                kind: Kind::Person,
                form: Form::Name,
                entity: 9,
                rule: "test.name".into(),
            }],
            times: vec![TimeExpression {
                span: Span::new(23, 29),
                kind: TimeKind::Date,
                value: "2025-09-15".into(),
                modifier: None,
                from: None,
                to: None,
                granularity: dateline_core::model::Granularity::Day,
                basis: TimeBasis::Published,
                rule: "test.time".into(),
            }],
            sentences: vec![Span::new(0, 10), Span::new(11, 30)],
            ..Record::default()
        }
    }

    #[test]
    fn findings_stand_below_their_sentence() {
        let plain = document(&record(), false);
        let lines: Vec<&str> = plain.lines().skip(3).collect();
        assert_eq!(lines[0], "  0 Zera left.");
        assert!(lines[1].starts_with("      mention   person/name: Zera") && lines[1].ends_with("[test.name]"));
        assert_eq!(lines[2], "  1 She came on Monday.");
        assert!(lines[3].contains("Monday => DATE 2025-09-15 published  [test.time]"));
        assert!(!plain.contains('\x1b'));
    }

    #[test]
    fn an_article_does_not_command_the_terminal() {
        let mut record = record();
        record.page.text = "Zera\x1b[2J.\nShe came on Monday\x07.".into();
        record.page.title = "\x1b]0;title\x07Talks".into();
        let explained = document(&record, false);
        assert!(!explained.chars().any(|letter| letter.is_control() && letter != '\n'), "{explained:?}");
    }

    #[test]
    fn colours_are_closed() {
        let painted = document(&record(), true);
        assert!(painted.contains("\x1b[36mZera\x1b[0m left."));
        assert_eq!(painted.matches("\x1b[0m").count() * 2, painted.matches("\x1b[").count());
    }
}
