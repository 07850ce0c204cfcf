//! Reads the table of places as `build/places.rs` packs it.

use super::{Place, PlaceKind};

/// The packed table: names, then the columns of numbers.
const NAMES: &str = embedded!("places.names");
const NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables/places.numbers"));

/// All places of the table, in its order, without other spellings.
pub(super) fn places() -> impl Iterator<Item = Place> {
    let count = NUMBERS.len() / 6;
    let byte = move |column: usize, at: usize| NUMBERS[column * count + at];
    let degrees =
        move |column: usize, at: usize| f64::from(i16::from_le_bytes([byte(column, at), byte(column + 1, at)])) / 100.0;
    let (mut country, mut province) = ("", "");
    let mut named = NAMES.lines().filter_map(move |line| {
        if let Some(code) = line.strip_prefix('=') {
            (country, province) = (code, "");
            return None;
        }
        if let Some(name) = line.strip_prefix('+') {
            province = name;
            return Some((name, PlaceKind::Province, country, ""));
        }
        let (name, admin1) = line.split_once('\t').unwrap_or((line, province));
        Some((name, PlaceKind::City, country, admin1))
    });
    (0..count).map_while(move |at| {
        let (name, kind, country, admin1) = named.next()?;
        let population = u32::from(byte(4, at)) * 10u32.pow(u32::from(byte(5, at)));
        Some(Place {
            name,
            aliases: Vec::new(),
            kind,
            country,
            admin1,
            lat: degrees(0, at),
            lon: degrees(2, at),
            population,
        })
    })
}
