//! A network of chance weights, and the file that the trainer would write of it.

use std::collections::BTreeMap;

use crate::matrix::Weights;
use crate::word::{PARTS, parts};

/// The weights of a network, by the names of their sections.
pub(crate) struct Made {
    pub(crate) half: usize,
    pub(crate) layers: usize,
    pub(crate) tag_layer: usize,
    pub(crate) name_layer: usize,
    pub(crate) names_half: usize,
    strings: BTreeMap<String, Vec<String>>,
    vectors: BTreeMap<String, Vec<f32>>,
    matrices: BTreeMap<String, Weights>,
    chance: u64,
}

impl Made {
    /// `[layers, tag_layer, name_layer]`. Sizes are odd where the engine must pad.
    pub(crate) fn new(seed: u64, layers: [usize; 3]) -> Made {
        Made::with_words_of(24, seed, layers)
    }

    /// The same, with so many values for each word.
    pub(crate) fn with_words_of(word: usize, seed: u64, [layers, tag_layer, name_layer]: [usize; 3]) -> Made {
        let (half, names_half, arc, relation, bag) = (8, 16, 7, 9, 3);
        let mut made = Made {
            half,
            layers,
            tag_layer,
            name_layer,
            names_half,
            strings: BTreeMap::new(),
            vectors: BTreeMap::new(),
            matrices: BTreeMap::new(),
            chance: seed,
        };
        made.vocabularies();
        made.list("penn", "CD DT IN NN NNP NNS VBD , .");
        made.list("universal", "ADP NOUN PROPN PUNCT VERB");
        made.list("labels", "det nsubj obj obl punct root");
        made.list("names", "O B-person I-person E-person S-person B-place I-place E-place S-place");
        made.list("features", "known surname title month quoted");
        let sizes = [half, layers, tag_layer, name_layer, names_half].map(|size| size as f32);
        made.vectors.insert("sizes".to_owned(), sizes.to_vec());

        let width: usize = PARTS.iter().map(|part| made.matrices[&format!("e.{part}")].columns).sum();
        let state = 2 * half;
        made.affine("P", "Pb", width, word);
        made.affine("W1", "b1", 3 * word, 8 * half);
        for layer in 2..=layers {
            made.affine(&format!("W{layer}"), &format!("b{layer}"), state, 6 * half);
        }
        made.affine("T", "Tb", state, 9);
        made.affine("U", "Ub", state, 5);
        made.affine("ad", "adb", state, arc);
        made.affine("ah", "ahb", state, arc);
        made.affine("aU", "ahead", arc, arc);
        made.chance_vector("root", state);
        made.chance_vector("dist", 41);
        made.affine("ld", "lb", state, relation);
        made.chance_matrix("lh", state, relation);
        made.affine("lo", "lob", relation, 6);
        made.chance_matrix("G", 5, bag);
        made.affine("WN", "bN", state + bag, 8 * names_half);
        made.affine("O", "Ob", 2 * names_half, 9);
        made
    }

    fn vocabularies(&mut self) {
        let known = ["Talks", "on", "the", "border", "Tarsk", "U.S.", "people", "since", "minister", "truce", ",", "4"];
        let mut lists = vec![Vec::new(); PARTS.len()];
        for word in known {
            parts(word, |part, string| {
                if !lists[part].contains(&string.to_owned()) {
                    lists[part].push(string.to_owned());
                }
            });
        }
        for (part, list) in PARTS.iter().zip(lists) {
            let width = 2 + part.len() % 4;
            self.chance_matrix(&format!("e.{part}"), list.len() + 1, width);
            self.strings.insert((*part).to_owned(), list);
        }
    }

    pub(crate) fn strings(&self, name: &str) -> &[String] {
        &self.strings[name]
    }

    pub(crate) fn vector(&self, name: &str) -> &[f32] {
        &self.vectors[name]
    }

    pub(crate) fn columns(&self, name: &str) -> usize {
        self.matrices[name].columns
    }

    /// A weight as a float.
    pub(crate) fn weight(&self, name: &str, row: usize, column: usize) -> f32 {
        let matrix = &self.matrices[name];
        f32::from(matrix.column(column)[row]) * matrix.scales[column]
    }

    /// The file.
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut file = b"DATELINE-WEIGHTS 1\nlicence: none, these are chance numbers\n\n".to_vec();
        for (name, strings) in &self.strings {
            let text = strings.join("\n");
            section(&mut file, 0, name, &[text.len()]);
            file.extend(text.as_bytes());
        }
        for (name, vector) in &self.vectors {
            section(&mut file, 1, name, &[vector.len()]);
            file.extend(vector.iter().flat_map(|value| value.to_le_bytes()));
        }
        for (name, matrix) in &self.matrices {
            section(&mut file, 2, name, &[matrix.rows, matrix.columns]);
            file.extend(matrix.scales.iter().flat_map(|value| value.to_le_bytes()));
            file.extend(matrix.steps.iter().map(|step| *step as u8));
        }
        file
    }

    fn list(&mut self, name: &str, strings: &str) {
        self.strings.insert(name.to_owned(), strings.split(' ').map(str::to_owned).collect());
    }

    fn affine(&mut self, weights: &str, bias: &str, rows: usize, columns: usize) {
        self.chance_matrix(weights, rows, columns);
        self.chance_vector(bias, columns);
    }

    fn chance_matrix(&mut self, name: &str, rows: usize, columns: usize) {
        let steps = (0..rows * columns).map(|_| (self.chance() * 127.0) as i8).collect();
        let scales = (0..columns).map(|_| (1.5 + self.chance()) / 127.0 / (rows as f32).sqrt()).collect();
        self.matrices.insert(name.to_owned(), Weights { rows, columns, scales, steps });
    }

    fn chance_vector(&mut self, name: &str, length: usize) {
        let vector = (0..length).map(|_| self.chance()).collect();
        self.vectors.insert(name.to_owned(), vector);
    }

    /// A number between -1 and 1.
    fn chance(&mut self) -> f32 {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 40) as f32 / (1 << 23) as f32 - 1.0
    }
}

fn section(file: &mut Vec<u8>, kind: u8, name: &str, counts: &[usize]) {
    file.extend([kind, name.len() as u8]);
    file.extend(name.as_bytes());
    file.extend(counts.iter().flat_map(|count| (*count as u32).to_le_bytes()));
}
