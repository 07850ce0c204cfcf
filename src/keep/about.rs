//! What is kept of a dossier beside its articles.

use dateline_core::dossier::Folded;
use dateline_correct::Log;
use dateline_share::rule::Rule;
use serde::{Deserialize, Serialize};

use crate::state::Failure;

/// How dossiers are kept. A page that meets a higher number leaves the dossier alone.
pub const FORMAT: u32 = 1;

/// What is kept of a dossier beside its articles. Fields may be added; none is renamed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// How it is kept; see [`FORMAT`].
    pub format: u32,
    /// Names it for good.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// When it was made, in milliseconds since 1970.
    pub made: f64,
    /// When it was changed last.
    pub changed: f64,
    /// How many articles it has.
    pub articles: u32,
    /// The key of the next article. Tabs take keys in turn, so that none writes over another's articles.
    pub next: u32,
    /// Counts the changes of the corrections.
    pub revision: u32,
    /// Whether something was still to be read when it was written.
    pub unfinished: bool,
    /// What could not be read.
    pub failures: Vec<Missed>,
}

/// Something that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are those of the failure")]
pub struct Missed {
    pub file: String,
    pub message: String,
}

impl From<&Failure> for Missed {
    fn from(failure: &Failure) -> Self {
        Missed { file: failure.file.to_string(), message: failure.message.to_string() }
    }
}

impl From<&Missed> for Failure {
    fn from(missed: &Missed) -> Self {
        Failure { file: missed.file.as_str().into(), message: missed.message.as_str().into() }
    }
}

/// How [`Folded`] is packed here.
const SHAPE: &str = env!("DATELINE_SHAPE");

/// What came by link, as its sender found it, after the [`SHAPE`] that packed it.
pub fn pack_came(came: &Folded) -> Vec<u8> {
    // Without it what came is counted anew.
    postcard::to_allocvec(&(SHAPE, came)).unwrap_or_default()
}

/// What came by link, unless another version packs it otherwise, or nothing did.
pub fn unpack_came(bytes: &[u8]) -> Option<Folded> {
    let (shape, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
    if shape == SHAPE { postcard::from_bytes(rest).ok() } else { None }
}

/// The corrections twice: with all steps back, as this version writes them, and the rules alone, which never change.
pub fn pack_log(log: &Log) -> [Vec<u8>; 2] {
    // Neither has anything that could not be written.
    [postcard::to_allocvec(log).unwrap_or_default(), postcard::to_allocvec(log.rules()).unwrap_or_default()]
}

/// The corrections. Where another version wrote the steps, the rules are there without the way to them.
pub fn unpack_log([log, rules]: [&[u8]; 2]) -> Log {
    let rules: Vec<Rule> = postcard::from_bytes(rules).unwrap_or_default();
    match postcard::from_bytes::<Log>(log) {
        Ok(log) if log.rules() == rules => log,
        _ => Log::new(rules),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use dateline_share::rule::{Correction, Named};
    use dateline_share::wire::Kind;

    use super::*;

    pub(in crate::keep) fn rule(name: &str) -> Rule {
        let entity = Named { kind: Kind::Person, name: name.to_owned(), others: Vec::new(), country: String::new() };
        Rule { what: Correction::NotAName { entity }, why: String::new(), when: 0 }
    }

    #[test]
    fn corrections_come_back_with_the_way_to_them() {
        let mut log = Log::default();
        log.add(rule("a"));
        log.add(rule("b"));
        log.undo();
        let [steps, rules] = pack_log(&log);
        let mut back = unpack_log([&steps, &rules]);
        assert_eq!(back, log);
        assert!(back.redo(), "what was undone can be done again");
        let bare = unpack_log([&steps[..2], &rules]);
        assert_eq!((bare.rules(), bare.can_undo()), (log.rules(), false));
        assert_eq!(unpack_log([&[], &[]]), Log::default());
    }

    #[test]
    fn what_came_by_link_comes_back_unless_another_version_packed_it() {
        let copy = dateline_core::dossier::CopyOf { document: 2, of: 1, share: 80 };
        let came = Folded { copies: vec![copy], ..Folded::default() };
        let bytes = pack_came(&came);
        assert_eq!(unpack_came(&bytes), Some(came));
        assert_eq!(unpack_came(&[]), None);
        assert_eq!(unpack_came(&bytes[..bytes.len() - 1]), None);
        let mut other = bytes;
        other[3] ^= 1;
        assert_eq!(unpack_came(&other), None);
    }

    #[test]
    fn fields_keep_their_names() {
        let value = serde_json::to_value(About::default()).expect("it is written");
        let names: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(names.join(" "), "articles changed failures format id made name next revision unfinished");
    }
}
