//! The heads for parts of speech.

use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Floats, Rows, largest};
use crate::matrix::Matrix;

/// The weights of a head.
#[derive(Clone, Debug)]
pub(crate) struct TagsHead {
    /// What its tags are called.
    pub(crate) names: Vec<String>,
    matrix: Matrix,
}

impl TagsHead {
    /// Takes the sections of a head, for states of `width` values: its names, its weights and their bias.
    pub(crate) fn read_weights(
        sections: &mut Sections,
        width: usize,
        [names, weights, bias]: [&str; 3],
    ) -> Result<TagsHead, WeightsError> {
        let called = sections.strings(names)?;
        if called.len() > 1 << u8::BITS {
            return Err(wrong(names, "at most 256 tags"));
        }
        let bias = sections.vector_of(bias, called.len())?;
        let matrix = Matrix::new(&sections.matrix_of(weights, width, called.len())?, &bias);
        Ok(TagsHead { names: called, matrix })
    }

    /// The numbers of the tags of `count` words with these states.
    pub(crate) fn read<'a>(
        &'a self,
        states: &Rows,
        count: usize,
        products: &'a mut Floats,
    ) -> impl Iterator<Item = u8> + 'a {
        self.matrix.times(states, products);
        (0..count).map(|row| largest(&products.row(row)[..self.matrix.columns()]) as u8)
    }
}
