//! What this tab remembers for when the page is loaded again, and for the way back: the links that it opened, and how what
//! they brought, the sample and public articles were corrected.

use dateline_share::rule::Rule;
use dateline_share::wire::{Payload, View};

use crate::page::opening;
use crate::route;
use crate::source::Source;
use crate::state::Origin;

/// The names of the links that brought what was opened in this tab, the last one last. Each stands under this and its name.
const SHARED: &str = "shared";
/// How what is shown was corrected, under this and the name of what that is.
const RULES: &str = "corrections";
/// How many links are remembered: one may be as long as 200,000 letters, and a browser has room for five million.
const LINKS: usize = 8;

/// Remembers a link that brings findings or articles, and that nothing of what it leads to was corrected here yet.
pub fn remember(link: &str, payload: &Payload) {
    if let Payload::View(view) = payload {
        // It leads to what has an address of its own.
        return forget_rules_of(route::read(&view.place).0.origin, opening::source().as_deref(), None);
    }
    let (Some(session), name) = (session(), key(link)) else { return };
    forget_rules_of(Origin::Shared, None, Some(&name));
    keep_link(&session, &name, link);
}

/// The link of this name that this tab has opened; without a name, the last.
pub fn remembered(name: Option<&str>) -> Option<String> {
    let session = session()?;
    let names = session.get_item(SHARED).ok()??;
    if dateline_share::is_link(&names) {
        // As a page before this one left it.
        return Some(names);
    }
    session.get_item(&under(SHARED, name.or(names.split(' ').next_back())?)).ok()?
}

/// What a link is called in addresses of this tab, which do not carry it.
pub fn key(link: &str) -> String {
    format!("{:08x}", sum(link.trim_start_matches('#')) as u32)
}

/// Remembers the corrections of what is open, if it is opened anew after a reload. `link` names the one that brought it.
pub fn remember_rules(origin: Origin, source: Option<&Source>, link: Option<&str>, rules: &[Rule]) {
    let (Some(session), Some(about)) = (session(), open(origin, source, link)) else { return };
    if let Some(text) = written(rules) {
        // As above: what the browser has no room for is not there after a reload.
        drop(session.set_item(&under(RULES, &about), &text));
    }
}

/// The corrections that this tab remembers of what is open, and of nothing else.
pub fn kept_rules(origin: Origin, source: Option<&Source>, link: Option<&str>) -> Option<Vec<Rule>> {
    let text = session()?.get_item(&under(RULES, &open(origin, source, link)?)).ok()??;
    read(&text)
}

/// Forgets the corrections of one thing: it is opened as if for the first time.
pub fn forget_rules_of(origin: Origin, source: Option<&Source>, link: Option<&str>) {
    if let (Some(session), Some(about)) = (session(), open(origin, source, link)) {
        drop(session.remove_item(&under(RULES, &about)));
    }
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What a tab has room for, under names.
trait Room {
    fn text(&self, name: &str) -> Option<String>;
    /// Says whether there was room.
    fn put(&self, name: &str, text: &str) -> bool;
    fn clear(&self, name: &str);
}

impl Room for web_sys::Storage {
    fn text(&self, name: &str) -> Option<String> {
        self.get_item(name).ok()?
    }

    fn put(&self, name: &str, text: &str) -> bool {
        self.set_item(name, text).is_ok()
    }

    fn clear(&self, name: &str) {
        // It fails only where there is no store, and then nothing is in it.
        drop(self.remove_item(name));
    }
}

/// Keeps a link as the last. Older ones give way to it, with how they were corrected; one that has no room even so is not
/// kept, and the others are.
fn keep_link(room: &impl Room, name: &str, link: &str) {
    // A page before this one left the link itself there.
    let before = room.text(SHARED).filter(|names| !dateline_share::is_link(names)).unwrap_or_default();
    let (mut names, gone) = with_last(&before, name);
    for gone in &gone {
        clear_link(room, gone);
    }
    let mut taken = Vec::new();
    let is_kept = loop {
        if room.put(&under(SHARED, name), link) {
            break true;
        }
        let Some(oldest) = names.first().filter(|oldest| *oldest != name).cloned() else { break false };
        taken.extend(keys(&oldest).into_iter().filter_map(|key| Some((room.text(&key)?, key))));
        clear_link(room, &oldest);
        names.remove(0);
    };
    if !is_kept {
        // It is not there after a reload, and that is said then. For the others there was room before.
        clear_link(room, name);
        for (text, key) in taken {
            room.put(&key, &text);
        }
        names = with_last(&before, name).0;
        names.pop();
    }
    room.put(SHARED, &names.join(" "));
}

fn clear_link(room: &impl Room, name: &str) {
    keys(name).iter().for_each(|key| room.clear(key));
}

/// Where a link stands, and how what it brought was corrected.
fn keys(name: &str) -> Vec<String> {
    let rules = about(Origin::Shared, None, Some(name)).map(|about| under(RULES, &about));
    [under(SHARED, name)].into_iter().chain(rules).collect()
}

fn under(what: &str, name: &str) -> String {
    format!("{what} {name}")
}

/// The names of links with this one as the last, and those that there is no room for any more.
fn with_last(names: &str, name: &str) -> (Vec<String>, Vec<String>) {
    let mut names: Vec<String> =
        names.split(' ').filter(|other| !other.is_empty() && *other != name).map(str::to_owned).collect();
    names.push(name.to_owned());
    let kept = names.split_off(names.len().saturating_sub(LINKS));
    (kept, names)
}

/// What is open.
fn open(origin: Origin, source: Option<&Source>, link: Option<&str>) -> Option<String> {
    about(origin, source.and_then(opening::whole).as_deref(), link)
}

/// Names what corrections are about: the sample, a source by its whole address, or a link by its name. Dossiers of the
/// reader's have theirs with them.
fn about(origin: Origin, source: Option<&str>, link: Option<&str>) -> Option<String> {
    match origin {
        Origin::Sample => Some("sample".to_owned()),
        Origin::Source => source.map(|address| format!("source {address}")),
        Origin::Shared => link.map(|link| format!("link {link}")),
        Origin::Nothing | Origin::Own => None,
    }
}

/// FNV-1a: told apart must be links of one tab.
fn sum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Corrections, as a link has them.
fn written(rules: &[Rule]) -> Option<String> {
    let view = View { rules: rules.to_vec(), ..View::default() };
    dateline_share::write(&Payload::View(view)).ok()
}

/// Corrections as they were written.
fn read(text: &str) -> Option<Vec<Rule>> {
    Some(dateline_share::read(text).ok()?.payload.view().rules.clone())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use dateline_share::rule::{Correction, Named};
    use dateline_share::wire::Kind;

    use super::*;

    /// Room for so many letters.
    struct Letters(usize, RefCell<BTreeMap<String, String>>);

    impl Room for Letters {
        fn text(&self, name: &str) -> Option<String> {
            self.1.borrow().get(name).cloned()
        }

        fn put(&self, name: &str, text: &str) -> bool {
            let mut kept = self.1.borrow_mut();
            let others: usize = kept.iter().filter(|(other, _)| *other != name).map(|(_, text)| text.len()).sum();
            let is_room = others + text.len() <= self.0;
            if is_room {
                kept.insert(name.to_owned(), text.to_owned());
            }
            is_room
        }

        fn clear(&self, name: &str) {
            self.1.borrow_mut().remove(name);
        }
    }

    fn rule(name: &str) -> Rule {
        let entity = Named { kind: Kind::Person, name: name.to_owned(), others: Vec::new(), country: String::new() };
        Rule { what: Correction::NotAName { entity }, why: String::new(), when: 7 }
    }

    #[test]
    fn corrections_come_back_to_what_they_are_about_and_to_nothing_else() {
        let (a, b) = (Some("https://a.example/a.csv"), Some("https://a.example/a.csv2"));
        let (one, two) = (key("#s1d.one"), key("s1d.two"));
        let all = [
            about(Origin::Sample, None, None),
            about(Origin::Source, a, None),
            about(Origin::Source, b, None),
            about(Origin::Shared, a, Some(&one)),
            about(Origin::Shared, a, Some(&two)),
        ]
        .map(|about| about.expect("it is opened anew after a reload"));
        let told: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(told.len(), all.len());
        for rules in [vec![rule("a"), rule("b")], Vec::new()] {
            assert_eq!(read(&written(&rules).expect("it is written")), Some(rules));
        }
        assert_eq!(read("s1d.x"), None);
        assert_eq!(key("s1d.one"), one, "with or without the sign before it");
    }

    #[test]
    fn the_last_links_are_remembered() {
        let mut names = String::new();
        let mut all_gone = Vec::new();
        for number in 0..LINKS + 2 {
            let (kept, gone) = with_last(&names, &number.to_string());
            names = kept.join(" ");
            all_gone.extend(gone);
        }
        assert_eq!((names.as_str(), all_gone), ("2 3 4 5 6 7 8 9", vec!["0".to_owned(), "1".to_owned()]));
        assert_eq!(with_last(&names, "4").0.join(" "), "2 3 5 6 7 8 9 4", "which is opened again is the last");
    }

    #[test]
    fn a_link_gives_way_with_its_corrections_and_only_for_one_that_has_room() {
        let room = Letters(120, RefCell::default());
        let put = |name: &str, size: usize| keep_link(&room, name, &"x".repeat(size));
        let kept = || room.1.borrow().keys().cloned().collect::<Vec<_>>();
        for name in ["a", "b"] {
            put(name, 40);
            assert!(room.put(&keys(name)[1], "rules"));
        }
        put("c", 200);
        let both = ["corrections link a", "corrections link b", "shared", "shared a", "shared b"];
        assert_eq!((kept(), room.text(SHARED)), (both.map(str::to_owned).to_vec(), Some("a b".to_owned())));
        put("d", 60);
        let fresh = ["corrections link b", "shared", "shared b", "shared d"];
        assert_eq!((kept(), room.text(SHARED)), (fresh.map(str::to_owned).to_vec(), Some("b d".to_owned())));
    }

    #[test]
    fn what_has_its_own_or_cannot_be_told_apart_has_none_here() {
        for of in [
            about(Origin::Own, Some("a"), Some("b")),
            about(Origin::Nothing, Some("a"), Some("b")),
            about(Origin::Source, None, Some("b")),
            about(Origin::Shared, Some("a"), None),
        ] {
            assert_eq!(of, None);
        }
    }
}
