//! Says which documents' entities are the same someone or something.
//!
//! Things with a table row, a place on the map or a name meet by key; people meet by comparing names, since the same
//! person is spelled in many ways and often called by the last name alone.

mod keys;
mod people;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::grouping::Grouping;
use super::slug::Slugs;
use crate::dossier::{FoldedEntity, FoldedEntityId, Member};
use crate::model::{Entity, EntityId, Form, Kind, Place, Precision, Record, Role};
use crate::order::Order;

/// The dossier's entities, and which of them each document's entities became.
#[derive(Debug, Default)]
pub(super) struct FoldedEntities {
    /// Most mentioned first.
    pub(super) entities: Vec<FoldedEntity>,
    /// For each document, for each of its entities.
    of: Vec<Vec<FoldedEntityId>>,
}

impl FoldedEntities {
    /// What a document's entity became.
    pub(super) fn folded(&self, document: usize, entity: EntityId) -> FoldedEntityId {
        self.of[document][entity as usize]
    }

    /// The entity at an id.
    pub(super) fn get(&self, entity: FoldedEntityId) -> &FoldedEntity {
        &self.entities[entity as usize]
    }
}

/// One document's entity with what the comparison needs.
#[derive(Debug)]
struct Local<'a> {
    document: usize,
    id: EntityId,
    entity: &'a Entity,
    mentions: u32,
}

/// Folds the documents' entities, as they are grouped or by comparing names.
pub(super) fn fold(records: &[&Record], is_origin: &[bool], grouping: Option<&Grouping>) -> FoldedEntities {
    let locals = locals(records);
    let clusters = match grouping {
        Some(grouping) => decided(&locals, records, grouping),
        None => compared(&locals),
    };
    let surfaces = surfaces(records);
    let mut built: Vec<FoldedEntity> = clusters
        .iter()
        .map(|cluster| {
            let mut entity = build(&cluster.members, records, is_origin, &surfaces);
            entity.id = cluster.id.unwrap_or_default().to_owned();
            rename(&mut entity, cluster.name);
            entity
        })
        .collect();
    built.order_by(|a, b| {
        b.mentions.cmp(&a.mentions).then_with(|| (a.kind, &a.name, &a.members).cmp(&(b.kind, &b.name, &b.members)))
    });

    let mut of: Vec<Vec<FoldedEntityId>> = records.iter().map(|record| vec![0; record.entities.len()]).collect();
    let mut slugs = Slugs::default();
    for cluster in &clusters {
        cluster.id.inspect(|id| slugs.keep(id));
    }
    for (at, entity) in built.iter_mut().enumerate() {
        if entity.id.is_empty() {
            entity.id = slugs.make(&format!("{}-{}", initial(entity.kind), entity.name));
        }
        for member in &entity.members {
            of[member.document as usize][member.entity as usize] = at as FoldedEntityId;
        }
    }
    FoldedEntities { entities: built, of }
}

/// What becomes one entity, with what was decided of it.
#[derive(Debug, Default)]
struct Cluster<'a> {
    /// By document.
    members: Vec<&'a Local<'a>>,
    name: Option<&'a str>,
    id: Option<&'a str>,
}

/// What names, places and tables say is one.
fn compared<'a>(locals: &'a [Local<'a>]) -> Vec<Cluster<'a>> {
    let mut sets = Clusters::new(locals.len());
    keys::join(locals, &mut sets);
    people::join(locals, &mut sets);
    let mut clusters: BTreeMap<usize, Cluster<'_>> = BTreeMap::new();
    for (at, local) in locals.iter().enumerate() {
        clusters.entry(sets.root(at)).or_default().members.push(local);
    }
    clusters.into_values().collect()
}

/// What was decided to be one, and all others by themselves.
fn decided<'a>(locals: &'a [Local<'a>], records: &[&Record], grouping: &'a Grouping) -> Vec<Cluster<'a>> {
    let mut starts = vec![0];
    for record in records {
        starts.push(starts[starts.len() - 1] + record.entities.len());
    }
    let mut free = vec![true; locals.len()];
    let mut take = |member: &Member| {
        let at = *starts.get(member.document as usize)? + member.entity as usize;
        let exists = at < *starts.get(member.document as usize + 1)?;
        (exists && std::mem::replace(&mut free[at], false)).then_some(at)
    };
    let mut clusters = Vec::new();
    for group in &grouping.groups {
        let mut members: Vec<usize> = group.members.iter().filter_map(&mut take).collect();
        members.order_by_key(|&at| at);
        if !members.is_empty() {
            let members = members.into_iter().map(|at| &locals[at]).collect();
            clusters.push(Cluster { members, name: group.name.as_deref(), id: group.id.as_deref() });
        }
    }
    let alone = locals.iter().zip(free).filter(|(_, free)| *free);
    clusters.extend(alone.map(|(local, _)| Cluster { members: vec![local], ..Cluster::default() }));
    clusters
}

/// Gives it the name that was decided on. The name found stays as the first of the others.
fn rename(entity: &mut FoldedEntity, name: Option<&str>) {
    let Some(name) = name.filter(|name| *name != entity.name) else { return };
    let found = std::mem::replace(&mut entity.name, name.to_owned());
    entity.aliases.retain(|alias| alias != name);
    entity.aliases.insert(0, found);
}

/// Tells apart things of different kinds with one name: a place and the government in it.
fn initial(kind: Kind) -> char {
    match kind {
        Kind::Person => 'p',
        Kind::Organisation => 'o',
        Kind::ArmedGroup => 'r',
        Kind::Government => 'g',
        Kind::Place => 'l',
        Kind::Nationality => 'n',
        Kind::Agreement => 'a',
        Kind::EventName => 'e',
        Kind::Weapon => 'w',
        Kind::Media => 'm',
    }
}

fn locals<'a>(records: &[&'a Record]) -> Vec<Local<'a>> {
    let mut locals = Vec::new();
    for (document, record) in records.iter().enumerate() {
        let mut mentions = vec![0; record.entities.len()];
        for mention in &record.mentions {
            mentions[mention.entity as usize] += 1;
        }
        for (at, entity) in record.entities.iter().enumerate() {
            locals.push(Local { document, id: at as EntityId, entity, mentions: mentions[at] });
        }
    }
    locals
}

/// For each document, for each entity, how often each of its names stands in the text.
type Surfaces<'a> = Vec<Vec<BTreeMap<&'a str, u32>>>;

fn surfaces<'a>(records: &[&'a Record]) -> Surfaces<'a> {
    let count = |record: &'a Record| {
        let mut names: Vec<BTreeMap<&str, u32>> = vec![BTreeMap::new(); record.entities.len()];
        for mention in &record.mentions {
            if matches!(mention.form, Form::Name | Form::Acronym | Form::Demonym) {
                *names[mention.entity as usize].entry(mention.span.of(&record.page.text)).or_insert(0) += 1;
            }
        }
        names
    };
    records.iter().map(|record| count(record)).collect()
}

fn build(members: &[&Local<'_>], records: &[&Record], is_origin: &[bool], surfaces: &Surfaces<'_>) -> FoldedEntity {
    let kind =
        most(members.iter().map(|local| (local.entity.kind, local.mentions + 1))).expect("a cluster has members");
    let names = rank_names(members, surfaces, kind);
    let mut roles: BTreeMap<&Role, u32> = BTreeMap::new();
    for role in members.iter().flat_map(|local| &local.entity.roles) {
        *roles.entry(role).or_insert(0) += 1;
    }
    let mut roles: Vec<(&Role, u32)> = roles.into_iter().collect();
    roles.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));

    let mut documents: Vec<usize> = members.iter().map(|local| local.document).collect();
    documents.dedup();
    let dates = |documents: &[usize]| -> Vec<Date> {
        documents.iter().filter_map(|&document| records[document].page.published).collect()
    };
    let published = dates(&documents);
    let mut names = names.into_iter();
    FoldedEntity {
        id: String::new(),
        name: names.next().unwrap_or_default(),
        kind,
        aliases: names.collect(),
        roles: roles.into_iter().map(|(role, _)| role.clone()).collect(),
        country: most(members.iter().filter_map(|local| Some((local.entity.country.clone()?, local.mentions + 1)))),
        code: most(members.iter().filter_map(|local| Some((local.entity.code.clone()?, local.mentions + 1)))),
        place: most_told_place(members),
        members: members.iter().map(|local| Member { document: local.document as u32, entity: local.id }).collect(),
        mentions: members.iter().map(|local| local.mentions).sum(),
        documents: documents.len() as u32,
        // What only a copy names has its origin all the same.
        origins: documents.iter().filter(|&&document| is_origin[document]).count().max(1) as u32,
        first: published.iter().min().copied(),
        last: published.iter().max().copied(),
    }
}

/// Members of one cluster have their place from one row or one spot; where they differ, most mentions decide.
fn most_told_place(members: &[&Local<'_>]) -> Option<Place> {
    let placed = members.iter().filter(|local| local.entity.place.is_some());
    let best = placed.reduce(|best, local| if local.mentions > best.mentions { local } else { best })?;
    best.entity.place.clone()
}

/// The value with the greatest weight in all; the least one among equals.
fn most<T: Ord>(weighted: impl Iterator<Item = (T, u32)>) -> Option<T> {
    let mut weights: BTreeMap<T, u32> = BTreeMap::new();
    for (value, weight) in weighted {
        *weights.entry(value).or_insert(0) += weight;
    }
    weights.into_iter().rev().max_by_key(|(_, weight)| *weight).map(|(value, _)| value)
}

/// The name to show, then the others by use. A person is shown by a full name where one is used.
fn rank_names(members: &[&Local<'_>], surfaces: &Surfaces<'_>, kind: Kind) -> Vec<String> {
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    for local in members {
        *uses.entry(&local.entity.name).or_insert(0) += 1;
        for alias in &local.entity.aliases {
            uses.entry(alias).or_insert(0);
        }
        for (name, count) in &surfaces[local.document][local.id as usize] {
            if let Some(known) = uses.get_mut(name) {
                *known += count;
            }
        }
    }
    let mut calm: BTreeMap<String, u32> = BTreeMap::new();
    for (name, count) in &uses {
        *calm.entry(calmed(name, kind, &uses)).or_insert(0) += count;
    }
    let mut ranked: Vec<(&str, u32)> = calm.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    ranked.order_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.len().cmp(&a.0.len())).then_with(|| a.0.cmp(b.0)));
    let wants_full = matches!(kind, Kind::Person | Kind::Organisation | Kind::ArmedGroup);
    let shown = ranked.iter().position(|(name, _)| !wants_full || name.contains([' ', '-'])).unwrap_or(0);
    if shown < ranked.len() {
        let best = ranked.remove(shown);
        ranked.insert(0, best);
    }
    ranked.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// A name that datelines and headlines shout, as the text writes it elsewhere; a place's name in capitals at the least.
fn calmed(name: &str, kind: Kind, uses: &BTreeMap<&str, u32>) -> String {
    let shouted =
        name.chars().filter(|letter| letter.is_alphabetic()).count() >= 4 && !name.chars().any(char::is_lowercase);
    if !shouted {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    if let Some(other) = uses.keys().find(|other| **other != name && other.to_lowercase() == lower) {
        return (*other).to_owned();
    }
    if kind != Kind::Place {
        return name.to_owned();
    }
    let mut starts_word = true;
    let capital = |letter: char| {
        let starts = std::mem::replace(&mut starts_word, !letter.is_alphabetic() && letter != '\'' && letter != '’');
        if starts { letter } else { letter.to_lowercase().next().unwrap_or(letter) }
    };
    name.chars().map(capital).collect()
}

/// Whether it acts for a country: the country itself, its government, its people.
pub(super) fn state_of(entity: &FoldedEntity) -> Option<&str> {
    let is_state = match entity.kind {
        Kind::Government | Kind::Nationality => true,
        Kind::Place => entity.place.as_ref().is_some_and(|place| place.precision == Precision::Country),
        _ => false,
    };
    if is_state { entity.country.as_deref() } else { None }
}

/// Sets that grow together. The root of a set is its smallest member.
#[derive(Debug)]
struct Clusters {
    parent: Vec<usize>,
}

impl Clusters {
    fn new(count: usize) -> Self {
        Clusters { parent: (0..count).collect() }
    }

    fn root(&mut self, of: usize) -> usize {
        let mut root = of;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut at = of;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.parent[one.max(two)] = one.min(two);
    }
}
