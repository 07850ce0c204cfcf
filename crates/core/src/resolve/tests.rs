//! Names are marked in the text: `{p Anna Berg}` is a person, o an organisation, r an armed group, g a government,
//! m a medium, l a place, n a nationality, so that these tests speak of this step alone.

use dateline_lang::table::Table;

use super::resolve;
use crate::lexicon::Lexicon;
use crate::model::{Form, Kind, Page, Span};
use crate::passing::{Known, Name, Reading, Resolved};
use crate::recognise::recognise;
use crate::segment::segment;

fn read(marked: &str) -> (String, Resolved) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, inside)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, tail) = inside.split_once('}').unwrap();
        let (kind, words) = mark.split_once(' ').unwrap();
        let start = text.len();
        text.push_str(words);
        spans.push((kind, Span::new(start, text.len())));
        rest = tail;
    }
    text.push_str(rest);
    let page = Page { text: text.clone(), ..Page::default() };
    let segments = segment(&text);
    let mut recognised = recognise(&text, &segments);
    let token_at = |at: u32| segments.tokens.partition_point(|token| token.span.end <= at) as u32;
    recognised.names = spans
        .into_iter()
        .map(|(kind, span)| {
            let words = span.of(&text);
            let acronym = words.chars().count() > 1 && words.chars().all(char::is_uppercase);
            let kind = match kind {
                "p" => Kind::Person,
                "o" => Kind::Organisation,
                "r" => Kind::ArmedGroup,
                "g" => Kind::Government,
                "m" => Kind::Media,
                "l" => Kind::Place,
                _ => Kind::Nationality,
            };
            let form = match kind {
                Kind::Nationality => Form::Demonym,
                _ if acronym => Form::Acronym,
                _ => Form::Name,
            };
            let known = match Lexicon::get().resolve.rows(words) {
                [Known::Country(_), ..] if kind != Kind::Place => None,
                rows => rows.first().copied().filter(|_| kind != Kind::Person),
            };
            Name {
                span,
                tokens: token_at(span.start)..token_at(span.end - 1) + 1,
                kind,
                form,
                known,
                rule: "test".into(),
            }
        })
        .collect();
    let quantities = Vec::new();
    let reading = Reading { page: &page, segments: &segments, recognised: &recognised, quantities: &quantities };
    let resolved = resolve(reading);
    (text, resolved)
}

/// The mentions that are asked for, each as `words=entity`.
fn means(marked: &str, asked: &[&str]) -> Vec<String> {
    let (text, resolved) = read(marked);
    let shown = |words: &&str| {
        let found = resolved.mentions.iter().filter(|mention| mention.span.of(&text) == *words);
        let mut names: Vec<&str> =
            found.map(|mention| resolved.entities[mention.entity as usize].name.as_str()).collect();
        names.dedup();
        format!("{words}={}", names.join("/"))
    };
    asked.iter().map(shown).collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let asked: Vec<&str> = expected.iter().map(|pair| pair.split_once('=').unwrap().0).collect();
    assert_eq!(means(marked, &asked), expected);
}

#[track_caller]
fn roles(marked: &str, expected: &[&str]) {
    let (_, resolved) = read(marked);
    let shown = resolved.entities.iter().filter(|entity| entity.kind == Kind::Person).flat_map(|entity| {
        entity.roles.iter().map(|role| {
            format!("{}: {} of {} {}", entity.name, role.title, role.of, entity.code.as_deref().unwrap_or("-"))
        })
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn people_are_one_under_all_their_names() {
    check(
        "{p Khwaja Munir Baloch} spoke. {p Khawaja Baloch} left. {p Baloch} said so. {p Munir} too.",
        &[
            "Khwaja Munir Baloch=Khwaja Munir Baloch",
            "Khawaja Baloch=Khwaja Munir Baloch",
            "Baloch=Khwaja Munir Baloch",
            "Munir=Khwaja Munir Baloch",
        ],
    );
    check(
        "{p Mohammed Yaqub Zadran} and later {p Muhammad Yaqoob Zadran}",
        &["Muhammad Yaqoob Zadran=Mohammed Yaqub Zadran"],
    );
    check("{p Berg} came. {p Anna Berg} spoke. {p Otto Lund} left.", &["Berg=Anna Berg", "Otto Lund=Otto Lund"]);
    check("{p Anna Berg} met {p Otto Berg}. {p Berg} left.", &["Otto Berg=Otto Berg", "Berg=Otto Berg"]);
    check("{p Anna Berg} met {p Otto Berg}. Mrs {p Berg} left. Mrs {p Anna Berg} too.", &["Anna Berg=Anna Berg"]);
}

#[test]
fn a_name_may_be_a_title_and_no_more() {
    check("{p Jr.} spoke. {p Jr.} left. {p Mr} too. {p .} {p Otto Lund}", &["Otto Lund=Otto Lund"]);
}

#[test]
fn offices_stand_around_names() {
    roles(
        "{l Pakistan}'s Defence Minister {p Munir Baloch} spoke.",
        &["Munir Baloch: Defence Minister of Pakistan PAKGOV"],
    );
    roles("{p Anna Berg}, {l Norway}'s foreign minister, left.", &["Anna Berg: foreign minister of Norway NORGOV"]);
    roles(
        "{p Anna Berg}, {l Norway}'s foreign minister and deputy prime minister, left.",
        &["Anna Berg: foreign minister of Norway NORGOV", "Anna Berg: deputy prime minister of Norway NORGOV"],
    );
    roles("{p Anna Berg}, a spokeswoman for the {o UN}, left.", &["Anna Berg: spokeswoman of UN IGOUNO"]);
    roles(
        "The {n Afghan} Commerce Minister {p Gul Wazir} came.",
        &["Gul Wazir: Commerce Minister of Afghanistan AFGGOV"],
    );
    roles("{r TTP} leader {p Gul Wazir} hid.", &["Gul Wazir: leader of TTP PAKREB"]);
    roles(
        "Deputy Prime Minister and Foreign Minister {p Gul Wazir} came.",
        &["Gul Wazir: Deputy Prime Minister of  -", "Gul Wazir: Foreign Minister of  -"],
    );
    roles("{l Norway}'s foreign minister, {p Anna Berg}, left.", &["Anna Berg: foreign minister of Norway NORGOV"]);
    roles(
        "{l Norway}'s foreign minister and deputy prime minister, {p Anna Berg}, left.",
        &["Anna Berg: foreign minister of Norway NORGOV", "Anna Berg: deputy prime minister of Norway NORGOV"],
    );
    roles("{p Anna Berg}, 42, left the minister's house.", &[]);
}

#[test]
fn offices_stand_for_their_holders() {
    check(
        "{l Pakistan}'s Defence Minister {p Munir Baloch} spoke. The defence minister warned of steps. The minister left.",
        &["The defence minister=Munir Baloch", "The minister=Munir Baloch"],
    );
    check(
        "Foreign Minister {p Anna Berg} of {l Norway} came. The {n Swedish} foreign minister did not.",
        &["Swedish foreign minister=Anna Berg"],
    );
    check(
        "Foreign Minister {p Anna Berg} met {n Danish} Foreign Minister Mr {p Otto Lund}.",
        &["Danish Foreign Minister="],
    );
    check("{l Pakistan}'s Defence Minister {p Khawaja Munir} left.", &["Pakistan's Defence Minister="]);
    check("The spokesman said no.", &["The spokesman="]);
}

#[test]
fn groups_are_one_under_all_their_names() {
    check(
        "{r Tehrik-e-Taliban Pakistan} ({r TTP}) fired. The {r Tehreek-i-Taliban Pakistan} denied it. The banned group hid.",
        &[
            "TTP=Tehrik-e-Taliban Pakistan",
            "Tehreek-i-Taliban Pakistan=Tehrik-e-Taliban Pakistan",
            "The banned group=Tehrik-e-Taliban Pakistan",
        ],
    );
    check("A {o Taliban-led} raid and an {o anti-TTP} drive.", &["Taliban=Taliban", "TTP=TTP"]);
    check("The {r Taliban} met the {r TTP}. The militant group left.", &["The militant group="]);
    check("{r Taliban} and {r TTP}", &["Taliban=Taliban", "TTP=TTP"]);
    check("The {o Nordic Fish Board} ({o NFB}) met. {o NFB} voted.", &["NFB=Nordic Fish Board"]);
    check("The {r Lashkar-e-Nur} hid. The {r Lashkar-i-Noor} fled.", &["Lashkar-i-Noor=Lashkar-e-Nur"]);
}

#[test]
fn bodies_belong_to_their_country() {
    check(
        "{l Pakistan}'s foreign ministry spoke. {n Pakistani} officials agreed. The government of {l Pakistan} did too.",
        &[
            "Pakistan's foreign ministry=Pakistani foreign ministry",
            "Pakistani officials=Pakistani government",
            "government of Pakistan=Pakistani government",
        ],
    );
    check(
        "{n Afghan} forces fired on {n Pakistani} troops.",
        &["Afghan forces=Afghan military", "Pakistani troops=Pakistani military"],
    );
    check(
        "The {g Afghan Foreign Ministry} spoke. The ministry denied it.",
        &["Afghan Foreign Ministry=Afghan foreign ministry"],
    );
    check("In {l Pakistan} officials spoke.", &["Pakistan officials="]);
    check("{r Taliban} officials spoke.", &["Taliban officials=Taliban"]);
}

#[test]
fn capitals_stand_for_governments() {
    for (text, is) in [
        ("{l Islamabad} warned of steps.", "Pakistani government"),
        ("{l Islamabad} has repeatedly accused its neighbour.", "Pakistani government"),
        ("Ties with {l Islamabad} are strained.", "Pakistani government"),
        ("{l Islamabad}'s new commitment is weak.", "Pakistani government"),
        ("Officials urged {l Islamabad} to act.", "Pakistani government"),
        ("It was the first time that {l Islamabad} felt heard.", "Pakistani government"),
        ("It is hard for {l Islamabad} to agree.", "Pakistani government"),
        ("They met in {l Islamabad} on Monday.", "Islamabad"),
        ("She flew to {l Islamabad} yesterday.", "Islamabad"),
        ("The delegation visited {l Islamabad}.", "Islamabad"),
    ] {
        check(text, &[&format!("Islamabad={is}")]);
    }
    check(
        "Tensions between {l Kabul} and {l Islamabad} rose.",
        &["Kabul=Afghan government", "Islamabad=Pakistani government"],
    );
}

#[test]
fn places_are_read_by_what_stands_around_them() {
    let spot = |marked: &str, words: &str| {
        let (text, resolved) = read(marked);
        let mention = resolved.mentions.iter().find(|mention| mention.span.of(&text) == words).unwrap();
        let place = resolved.entities[mention.entity as usize].place.clone();
        place.map(|place| format!("{} {} {:?}", place.country, place.admin1, place.precision)).unwrap_or_default()
    };
    assert_eq!(spot("A bomb in {l Hyderabad}.", "Hyderabad"), "IND Telangana City");
    assert_eq!(spot("Police in {l Pakistan} searched {l Hyderabad}, {l Sindh}.", "Hyderabad"), "PAK Sindh City");
    assert_eq!(spot("The post in {l Makin}, {l South Waziristan}, fell.", "Makin"), "PAK Khyber Pakhtunkhwa City");
    assert_eq!(spot("Farmers of {l Punjab} met {n Indian} ministers in {l Delhi}.", "Punjab"), "IND  Province");
    assert_eq!(spot("{l Georgia} and {l Russia} signed.", "Georgia"), "GEO  Country");
    assert_eq!(spot("The storm hit {l Atlanta}, {l Georgia}.", "Georgia"), "USA  Province");
    assert_eq!(spot("They flew to {l Kabul}.", "Kabul"), "AFG Kabul City");
    assert_eq!(spot("{l Paktika} province was hit.", "Paktika"), "AFG  Province");
    assert_eq!(spot("They left {l Nowhereton}.", "Nowhereton"), "");
}

#[test]
fn places_stand_inside_the_names_of_others() {
    check(
        "The {o University of Nairobi} wrote to the {o Bank of Nova Scotia} and to {o Best Union Mills}.",
        &["Nairobi=Nairobi", "Nova Scotia=Nova Scotia", "Best=", "Union=", "Bank="],
    );
    let (text, resolved) = read("The {o Punjab Teachers Union} met in {l Punjab}.");
    let forms = resolved.mentions.iter().filter(|mention| mention.span.of(&text) == "Punjab");
    let found: Vec<_> = forms.map(|mention| (mention.form, mention.entity)).collect();
    assert_eq!(found.iter().map(|&(form, _)| form).collect::<Vec<_>>(), [Form::Part, Form::Name]);
    assert_eq!(found[0].1, found[1].1);
}

#[test]
fn pronouns_mean_who_clearly_stands_behind_them() {
    check("{p Anna Berg} spoke. She left.", &["She=Anna Berg"]);
    check("Mr {p Otto Berg} met Mrs {p Ida Lund}. She left.", &["She=Ida Lund"]);
    check("{p Anna Berg} met {p Ida Lund}. Then rain fell on her.", &["her="]);
    check("{p Anna Berg} said: “He is late.”", &["He="]);
    check("{l Norway} said it would sign.", &["it=Norway"]);
    check("{l Norway} and {l Sweden} met as it rained.", &["it="]);
}

#[test]
fn findings_are_ordered_and_whole() {
    let (text, resolved) = read("{n Afghan} Defence Minister {p Gul Wazir} told {m Reuters} that {l Kabul} agreed.");
    assert!(resolved.mentions.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    assert!(resolved.mentions.iter().all(|mention| (mention.entity as usize) < resolved.entities.len()));
    let first = resolved.mentions.first().unwrap();
    assert_eq!((first.span.of(&text), first.entity), ("Afghan", 0));
}

/// The `yes` and `no` examples of a table, with their line.
fn examples(table: &str) -> Vec<(usize, bool, String)> {
    let path = format!("{}/../lang/tables/{table}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let columns: Vec<&str> = lines.next().unwrap().1.split('\t').collect();
    let mut found = Vec::new();
    for (at, line) in lines {
        for (cell, column) in line.split('\t').zip(&columns) {
            let sentences = cell.split(" | ").filter(|sentence| !sentence.is_empty());
            match *column {
                "yes" => found.extend(sentences.map(|sentence| (at + 1, true, sentence.to_owned()))),
                "no" => found.extend(sentences.map(|sentence| (at + 1, false, sentence.to_owned()))),
                _ => {}
            }
        }
    }
    found
}

#[track_caller]
fn check_examples(table: &str, holds: impl Fn(&crate::model::Mention) -> bool) {
    for (line, wanted, text) in examples(table) {
        let record = crate::read_page(Page { text: text.clone(), ..Page::default() });
        let found = record.mentions.iter().any(&holds);
        assert_eq!(found, wanted, "{table}:{line}: {text}");
    }
}

#[test]
fn examples_of_rulers_hold() {
    check_examples("rulers.tsv", |mention| mention.form == Form::Metonym);
}

#[test]
fn examples_of_bodies_hold() {
    check_examples("bodies.tsv", |mention| mention.rule.starts_with("resolve.body"));
}

#[test]
fn examples_of_nominals_hold() {
    let path = format!("{}/../lang/tables/nominals.tsv", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let table = Table::parse("nominals.tsv", &source, &["words", "points", "yes", "no"]).unwrap();
    for row in table.rows() {
        for (column, wanted) in [(2, true), (3, false)] {
            for word in row.list(0) {
                let text = row.cell(column).replace("{base}", word);
                let record = crate::read_page(Page { text: text.clone(), ..Page::default() });
                let found = record.mentions.iter().any(|mention| mention.span.of(&text) == word);
                assert_eq!(found, wanted, "nominals.tsv:{}: {text}", row.line);
            }
        }
    }
}

#[test]
fn examples_of_known_people_hold() {
    let found = |text: &str, country: &str| {
        let record = crate::read_page(Page { text: text.to_owned(), ..Page::default() });
        record.entities.iter().any(|entity| entity.kind == Kind::Person && entity.country.as_deref() == Some(country))
    };
    let path = format!("{}/../lang/tables/people.tsv", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let table = Table::parse("people.tsv", &source, &["country", "names", "yes", "no"]).unwrap();
    for row in table.rows() {
        let alone = row.list(1).into_iter().map(|name| format!("Rain fell where {name} stood."));
        for text in alone.chain(row.list(2).into_iter().map(str::to_owned)) {
            assert!(found(&text, row.cell(0)), "people.tsv:{}: {text}", row.line);
        }
        for text in row.list(3) {
            assert!(!found(text, row.cell(0)), "people.tsv:{}: {text}", row.line);
        }
    }
}

#[test]
fn places_in_a_list_are_alike() {
    let precision = |text: &str, name: &str| {
        let record = crate::read_page(Page { text: text.to_owned(), ..Page::default() });
        let entity = record.entities.iter().find(|entity| entity.name == name).cloned().unwrap();
        entity.place.unwrap().precision
    };
    use crate::model::Precision::{City, Province};
    assert_eq!(precision("They came from Zabul, Kandahar and Helmand.", "Kandahar"), Province);
    assert_eq!(precision("Two eastern provinces, Khost and Paktia, were calm.", "Khost"), Province);
    assert_eq!(precision("In provinces such as Ghazni and Kunar they met.", "Ghazni"), Province);
    assert_eq!(precision("They met in Kandahar and Peshawar.", "Kandahar"), City);
    assert_eq!(precision("They met in Kandahar, Afghanistan.", "Kandahar"), City);
    assert_eq!(precision("Rain fell on Khost. Later Khost and Paktia provinces were calm.", "Khost"), Province);
}

#[test]
fn a_nation_and_its_body_are_a_name_and_its_people_are_not() {
    let form = |text: &str| {
        let record = crate::read_page(Page { text: text.to_owned(), ..Page::default() });
        record.mentions.iter().find(|mention| mention.rule == "resolve.body.of_country").map(|mention| mention.form)
    };
    assert_eq!(form("Iraqi security forces advanced."), Some(Form::Name));
    assert_eq!(form("The Assad regime objected."), Some(Form::Name));
    assert_eq!(form("Iraqi troops advanced."), Some(Form::Nominal));
    assert_eq!(form("Afghan officials agreed."), Some(Form::Nominal));
    assert_eq!(form("The Velkan regime objected."), None);
    assert_eq!(form("The brutal regime of Assad objected."), Some(Form::Name));
    assert_eq!(form("The brutal regime of Velkan objected."), None);
    assert_eq!(form("The intelligence of Assad was praised."), None);
}

#[test]
fn a_ruler_is_part_of_what_is_called_after_him() {
    let form = |text: &str| {
        let record = crate::read_page(Page { text: text.to_owned(), ..Page::default() });
        record.mentions.iter().find(|mention| mention.kind == Kind::Person).map(|mention| mention.form)
    };
    assert_eq!(form("The Assad regime objected."), Some(Form::Part));
    assert_eq!(form("Assad's regime objected."), Some(Form::Name));
}
