//! Words that tell time, and the patterns they form.

use std::sync::OnceLock;

use crate::table::{Table, TableError, rows};

/// Words of one time class and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeWord {
    /// All spellings, of one or more words.
    pub words: Vec<&'static str>,
    /// What they are, as patterns name it: `month`.
    pub class: &'static str,
    /// Which one: `4` for April.
    pub value: &'static str,
    /// Whether they count only with a capital: "May", "March", "Sun".
    pub capital: bool,
    /// Line in the table.
    pub line: usize,
}

/// A pattern over time classes, and how to read what it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRule {
    /// The pattern's syntax in words: `day-month-year`. Empty for a part that other patterns use.
    pub name: &'static str,
    /// The pattern, in the language that the head of the table explains.
    pub pattern: &'static str,
    /// How to read it: `calendar`, `ago`, `duration` …
    pub reading: &'static str,
    /// What must hold around it.
    pub when: Vec<&'static str>,
    /// Line in the table.
    pub line: usize,
}

/// A feast or observance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feast {
    /// All names.
    pub names: Vec<&'static str>,
    /// How its day is found: `12-25`, `easter+1`, `islamic 10-1`, `solar 1-1`, `weekday 4 thu 11`.
    pub day: &'static str,
    /// How many days it lasts.
    pub days: u8,
    /// Line in the table.
    pub line: usize,
}

/// Words that show whether their clause tells of the past or of what is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeClue {
    /// All of them.
    pub words: Vec<&'static str>,
    /// Where it points.
    pub points: TimePointing,
}

/// Where a clue points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePointing {
    /// Its clause tells of the past.
    Past,
    /// Its clause tells of what is to come.
    Future,
    /// The infinitive after it tells of what is to come: "agreed to meet".
    ToDo,
    /// What stands behind a preposition of aim after it is to come: "postponed until Friday".
    Until,
    /// A preposition of aim.
    Toward,
    /// A plan: what it has as its object or aim, or names with an infinitive, is to come: "planned a march on Friday".
    Plan,
    /// What is done for something to come: "preparing for the talks on Friday".
    For,
    /// A verb whose present tells what is fixed to come: "the talks open on Friday".
    Fixed,
    /// What nobody knows of before it happens: "Friday's attack".
    Done,
}

impl TimePointing {
    const NAMES: [(TimePointing, &'static str); 9] = [
        (TimePointing::Past, "past"),
        (TimePointing::Future, "future"),
        (TimePointing::ToDo, "to-do"),
        (TimePointing::Until, "until"),
        (TimePointing::Toward, "toward"),
        (TimePointing::Plan, "plan"),
        (TimePointing::For, "for"),
        (TimePointing::Fixed, "fixed"),
        (TimePointing::Done, "done"),
    ];

    fn from_name(name: &str) -> Option<TimePointing> {
        TimePointing::NAMES.iter().find(|(_, known)| *known == name).map(|(points, _)| *points)
    }
}

/// All time words, in the order of the table.
pub fn time_words() -> &'static [TimeWord] {
    static ROWS: OnceLock<Vec<TimeWord>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_words(embedded!("time_words.tsv"))))
}

/// All patterns, in the order of the table: of two that match the same words the first is taken.
pub fn time_rules() -> &'static [TimeRule] {
    static ROWS: OnceLock<Vec<TimeRule>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_rules(embedded!("time_rules.tsv"))))
}

/// All feasts, in the order of the table.
pub fn feasts() -> &'static [Feast] {
    static ROWS: OnceLock<Vec<Feast>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_feasts(embedded!("time_feasts.tsv"))))
}

/// All clues to the direction of a clause, in the order of the table.
pub fn time_clues() -> &'static [TimeClue] {
    static ROWS: OnceLock<Vec<TimeClue>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load_clues(embedded!("time_clues.tsv"))))
}

pub(crate) fn load_clues(text: &'static str) -> Result<Vec<TimeClue>, TableError> {
    let table = Table::parse("time_clues.tsv", text, &["words", "direction"])?;
    let mut clues = Vec::new();
    for row in table.rows() {
        let Some(points) = TimePointing::from_name(row.cell(1)) else {
            return Err(table.error(row, 1, "expected past, future, to-do, until, toward, plan, for, fixed or done"));
        };
        clues.push(TimeClue { words: row.list(0), points });
    }
    Ok(clues)
}

pub(crate) fn load_words(text: &'static str) -> Result<Vec<TimeWord>, TableError> {
    let table = Table::parse("time_words.tsv", text, &["words", "class", "value", "written"])?;
    let mut words = Vec::new();
    for row in table.rows() {
        let capital = match row.cell(3) {
            "capital" => true,
            "" => false,
            _ => return Err(table.error(row, 3, "expected 'capital' or nothing")),
        };
        let spellings = row.list(0);
        if spellings.is_empty() {
            return Err(table.error(row, 0, "expected a word"));
        }
        words.push(TimeWord { words: spellings, class: row.cell(1), value: row.cell(2), capital, line: row.line });
    }
    Ok(words)
}

pub(crate) fn load_rules(text: &'static str) -> Result<Vec<TimeRule>, TableError> {
    let table = Table::parse("time_rules.tsv", text, &["name", "pattern", "reading", "when"])?;
    let mut rules = Vec::new();
    for row in table.rows() {
        if row.cell(0).is_empty() || row.cell(1).is_empty() {
            return Err(table.error(row, 0, "a rule has a name and a pattern"));
        }
        rules.push(TimeRule {
            name: row.cell(0),
            pattern: row.cell(1),
            reading: row.cell(2),
            when: row.cell(3).split_whitespace().collect(),
            line: row.line,
        });
    }
    Ok(rules)
}

pub(crate) fn load_feasts(text: &'static str) -> Result<Vec<Feast>, TableError> {
    let table = Table::parse("time_feasts.tsv", text, &["names", "day", "days"])?;
    let mut feasts = Vec::new();
    for row in table.rows() {
        let Ok(days) = row.cell(2).parse() else {
            return Err(table.error(row, 2, "expected a number of days"));
        };
        feasts.push(Feast { names: row.list(0), day: row.cell(1), days, line: row.line });
    }
    Ok(feasts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_load() {
        assert!(time_words().iter().any(|word| word.class == "month" && word.words.contains(&"September")));
        assert!(time_rules().iter().all(|rule| !rule.pattern.is_empty()));
        assert!(feasts().iter().any(|feast| feast.names.contains(&"Eid al-Fitr")));
    }
}
