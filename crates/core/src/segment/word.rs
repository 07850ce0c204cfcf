//! One word or number: where it ends, how it is written, and what is cut from its end.

use crate::passing::Shape;

use super::letters::{char_at, is_apostrophe, is_blank, is_hyphen, is_quote, is_word};
use super::stops::{AfterStop, class_of};

/// A word as the scanner found it.
pub(super) struct Word {
    /// One past its last byte, clitic included.
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// Where a clitic begins that is cut from it.
    pub(super) clitic: Option<usize>,
}

/// Domains that make a dotted word an address.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "news", "io", "tv", "me", "uk", "pk", "af", "in", "ir",
    "de", "fr", "eu", "ru", "ua", "cn", "au", "ca",
];

/// The word at `start`, which is a letter or digit. `fresh`: nothing is joined to it on the left.
pub(super) fn word(text: &str, start: usize, fresh: bool) -> Word {
    let mut letters = Letters::default();
    let mut end = start;
    let mut clitic = None;
    while let Some(letter) = char_at(text, end) {
        if is_word(letter) {
            letters.add(letter);
            end += letter.len_utf8();
            continue;
        }
        let next = end + letter.len_utf8();
        let after = char_at(text, next);
        let joined = after.is_some_and(is_word);
        if is_apostrophe(letter) && joined {
            if let Some(cut) = clitic_cut(text, start, end, next) {
                clitic = Some(cut.0);
                end = cut.1;
                break;
            }
            letters.part();
        } else if is_hyphen(letter) && joined {
            letters.part();
            letters.hyphens += 1;
        } else if letter == '.' {
            match dot(text, start, end, &mut letters) {
                Dot::Inside => letters.dots += 1,
                Dot::Last => {
                    letters.dots += 1;
                    end = next;
                    if char_at(text, end).is_some_and(is_hyphen) && char_at(text, end + 1).is_some_and(is_word) {
                        continue;
                    }
                    break;
                }
                Dot::Address => {
                    return Word { end: address_end(text, end), shape: Shape::Address, clitic: None };
                }
                Dot::Stop => break,
            }
        } else if letter == ',' && letters.is_sum() && has_three_digits(text, next) {
            letters.signs += 1;
        } else if !joined || !letters.joins(letter, after) {
            if let Some(end) = address(text, start, end, letter, fresh) {
                return Word { end, shape: Shape::Address, clitic: None };
            }
            break;
        } else if letter != ',' {
            letters.signs += 1;
        }
        end = next;
    }
    Word { end, shape: letters.shape(), clitic }
}

/// Whether three digits and no more stand here, as behind a comma in "Rs2,000", or two and a comma: "Rs1,50,000".
fn has_three_digits(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    digits == 3 || digits == 2 && rest.get(2) == Some(&b',')
}

/// Where a clitic after an apostrophe begins and ends: `'s`, `'re`, and `n't` with the letter before it.
fn clitic_cut(text: &str, start: usize, apostrophe: usize, next: usize) -> Option<(usize, usize)> {
    let rest = &text.as_bytes()[next..];
    let length = match rest {
        [b's' | b'S' | b'd' | b'm' | b'D' | b'M', ..] => 1,
        [b'r' | b'v' | b'R' | b'V', b'e' | b'E', ..] | [b'l' | b'L', b'l' | b'L', ..] => 2,
        [b't' | b'T', ..] if apostrophe > start + 1 && text.as_bytes()[apostrophe - 1].eq_ignore_ascii_case(&b'n') => 1,
        _ => return None,
    };
    let end = next + length;
    if char_at(text, end).is_some_and(|after| is_word(after) || is_apostrophe(after) || is_hyphen(after)) {
        return None;
    }
    let negation = matches!(rest, [b't' | b'T', ..]);
    Some((if negation { apostrophe - 1 } else { apostrophe }, end))
}

/// What a full stop after letters or digits is.
enum Dot {
    /// Part of a number or an acronym that goes on.
    Inside,
    /// The last character of an abbreviation or acronym.
    Last,
    /// Part of an address.
    Address,
    /// A token of its own.
    Stop,
}

fn dot(text: &str, start: usize, at: usize, letters: &mut Letters) -> Dot {
    let after = char_at(text, at + 1);
    if letters.only_digits() {
        return if after.is_some_and(|letter| letter.is_ascii_digit()) { Dot::Inside } else { Dot::Stop };
    }
    if letters.is_sum() && after.is_some_and(|letter| letter.is_ascii_digit()) {
        return Dot::Inside;
    }
    let word = &text[start..at];
    let last_part = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut last_letters = last_part.chars();
    let single = last_letters.next().is_some_and(char::is_alphabetic) && last_letters.next().is_none();
    if single {
        let acronym_goes_on = after.is_some_and(char::is_alphabetic)
            && char_at(text, at + 1 + after.map_or(0, char::len_utf8)).is_none_or(|second| !is_word(second));
        if acronym_goes_on {
            return Dot::Inside;
        }
        if letters.dots > 0 {
            return Dot::Last;
        }
        if last_part.len() == word.len() && word.chars().all(char::is_uppercase) {
            return Dot::Last;
        }
    }
    if is_degree(word) && after.is_some_and(char::is_uppercase) && char_at(text, at + 2) == Some('.') {
        return Dot::Inside;
    }
    if after.is_some_and(is_word) && is_domain(text, at + 1) && word.is_ascii() {
        return Dot::Address;
    }
    let follower = text[at + 1..].trim_start_matches(is_blank).chars().next();
    match class_of(word).map(|class| class.after(follower)) {
        Some(AfterStop::Abbreviation) => Dot::Last,
        _ => Dot::Stop,
    }
}

/// "Ph.D.", "Ed.D.": a capital, a small letter, and more behind the full stop.
fn is_degree(word: &str) -> bool {
    matches!(word.as_bytes(), [first, second] if first.is_ascii_uppercase() && second.is_ascii_lowercase())
}

/// Whether a domain stands here, and the word ends after it or goes on with a path.
fn is_domain(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let length = rest.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(rest.len());
    let ends = match rest.get(length) {
        None => true,
        Some(b'.') => rest.get(length + 1).is_none_or(|byte| !byte.is_ascii_uppercase()),
        Some(byte) => byte.is_ascii() && !byte.is_ascii_alphanumeric(),
    };
    ends && text.get(at..at + length).is_some_and(|domain| DOMAINS.contains(&domain))
}

/// The end of an address that begins with a scheme or holds an `@`, where the word broke off.
fn address(text: &str, start: usize, at: usize, sign: char, fresh: bool) -> Option<usize> {
    if !fresh {
        return None;
    }
    let rest = &text[at..];
    let scheme = sign == ':' && rest.starts_with("://");
    let mail = sign == '@' && at > start && char_at(text, at + 1).is_some_and(is_word);
    (scheme || mail).then(|| address_end(text, at))
}

/// Addresses end at white space, brackets and quotation marks, and do not hold the sentence's own marks.
fn address_end(text: &str, from: usize) -> usize {
    let stops = |letter: char| {
        is_blank(letter) || (is_quote(letter) && letter != '\'') || matches!(letter, '<' | '>' | '(' | ')' | '[' | ']')
    };
    let rest = &text[from..];
    let length = rest.find(stops).unwrap_or(rest.len());
    let kept = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…']);
    from + kept.len().max(rest.chars().next().map_or(0, char::len_utf8))
}

/// What letters a word has, as far as they decide its shape.
#[derive(Default)]
struct Letters {
    upper: u32,
    lower: u32,
    digits: u32,
    uncased: u32,
    dots: u32,
    hyphens: u32,
    signs: u32,
    first_upper: bool,
    /// An upper-case letter that does not begin a part.
    inner_upper: bool,
    started: bool,
    part_start: bool,
    digit_last: bool,
}

impl Letters {
    fn add(&mut self, letter: char) {
        let begins = !self.started || self.part_start;
        if letter.is_ascii_lowercase() {
            self.lower += 1;
        } else if letter.is_ascii_uppercase() {
            self.add_upper(begins);
        } else if letter.is_ascii_digit() {
            self.digits += 1;
        } else if letter.is_uppercase() {
            self.add_upper(begins);
        } else if letter.is_lowercase() {
            self.lower += 1;
        } else if letter.is_numeric() {
            self.digits += 1;
        } else if letter.is_alphabetic() {
            self.uncased += 1;
        }
        self.digit_last = letter.is_ascii_digit();
        self.started = true;
        self.part_start = false;
    }

    fn add_upper(&mut self, begins: bool) {
        self.upper += 1;
        if !self.started {
            self.first_upper = true;
        } else if !begins {
            self.inner_upper = true;
        }
    }

    /// A hyphen or apostrophe stands here.
    fn part(&mut self) {
        self.part_start = true;
    }

    /// "Rs500": letters and then digits, which may be money.
    fn is_sum(&self) -> bool {
        self.digit_last && self.upper > 0 && self.hyphens + self.dots == 0
    }

    fn only_digits(&self) -> bool {
        self.digits > 0 && self.upper + self.lower + self.uncased == 0
    }

    /// Whether a sign between two word characters belongs to the word.
    fn joins(&self, sign: char, after: Option<char>) -> bool {
        let digit_after = after.is_some_and(|letter| letter.is_ascii_digit());
        match sign {
            ',' | '٬' => self.only_digits() && digit_after,
            ':' | '/' | '–' | '−' => self.digit_last && digit_after,
            '&' => self.upper > 0 && self.lower == 0 && after.is_some_and(char::is_uppercase),
            '_' => true,
            _ => false,
        }
    }

    fn shape(&self) -> Shape {
        let cased = self.upper + self.lower;
        if self.digits > 0 {
            let plain = cased + self.uncased + self.hyphens == 0 && self.signs == 0;
            return if plain { Shape::Number } else { Shape::Alphanumeric };
        }
        if cased == 0 {
            return Shape::Uncased;
        }
        if self.upper == 0 {
            return Shape::Lower;
        }
        if self.lower == 0 {
            return if self.upper > 1 { Shape::Upper } else { Shape::Capital };
        }
        if self.first_upper && !self.inner_upper { Shape::Capital } else { Shape::Mixed }
    }
}
