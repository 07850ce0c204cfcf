//! Joins things that share a key: a row of a table, a spot on the map, a name.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Clusters, Local};
use crate::lexicon::fold;
use crate::model::{Kind, Place, Precision};

/// Joins every two things that share a key. People are left to [`super::people`].
pub(super) fn join(locals: &[Local<'_>], clusters: &mut Clusters) {
    let mut holders: FxHashMap<String, usize> = FxHashMap::default();
    for (at, local) in locals.iter().enumerate() {
        for key in keys(local) {
            match holders.get(&key) {
                Some(&holder) => clusters.join(holder, at),
                None => {
                    holders.insert(key, at);
                }
            }
        }
    }
}

fn keys(local: &Local<'_>) -> Vec<String> {
    let entity = local.entity;
    let names = std::iter::once(&entity.name).chain(&entity.aliases);
    match entity.kind {
        Kind::Person => Vec::new(),
        Kind::Place => match &entity.place {
            Some(place) => vec![spot(place)],
            None => vec![format!("place {}", plain(&entity.name))],
        },
        Kind::Government => {
            let country = entity.country.as_deref().unwrap_or_default();
            vec![format!("government {country} {}", without_country(&entity.name, country))]
        }
        Kind::Nationality => {
            vec![format!("nationality {}", entity.country.clone().unwrap_or_else(|| plain(&entity.name)))]
        }
        Kind::Organisation | Kind::ArmedGroup | Kind::Media => {
            let mut keys: Vec<String> = names.filter(|name| is_distinct(name)).map(|name| actor_key(name)).collect();
            keys.push(actor_key(&entity.name));
            keys
        }
        Kind::Agreement | Kind::EventName | Kind::Weapon => vec![format!("{:?} {}", entity.kind, plain(&entity.name))],
    }
}

fn spot(place: &Place) -> String {
    if place.precision == Precision::Country {
        return format!("country {}", place.country);
    }
    format!(
        "spot {:?} {} {} {}",
        place.precision,
        place.country,
        (place.lat * 100.0).round(),
        (place.lon * 100.0).round()
    )
}

/// The row of the table of actors that has this name, otherwise the name.
fn actor_key(name: &str) -> String {
    static ROWS: OnceLock<FxHashMap<String, usize>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let mut rows = FxHashMap::default();
        for (at, actor) in dateline_lang::actors().iter().enumerate() {
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                rows.entry(plain(name)).or_insert(at);
            }
        }
        rows
    });
    let plain = plain(name);
    rows.get(&plain).map_or_else(|| format!("actor {plain}"), |row| format!("actor row {row}"))
}

/// Letters and digits in lower case, words apart, without an article.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let words =
        folded.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(|word| !word.is_empty());
    words.skip_while(|word| *word == "the").collect::<Vec<_>>().join(" ")
}

/// A name that is not shared by chance: several words, or an acronym of three letters and more.
fn is_distinct(name: &str) -> bool {
    name.contains([' ', '-']) || (name.chars().count() >= 3 && name.chars().all(char::is_uppercase))
}

/// "Afghan foreign ministry", "Afghanistan's foreign ministry" and "foreign ministry" of Afghanistan are one.
fn without_country(name: &str, country: &str) -> String {
    let mut rest = plain(name).replace("'s ", " ");
    let Some(row) = dateline_lang::countries().iter().find(|row| row.iso3 == country) else { return rest };
    let words = std::iter::once(&row.name).chain(&row.aliases).chain(&row.adjectives).chain(&row.capitals);
    for word in words {
        let word = plain(word);
        if let Some(bare) = rest.strip_prefix(&word)
            && (bare.is_empty() || bare.starts_with(' '))
        {
            rest = bare.trim_start().to_owned();
            break;
        }
    }
    if matches!(rest.as_str(), "" | "government" | "authorities" | "administration" | "regime") {
        return String::new();
    }
    rest
}
