//! Every loader says what is wrong with a table, where, and what it expects.

use std::fmt::Debug;

use crate::table::TableError;
use crate::{
    abbreviations, actors, bodies, countries, events, grammar_words, inflect, names, numbers, page_lines, people,
    places, speech, tagging, time, titles,
};

#[path = "../build/places.rs"]
mod packing;

/// Reads a table whose third line is broken.
#[track_caller]
fn check<T: Debug>(load: impl Fn(&'static str) -> Result<Vec<T>, TableError>, columns: &str, row: &str, told: &str) {
    let text = format!("# A table.\n{}\n{}\n", columns.replace(' ', "\t"), row.replace(" / ", "\t"));
    let error = load(text.leak()).expect_err("the row is broken");
    assert_eq!(error.to_string(), told);
}

#[test]
fn names_of_people_and_things() {
    check(
        names::load_patterns,
        "words place kind",
        "River / end / place",
        "name_patterns.tsv:3: place: expected last, first, of or whole, found 'end'",
    );
    check(
        names::load_patterns,
        "words place kind",
        "River / last / water",
        "name_patterns.tsv:3: kind: expected a kind of entity, found 'water'",
    );
    check(
        names::load_context,
        "word side kind points",
        "near / left / place / 4",
        "name_context.tsv:3: side: expected before or after, found 'left'",
    );
    check(
        names::load_context,
        "word side kind points",
        "near / before / place / x",
        "name_context.tsv:3: points: expected a whole number, found 'x'",
    );
    check(
        names::load_words,
        "word role",
        "bin / part",
        "name_words.tsv:3: role: expected a role that the head of the table explains, found 'part'",
    );
    check(
        names::load_endings,
        "ending kind",
        "zai / people",
        "name_endings.tsv:3: kind: expected person, place, nationality or group, found 'people'",
    );
    check(names::load_common, "name", "aaron / given", "common_names.tsv:3: 2 cells where 1 are expected (name)");
    check(
        names::load_world,
        "name use",
        "Aaron / first",
        "world_names.tsv:3: use: expected given, surname or both, found 'first'",
    );
    check(
        titles::load,
        "words kind sector sex",
        "mr / sir /  / m",
        "titles.tsv:3: kind: address, honorific, office, rank or relation is expected, found 'sir'",
    );
    check(
        people::load,
        "country names",
        "PAK / Dar",
        "people.tsv:3: names: expected names of two words or more, found 'Dar'",
    );
    check(
        actors::load,
        "name aliases kind country code",
        "NATO /  / club /  / IGO",
        "actors.tsv:3: kind: one of organisation, armed_group, government, media is expected, found 'club'",
    );
    check(
        actors::load,
        "name aliases kind country code",
        "NATO /  / media / XXX / IGO",
        "actors.tsv:3: country: a code of countries.tsv is expected, found 'XXX'",
    );
}

#[test]
fn bodies_and_those_who_speak() {
    check(
        bodies::load_bodies,
        "words sector alone members",
        "army / Mil / army / ",
        "bodies.tsv:3: sector: three capital letters are expected, found 'Mil'",
    );
    check(
        bodies::load_rulers,
        "words use",
        "say / says",
        "rulers.tsv:3: use: does, suffers, has, between, declares, stays, firmly or wills is expected, found 'says'",
    );
    check(
        bodies::load_nominals,
        "words points",
        "they / they",
        "nominals.tsv:3: points: group, armed, country, he, she or it is expected, found 'they'",
    );
    check(
        speech::parse,
        "lemmas part act frames",
        "say / verb / sing / clause",
        "speech.tsv:3: act: expected one of the acts that the head of the file names, found 'sing'",
    );
    check(
        speech::parse_speakers,
        "words kind",
        "man / human",
        "speakers.tsv:3: kind: expected people, office, body or text, found 'human'",
    );
}

#[test]
fn events_and_what_becomes_of_them() {
    check(
        events::load_verbs,
        "lemmas type mode contexts recipient needs",
        "raid / FIGHT /  /  /  / ",
        "events.tsv:3: type: expected one of PLOVER's sixteen types, found 'FIGHT'",
    );
    check(
        events::load_nouns,
        "lemmas type mode contexts of needs",
        "raid / ASSAULT /  /  / by / ",
        "event_nouns.tsv:3: of: expected actor, recipient or nothing, found 'by'",
    );
    check(
        events::load_aspects,
        "lemmas aspect",
        "begin / begun",
        "aspects.tsv:3: aspect: expected done, planned, possible or undone, found 'begun'",
    );
    check(events::load_contexts, "context words", "military / ", "contexts.tsv:3: words: expected words, found ''");
    check(
        events::load_tolls,
        "lemmas part toll",
        "kill / verb / dead",
        "tolls.tsv:3: toll: expected killed, injured, displaced, detained or missing, found 'dead'",
    );
}

#[test]
fn countries_and_places() {
    let columns = "iso3 iso2 name aliases capitals adjectives people lat lon";
    check(
        countries::load,
        columns,
        "Pak / PK / Pakistan /  /  /  /  / 30 / 70",
        "countries.tsv:3: iso3: 3 capital letters are expected, found 'Pak'",
    );
    let features = |text| places::load(std::iter::empty(), text, "name\tcountry\tspellings\n");
    let columns = "name spellings kind country admin1 lat lon";
    check(
        features,
        columns,
        "X /  / feature / PAK /  / 95 / 0",
        "features.tsv:3: lat: degrees between -90 and 90 are expected, found '95'",
    );
    check(
        features,
        columns,
        "X /  / hill / PAK /  / 5 / 0",
        "features.tsv:3: kind: province, city or feature is expected, found 'hill'",
    );
    let spellings = |text| places::load(std::iter::empty(), "name\tspellings\tkind\tcountry\tadmin1\tlat\tlon\n", text);
    check(
        spellings,
        "name country spellings",
        "Kyiv / UKR",
        "spellings.tsv:3: 2 cells where 3 are expected (name, country, spellings)",
    );
}

#[test]
fn words_and_their_tags() {
    check(
        abbreviations::load,
        "word class",
        "Mr / short",
        "abbreviations.tsv:3: class: expected title, number, before or inner, found 'short'",
    );
    check(
        abbreviations::load_starters,
        "word",
        "the",
        "sentence_starters.tsv:3: word: expected a word with a capital, found 'the'",
    );
    check(
        grammar_words::load,
        "word role",
        "be / is",
        "grammar_words.tsv:3: role: expected a role that the head of the table explains, found 'is'",
    );
    check(
        inflect::load,
        "lemma past participle gerund",
        "go /  / gone / ",
        "irregular_verbs.tsv:3: past: expected a past tense, found ''",
    );
    let tags = |text| tagging::load_words("tags_news.tsv", text);
    check(
        tags,
        "word tags capital",
        "abduct / VB / ",
        "tags_news.tsv:3: tags: expected a share in percent after each tag, found 'VB'",
    );
    check(
        tagging::load_endings,
        "ending tags",
        "a / NOUN 100",
        "tag_endings.tsv:3: tags: expected a Penn Treebank tag, found 'NOUN 100'",
    );
    check(
        tagging::load_pairs,
        "before after cost",
        "^ / NN / dear",
        "tag_pairs.tsv:3: cost: expected a whole number, found 'dear'",
    );
    check(
        numbers::load_numbers,
        "words role value",
        "dozen / exact / twelve",
        "numbers.tsv:3: value: expected a number, found 'twelve'",
    );
    check(
        numbers::load_units,
        "words unit kind",
        "yen / JPY / coin",
        "units.tsv:3: kind: expected money, share or measure, found 'coin'",
    );
}

#[test]
fn times_and_lines_of_pages() {
    check(
        time::load_words,
        "words class value written",
        "May / month / 5 / big",
        "time_words.tsv:3: written: expected 'capital' or nothing, found 'big'",
    );
    check(
        time::load_rules,
        "name pattern reading when",
        "day /  / calendar / ",
        "time_rules.tsv:3: name: a rule has a name and a pattern, found 'day'",
    );
    check(
        time::load_feasts,
        "names day days",
        "Nowruz / solar 1-1 / one",
        "time_feasts.tsv:3: days: expected a number of days, found 'one'",
    );
    check(
        time::load_clues,
        "words direction",
        "will / later",
        "time_clues.tsv:3: direction: expected past, future, to-do, until, toward, plan, for, fixed or done, found 'later'",
    );
    check(
        page_lines::load,
        "name pattern what",
        "share / share / noise",
        "page_lines.tsv:3: what: a kind of line that the table's head names is expected, found 'noise'",
    );
}

#[test]
fn the_table_of_places_is_packed_at_build_time() {
    let columns = "name\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\n";
    for (row, told) in [
        ("X\tcity\tPAK\n", "3: seven cells are expected: X\tcity\tPAK"),
        ("\tcity\tPAK\t\t1\t2\t0\n", "3: a name is expected: \tcity\tPAK\t\t1\t2\t0"),
        ("X\ttown\tPAK\t\t1\t2\t0\n", "3: a city, or a province without admin1, is expected: X\ttown\tPAK\t\t1\t2\t0"),
        ("X\tcity\tPAK\t\t91\t2\t0\n", "3: degrees between -90 and 90 are expected: X\tcity\tPAK\t\t91\t2\t0"),
        ("X\tcity\tPAK\t\t1\t2\t123\n", "3: inhabitants with two exact digits are expected: X\tcity\tPAK\t\t1\t2\t123"),
    ] {
        let error = packing::pack(&format!("# Places.\n{columns}{row}")).err();
        assert_eq!(error.as_deref(), Some(told));
    }
    let packed = packing::pack(&format!("{columns}X\tcity\tPAK\t\t1\t2\t120\n")).ok();
    assert_eq!(packed.map(|packed| (packed.names, packed.numbers.len())), Some(("=PAK\nX\n".to_owned(), 6)));
}
