//! Payloads for the tests: any that there can be.

use dateline_share::Fingerprint;
use dateline_share::rule::*;
use dateline_share::wire::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Any payload whatever.
pub(crate) fn payload() -> impl Strategy<Value = Payload> {
    let articles = vec((any::<u32>(), text(), select(BASES), "(?s).{0,600}"), 0..4);
    (0..3u8, findings(), articles).prop_map(|(size, findings, articles)| match size {
        0 => Payload::View(findings.view),
        1 => Payload::Findings(findings),
        _ => {
            let sources = findings.sources.len() as u32;
            let article = |(source, author, basis, text)| {
                let source = u32::checked_rem(source, sources)?;
                Some(Article { source, author, basis, text })
            };
            Payload::Dossier(Dossier { articles: articles.into_iter().filter_map(article).collect(), findings })
        }
    })
}

const KINDS: &[Kind] = &[Kind::Person, Kind::Government, Kind::Media];
const EVENTS: &[EventKind] = &[EventKind::Agree, EventKind::Assault];
const STATUSES: &[Status] = &[Status::Reported, Status::Hypothetical];
const ACTS: &[Act] = &[Act::State, Act::Acknowledge];
const MANNERS: &[Manner] = &[Manner::Direct, Manner::Mixed];
const BASES: &[Basis] = &[Basis::Given, Basis::None];
const FINDINGS: &[Finding] = &[Finding::Mention, Finding::Claim];

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{0,12}", ".{0,8}", Just("Foreign Ministry of Afghanistan".to_owned())]
}

fn day() -> impl Strategy<Value = Option<Day>> {
    (-9999..=9999i16, 0..14u8, 0..33u8).prop_map(|(year, month, day)| Day::new(year, month, day))
}

fn named() -> impl Strategy<Value = Named> {
    (select(KINDS), text(), vec(text(), 0..3), "([A-Z]{3})?").prop_map(|(kind, name, others, country)| Named {
        kind,
        name,
        others,
        country,
    })
}

fn told() -> impl Strategy<Value = Vec<Told>> {
    let one = (select(EVENTS), text(), any::<u64>(), any::<u64>())
        .prop_map(|(kind, trigger, sentence, article)| Told { kind, trigger, sentence, article });
    vec(one, 0..3)
}

fn rule() -> impl Strategy<Value = Rule> {
    let part = (vec(text(), 0..2), vec(any::<u64>(), 0..2)).prop_map(|(names, articles)| Part { names, articles });
    let words = (select(FINDINGS), text(), any::<u64>(), any::<u64>())
        .prop_map(|(finding, words, sentence, article)| Words { finding, words, sentence, article });
    let subject =
        prop_oneof![named().prop_map(Subject::Entity), told().prop_map(Subject::Event), words.prop_map(Subject::Words)];
    let what = prop_oneof![
        (named(), named()).prop_map(|(keep, other)| Correction::Merge { keep, other }),
        (named(), part).prop_map(|(of, part)| Correction::Split { of, part }),
        (named(), text()).prop_map(|(entity, name)| Correction::Rename { entity, name }),
        (named(), select(KINDS)).prop_map(|(entity, kind)| Correction::Retype { entity, kind }),
        named().prop_map(|entity| Correction::NotAName { entity }),
        told().prop_map(|tellings| Correction::NotAnEvent { tellings }),
        (told(), day(), day()).prop_map(|(tellings, from, to)| Correction::Redate { tellings, from, to }),
        (told(), select(EVENTS)).prop_map(|(tellings, kind)| Correction::RetypeEvent { tellings, kind }),
        (subject, any::<bool>()).prop_map(|(subject, right)| Correction::Mark { subject, right }),
    ];
    (what, text(), any::<u64>()).prop_map(|(what, why, when)| Rule { what, why, when })
}

fn view() -> impl Strategy<Value = View> {
    let found = (any::<[u32; 2]>(), any::<u64>()).prop_map(|([events, entities], sum)| Fingerprint {
        engine: "0.1.0".to_owned(),
        events,
        entities,
        sum,
    });
    (text(), "[a-z0-9.-]{0,40}", vec(rule(), 0..3), option::of(found)).prop_map(|(title, place, rules, found)| View {
        title,
        place,
        rules,
        found,
    })
}

fn source() -> impl Strategy<Value = Source> {
    (text(), text(), text(), "(https://www\\.[a-z]{1,8}\\.example/[a-z/]{0,20})?", day())
        .prop_map(|(id, title, outlet, url, published)| Source { id, title, outlet, url, published })
}

fn entity() -> impl Strategy<Value = Entity> {
    let spot = (any::<[i32; 2]>(), text()).prop_map(|([lat, lon], admin1)| Spot {
        lat,
        lon,
        country: "AFG".to_owned(),
        admin1,
        precision: Precision::City,
    });
    ((text(), text(), select(KINDS), vec(text(), 0..3)), option::of(spot), any::<[u32; 3]>()).prop_map(
        |((id, name, kind, aliases), spot, [mentions, documents, origins])| Entity {
            roles: vec![(name.clone(), id.clone())],
            id,
            name,
            kind,
            aliases,
            country: String::new(),
            code: "PAKGOV".to_owned(),
            spot,
            mentions,
            documents,
            origins,
        },
    )
}

/// What others point at is chosen by numbers that are brought within the lists.
fn findings() -> impl Strategy<Value = Findings> {
    let quote = || {
        (any::<u32>(), text(), any::<u32>(), any::<(u32, u32)>()).prop_map(|(source, text, start, marked)| Quote {
            source,
            text,
            start,
            marked,
        })
    };
    let count = option::of((any::<u64>(), option::of(any::<u64>()), any::<bool>()))
        .prop_map(|count| count.map(|(low, high, rough)| Count { low, high, rough }));
    let event = (
        (text(), select(EVENTS), text(), vec(any::<u32>(), 0..3), option::of(any::<u32>())),
        (day(), day(), select(STATUSES), count, vec(quote(), 0..3), any::<[u32; 2]>()),
    )
        .prop_map(|((id, kind, mode, who, place), (from, to, status, killed, quotes, [documents, origins]))| Event {
            id,
            kind,
            mode,
            contexts: vec!["military".to_owned()],
            actors: who.clone(),
            recipients: who,
            place,
            from,
            to,
            status,
            toll: Toll { killed, missing: killed, ..Toll::default() },
            quotes,
            claim: place,
            documents,
            origins,
        });
    let claim = (option::of(any::<u32>()), select(ACTS), select(MANNERS), any::<bool>(), quote())
        .prop_map(|(by, act, manner, anonymous, quote)| Claim { by, act, manner, anonymous, quote });
    (view(), vec(source(), 0..4), vec(entity(), 0..4), vec(event, 0..4), vec(claim, 0..4)).prop_map(
        |(view, sources, entities, mut events, mut claims)| {
            let within = |at: u32, count: usize| u32::checked_rem(at, count as u32);
            for event in &mut events {
                for who in [&mut event.actors, &mut event.recipients] {
                    *who = who.iter().filter_map(|&at| within(at, entities.len())).collect();
                }
                event.place = event.place.and_then(|at| within(at, entities.len()));
                event.quotes.retain_mut(|quote| match within(quote.source, sources.len()) {
                    Some(source) => {
                        quote.source = source;
                        true
                    }
                    None => false,
                });
            }
            // What an event stands in is pointed at after the claims are settled.
            claims.retain_mut(|claim| {
                claim.by = claim.by.and_then(|at| within(at, entities.len()));
                let source = within(claim.quote.source, sources.len());
                claim.quote.source = source.unwrap_or(0);
                source.is_some()
            });
            for event in &mut events {
                event.claim = event.claim.and_then(|at| within(at, claims.len()));
            }
            Findings { view, sources, entities, events, claims }
        },
    )
}
