//! The head for parts of speech.

use crate::file::{Sections, WeightsError, wrong};
use crate::fixed::{Floats, Rows, largest};
use crate::matrix::Matrix;

/// The weights of the head.
#[derive(Clone, Debug)]
pub(crate) struct TagsHead {
    /// Names of Penn's tags.
    pub(crate) penn: Vec<String>,
    /// Names of the universal tags.
    pub(crate) universal: Vec<String>,
    matrix: Matrix,
}

impl TagsHead {
    /// Takes the sections of the head, for states of `width` values.
    pub(crate) fn read_weights(sections: &mut Sections, width: usize) -> Result<TagsHead, WeightsError> {
        let (penn, universal) = (sections.strings("penn")?, sections.strings("universal")?);
        for (tags, section) in [(&penn, "penn"), (&universal, "universal")] {
            if tags.len() > 1 << u8::BITS {
                return Err(wrong(section, "at most 256 tags"));
            }
        }
        let bias = [sections.vector_of("Tb", penn.len())?, sections.vector_of("Ub", universal.len())?].concat();
        let left = sections.matrix_of("T", width, penn.len())?;
        let both = left.join(sections.matrix_of("U", width, universal.len())?);
        Ok(TagsHead { penn, universal, matrix: Matrix::new(&both, &bias) })
    }

    /// The numbers of the tags of `count` words with these states: Penn's and the universal one.
    pub(crate) fn read<'a>(
        &'a self,
        states: &Rows,
        count: usize,
        products: &'a mut Floats,
    ) -> impl Iterator<Item = (u8, u8)> + 'a {
        self.matrix.times(states, products);
        (0..count).map(|row| {
            let (penn, universal) = products.row(row)[..self.matrix.columns()].split_at(self.penn.len());
            (largest(penn) as u8, largest(universal) as u8)
        })
    }
}
