//! The network as its formulas have it, in floats, word by word and without any haste.

use super::made::Made;
use crate::Features;
use crate::word::{PARTS, parts};

pub(crate) struct Plain<'a>(pub(crate) &'a Made);

/// A row for each word.
type Rows = Vec<Vec<f32>>;

impl Plain<'_> {
    /// The states of all layers.
    pub(crate) fn states(&self, words: &[&str]) -> Vec<Rows> {
        let vectors: Rows = words.iter().map(|word| self.vector(word)).collect();
        let nothing = vec![0.0; vectors.first().map_or(0, Vec::len)];
        let at = |at: Option<usize>| at.and_then(|at| vectors.get(at)).unwrap_or(&nothing);
        let window =
            |word: usize| [at(word.checked_sub(1)), at(Some(word)), at(Some(word + 1))].map(Clone::clone).concat();
        let products: Rows = (0..words.len()).map(|word| self.affine(&window(word), "W1", "b1")).collect();
        let mut layers = vec![self.recurrence(&products, self.0.half, None)];
        for layer in 2..=self.0.layers {
            let before = &layers[layer - 2];
            let (weights, bias) = (format!("W{layer}"), format!("b{layer}"));
            let products: Rows = before.iter().map(|state| self.affine(state, &weights, &bias)).collect();
            layers.push(self.recurrence(&products, self.0.half, Some(before)));
        }
        layers
    }

    fn vector(&self, word: &str) -> Vec<f32> {
        let mut all = Vec::new();
        parts(word, |part, string| {
            let name = PARTS[part];
            let id = self.0.strings(name).iter().position(|known| known == string).map_or(0, |at| at + 1);
            let section = format!("e.{name}");
            all.extend((0..self.0.columns(&section)).map(|column| self.0.weight(&section, id, column)));
        });
        self.affine(&all, "P", "Pb").into_iter().map(f32::tanh).collect()
    }

    fn affine(&self, row: &[f32], weights: &str, bias: &str) -> Vec<f32> {
        let product = self.product(row, weights);
        product.iter().zip(self.0.vector(bias)).map(|(product, bias)| product + bias).collect()
    }

    fn product(&self, row: &[f32], weights: &str) -> Vec<f32> {
        let column =
            |column| row.iter().enumerate().map(|(at, value)| value * self.0.weight(weights, at, column)).sum();
        (0..self.0.columns(weights)).map(column).collect()
    }

    fn recurrence(&self, products: &Rows, half: usize, before: Option<&Rows>) -> Rows {
        let both = 2 * half;
        let sigmoid = |x: f32| 1.0 / (1.0 + (-x).exp());
        let mut memory: Rows = vec![vec![0.0; both]; products.len()];
        for value in 0..both {
            let mut state = 0.0;
            let mut order: Vec<usize> = (0..products.len()).collect();
            if value >= half {
                order.reverse();
            }
            for at in order {
                let forget = sigmoid(products[at][both + value]);
                state = forget * state + (1.0 - forget) * products[at][value];
                memory[at][value] = state;
            }
        }
        let state = |at: usize, value: usize| {
            let reset = sigmoid(products[at][2 * both + value]);
            let skip = before.map_or_else(|| products[at][3 * both + value], |before| before[at][value]);
            reset * memory[at][value].tanh() + (1.0 - reset) * skip
        };
        (0..products.len()).map(|at| (0..both).map(|value| state(at, value)).collect()).collect()
    }

    /// Scores of Penn's and the universal tags.
    pub(crate) fn tags(&self, states: &[Rows]) -> (Rows, Rows) {
        let states = &states[self.0.tag_layer - 1];
        let scores = |weights: &str, bias: &str| states.iter().map(|state| self.affine(state, weights, bias)).collect();
        (scores("T", "Tb"), scores("U", "Ub"))
    }

    /// How well each word hangs on the root and on each word.
    pub(crate) fn arcs(&self, states: &[Rows]) -> Rows {
        let states = &states[self.0.layers - 1];
        let relu = |row: Vec<f32>| row.into_iter().map(|value| value.max(0.0)).collect::<Vec<_>>();
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let root = self.0.vector("root").to_vec();
        let heads: Rows =
            std::iter::once(&root).chain(states).map(|state| relu(self.affine(state, "ah", "ahb"))).collect();
        let row = |(at, state): (usize, &Vec<f32>)| {
            let word = self.product(&relu(self.affine(state, "ad", "adb")), "aU");
            let score = |(head, values): (usize, &Vec<f32>)| {
                let away = (head as i32 - (at as i32 + 1)).clamp(-19, 19) + 19;
                let distance = self.0.vector("dist")[if head == 0 { 40 } else { away as usize }];
                let itself = if head == at + 1 { -1e6 } else { 0.0 };
                dot(&word, values) + dot(self.0.vector("ahead"), values) + distance + itself
            };
            heads.iter().enumerate().map(score).collect()
        };
        states.iter().enumerate().map(row).collect()
    }

    /// How well each relation fits between each word and its head; `root` does not, nor does anything to the root.
    pub(crate) fn relations(&self, states: &[Rows], heads: &[u16]) -> Rows {
        let states = &states[self.0.layers - 1];
        let row = |(state, head): (&Vec<f32>, &u16)| {
            let head = usize::from(*head).checked_sub(1).map_or(self.0.vector("root"), |at| &states[at]);
            let sum = self.product(state, "ld").into_iter().zip(self.product(head, "lh")).zip(self.0.vector("lb"));
            let hidden: Vec<f32> = sum.map(|((word, head), bias)| (word + head + bias).max(0.0)).collect();
            let mut scores = self.affine(&hidden, "lo", "lob");
            let root = self.0.strings("labels").iter().position(|label| label == "root").expect("a label");
            scores[root] = f32::NEG_INFINITY;
            scores
        };
        states.iter().zip(heads).map(row).collect()
    }

    /// Scores of the names' labels for the words from token `first` on.
    pub(crate) fn names(&self, states: &[Rows], features: &Features, first: usize) -> Rows {
        let states = &states[self.0.name_layer - 1];
        let known = self.0.strings("features").len();
        let input = |(at, state): (usize, &Vec<f32>)| {
            let active = features.of(first + at).iter().map(|id| usize::from(*id)).filter(|id| *id < known);
            let active: Vec<usize> = active.collect();
            let value = |column| active.iter().map(|id| self.0.weight("G", *id, column)).sum();
            let bag: Vec<f32> = (0..self.0.columns("G")).map(value).collect();
            self.affine(&[state.clone(), bag].concat(), "WN", "bN")
        };
        let products: Rows = states.iter().enumerate().map(input).collect();
        let layer = self.recurrence(&products, self.0.names_half, None);
        layer.iter().map(|state| self.affine(state, "O", "Ob")).collect()
    }
}
