//! Countries with their names, capitals, demonyms and codes.

/// A country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code; also CAMEO's country code.
    pub iso3: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub iso2: &'static str,
    /// The name news uses most.
    pub name: &'static str,
    /// Other names and spellings, acronyms among them.
    pub aliases: Vec<&'static str>,
    /// The seat of government, in all spellings; it may stand for the government.
    pub capitals: Vec<&'static str>,
    /// Adjectives: "Pakistani".
    pub adjectives: Vec<&'static str>,
    /// Nouns for its people, in the plural or alike in both: "Pakistanis", "Dutch".
    pub people: Vec<&'static str>,
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lon: f64,
}

/// All countries, by ISO 3166-1 alpha-3 code.
pub fn countries() -> &'static [Country] {
    &[]
}
