//! From the units that the world counts in back to bytes.

use super::shape::StoredRange;
use crate::model::Span;
use crate::record::Unit;

/// Converts positions in one text.
#[derive(Debug)]
pub(super) struct Places {
    /// The byte of each unit, and of the end; inside a character of two units it is [`INSIDE`].
    bytes: Vec<u32>,
}

const INSIDE: u32 = u32::MAX;

impl Places {
    pub(super) fn new(text: &str, unit: Unit) -> Self {
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, character) in text.char_indices() {
            bytes.push(at as u32);
            if unit == Unit::Utf16 && character.len_utf16() == 2 {
                bytes.push(INSIDE);
            }
        }
        bytes.push(text.len() as u32);
        Places { bytes }
    }

    pub(super) fn between(&self, start: u32, end: u32) -> Result<Span, String> {
        let many = self.bytes.len() - 1;
        let outside = || format!(": {start} to {end} does not lie in the text, which has {many} units");
        let byte = |unit: u32| self.bytes.get(unit as usize).copied();
        let (first, last) = byte(start).zip(byte(end)).filter(|_| start <= end).ok_or_else(outside)?;
        if first == INSIDE || last == INSIDE {
            return Err(format!(": {start} to {end} cuts a character in two; its offsets count other units"));
        }
        Ok(Span { start: first, end: last })
    }

    pub(super) fn span(&self, range: StoredRange) -> Result<Span, String> {
        self.between(range.start, range.end)
    }
}
