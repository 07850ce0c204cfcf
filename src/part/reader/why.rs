//! Why a finding is there: the rule, what it was resolved against, who is in it, who differs.

use dateline_core::dossier::{DiscrepancyKind, Nature, Subject};
use dateline_core::model::{Claim, ClaimKind, Event, Record, Step};
use yew::prelude::*;

use crate::decisions::About;
use crate::dossier::{Dossier, Finding, What};
use crate::part::correct::{bar, was};
use crate::query::{Layer, first_mention, span_of};
use crate::route;
use crate::shared::Shared;
use crate::state::{Action, Selection};
use crate::words::{self, Quarter};

/// What the card is given.
#[derive(PartialEq, Properties)]
pub struct WhyProps {
    /// All that has been read.
    pub dossier: Shared<Dossier>,
    /// What was chosen.
    pub finding: Finding,
    /// All that was found in the article.
    pub layers: Shared<Vec<Layer>>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The card.
#[component]
pub fn Why(props: &WhyProps) -> Html {
    let Some(record) = props.dossier.record(props.finding.document) else { return Html::default() };
    let card = match props.finding.what {
        What::Mention => mention(props, record),
        What::Time => time(props, record),
        What::Quantity => quantity(props, record),
        What::Claim => claim(props, record),
        What::Event => event(props, record),
    };
    let Some(card) = card else { return Html::default() };
    let about = About::of(&props.dossier, props.finding);
    html! {
        <section class="why" aria-label="Why?">
            if let Some(about) = about { { was(&props.dossier, about, &props.act) } }
            { card }
            if let Some(about) = about { { bar(&props.dossier, about, &props.act) } }
            { also(props, record) }
        </section>
    }
}

fn row(name: &str, value: Html) -> Html {
    html! { <div class="fact"><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn card(title: &str, rule: &str, facts: Vec<Html>) -> Html {
    html! {
        <>
            <h2>{ title }</h2>
            <dl>
                { for facts }
                { row("rule", html! { <code>{ rule }</code> }) }
            </dl>
        </>
    }
}

/// Entities of the document as buttons that lead to where they are first named.
fn people(props: &WhyProps, record: &Record, entities: &[u32]) -> Html {
    let buttons = entities.iter().filter_map(|&id| {
        let entity = record.entities.get(id as usize)?;
        let folded = props.dossier.folded_entity(props.finding.document, id);
        let to = folded.and_then(|entity| first_mention(&props.dossier, entity));
        let class = classes!("name", words::kind_class(entity.kind));
        Some(html! {
            <button class="link" disabled={to.is_none()} onclick={props.act.reform(move |_| Action::Select(to))}>
                <u {class}>{ &entity.name }</u>
            </button>
        })
    });
    html! { <span class="names">{ for buttons }</span> }
}

fn mention(props: &WhyProps, record: &Record) -> Option<Html> {
    let mention = record.mentions.get(props.finding.index as usize)?;
    let entity = record.entities.get(mention.entity as usize)?;
    let mut facts = vec![row("means", people(props, record, &[mention.entity]))];
    facts.push(row("as", html! { format!("{}, {}", words::kind(mention.kind), words::form(mention.form)) }));
    if !entity.roles.is_empty() {
        let roles: Vec<String> = entity
            .roles
            .iter()
            .map(|role| if role.of.is_empty() { role.title.clone() } else { format!("{} of {}", role.title, role.of) })
            .collect();
        facts.push(row("office", html! { roles.join("; ") }));
    }
    if !entity.aliases.is_empty() {
        facts.push(row("also", html! { entity.aliases.join(", ") }));
    }
    let codes: Vec<&str> = entity.country.iter().chain(&entity.code).map(String::as_str).collect();
    if !codes.is_empty() {
        facts.push(row("codes", html! { codes.join(" · ") }));
    }
    if let Some(place) = &entity.place {
        let admin = if place.admin1.is_empty() { String::new() } else { format!(", {}", place.admin1) };
        facts.push(row("where", html! { format!("{:.2}, {:.2} · {}{admin}", place.lat, place.lon, place.country) }));
    }
    facts.push(row("one entity by", html! { <code>{ entity.rule.to_string() }</code> }));
    if let Some(folded) = props.dossier.folded_entity(props.finding.document, mention.entity) {
        facts.extend(differences(props, Subject::Entity(folded)));
    }
    Some(card("Why this name?", &mention.rule, facts))
}

fn time(props: &WhyProps, record: &Record) -> Option<Html> {
    let time = record.times.get(props.finding.index as usize)?;
    let mut facts = vec![
        row("when", html! { words::days(time.from, time.to) }),
        row("value", html! { <code>{ &time.value }</code> }),
        row("basis", html! { words::time_basis(time.basis) }),
    ];
    // What else an ambiguous wording may mean, or why its days are not known.
    let notes = record.notes.iter().filter(|note| note.step == Step::Time && note.span == Some(time.span));
    facts.extend(notes.map(|note| row("note", html! { note.text.clone() })));
    Some(card("Why this time?", &time.rule, facts))
}

fn quantity(props: &WhyProps, record: &Record) -> Option<Html> {
    let quantity = record.quantities.get(props.finding.index as usize)?;
    Some(card("Why this number?", &quantity.rule, vec![row("reads as", html! { words::quantity(quantity) })]))
}

fn claim(props: &WhyProps, record: &Record) -> Option<Html> {
    let claim: &Claim = record.claims.get(props.finding.index as usize)?;
    let source = match (claim.entity, claim.source) {
        (Some(entity), _) => people(props, record, &[entity]),
        (None, Some(span)) => html! { record.page.text.get(span.range()).unwrap_or("").to_owned() },
        (None, None) => html! { "not said" },
    };
    let kind = match claim.kind {
        ClaimKind::Direct => "in their own words",
        ClaimKind::Indirect => "in the author's words",
        ClaimKind::Mixed => "in the author's words, with quoted pieces",
    };
    let mut facts = vec![row("who", source)];
    if claim.anonymous {
        facts.push(row("", html! { <span class="doubt">{ "The source is not named." }</span> }));
    }
    facts.push(row("says", html! { format!("{}, {kind}", words::act(claim.act)) }));
    facts.push(row("cue", html! { format!("“{}”", record.page.text.get(claim.cue.range()).unwrap_or("")) }));
    Some(card("Why this claim?", &claim.rule, facts))
}

fn event(props: &WhyProps, record: &Record) -> Option<Html> {
    let event: &Event = record.events.get(props.finding.index as usize)?;
    let kind = html! {
        <span><i class={classes!("dot", Quarter::of(event.kind).class())}></i>{ words::event_with_mode(event.kind, &event.mode) }</span>
    };
    let mut facts = vec![row("what", kind)];
    for (name, entities) in [("who", &event.actors), ("to whom", &event.recipients)] {
        if !entities.is_empty() {
            facts.push(row(name, people(props, record, entities)));
        }
    }
    if let Some(place) = event.place {
        facts.push(row("where", people(props, record, &[place])));
    }
    facts.push(row("when", when(event, record)));
    facts
        .push(row("status", html! { format!("{}: {}", words::status(event.status), words::status_why(event.status)) }));
    if let Some(index) = event.claim
        && let Some(claim) = record.claims.get(index as usize)
    {
        let to = Selection::Finding(Finding { what: What::Claim, index, ..props.finding });
        let said = claim.entity.and_then(|id| record.entities.get(id as usize)).map_or_else(
            || claim.source.and_then(|span| record.page.text.get(span.range())).unwrap_or("someone").to_owned(),
            |entity| entity.name.clone(),
        );
        facts.push(row(
            "according to",
            html! {
                <button class="link" onclick={props.act.reform(move |_| Action::Select(Some(to)))}>{ said }</button>
            },
        ));
    }
    let toll = words::toll(event.toll);
    if !toll.is_empty() {
        facts.push(row("toll", html! { toll }));
    }
    if let Some(folded) = props.dossier.folded_event(props.finding.document, props.finding.index) {
        let of = props.dossier.folded.events.get(folded as usize)?;
        facts.push(row("told by", html! {
            format!("{} · {}", words::count(of.documents as usize, "article", "articles"), words::count(of.origins as usize, "origin", "origins"))
        }));
        facts.extend(differences(props, Subject::Event(folded)));
    }
    Some(card("Why this event?", &event.rule, facts))
}

fn when(event: &Event, record: &Record) -> Html {
    let time = event.time.and_then(|time| record.times.get(time as usize));
    let words_of = time.and_then(|time| Some((record.page.text.get(time.span.range())?, time.basis)));
    html! {
        <>
            { words::days(event.from, event.to) }
            <small>
                if let Some((said, basis)) = words_of {
                    { format!("from “{said}”: {}", words::time_basis(basis)) }
                } else {
                    { words::date_basis(event.date_basis) }
                }
            </small>
        </>
    }
}

/// Where documents disagree on a subject, each reading leading to its words.
fn differences(props: &WhyProps, subject: Subject) -> Vec<Html> {
    let about = props.dossier.folded.discrepancies.iter().filter(|discrepancy| discrepancy.subject == subject);
    let lines = about.map(|discrepancy| {
        let nature = match (discrepancy.nature, discrepancy.kind) {
            (_, DiscrepancyKind::Spelling) => "written in several ways",
            (Nature::Conflict, _) => "the accounts differ",
            (Nature::Update, _) => "told differently later",
            (Nature::Precision, _) => "told more or less exactly",
            (Nature::Scope, _) => "they speak of different parts",
        };
        let readings = discrepancy.readings.iter().map(|reading| {
            let record = props.dossier.record(reading.document);
            let outlet = record.map_or("", |record| &record.page.outlet);
            let outlet = if outlet.is_empty() { "source not named" } else { outlet };
            let by = reading.by.map(|by| format!(", {}", props.dossier.name(by))).unwrap_or_default();
            let to = at(&props.dossier, reading.document, reading.span);
            html! {
                <li><button class="link" onclick={props.act.reform(move |_| Action::Select(Some(to)))}>
                    { if discrepancy.kind == DiscrepancyKind::Date { days(&reading.value) } else { reading.value.clone() } }
                </button>{ format!(" ({outlet}{by})") }</li>
            }
        });
        let value = html! { <><span class="doubt">{ nature }</span><ul>{ for readings }</ul></> };
        row(difference(discrepancy.kind), value)
    });
    lines.collect()
}

/// `2025-10-19`, or two days with " to " between them, as the page writes days.
fn days(value: &str) -> String {
    let mut ends = value.split(" to ").map(route::read_date);
    let from = ends.next().flatten();
    match ends.next() {
        Some(to) => words::days(from, to),
        None => words::days(from, from),
    }
}

fn difference(kind: DiscrepancyKind) -> &'static str {
    use DiscrepancyKind as D;
    match kind {
        D::Date => "date",
        D::Toll => "toll",
        D::Place => "place",
        D::Actor => "who",
        D::Role => "office",
        D::Status => "status",
        D::Spelling => "spelling",
    }
}

/// The finding that lies at these words, or the article.
fn at(dossier: &Dossier, document: u32, span: dateline_core::model::Span) -> Selection {
    let found = dossier.record(document).and_then(|record| {
        let layers = Layer::all(record);
        let best = layers.iter().filter(|layer| layer.span.overlaps(span)).min_by_key(|layer| {
            (layer.span.start.abs_diff(span.start) + layer.span.end.abs_diff(span.end), layer.what)
        })?;
        Some(Finding { document, what: best.what, index: best.index })
    });
    found.map_or(Selection::Document(document), Selection::Finding)
}

/// What else lies at the same words.
fn also(props: &WhyProps, record: &Record) -> Html {
    let Some(span) = span_of(record, props.finding) else { return Html::default() };
    let others: Vec<Html> = props
        .layers
        .iter()
        .filter(|layer| layer.span.overlaps(span) && layer.class != "content")
        .filter(|layer| (layer.what, layer.index) != (props.finding.what, props.finding.index))
        .take(6)
        .map(|layer| {
            let to =
                Selection::Finding(Finding { document: props.finding.document, what: layer.what, index: layer.index });
            let what = match layer.what {
                What::Mention => "name",
                What::Time => "time",
                What::Quantity => "number",
                What::Claim => "claim",
                What::Event => "event",
            };
            html! {
                <button class="small" onclick={props.act.reform(move |_| Action::Select(Some(to)))}>
                    { format!("{what} “{}”", layer.span.of(&record.page.text)) }
                </button>
            }
        })
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    html! { <p class="also">{ "Also here: " }{ for others }</p> }
}
