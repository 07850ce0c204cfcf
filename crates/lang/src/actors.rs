//! Organisations, armed groups, arms of state and media that news names.

/// Someone who acts and is not a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest common name.
    pub name: &'static str,
    /// Other names, spellings and acronyms.
    pub aliases: Vec<&'static str>,
    /// Kind of entity, as in the public record: `organisation`, `armed_group`, `government`, `media` …
    pub kind: &'static str,
    /// ISO 3166-1 alpha-3 code of its country; empty when international.
    pub country: &'static str,
    /// CAMEO actor code.
    pub code: &'static str,
}

/// All actors, in the order of the table.
pub fn actors() -> &'static [Actor] {
    &[]
}
