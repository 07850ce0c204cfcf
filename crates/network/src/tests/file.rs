//! Files that are damaged are refused, and say where.

use proptest::prelude::*;

use super::made::Made;
use crate::{Network, WeightsError};

fn refused(bytes: &[u8]) -> String {
    Network::load(bytes).expect_err("the file is damaged").to_string()
}

#[test]
fn a_file_says_what_it_is() {
    let network = Network::load(&Made::new(1, [3, 2, 2]).file()).expect("the file is sound");
    assert_eq!(network.header(), "licence: none, these are chance numbers");
    assert_eq!(network.classes(), ["person", "place"]);
    assert_eq!(network.features().len(), 5);
    assert_eq!(network.penn()[0], "CD");
    assert_eq!(network.universal()[4], "VERB");
    assert_eq!(network.relations()[5], "root");
}

#[test]
fn other_files_are_refused() {
    assert_eq!(Network::load(b"").err(), Some(WeightsError::NotWeights));
    assert_eq!(Network::load(b"DATELINE-WEIGHTS 2\n\n").err(), Some(WeightsError::NotWeights));
    assert_eq!(refused(b"DATELINE-WEIGHTS 1\nlicence\n\n"), "the file of weights has no section `sizes`");
}

#[test]
fn a_damaged_section_is_named() {
    let file = Made::new(1, [3, 2, 2]).file();
    assert_eq!(refused(&file[..file.len() - 1]), "the file of weights ends within section `lo`");
    let find = |name: &str| {
        let head = [&[name.len() as u8], name.as_bytes()].concat();
        file.windows(head.len()).position(|bytes| bytes == head).expect("a section") + head.len()
    };
    let mut nan = file.clone();
    nan[find("Tb") + 4..][..4].copy_from_slice(&f32::NAN.to_le_bytes());
    assert_eq!(refused(&nan), "section `Tb` of the file of weights should have no value beyond 1000000");
    let mut missing = file.clone();
    missing[find("root") - 1] = b'?';
    assert_eq!(refused(&missing), "the file of weights has no section `root`");
    let mut kind = file.clone();
    kind[find("root") - "root".len() - 2] = 9;
    assert_eq!(refused(&kind), "section `root` of the file of weights should have a kind that this version knows");
    let mut sizes = file.clone();
    sizes[find("sizes") + 4..][..4].copy_from_slice(&7f32.to_le_bytes());
    assert_eq!(refused(&sizes), "section `sizes` of the file of weights should have layers of a multiple of 8 values");
    let narrow = Made::with_words_of(12, 1, [2, 1, 2]).file();
    assert_eq!(refused(&narrow), "section `P` of the file of weights should have a multiple of 8 columns, at most 512");
}

proptest! {
    #[test]
    fn no_damage_is_a_fall(at in 0usize..20_000, byte in any::<u8>(), cut in 0usize..20_000) {
        let mut file = Made::new(1, [2, 1, 2]).file();
        let length = file.len();
        file[at % length] = byte;
        let _ = Network::load(&file);
        file.truncate(cut % length);
        prop_assert!(Network::load(&file).is_err());
    }
}
