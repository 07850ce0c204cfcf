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
    penn_matrix: Matrix,
    universal_matrix: Matrix,
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
        let mut matrix = |weights: &str, bias: &str, count: usize| {
            let bias = sections.vector_of(bias, count)?;
            Ok::<_, WeightsError>(Matrix::new(&sections.matrix_of(weights, width, count)?, &bias))
        };
        let penn_matrix = matrix("T", "Tb", penn.len())?;
        let universal_matrix = matrix("U", "Ub", universal.len())?;
        Ok(TagsHead { penn, universal, penn_matrix, universal_matrix })
    }

    /// The numbers of Penn's tags of `count` words with these states.
    pub(crate) fn penn_of<'a>(
        &'a self,
        states: &Rows,
        count: usize,
        products: &'a mut Floats,
    ) -> impl Iterator<Item = u8> + 'a {
        best(&self.penn_matrix, states, count, products)
    }

    /// The numbers of their universal tags.
    pub(crate) fn universal_of<'a>(
        &'a self,
        states: &Rows,
        count: usize,
        products: &'a mut Floats,
    ) -> impl Iterator<Item = u8> + 'a {
        best(&self.universal_matrix, states, count, products)
    }
}

fn best<'a>(
    matrix: &'a Matrix,
    states: &Rows,
    count: usize,
    products: &'a mut Floats,
) -> impl Iterator<Item = u8> + 'a {
    matrix.times(states, products);
    (0..count).map(|row| largest(&products.row(row)[..matrix.columns()]) as u8)
}
