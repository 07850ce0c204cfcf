//! Numbers, in figures and words.

use dateline_lang::numbers::{NumberRole, Unit};
use dateline_lang::tags::Tag;

use super::{Finder, is_written};
use crate::passing::Shape;

/// Nobody counts further; past it figures are a long code, and words a joke.
const LARGEST: f64 = 1e18;

/// A number as the text has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    /// One past its last token.
    pub(super) end: usize,
    /// Nobody counted: "dozens".
    pub(super) vague: bool,
    /// A part of a whole, in percent.
    pub(super) share: bool,
    /// What its figures or words were multiplied by.
    pub(super) scale: f64,
    /// The end of its token that may be a unit: `km` of "5km".
    pub(super) suffix: Option<usize>,
    /// Written in figures without separators or scale, so that it may be a year.
    pub(super) bare: bool,
}

impl Number {
    fn new(value: f64, end: usize) -> Number {
        Number { value, upper: None, end, vague: false, share: false, scale: 1.0, suffix: None, bare: false }
    }
}

impl Finder<'_> {
    /// The number that begins at a token, with its scale.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let token = self.segments.tokens.get(at).filter(|_| at < self.end)?;
        match token.shape {
            Shape::Number => {
                let word = token.span.of(self.text);
                let number = Number { bare: !word.contains([',', '.']), ..Number::new(figures(word)?, at + 1) };
                Some(self.scaled(number))
            }
            Shape::Alphanumeric => self.joined(at, token.span.of(self.text), false).map(|number| self.scaled(number)),
            _ => self.in_words(at),
        }
    }

    /// "1.5 million", "5 lakh crore"
    fn scaled(&self, mut number: Number) -> Number {
        while let Some((length, NumberRole::Scale(scale))) = self.role(number.end) {
            let letter = self.segments.tokens[number.end].span.len() == 1;
            let too_large = number.upper.unwrap_or(number.value) * scale > LARGEST;
            if too_large || (letter && self.segments.tokens[number.end].spaced) {
                break;
            }
            number = Number {
                value: number.value * scale,
                upper: number.upper.map(|upper| upper * scale),
                scale: number.scale * scale,
                bare: false,
                end: number.end + length,
                ..number
            };
        }
        number
    }

    /// "Rs500", "Ksh5m": money before figures in one token.
    pub(super) fn glued(&self, at: usize) -> Option<(&'static Unit, Number)> {
        let word = self.word(at);
        let cut = word.find(|letter: char| letter.is_ascii_digit()).filter(|cut| *cut > 0)?;
        let (sign, rest) = word.split_at(cut);
        let (_, unit) = self.tables.units.longest(&[self.vocabulary.look_up(sign)])?;
        let money = unit.money && is_written(unit, sign);
        let number = self.joined(at, rest, true).filter(|number| money && number.suffix.is_none())?;
        Some((unit, self.scaled(number)))
    }

    /// "5bn", "10-12", "5km": figures with letters or a dash in one token. `money`: they stand behind its sign.
    fn joined(&self, at: usize, word: &str, money: bool) -> Option<Number> {
        let length =
            word.find(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.').unwrap_or(word.len());
        let value = figures(&word[..length])?;
        let rest = &word[length..];
        if let Some(rest) =
            rest.strip_prefix(['-', '–', '−']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            let upper = figures(rest).filter(|upper| *upper > value)?;
            return Some(Number { upper: Some(upper), bare: value >= 1000.0, ..Number::new(value, at + 1) });
        }
        let scale = match rest {
            "bn" | "b" | "B" => 1e9,
            "" => 1.0,
            "m" | "mn" | "M" if money || rest == "mn" || self.money_beside(at) => 1e6,
            "tn" | "trn" => 1e12,
            "k" | "K" => 1e3,
            _ => return Some(Number { suffix: Some(length), ..Number::new(value, at + 1) }),
        };
        Some(Number { scale, ..Number::new(value * scale, at + 1) })
    }

    fn money_beside(&self, at: usize) -> bool {
        let is_money = |at: usize| self.unit(at).is_some_and(|(_, unit)| unit.money);
        at > self.first && is_money(at - 1) || is_money(at + 1)
    }

    /// "three out of four", "one in five": a share.
    pub(super) fn parted(&self, part: Number, at: usize) -> Option<Number> {
        let between = match self.role(part.end) {
            Some((length, NumberRole::OutOf)) => length,
            _ if self.word(part.end) == "in" && part.value == 1.0 && !self.is_figure(at) => 1,
            _ => return None,
        };
        let whole = self.number(part.end + between).filter(|whole| !whole.vague && whole.suffix.is_none())?;
        let fits = part.upper.is_none() && whole.upper.is_none() && part.value < whole.value && whole.value <= 1000.0;
        let percent = (part.value / whole.value * 1000.0 + 0.5) as u32;
        fits.then(|| Number { share: true, ..Number::new(f64::from(percent) / 10.0, whole.end) })
    }

    /// "two hundred and fifty", "twenty-five", "dozens".
    fn in_words(&self, at: usize) -> Option<Number> {
        let (length, role) = self.role(at).or_else(|| self.hyphenated(at))?;
        match role {
            NumberRole::Vague(value) => {
                return Some(Number { vague: true, ..self.scaled(Number::new(value, at + length)) });
            }
            NumberRole::Share(value) => {
                let whole = self.word(at + length) == "of" || self.tags.get(at + length) == Some(&Tag::Determiner);
                return whole.then(|| Number { share: true, ..Number::new(value, at + length) });
            }
            NumberRole::Exact(value) => return Some(self.scaled(Number::new(value, at + length))),
            NumberRole::Cardinal(_) => {}
            _ => return None,
        }
        let (mut total, mut part, mut end) = (0.0, 0.0, at);
        loop {
            let Some((length, role)) = self.role(end).or_else(|| self.hyphenated(end)) else {
                let joined = end > at && self.word(end) == "and" && part + total >= 100.0;
                let more = joined
                    && matches!(
                        self.role(end + 1).or_else(|| self.hyphenated(end + 1)),
                        Some((_, NumberRole::Cardinal(_)))
                    );
                if more {
                    end += 1;
                    continue;
                }
                break;
            };
            match role {
                NumberRole::Cardinal(value) if part % 100.0 == 0.0 || (part % 10.0 == 0.0 && value < 10.0) => {
                    part += value;
                }
                NumberRole::AndHalf if matches!(self.role(end + length), Some((_, NumberRole::Scale(_)))) => {
                    part += 0.5;
                }
                NumberRole::Scale(scale) if part > 0.0 && total + part * scale <= LARGEST => {
                    if scale == 100.0 || scale == 12.0 {
                        part *= scale;
                    } else {
                        total += part * scale;
                        part = 0.0;
                    }
                }
                _ => break,
            }
            end += length;
        }
        Some(Number::new(total + part, end))
    }

    /// "twenty-five" is one token.
    fn hyphenated(&self, at: usize) -> Option<(usize, NumberRole)> {
        let word = self.word(at);
        let (tens, ones) = word.split_once(['-', '‑'])?;
        let value = |word: &str| {
            let id = self.vocabulary.look_up(word);
            match self.tables.numbers.longest(&[id])?.1 {
                NumberRole::Cardinal(value) => Some(*value),
                _ => None,
            }
        };
        let (tens, ones) = (value(tens)?, value(ones)?);
        (tens >= 20.0 && ones < 10.0).then_some((1, NumberRole::Cardinal(tens + ones)))
    }

    pub(super) fn role(&self, at: usize) -> Option<(usize, NumberRole)> {
        if at >= self.end {
            return None;
        }
        self.tables.numbers.longest(&self.words[at..self.end]).map(|(length, role)| (length, *role))
    }
}

/// The value of figures with their separators.
fn figures(word: &str) -> Option<f64> {
    if word.is_empty() || !word.ends_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if word.len() > 1 && word.starts_with('0') && !word.starts_with("0.") {
        return None;
    }
    word.replace(',', "").parse().ok().filter(|value| *value <= LARGEST)
}
