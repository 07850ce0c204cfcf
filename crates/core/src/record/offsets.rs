//! From bytes to the units that the world outside counts in.

use serde::{Deserialize, Serialize};

use crate::model::Span;

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Unicode code points, as Python and the JSON record count.
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

impl Unit {
    /// What a record or dossier says of its offsets: nothing where they count code points, as they do unless told.
    pub(super) fn told(self) -> Option<Unit> {
        (self != Unit::CodePoints).then_some(self)
    }
}

/// Distance of the marks, in bytes. One cache line is counted per look-up at most.
const STEP: usize = 64;

/// Converts positions in one text. Built in one pass; every look-up takes constant time.
#[derive(Debug)]
pub struct Offsets<'a> {
    bytes: &'a [u8],
    unit: Unit,
    /// Units before each multiple of [`STEP`]; empty when a byte is a unit.
    marks: Vec<u32>,
}

/// A range of units, as the record shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

impl<'a> Offsets<'a> {
    /// Prepares a text for look-ups.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            marks.reserve(bytes.len() / STEP + 1);
            for piece in bytes.chunks(STEP) {
                marks.push(units);
                units += units_in(piece, unit);
            }
        }
        Offsets { bytes, unit, marks }
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The number of units before a byte. A position past the end counts as the end.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.bytes.len());
        let Some(last) = self.marks.len().checked_sub(1) else { return byte as u32 };
        let mark = (byte / STEP).min(last);
        self.marks[mark] + units_in(&self.bytes[mark * STEP..byte], self.unit)
    }

    /// Both ends of a span.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.at(span.start), end: self.at(span.end) }
    }
}

/// A unit is counted where its first byte stands; a character outside the basic plane takes two in UTF-16.
fn units_in(bytes: &[u8], unit: Unit) -> u32 {
    let wide = unit == Unit::Utf16;
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80) + u32::from(wide && byte >= 0xF0)).sum()
}
