//! Weights in the sizes of the real ones, of chance numbers.

/// Half the values of a state, layers, the layer of tags, the layer of names, half the values of the names' layer.
const SIZES: [usize; 5] = [64, 3, 2, 2, 32];
/// Strings and values of each part of a word.
const PARTS: [(&str, usize, usize); 7] = [
    ("word", 8000, 48),
    ("suffix4", 3000, 24),
    ("suffix3", 2000, 24),
    ("suffix2", 400, 16),
    ("prefix3", 2000, 16),
    ("prefix2", 500, 8),
    ("shape", 60, 16),
];
/// Values of a word, of an arc, of a relation, of a word's features.
const WORD: usize = 96;
const ARC: usize = 64;
const RELATION: usize = 64;
const BAG: usize = 32;
/// How many there are of Penn's tags, universal tags, relations, classes of names, features.
const PENN: usize = 50;
const UNIVERSAL: usize = 17;
const RELATIONS: usize = 54;
const CLASSES: usize = 5;
const FEATURES: usize = 256;

/// The bytes of a file of weights.
pub(crate) fn weights() -> Vec<u8> {
    let mut file = File { bytes: b"DATELINE-WEIGHTS 1\nchance numbers\n\n".to_vec(), chance: 1 };
    let [half, layers, _, _, names] = SIZES;
    file.vector("sizes", &SIZES.map(|size| size as f32));
    for (name, strings, width) in PARTS {
        file.strings(name, &(0..strings).map(|number| format!("{number}")).collect::<Vec<_>>());
        file.matrix(&format!("e.{name}"), strings + 1, width);
    }
    let numbered = |count: usize| (1..count).map(|number| format!("{number}"));
    file.strings("penn", &numbered(PENN + 1).collect::<Vec<_>>());
    file.strings("universal", &numbered(UNIVERSAL + 1).collect::<Vec<_>>());
    file.strings("labels", &numbered(RELATIONS).chain(["root".to_owned()]).collect::<Vec<_>>());
    file.strings("features", &numbered(FEATURES + 1).collect::<Vec<_>>());
    let class = |class: usize| ["B", "I", "E", "S"].map(|place| format!("{place}-{class}"));
    file.strings("names", &std::iter::once("O".to_owned()).chain((0..CLASSES).flat_map(class)).collect::<Vec<_>>());

    let state = 2 * half;
    file.affine("P", "Pb", PARTS.iter().map(|(_, _, width)| width).sum(), WORD);
    file.affine("W1", "b1", 3 * WORD, 8 * half);
    for layer in 2..=layers {
        file.affine(&format!("W{layer}"), &format!("b{layer}"), state, 6 * half);
    }
    file.affine("T", "Tb", state, PENN);
    file.affine("U", "Ub", state, UNIVERSAL);
    file.affine("ad", "adb", state, ARC);
    file.affine("ah", "ahb", state, ARC);
    file.affine("aU", "ahead", ARC, ARC);
    file.affine("ld", "lb", state, RELATION);
    file.matrix("lh", state, RELATION);
    file.affine("lo", "lob", RELATION, RELATIONS);
    file.vector("root", &vec![0.5; state]);
    file.vector("dist", &(0..41).map(|bucket| 2.0 - f32::from(bucket as i8 - 20).abs() / 4.0).collect::<Vec<_>>());
    file.matrix("G", FEATURES, BAG);
    file.affine("WN", "bN", state + BAG, 8 * names);
    file.affine("O", "Ob", 2 * names, 1 + 4 * CLASSES);
    file.bytes
}

struct File {
    bytes: Vec<u8>,
    chance: u64,
}

impl File {
    fn strings(&mut self, name: &str, strings: &[String]) {
        let text = strings.join("\n");
        self.section(0, name, &[text.len()]);
        self.bytes.extend(text.as_bytes());
    }

    fn vector(&mut self, name: &str, vector: &[f32]) {
        self.section(1, name, &[vector.len()]);
        self.bytes.extend(vector.iter().flat_map(|value| value.to_le_bytes()));
    }

    fn matrix(&mut self, name: &str, rows: usize, columns: usize) {
        self.section(2, name, &[rows, columns]);
        let scale = 1.5 / 127.0 / (rows.min(512) as f32).sqrt();
        self.bytes.extend((0..columns).flat_map(|_| scale.to_le_bytes()));
        for _ in 0..rows * columns {
            self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.bytes.push((self.chance >> 56) as u8);
        }
    }

    fn affine(&mut self, weights: &str, bias: &str, rows: usize, columns: usize) {
        self.matrix(weights, rows, columns);
        self.vector(bias, &vec![0.1; columns]);
    }

    fn section(&mut self, kind: u8, name: &str, counts: &[usize]) {
        self.bytes.extend([kind, name.len() as u8]);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(counts.iter().flat_map(|count| (*count as u32).to_le_bytes()));
    }
}
