//! What this tab remembers for when the page is loaded again: the link that it opened, and how what is shown was corrected.

use dateline_share::rule::Rule;
use dateline_share::wire::{Payload, View};

use crate::page::opening;
use crate::source::Source;
use crate::state::Origin;

/// What an address carried that was opened in this tab.
const SHARED: &str = "shared";
/// How what is shown was corrected, under the name of what that is.
const RULES: &str = "corrections";

/// Remembers a link, and nothing of what was open before.
pub fn remember(link: &str) {
    forget_rules();
    if let Some(session) = session() {
        // A link too long for it is not there after a reload, and that is said then; the one before would be another's.
        drop(session.remove_item(SHARED));
        drop(session.set_item(SHARED, link));
    }
}

/// The link that this tab opened last.
pub fn remembered() -> Option<String> {
    session()?.get_item(SHARED).ok()?
}

/// Remembers the corrections of what is open, if it is opened anew after a reload.
pub fn remember_rules(origin: Origin, source: Option<&Source>, rules: &[Rule]) {
    let (Some(session), Some(about)) = (session(), open(origin, source)) else { return };
    if let Some(text) = written(&about, rules) {
        // As above: what the browser has no room for is not there after a reload.
        drop(session.set_item(RULES, &text));
    }
}

/// The corrections that this tab remembers of what is open, and of nothing else.
pub fn kept_rules(origin: Origin, source: Option<&Source>) -> Option<Vec<Rule>> {
    let text = session()?.get_item(RULES).ok()??;
    read(&open(origin, source)?, &text)
}

/// Forgets the corrections: what they are about was closed, or another thing is opened.
pub fn forget_rules() {
    if let Some(session) = session() {
        drop(session.remove_item(RULES));
    }
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What is open.
fn open(origin: Origin, source: Option<&Source>) -> Option<String> {
    let whole = source.and_then(opening::whole);
    about(origin, whole.as_deref(), remembered().as_deref())
}

/// Names what corrections are about: the sample, a source by its whole address, or a link. Dossiers of the reader's have
/// theirs with them.
fn about(origin: Origin, source: Option<&str>, link: Option<&str>) -> Option<String> {
    match origin {
        Origin::Sample => Some("sample".to_owned()),
        Origin::Source => source.map(|address| format!("source {address}")),
        // The link itself may be long.
        Origin::Shared => link.map(|link| format!("link {:016x}", sum(link))),
        Origin::Nothing | Origin::Own => None,
    }
}

/// FNV-1a: told apart must be links of one tab.
fn sum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What the corrections are about on a line of its own, and then they, as a link has them.
fn written(about: &str, rules: &[Rule]) -> Option<String> {
    let view = View { rules: rules.to_vec(), ..View::default() };
    let rules = dateline_share::write(&Payload::View(view)).ok()?;
    Some(format!("{about}\n{rules}"))
}

/// Corrections as they were written, if they are about this.
fn read(about: &str, text: &str) -> Option<Vec<Rule>> {
    let rules = text.strip_prefix(about)?.strip_prefix('\n')?;
    Some(dateline_share::read(rules).ok()?.payload.view().rules.clone())
}

#[cfg(test)]
mod tests {
    use dateline_share::rule::{Correction, Named};
    use dateline_share::wire::Kind;

    use super::*;

    fn rule(name: &str) -> Rule {
        let entity = Named { kind: Kind::Person, name: name.to_owned(), others: Vec::new(), country: String::new() };
        Rule { what: Correction::NotAName { entity }, why: String::new(), when: 7 }
    }

    #[test]
    fn corrections_come_back_to_what_they_are_about_and_to_nothing_else() {
        let (a, b) = (Some("https://a.example/a.csv"), Some("https://a.example/a.csv2"));
        let all = [
            about(Origin::Sample, None, None),
            about(Origin::Source, a, None),
            about(Origin::Source, b, None),
            about(Origin::Shared, a, Some("s1d.one")),
            about(Origin::Shared, a, Some("s1d.two")),
        ]
        .map(|about| about.expect("it is opened anew after a reload"));
        for rules in [vec![rule("a"), rule("b")], Vec::new()] {
            for written_of in &all {
                let text = written(written_of, &rules).expect("it is written");
                for read_of in &all {
                    let expected = (read_of == written_of).then(|| rules.clone());
                    assert_eq!(read(read_of, &text), expected, "{written_of} for {read_of}");
                }
            }
        }
        assert_eq!(read(&all[0], "s1d.x"), None, "nothing says what they are about");
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
