//! Provinces, cities and features with their coordinates.

mod packed;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::countries::countries;
use crate::table::{Row, Table, TableError};

/// A province, city, river, border crossing …
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name news uses most.
    pub name: &'static str,
    /// Other names and spellings.
    pub aliases: Vec<&'static str>,
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-3 code of its country; empty where it lies in several or in none.
    pub country: &'static str,
    /// Name of its province; empty for provinces and for what is larger.
    pub admin1: &'static str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Inhabitants; 0 when unknown.
    pub population: u32,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PlaceKind {
    Province,
    City,
    Feature,
}

/// All places, features first, then the most populous.
pub fn places() -> &'static [Place] {
    static PLACES: OnceLock<Vec<Place>> = OnceLock::new();
    PLACES.get_or_init(|| {
        load(packed::places(), embedded!("features.tsv"), embedded!("spellings.tsv"))
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

const FEATURE_COLUMNS: &[&str] = &["name", "spellings", "kind", "country", "admin1", "lat", "lon"];
const SPELLING_COLUMNS: &[&str] = &["name", "country", "spellings"];

pub(crate) fn load(
    places: impl Iterator<Item = Place>,
    features: &'static str,
    spellings: &'static str,
) -> Result<Vec<Place>, TableError> {
    let table = Table::parse("spellings.tsv", spellings, SPELLING_COLUMNS)?;
    let mut aliases: BTreeMap<(&str, &str), Vec<&'static str>> = BTreeMap::new();
    for row in table.rows() {
        aliases.entry((row.cell(0), row.cell(1))).or_default().extend(row.list(2));
    }
    let mut all = Vec::with_capacity(13_000);
    let table = Table::parse("features.tsv", features, FEATURE_COLUMNS)?;
    for row in table.rows() {
        all.push(Place {
            name: named(&table, row)?,
            aliases: row.list(1),
            kind: kind(&table, row, 2)?,
            country: country(&table, row, 3)?,
            admin1: row.cell(4),
            lat: degrees(&table, row, 5, 90.0)?,
            lon: degrees(&table, row, 6, 180.0)?,
            population: 0,
        });
    }
    all.extend(places.map(|mut place| {
        place.aliases = aliases.get(&(place.name, place.country)).cloned().unwrap_or_default();
        place
    }));
    // Features say themselves what they are, by hand; stable, so that equals keep the order of the file.
    all.sort_by_key(|place| (place.kind != PlaceKind::Feature, std::cmp::Reverse(place.population)));
    Ok(all)
}

fn named(table: &Table<'static>, row: &Row<'static>) -> Result<&'static str, TableError> {
    match row.cell(0) {
        "" => Err(table.error(row, 0, "a name is expected")),
        name => Ok(name),
    }
}

fn kind(table: &Table<'static>, row: &Row<'static>, column: usize) -> Result<PlaceKind, TableError> {
    match row.cell(column) {
        "province" => Ok(PlaceKind::Province),
        "city" => Ok(PlaceKind::City),
        "feature" => Ok(PlaceKind::Feature),
        _ => Err(table.error(row, column, "province, city or feature is expected")),
    }
}

fn country(table: &Table<'static>, row: &Row<'static>, column: usize) -> Result<&'static str, TableError> {
    let code = row.cell(column);
    let known = code.is_empty() || countries().binary_search_by(|country| country.iso3.cmp(code)).is_ok();
    if known { Ok(code) } else { Err(table.error(row, column, "a code of countries.tsv is expected")) }
}

fn degrees(table: &Table<'static>, row: &Row<'static>, column: usize, most: f64) -> Result<f64, TableError> {
    let degrees = row.cell(column).parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    degrees.ok_or_else(|| table.error(row, column, &format!("degrees between -{most} and {most} are expected")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn find(name: &str, country: &str) -> Vec<&'static Place> {
        let is = |place: &&Place| place.country == country && (place.name == name || place.aliases.contains(&name));
        places().iter().filter(is).collect()
    }

    #[test]
    fn news_of_the_region_is_covered() {
        for (name, country) in [
            ("Torkham", "PAK"),
            ("Qandahar", "AFG"),
            ("Makin", "PAK"),
            ("Kiev", "UKR"),
            ("Kyiv", "UKR"),
            ("Paktika", "AFG"),
            ("Khost", "AFG"),
            ("Quetta", "PAK"),
            ("Raqqa", "SYR"),
            ("Mosul", "IRQ"),
            ("Benghazi", "LBY"),
            ("El Fasher", "SDN"),
            ("Srinagar", "IND"),
            ("Lahore", "PAK"),
            ("Peshawar", "PAK"),
            ("Hodeidah", "YEM"),
            ("Khan Younis", "PSE"),
            ("Bakhmut", "UKR"),
            ("Goma", "COD"),
            ("Gao", "MLI"),
            ("Jalalabad", "AFG"),
            ("Herat", "AFG"),
            ("Rafah", "PSE"),
            ("Tabriz", "IRN"),
            ("Sirte", "LBY"),
        ] {
            assert!(!find(name, country).is_empty(), "{name} of {country} is missing");
        }
    }

    #[test]
    fn every_province_named_by_a_feature_exists() {
        let provinces: BTreeSet<(&str, &str)> = places()
            .iter()
            .filter(|place| place.kind == PlaceKind::Province)
            .map(|place| (place.name, place.country))
            .collect();
        for place in places().iter().filter(|place| place.kind == PlaceKind::Feature && !place.admin1.is_empty()) {
            let inside = (place.admin1, place.country);
            assert!(provinces.contains(&inside), "features.tsv: {}: no province {inside:?}", place.name);
        }
    }

    #[test]
    fn no_place_stands_twice() {
        let mut seen = BTreeSet::new();
        for place in places() {
            let key = (place.name, place.kind, place.country, place.admin1);
            assert!(seen.insert(key), "{key:?} stands twice");
        }
    }

    #[test]
    fn spellings_belong_to_a_place() {
        let names: BTreeSet<(&str, &str)> = places().iter().map(|place| (place.name, place.country)).collect();
        let table = Table::parse("spellings.tsv", embedded!("spellings.tsv"), SPELLING_COLUMNS).unwrap();
        let lost: Vec<_> = table
            .rows()
            .iter()
            .filter(|row| !names.contains(&(row.cell(0), row.cell(1))))
            .map(|row| row.line)
            .collect();
        assert!(lost.is_empty(), "spellings.tsv: no such place at lines {lost:?}");
    }

    #[test]
    fn the_most_populous_of_a_name_comes_first() {
        let hyderabad: Vec<_> = places().iter().filter(|place| place.name == "Hyderabad").collect();
        assert!(hyderabad.len() >= 2);
        assert_eq!(hyderabad[0].country, "IND");
    }
    #[test]
    fn packing_loses_nothing() {
        let columns = ["name", "kind", "country", "admin1", "lat", "lon", "population"];
        let table = Table::parse("places.tsv", embedded!("places.tsv"), &columns).unwrap();
        let mut packed = packed::places();
        for row in table.rows() {
            let place = packed.next().expect("a place for every row");
            assert_eq!((place.name, place.country, place.admin1), (row.cell(0), row.cell(2), row.cell(3)));
            assert_eq!(place.kind, kind(&table, row, 1).unwrap());
            assert_eq!(country(&table, row, 2), Ok(place.country));
            assert_eq!((Ok(place.lat), Ok(place.lon)), (row.cell(4).parse(), row.cell(5).parse()));
            assert_eq!(Ok(place.population), row.cell(6).parse());
        }
        assert_eq!(packed.next(), None);
    }
}
