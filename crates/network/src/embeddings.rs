//! From a word to what the first layer adds up of it.

use rustc_hash::FxHashMap;
use wide::f32x8;

use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Floats, LANES, Rows, lanes, lanes_mut, pack, quantise, quantise_all, tanh};
use crate::matrix::{MOST_ROWS, Matrix, Weights};
use crate::word::{self, PARTS};

/// Where a word stands as seen from the word that is read.
pub(crate) const WINDOW: usize = 3;

/// Vectors of all parts of words, and the first layer's products with them.
#[derive(Clone, Debug)]
pub(crate) struct Embeddings {
    parts: Vec<Part>,
    /// From the parts' vectors, one behind the other, to the word's.
    word: Matrix,
    /// The first layer's products with the word as the one before, the one itself, and the one after.
    window: [Matrix; WINDOW],
}

/// Vectors of one part of words.
#[derive(Clone, Debug)]
struct Part {
    /// Rows of `vectors`; strings that it lacks have row 0.
    ids: FxHashMap<Box<str>, u32>,
    width: usize,
    /// Row after row.
    vectors: Vec<i16>,
}

impl Part {
    fn new(strings: Vec<String>, name: &str, weights: &Weights) -> Result<Part, WeightsError> {
        if weights.rows != strings.len() + 1 {
            return Err(wrong(name, format!("{} rows, one more than strings", strings.len() + 1)));
        }
        let ids = (1..).zip(strings).map(|(id, string)| (string.into_boxed_str(), id)).collect();
        let value = |row: usize, column: usize| f32::from(weights.column(column)[row]) * weights.scales[column];
        let vectors = (0..weights.rows)
            .flat_map(|row| (0..weights.columns).map(move |column| (row, column)))
            .map(|(row, column)| quantise(value(row, column)))
            .collect();
        Ok(Part { ids, width: weights.columns, vectors })
    }

    fn vector(&self, string: &str) -> &[i16] {
        let id = self.ids.get(string).copied().unwrap_or_default() as usize;
        &self.vectors[id * self.width..][..self.width]
    }
}

/// Buffers for [`Embeddings::add_up`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    parts: Rows,
    words: Rows,
    products: Floats,
}

impl Embeddings {
    /// Takes the sections of words and of the first layer, which has `columns` columns.
    pub(crate) fn read(sections: &mut Sections, columns: usize) -> Result<Embeddings, WeightsError> {
        let mut parts = Vec::new();
        for name in PARTS {
            let section = format!("e.{name}");
            parts.push(Part::new(sections.strings(name)?, &section, &sections.matrix(&section)?)?);
        }
        let width = parts.iter().map(|part| part.width).sum();
        let bias = sections.vector("Pb")?;
        let word = Matrix::new(&sections.matrix_of("P", width, bias.len())?, &bias);
        if !(LANES..=MOST_ROWS).contains(&word.columns()) || !word.columns().is_multiple_of(LANES) {
            return Err(wrong("P", format!("a multiple of {LANES} columns, at most {MOST_ROWS}")));
        }
        let first = sections.matrix("W1")?;
        if (first.rows, first.columns) != (WINDOW * word.columns(), columns) {
            return Err(wrong("W1", format!("{} rows and {columns} columns", WINDOW * word.columns())));
        }
        let window = std::array::from_fn(|place| Matrix::new(&first.band(place * word.columns(), word.columns()), &[]));
        Ok(Embeddings { parts, word, window })
    }

    /// Numbers that [`Embeddings::add_up`] writes for a word: two values in each, as [`pack`] puts them.
    pub(crate) fn width(&self) -> usize {
        WINDOW * self.window[0].columns() / 2
    }

    /// Makes what the first layer adds up of some words: for each of them as the one before, the one itself, and the
    /// one after. The values of `words[i]` are written to `sums[slots[i]]`.
    pub(crate) fn add_up(&self, words: &[&str], slots: &[u32], sums: &mut [Box<[i32]>], scratch: &mut Scratch) {
        let Scratch { parts, words: vectors, products } = scratch;
        parts.reset(words.len(), self.parts.iter().map(|part| part.width).sum());
        for (at, word) in words.iter().enumerate() {
            let mut row = parts.row_mut(at);
            word::parts(word, |part, string| {
                let vector = self.parts[part].vector(string);
                let (here, rest) = std::mem::take(&mut row).split_at_mut(vector.len());
                here.copy_from_slice(vector);
                row = rest;
            });
        }
        self.word.times(parts, products);
        let width = self.word.columns();
        vectors.reset(words.len(), width);
        for at in 0..words.len() {
            for (value, product) in lanes_mut(vectors.row_mut(at)).iter_mut().zip(lanes(products.row(at))) {
                *value = quantise_all(tanh(f32x8::new(*product)));
            }
        }
        for (place, matrix) in self.window.iter().enumerate() {
            matrix.times(vectors, products);
            let pairs = matrix.columns() / 2;
            for (at, slot) in slots.iter().enumerate() {
                let sums = lanes_mut(&mut sums[*slot as usize][place * pairs..][..pairs]);
                let (products, _) = lanes(products.row(at)).as_chunks::<2>();
                for (sum, halves) in sums.iter_mut().zip(products) {
                    *sum = pack(halves.map(f32x8::new));
                }
            }
        }
    }
}
