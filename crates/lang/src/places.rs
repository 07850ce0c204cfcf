//! Provinces, cities and features with their coordinates.

/// A province, city, river, border crossing …
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name news uses most.
    pub name: &'static str,
    /// Other names and spellings.
    pub aliases: Vec<&'static str>,
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: &'static str,
    /// Name of its province; empty for provinces.
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

/// All places, most populous first among those of one name.
pub fn places() -> &'static [Place] {
    &[]
}
