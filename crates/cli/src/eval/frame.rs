//! Puts every row of a table into sentences and looks at what is found. `tests/tables/README.md` explains the files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use dateline_lang::table::{Row, Table, TableError};

use super::{EvalError, Renderer};

const COLUMNS: [&str; 7] = ["rows", "step", "text", "yes", "no", "except", "why"];

/// Sentences for some rows of a table.
#[derive(Clone, Debug)]
struct Frame<'a> {
    line: usize,
    /// Columns with the values a row must have one of.
    rows: Vec<(usize, Vec<&'a str>)>,
    renderer: Renderer,
    texts: Vec<&'a str>,
    yes: Vec<&'a str>,
    no: Vec<&'a str>,
    except: BTreeSet<&'a str>,
    /// The column whose values are put in, one after the other.
    column: usize,
}

/// What the frames of one table say of its rows.
#[derive(Debug, Default)]
pub struct Judged {
    /// How many texts were read.
    pub texts: usize,
    /// What is not as the frames say, with file and line.
    pub wrong: Vec<String>,
}

/// Judges every row of a table by the frames of the same name.
pub fn judge(table: &Path, frames: &Path) -> Result<Judged, EvalError> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error: io::Error| EvalError::Io(path.into(), error));
    let name = |path: &Path| PathBuf::from(path.file_name().unwrap_or_default()).display().to_string();
    judge_text(&name(table), &read(table)?, &format!("tests/tables/{}", name(frames)), &read(frames)?)
        .map_err(EvalError::Table)
}

fn judge_text(name: &str, table: &str, frames_name: &str, frames: &str) -> Result<Judged, TableError> {
    let header = table.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    let columns: Vec<&str> = header.split('\t').collect();
    let table = Table::parse(name, table, &columns)?;
    let read = Table::parse(frames_name, frames, &COLUMNS)?;
    let frames = read.rows().iter().map(|row| frame(&read, row, &columns)).collect::<Result<Vec<_>, _>>()?;

    let mut judged = Judged::default();
    let mut met = vec![(false, false); table.rows().len()];
    for frame in &frames {
        let mut unused = frame.except.clone();
        let mut any = false;
        for (at, row) in table.rows().iter().enumerate().filter(|(_, row)| frame.is_for(row)) {
            let (mut fits, mut excepted) = (true, false);
            for value in row.list(frame.column) {
                any = true;
                judged.texts += frame.texts.len();
                let failed = frame.judge(row, value, &columns);
                let is_excepted = unused.remove(value) || frame.except.contains(value);
                excepted |= is_excepted;
                match failed {
                    Some(_) if is_excepted => {}
                    Some(found) => {
                        fits = false;
                        judged.wrong.push(format!("{name}:{}: {frames_name}:{}: {found}", row.line, frame.line));
                    }
                    None if is_excepted => judged
                        .wrong
                        .push(format!("{frames_name}:{}: '{value}' is no exception: take it out", frame.line)),
                    None => {}
                }
            }
            if fits && !excepted {
                met[at].0 |= !frame.yes.is_empty();
                met[at].1 |= !frame.no.is_empty();
            }
        }
        if !any {
            judged.wrong.push(format!("{frames_name}:{}: this is for no row of {name}", frame.line));
        }
        let lost = unused.iter().map(|value| format!("{frames_name}:{}: {name} has no '{value}' here", frame.line));
        judged.wrong.extend(lost);
    }
    for (row, (yes, no)) in table.rows().iter().zip(met) {
        for (met, what) in [(yes, "yes"), (no, "no")] {
            if !met {
                let message = format!("no frame of {frames_name} judges '{}' by a '{what}' that it meets", row.cell(0));
                judged.wrong.push(format!("{name}:{}: {message}", row.line));
            }
        }
    }
    Ok(judged)
}

fn frame<'a>(table: &Table<'a>, row: &Row<'a>, columns: &[&str]) -> Result<Frame<'a>, TableError> {
    let column = |name: &str| columns.iter().position(|column| *column == name.trim());
    let mut rows = Vec::new();
    for condition in row.cell(0).split(" & ").filter(|condition| !condition.is_empty()) {
        let named = condition.split_once('=').and_then(|(name, values)| Some((column(name)?, values)));
        let (column, values) = named.ok_or_else(|| table.error(row, 0, "expected column=value, joined by ' & '"))?;
        rows.push((column, values.split(" | ").map(str::trim).collect()));
    }
    let renderer = Renderer::named(row.cell(1))
        .ok_or_else(|| table.error(row, 1, &format!("expected one of {}", Renderer::NAMES.join(", "))))?;
    let put = row.cell(2).split('{').nth(1).and_then(|rest| column(rest.split(['}', ' ']).next()?));
    let put = put.ok_or_else(|| table.error(row, 2, "expected a {column} of the table"))?;
    if row.cell(3).is_empty() && row.cell(4).is_empty() {
        return Err(table.error(row, 3, "expected what is found, here or under 'no'"));
    }
    if !row.cell(5).is_empty() && row.cell(6).is_empty() {
        return Err(table.error(row, 6, "expected the reason for the exceptions"));
    }
    Ok(Frame {
        line: row.line,
        rows,
        renderer,
        texts: row.list(2),
        yes: row.list(3),
        no: row.list(4),
        except: row.list(5).into_iter().collect(),
        column: put,
    })
}

impl Frame<'_> {
    fn is_for(&self, row: &Row<'_>) -> bool {
        self.rows.iter().all(|(column, values)| {
            let cell = row.list(*column);
            values.iter().any(|value| cell.contains(value) || value.is_empty() && cell.is_empty())
        })
    }

    /// What is wrong with a value: of several texts one must show what is under `yes`, and none what is under `no`.
    fn judge(&self, row: &Row<'_>, value: &str, columns: &[&str]) -> Option<String> {
        let fill = |template: &str| filled(template, row, (self.column, value), columns);
        let mut missed = Vec::new();
        let mut met = self.yes.is_empty();
        for text in self.texts.iter().map(|text| fill(text)) {
            let found = self.renderer.findings(&text);
            let has = |pattern: &&&str| found.iter().any(|finding| is_like(&fill(pattern), finding));
            if let Some(wrong) = self.no.iter().find(has) {
                return Some(format!("'{text}' gives {} ({})", fill(wrong), found.join(" ; ")));
            }
            match self.yes.iter().find(|pattern| !has(pattern)) {
                Some(pattern) => {
                    missed.push(format!("'{text}' does not give {} but {}", fill(pattern), found.join(" ; ")));
                }
                None => met = true,
            }
        }
        (!met).then(|| missed.join(", "))
    }
}

/// A template with cells in place of `{column}`, and of `{column lower}`, `{column upper}`,
/// `{column title}`, `{column capital}`.
fn filled(template: &str, row: &Row<'_>, put: (usize, &str), columns: &[&str]) -> String {
    let mut text = template.to_owned();
    for (at, column) in columns.iter().enumerate() {
        let value = if at == put.0 { put.1 } else { row.cell(at) };
        text = text.replace(&format!("{{{column}}}"), value);
        text = text.replace(&format!("{{{column} lower}}"), &value.to_lowercase());
        text = text.replace(&format!("{{{column} upper}}"), &value.to_uppercase());
        text = text.replace(&format!("{{{column} capital}}"), &capital(value));
        let words: Vec<String> = value.split(' ').map(capital).collect();
        text = text.replace(&format!("{{{column} title}}"), &words.join(" "));
    }
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a finding is as a pattern says, in which `*` stands for anything.
fn is_like(pattern: &str, finding: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = finding.strip_prefix(first) else { return false };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else { return rest.is_empty() };
    for piece in middle {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "words\tplace\tkind\nMinistry\tlast\tgovernment\nFront\tlast\torganisation\n";
    const HEAD: &str = "rows\tstep\ttext\tyes\tno\texcept\twhy\n";
    const YES: &str = "\tclues\tThe Azar {words} said so.\t{kind}/name:Azar {words}\t\t\t\n";
    const NO: &str = "\tclues\tThe azar {words lower} said so.\t\t*\t\t\n";

    fn wrong(table: &str, frames: &str) -> Vec<String> {
        judge_text("t.tsv", table, "f.tsv", &format!("{HEAD}{frames}")).unwrap().wrong
    }

    #[test]
    fn rows_that_do_what_they_say_are_right() {
        assert_eq!(wrong(TABLE, &format!("{YES}{NO}")), [""; 0]);
    }

    #[test]
    fn a_wrong_row_is_told_with_its_line() {
        let broken = TABLE.replace("Front\tlast\torganisation", "Front\tlast\tplace");
        let told = wrong(&broken, &format!("{YES}{NO}")).join("\n");
        assert!(told.starts_with("t.tsv:3: f.tsv:2: 'The Azar Front said so.' does not give place/name:"), "{told}");
        let told = wrong(TABLE, &format!("{YES}{}", NO.replace("azar", "Azar").replace(" lower", ""))).join("\n");
        assert!(told.contains("t.tsv:2: f.tsv:3: 'The Azar Ministry said so.' gives *"), "{told}");
    }

    #[test]
    fn a_row_without_examples_is_told() {
        let told = wrong(TABLE, YES);
        assert_eq!(told[0], "t.tsv:2: no frame of f.tsv judges 'Ministry' by a 'no' that it meets");
        assert_eq!(told.len(), 2);
        let told = wrong(TABLE, &format!("{NO}kind=government{YES}"));
        assert_eq!(told, ["t.tsv:3: no frame of f.tsv judges 'Front' by a 'yes' that it meets"]);
    }

    #[test]
    fn exceptions_must_be_some_and_have_a_reason() {
        let frames = YES.replace("\t\t\t\n", "\t\tFront | Bank\tit is one\n");
        let told = wrong(TABLE, &format!("{frames}{NO}"));
        assert_eq!(told[0], "f.tsv:2: 'Front' is no exception: take it out");
        assert_eq!(told[1], "f.tsv:2: t.tsv has no 'Bank' here");
        let unreasoned = format!("{HEAD}{}", frames.replace("it is one", ""));
        let error = judge_text("t.tsv", TABLE, "f.tsv", &unreasoned).unwrap_err();
        assert!(error.to_string().starts_with("f.tsv:2: why: expected the reason"), "{error}");
    }

    #[test]
    fn frames_that_are_for_nothing_are_told() {
        let told = wrong(TABLE, &format!("{YES}{NO}kind=media{YES}"));
        assert_eq!(told, ["f.tsv:4: this is for no row of t.tsv"]);
        for broken in ["kind\tnames\t{words}\t*\t\t\t\n", "\tname\t{words}\t*\t\t\t\n", "\tnames\twords\t*\t\t\t\n"] {
            let error = judge_text("t.tsv", TABLE, "f.tsv", &format!("{HEAD}{broken}")).unwrap_err();
            assert_eq!((error.table.as_str(), error.line), ("f.tsv", 2));
        }
    }

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, finding) in [("a*c", "abc"), ("*", ""), ("a", "a"), ("*b*", "abc"), ("a*b*c", "a-b-c")] {
            assert!(is_like(pattern, finding), "{pattern} {finding}");
        }
        for (pattern, finding) in [("a", "ab"), ("a*c", "ab"), ("a*a", "a"), ("b*", "ab")] {
            assert!(!is_like(pattern, finding), "{pattern} {finding}");
        }
    }
}
