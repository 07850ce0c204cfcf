//! Corrections of who and what.

use dateline_core::dossier::Member;
use dateline_core::model::Kind;
use dateline_share::rule::{Named, Part};

use crate::applied::{Before, Corrected, Effect, Outcome};
use crate::desk::{Desk, idle, outcome};
use crate::group::{Group, find};
use crate::split::{self, Side};
use crate::words::plain;
use crate::{convert, edit};

impl Desk<'_> {
    /// Two are one.
    pub(crate) fn merge(&mut self, rule: u32, keep: &Named, other: &Named) -> Outcome {
        let (Some(keep), Some(other)) = (find(&self.groups, keep), find(&self.groups, other)) else {
            return idle(Effect::Unfound);
        };
        if keep == other {
            return idle(Effect::Already);
        }
        let kind = self.groups[keep].kind;
        let joined = std::mem::take(&mut self.groups[other].members);
        for &member in &joined {
            self.note_entity(rule, member);
            if self.record(member.document).entities[member.entity as usize].kind != kind {
                edit::retype(self.change(member.document), member.entity, kind);
            }
        }
        let names = std::mem::take(&mut self.groups[other].names);
        let country = std::mem::take(&mut self.groups[other].country);
        let documents: Vec<u32> = joined.iter().map(|member| member.document).collect();
        let group = &mut self.groups[keep];
        group.members.extend(joined);
        group.names.extend(names);
        if group.country.is_empty() {
            group.country = country;
        }
        // The other may be mentioned more often: the name is decided too.
        group.name = Some(group.called().to_owned());
        outcome(documents)
    }

    /// One is two.
    pub(crate) fn split(&mut self, rule: u32, of: &Named, part: &Part) -> Outcome {
        let Some(of) = find(&self.groups, of) else { return idle(Effect::Unfound) };
        let names: Vec<String> = part.names.iter().map(|name| plain(name)).collect();
        let members = self.groups[of].members.clone();
        let side = |member: &Member| {
            let is_all = !part.articles.is_empty() && part.articles.contains(&self.sentences.article(member.document));
            if is_all { Side::Other } else { split::side(self.record(member.document), member.entity, &names) }
        };
        let sides: Vec<Side> = members.iter().map(side).collect();
        if sides.iter().all(|side| matches!(side, Side::This)) {
            return idle(Effect::Unfound);
        }
        if sides.iter().all(|side| matches!(side, Side::Other)) {
            return idle(Effect::Already);
        }
        let (mut stay, mut go) = (Vec::new(), Vec::new());
        for (member, side) in members.into_iter().zip(sides) {
            match side {
                Side::This => stay.push(member),
                Side::Other => {
                    self.note_entity(rule, member);
                    go.push(member);
                }
                Side::Both(moved) => {
                    self.note_entity(rule, member);
                    let was = self.record(member.document).entities[member.entity as usize].clone();
                    let entity = split::divide(self.change(member.document), member.entity, &moved, &names);
                    let before = Before::Entity { now: Some(entity), was };
                    self.corrected.push(Corrected { rule, document: member.document, before });
                    stay.push(member);
                    go.push(Member { entity, ..member });
                }
            }
        }
        let documents: Vec<u32> = go.iter().map(|member| member.document).collect();
        let group = &mut self.groups[of];
        group.members = stay;
        let shown = part.names.first().cloned().unwrap_or_else(|| group.called().to_owned());
        let new = Group {
            members: go,
            names: if names.is_empty() { group.names.clone() } else { names.clone() },
            name: None,
            shown,
            id: None,
            ..group.clone()
        };
        if group.names.len() > names.len() {
            group.names.retain(|name| !names.contains(name));
        }
        self.groups.push(new);
        outcome(documents)
    }

    /// It is called otherwise.
    pub(crate) fn rename(&mut self, rule: u32, entity: &Named, name: &str) -> Outcome {
        let Some(at) = find(&self.groups, entity) else { return idle(Effect::Unfound) };
        if self.groups[at].called() == name || plain(name).is_empty() {
            return idle(Effect::Already);
        }
        let members = self.groups[at].members.clone();
        for &member in &members {
            self.note_entity(rule, member);
            edit::rename(self.change(member.document), member.entity, name);
        }
        self.groups[at].call(name);
        outcome(members.iter().map(|member| member.document))
    }

    /// It is of another kind.
    pub(crate) fn retype(&mut self, rule: u32, entity: &Named, kind: dateline_share::wire::Kind) -> Outcome {
        let Some(at) = find(&self.groups, entity) else { return idle(Effect::Unfound) };
        let kind = convert::core_kind(kind);
        if self.groups[at].kind == kind {
            return idle(Effect::Already);
        }
        self.make(rule, at, kind);
        outcome(self.groups[at].members.iter().map(|member| member.document))
    }

    /// It names nothing.
    pub(crate) fn not_a_name(&mut self, rule: u32, entity: &Named) -> Outcome {
        let Some(at) = find(&self.groups, entity) else { return idle(Effect::Unfound) };
        let members = std::mem::take(&mut self.groups[at].members);
        for &member in &members {
            self.note_entity(rule, member);
            self.gone_entities.insert(member);
        }
        outcome(members.iter().map(|member| member.document))
    }

    /// Makes all of a group one kind of thing.
    fn make(&mut self, rule: u32, at: usize, kind: Kind) {
        self.groups[at].kind = kind;
        for member in self.groups[at].members.clone() {
            if self.record(member.document).entities[member.entity as usize].kind != kind {
                self.note_entity(rule, member);
                edit::retype(self.change(member.document), member.entity, kind);
            }
        }
    }
}
