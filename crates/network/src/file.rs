//! Reads a file of weights: a line that says what it is, lines for people, then named sections.
//!
//! A section is a byte for its kind, a byte for the length of its name, the name, and then
//!
//! | kind | holds |
//! |---|---|
//! | 0, strings | length in bytes; UTF-8, joined by line feeds |
//! | 1, vector | count; as many floats |
//! | 2, matrix | rows, columns; a float for each column, what one step is worth; column after column, a signed byte for each row |
//!
//! Counts are 32-bit, counts and floats little-endian.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::matrix::{MOST_ROWS, Weights};

/// The first line.
const FIRST_LINE: &[u8] = b"DATELINE-WEIGHTS 1\n";
/// No weight, sum or step is further from zero. A file of sound weights stays far below; what stays below it can
/// never grow to an infinite number on the way through the network.
const FURTHEST: f32 = 1e6;

/// What is wrong with a file of weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// It does not begin as files of weights do, or as those of another version.
    NotWeights,
    /// It ends within a section.
    CutOff {
        /// The section.
        section: String,
    },
    /// A section is missing, or is of another kind.
    Missing {
        /// Its name.
        section: String,
    },
    /// A section does not hold what its place in the network asks for.
    Wrong {
        /// Its name.
        section: String,
        /// What was expected.
        expected: String,
    },
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WeightsError::NotWeights => write!(f, "this is no file of weights that this version can read"),
            WeightsError::CutOff { section } => write!(f, "the file of weights ends within section `{section}`"),
            WeightsError::Missing { section } => write!(f, "the file of weights has no section `{section}`"),
            WeightsError::Wrong { section, expected } => {
                write!(f, "section `{section}` of the file of weights should have {expected}")
            }
        }
    }
}

impl std::error::Error for WeightsError {}

/// The sections of a file.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    /// The lines for people.
    pub(crate) header: String,
    strings: FxHashMap<String, Vec<String>>,
    vectors: FxHashMap<String, Vec<f32>>,
    matrices: FxHashMap<String, Weights>,
}

impl Sections {
    /// Takes a file apart.
    pub(crate) fn read(bytes: &[u8]) -> Result<Sections, WeightsError> {
        let rest = bytes.strip_prefix(FIRST_LINE).ok_or(WeightsError::NotWeights)?;
        let end = rest.windows(2).position(|two| two == b"\n\n").ok_or(WeightsError::NotWeights)?;
        let header = std::str::from_utf8(&rest[..end]).map_err(|_| WeightsError::NotWeights)?;
        let mut sections = Sections { header: header.to_owned(), ..Sections::default() };
        let mut rest = Bytes { rest: &rest[end + 2..], section: "the first".to_owned() };
        while !rest.rest.is_empty() {
            sections.read_one(&mut rest)?;
        }
        Ok(sections)
    }

    fn read_one(&mut self, bytes: &mut Bytes<'_>) -> Result<(), WeightsError> {
        let [kind, length] = bytes.array()?;
        let name = bytes.text(usize::from(length))?;
        bytes.section.clone_from(&name);
        match kind {
            0 => {
                let length = bytes.count()?;
                let strings = bytes.text(length)?.split('\n').map(str::to_owned).collect();
                self.strings.insert(name, strings);
            }
            1 => {
                let count = bytes.count()?;
                let vector = bytes.floats(count)?;
                self.vectors.insert(name, vector);
            }
            2 => {
                let (rows, columns) = (bytes.count()?, bytes.count()?);
                let scales = bytes.floats(columns)?;
                let size = rows.checked_mul(columns).ok_or_else(|| bytes.cut_off())?;
                let steps = bytes.take(size)?.iter().map(|byte| *byte as i8).collect();
                self.matrices.insert(name, Weights { rows, columns, scales, steps });
            }
            _ => return Err(wrong(&name, "a kind that this version knows")),
        }
        Ok(())
    }

    /// Takes a list of strings out.
    pub(crate) fn strings(&mut self, name: &str) -> Result<Vec<String>, WeightsError> {
        self.strings.remove(name).ok_or_else(|| missing(name))
    }

    /// Takes a vector out.
    pub(crate) fn vector(&mut self, name: &str) -> Result<Vec<f32>, WeightsError> {
        self.vectors.remove(name).ok_or_else(|| missing(name))
    }

    /// Takes a vector of `length` out.
    pub(crate) fn vector_of(&mut self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        let vector = self.vector(name)?;
        if vector.len() == length { Ok(vector) } else { Err(wrong(name, format!("{length} values"))) }
    }

    /// Takes a matrix out.
    pub(crate) fn matrix(&mut self, name: &str) -> Result<Weights, WeightsError> {
        self.matrices.remove(name).ok_or_else(|| missing(name))
    }

    /// Takes out a matrix that rows of activations are multiplied with.
    pub(crate) fn matrix_of(&mut self, name: &str, rows: usize, columns: usize) -> Result<Weights, WeightsError> {
        let matrix = self.matrix(name)?;
        if (matrix.rows, matrix.columns) != (rows, columns) {
            return Err(wrong(name, format!("{rows} rows and {columns} columns")));
        }
        if rows > MOST_ROWS {
            return Err(wrong(name, format!("at most {MOST_ROWS} rows")));
        }
        Ok(matrix)
    }
}

pub(crate) fn wrong(section: &str, expected: impl Into<String>) -> WeightsError {
    WeightsError::Wrong { section: section.to_owned(), expected: expected.into() }
}

fn missing(section: &str) -> WeightsError {
    WeightsError::Missing { section: section.to_owned() }
}

/// What is left to read.
struct Bytes<'a> {
    rest: &'a [u8],
    section: String,
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(|| self.cut_off())?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or_else(|| self.cut_off())?;
        self.rest = rest;
        Ok(*taken)
    }

    fn count(&mut self) -> Result<usize, WeightsError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn text(&mut self, length: usize) -> Result<String, WeightsError> {
        let text = self.take(length)?.to_vec();
        String::from_utf8(text).map_err(|_| wrong(&self.section, "text in UTF-8"))
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, WeightsError> {
        let size = count.checked_mul(4).ok_or_else(|| self.cut_off())?;
        let (floats, _) = self.take(size)?.as_chunks();
        let floats: Vec<f32> = floats.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if floats.iter().all(|value| value.abs() <= FURTHEST) {
            return Ok(floats);
        }
        Err(wrong(&self.section, format!("no value beyond {FURTHEST}")))
    }

    fn cut_off(&self) -> WeightsError {
        WeightsError::CutOff { section: self.section.clone() }
    }
}
