//! What must hold around the words that a pattern matched.

use dateline_lang::tags::Tag;

use super::calendar::Season;
use super::class::Class;
use super::direction::Direction;
use super::lex::{Island, Item};
use super::mask::Mask;
use super::tables::Tables;
use crate::passing::{Reading, Shape, TokenId};

/// A condition of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// A preposition or part of a period stands before it.
    AfterPreposition,
    /// A bare month: one that is a verb too needs a preposition before it, and none is part of a person's name.
    Month,
    /// A bare four-digit number that is a year, not a count or a label.
    Year,
    /// It ends in a weekday, and `Sun`, `Sat`, `Wed` have their full stop.
    Weekday,
    /// It ends in an ordinal in figures: "the 18th".
    Ordinal,
    /// No noun follows that it describes: "the past president".
    NotBeforeNoun,
    /// Nothing follows that it would be a preposition of: "two days after the vote".
    NotBeforeObject,
    /// A season alone: after a preposition, and "fall" is no verb or end.
    Season,
    /// No "of" follows: "the last spring of the watch".
    NotBeforeOf,
    /// No name follows that it is the first word of, and no word for those who bear it: "Easter Island".
    NotName,
    /// No four digits that may be a year: "the 1988 quarter".
    NotYear,
    /// A hyphen or blank stands before it, no currency sign.
    NotMoney,
    /// Something follows that it is a preposition of: "the day after the vote".
    BeforeObject,
    /// No number or plural stands before it: "four flights a week".
    NotRate,
    /// Its clause tells of what is to come: "will leave in two weeks".
    Future,
    /// A bare year that Iran's and Afghanistan's calendar can mean.
    SolarYear,
}

impl Guard {
    const NAMES: [(Guard, &'static str); 16] = [
        (Guard::AfterPreposition, "after-preposition"),
        (Guard::Month, "month"),
        (Guard::Year, "year"),
        (Guard::Weekday, "weekday"),
        (Guard::Ordinal, "ordinal"),
        (Guard::NotBeforeNoun, "not-before-noun"),
        (Guard::NotBeforeObject, "not-before-object"),
        (Guard::Season, "season"),
        (Guard::NotBeforeOf, "not-before-of"),
        (Guard::NotName, "not-name"),
        (Guard::NotYear, "not-year"),
        (Guard::NotMoney, "not-money"),
        (Guard::NotRate, "not-rate"),
        (Guard::Future, "future"),
        (Guard::SolarYear, "solar-year"),
        (Guard::BeforeObject, "before-object"),
    ];

    /// The condition that the table calls so.
    pub(super) fn from_name(name: &str) -> Option<Guard> {
        Guard::NAMES.iter().find(|(_, known)| *known == name).map(|(guard, _)| *guard)
    }
}

/// Where a pattern matched.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) tables: &'a Tables,
    pub(super) island: &'a Island,
    /// The first item.
    pub(super) start: usize,
    /// One past the last item.
    pub(super) end: usize,
}

impl Site<'_> {
    /// Whether a condition holds.
    pub(super) fn holds(&self, guard: Guard) -> bool {
        match guard {
            Guard::AfterPreposition => self.after_preposition(),
            Guard::Month => self.month(),
            Guard::Year => self.year(),
            Guard::Weekday => {
                !self.is(Class::Homograph) || self.follows(|token| token.span.of(self.reading.text()) == ".")
            }
            Guard::Ordinal => self.island.value(self.end - 1, Class::Ordinal).is_some(),
            Guard::NotBeforeNoun => !self.before(|tag| tag.is_noun() || tag == Tag::Adjective),
            Guard::NotBeforeObject => !self.before_object(),
            Guard::BeforeObject => self.before_object(),
            Guard::Season => self.season(),
            Guard::NotBeforeOf => !self.next_is_of(),
            Guard::NotName => !self.names(),
            Guard::NotYear => (self.start..self.end).all(|at| self.island.value(at, Class::Year).is_none()),
            Guard::NotMoney => !self.after_sign(),
            Guard::NotRate => !self.is_rate(),
            Guard::Future => self.tables.clues.direction(self.reading, self.first_token()) == Some(Direction::Future),
            Guard::SolarYear => {
                let mut years = (self.start..self.end).filter_map(|at| self.island.value(at, Class::Year));
                years.any(|year| (1200..=1500).contains(&year))
            }
        }
    }

    /// Whether it is the name of a programme: the words in "This Week" all have capitals, behind a quotation mark.
    pub(super) fn is_title(&self) -> bool {
        let items = &self.island.items[self.start..self.end];
        let before = &self.reading.text()[..items[0].span.start as usize];
        let ends = self.follows(|token| {
            matches!(token.shape, Shape::Capital | Shape::Mixed | Shape::Upper)
                || token.span.of(self.reading.text()).starts_with([',', '.', '"', '”', '’', '\''])
                    && token.span.len() < 2
        });
        let quoted = ends && items.len() > 1 && before.ends_with(['"', '“', '\'', '‘', '`']);
        quoted
            && items.iter().any(|item| item.mask.has(Class::Unit as u8) || item.mask.has(Class::Units as u8))
            && items.iter().all(|item| {
                let first = item.span.of(self.reading.text()).chars().next();
                first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
            })
    }

    /// Whether the words behind it name something known: "the vote", "his arrest".
    pub(super) fn before_definite(&self) -> bool {
        let words = ["the", "that", "this", "those", "these", "his", "her", "its", "their"];
        self.follows(|token| words.iter().any(|word| token.span.of(self.reading.text()).eq_ignore_ascii_case(word)))
    }

    fn text(&self) -> &str {
        let items = &self.island.items;
        items[self.start].span.cover(items[self.end - 1].span).of(self.reading.text())
    }

    fn first_token(&self) -> TokenId {
        self.island.items[self.start].token
    }

    fn previous_mask(&self) -> Mask {
        if let Some(before) = self.start.checked_sub(1) {
            return self.island.items[before].mask;
        }
        let Some(before) = self.first_token().checked_sub(1) else { return Mask::NONE };
        if self.reading.sentence_of(before) != self.reading.sentence_of(self.first_token()) {
            return Mask::NONE;
        }
        self.tables.word(self.reading.word(before)).map_or(Mask::NONE, |entry| entry.mask)
    }

    fn previous_is(&self, class: Class) -> bool {
        self.previous_mask().has(class as u8)
    }

    fn follows(&self, test: impl Fn(&crate::passing::Token) -> bool) -> bool {
        let next = self.island.items[self.end - 1].token_end as usize;
        self.reading.segments.tokens.get(next).is_some_and(test)
    }

    fn next_is(&self, class: Class) -> bool {
        let next = self.island.items[self.end - 1].token_end;
        (next as usize) < self.reading.segments.tokens.len()
            && self.tables.word(self.reading.word(next)).is_some_and(|entry| entry.mask.has(class as u8))
    }

    fn after_preposition(&self) -> bool {
        [Class::Preposition, Class::Approx, Class::Part, Class::Edge].into_iter().any(|class| self.previous_is(class))
    }

    fn last(&self) -> &Item {
        &self.island.items[self.end - 1]
    }

    fn is(&self, class: Class) -> bool {
        self.last().mask.has(class as u8)
    }

    /// Whether what follows makes it part of a name: "May Ziegler", "the Christmas family".
    fn names(&self) -> bool {
        let capital = self.follows(|token| token.spaced && matches!(token.shape, Shape::Capital | Shape::Mixed));
        capital && !self.next_is(Class::Weekday) || self.next_is(Class::Bearer)
    }

    fn month(&self) -> bool {
        if self.is(Class::Namesake) && self.names() {
            return false;
        }
        let text = self.text();
        let full = text.len() > 3 || text == "May";
        // "The March talks", but not "the March".
        let describes = full
            && self.previous_mask().meets(self.tables.symbols.word("the"))
            && self.follows(|token| token.shape == Shape::Lower)
            && self.before(Tag::is_noun);
        self.after_preposition() || describes || full && !self.is(Class::Homograph)
    }

    fn year(&self) -> bool {
        if self.after_sign() || self.previous_is(Class::Numbered) || self.next_is(Class::Counted) {
            return false;
        }
        let Some(year) = self.island.value(self.start, Class::Year) else { return false };
        if self.follows(|token| !token.spaced && matches!(token.span.of(self.reading.text()), "%" | "°")) {
            return false;
        }
        let next = self.island.items[self.end - 1].token_end;
        let definite = self.previous_mask().meets(self.tables.symbols.word("the")) && year % 100 != 0;
        let counts = (next as usize) < self.reading.segments.tokens.len()
            && self.reading.tag(next) == Tag::NounPlural
            && !self.after_preposition()
            && !definite;
        if counts {
            return false;
        }
        let likely = (1900..=2050).contains(&year);
        likely || (definite || self.after_preposition()) && (1000..=2200).contains(&year)
    }

    fn season(&self) -> bool {
        let may_fall = self.is(Class::Homograph);
        let is_verb = self.reading.tag(self.last().token).is_verb();
        let definite = self.end - self.start > 1;
        let springs = self.island.value(self.end - 1, Class::Season) == Some(Season::Spring as i32);
        // "Spring came early": no other spring stands without an article.
        let bare = self.first_token().checked_sub(1).is_none_or(|before| {
            let tag = self.reading.tag(before);
            !tag.is_noun()
                && !matches!(tag, Tag::Determiner | Tag::Adjective | Tag::PronounPossessive | Tag::CardinalNumber)
        });
        let free = !may_fall && !self.names() && !is_verb && (!springs || bare || self.before(Tag::is_noun));
        (definite || free || self.after_preposition())
            && !(may_fall && is_verb)
            && !((may_fall || springs && !self.after_preposition()) && self.next_is_of())
    }

    /// Whether an article stands first and what is counted before it: "four flights a week", "$2 million a year".
    fn is_rate(&self) -> bool {
        let counts =
            [Class::Article, Class::Frequency].into_iter().any(|class| self.island.value(self.start, class).is_some());
        if !counts || self.end - self.start > 2 {
            return false;
        }
        let Some(before) = self.first_token().checked_sub(1) else { return false };
        self.reading.sentence_of(before) == self.reading.sentence_of(self.first_token())
            && (matches!(self.reading.tag(before), Tag::NounPlural | Tag::CardinalNumber)
                || self.reading.segments.tokens[before as usize].span.of(self.reading.text()) == "%")
    }

    fn next_is_of(&self) -> bool {
        self.follows(|token| token.span.of(self.reading.text()) == "of")
    }

    fn before(&self, test: impl Fn(Tag) -> bool) -> bool {
        let next = self.island.items[self.end - 1].token_end;
        (next as usize) < self.reading.segments.tokens.len() && test(self.reading.tag(next))
    }

    fn before_object(&self) -> bool {
        // "Later" and "earlier" have no object, "after" and "before" may have.
        if [Class::Later, Class::Earlier, Class::Ago]
            .iter()
            .any(|class| self.island.value(self.end - 1, *class) == Some(0))
        {
            return false;
        }
        self.before(|tag| {
            tag.is_noun()
                || matches!(
                    tag,
                    Tag::CardinalNumber
                        | Tag::Adjective
                        | Tag::Determiner
                        | Tag::PronounPossessive
                        | Tag::Pronoun
                        | Tag::VerbGerund
                )
        })
    }

    fn after_sign(&self) -> bool {
        let start = self.island.items[self.start].span.start as usize;
        let before = self.reading.text()[..start].trim_end_matches(' ').chars().next_back();
        before.is_some_and(|sign| {
            matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '#' | '№' | '.' | '/') && {
                !matches!(sign, '.') || !self.reading.text()[..start].ends_with(' ')
            }
        })
    }
}
