//! Everything that is known of one entity, and all its mentions by document.

use std::rc::Rc;

use dateline_core::dossier::{DocumentId, FoldedEntity, FoldedEntityId};
use yew::prelude::*;

use super::list::roles;
use crate::decisions::About;
use crate::dossier::{Dossier, Finding};
use crate::part::correct::{bar, was};
use crate::part::snippet::around;
use crate::query::entity_mentions;
use crate::shared::Shared;
use crate::state::{Action, Change, Selection, Value};
use crate::words;

/// Articles that are listed at once.
const ARTICLES: usize = 30;
/// Mentions of one article that are listed.
const MENTIONS: usize = 40;

/// What the detail needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What has been read.
    pub dossier: Shared<Dossier>,
    /// Whom it is about.
    pub entity: FoldedEntityId,
    /// Whether every view is narrowed to it already.
    pub filtered: bool,
    /// What is open in the reader.
    pub selection: Option<Selection>,
    /// Opens words in the reader.
    pub on_select: Callback<Option<Selection>>,
    /// Narrows every view.
    pub on_filter: Callback<Change>,
    /// Says what the reader did otherwise.
    pub act: Callback<Action>,
}

/// The detail.
#[component]
pub fn Detail(props: &Props) -> Html {
    let all = use_state_eq(|| false);
    let mentions =
        use_memo((props.dossier.clone(), props.entity), |(dossier, entity)| entity_mentions(dossier, *entity));
    let Some(entity) = props.dossier.folded.entities.get(props.entity as usize) else { return Html::default() };
    let articles: Vec<&[Finding]> = mentions.chunk_by(|a, b| a.document == b.document).collect();
    let shown = if *all { articles.len() } else { ARTICLES };
    let more = articles.len().saturating_sub(shown);
    let show_all = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <section class="card detail" aria-label={entity.name.clone()}>
            { view_head(props, entity) }
            { view_facts(entity) }
            { was(&props.dossier, About::Entity(props.entity), &props.act) }
            { bar(&props.dossier, About::Entity(props.entity), &props.act) }
            <h3>{ format!("{} in {}", words::count(mentions.len(), "mention", "mentions"), words::count(articles.len(), "article", "articles")) }</h3>
            <div class="mentions">
                { for articles.iter().take(shown).enumerate().map(|(at, findings)| view_article(props, findings, at == 0)) }
                if more > 0 {
                    <button type="button" onclick={show_all}>{ format!("Show {more} more articles") }</button>
                }
            </div>
        </section>
    }
}

fn view_head(props: &Props, entity: &FoldedEntity) -> Html {
    let value = Value::Entity(entity.id.as_str().into());
    let filter = props.on_filter.reform(move |_: MouseEvent| Change::Toggle(value.clone()));
    let offer = if props.filtered {
        format!("Stop filtering by {}", entity.name)
    } else {
        format!("Filter everything by {}", entity.name)
    };
    let close = props.on_select.reform(|_: MouseEvent| None);
    html! {
        <div class="detail-head">
            <h2>{ &entity.name }</h2>
            <u class={words::kind_class(entity.kind)}>{ words::kind(entity.kind) }</u>
            <span class="grow"></span>
            <button type="button" aria-pressed={props.filtered.to_string()} onclick={filter}>{ offer }</button>
            <button type="button" class="quiet" aria-label="Close details" onclick={close}>{ "×" }</button>
        </div>
    }
}

fn view_facts(entity: &FoldedEntity) -> Html {
    let place = entity.place.as_ref().map(|place| {
        let inside = [place.admin1.as_str(), place.country.as_str()].into_iter().filter(|part| !part.is_empty());
        format!("{:.2}, {:.2} · {}", place.lat, place.lon, inside.collect::<Vec<_>>().join(", "))
    });
    let facts = [
        ("Also called", entity.aliases.join(", ")),
        ("Roles", roles(entity)),
        ("Country", entity.country.clone().unwrap_or_default()),
        ("Code", entity.code.clone().unwrap_or_default()),
        ("Where", place.unwrap_or_default()),
        ("Published", words::days(entity.first, entity.last)),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    html! {
        <dl class="facts">
            { for facts.map(|(name, fact)| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> }) }
        </dl>
    }
}

fn view_article(props: &Props, findings: &[Finding], open: bool) -> Html {
    let Some(first) = findings.first() else { return Html::default() };
    let more = findings.len().saturating_sub(MENTIONS);
    html! {
        <details key={first.document} {open}>
            <summary>{ head(&props.dossier, first.document) }<em>{ findings.len() }</em></summary>
            <ul>
                { for findings.iter().take(MENTIONS).map(|finding| view_mention(props, *finding)) }
                if more > 0 { <li class="hint">{ format!("{more} more in the article") }</li> }
            </ul>
        </details>
    }
}

fn view_mention(props: &Props, finding: Finding) -> Html {
    let record = props.dossier.record(finding.document);
    let mention = record.and_then(|record| Some((record, record.mentions.get(finding.index as usize)?)));
    let Some((record, mention)) = mention else { return Html::default() };
    let (before, words, after) = around(&record.page.text, mention.span, 44);
    let here = props.selection == Some(Selection::Finding(finding));
    let onclick = props.on_select.reform(move |_: MouseEvent| Some(Selection::Finding(finding)));
    html! {
        <li>
            <button type="button" class="quote" aria-current={here.then_some("true")} {onclick}>
                { before }<mark>{ words }</mark>{ after }
            </button>
        </li>
    }
}

/// `Ministry protests over night strikes · Kabul Ledger · 29 Aug 2025`.
fn head(dossier: &Dossier, document: DocumentId) -> Html {
    let Some(article) = dossier.documents.get(document as usize).map(Rc::as_ref) else { return Html::default() };
    let page = &article.record.page;
    let title = dossier.title(document).to_owned();
    let mut from: Vec<String> = Vec::new();
    if !page.outlet.is_empty() {
        from.push(page.outlet.clone());
    }
    from.extend(page.published.map(words::date));
    html! { <><span class="title">{ title }</span><span class="hint">{ from.join(" · ") }</span></> }
}
