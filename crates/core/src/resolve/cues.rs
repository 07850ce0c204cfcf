//! Finds the table words that refer without being names.

use super::tables::{Cue, Tables};
use crate::passing::{Reading, TokenId, TokenRange};

/// Where such words stand.
#[derive(Clone, Debug)]
pub(super) struct CueAt {
    pub(super) tokens: TokenRange,
    pub(super) cue: Cue,
}

/// All cues of a document, by position, longest first, not overlapping.
#[derive(Debug, Default)]
pub(super) struct Cues {
    found: Vec<CueAt>,
}

impl Cues {
    /// All of them.
    pub(super) fn all(&self) -> &[CueAt] {
        &self.found
    }

    /// The cue that ends right before a token.
    pub(super) fn ending_at(&self, token: TokenId) -> Option<&CueAt> {
        let at = self.found.partition_point(|cue| cue.tokens.end < token);
        self.found.get(at).filter(|cue| cue.tokens.end == token)
    }

    /// The cue that begins at a token.
    pub(super) fn starting_at(&self, token: TokenId) -> Option<&CueAt> {
        let at = self.found.partition_point(|cue| cue.tokens.start < token);
        self.found.get(at).filter(|cue| cue.tokens.start == token)
    }
}

/// Finds all cues of a document.
pub(super) fn find(reading: Reading<'_>, tables: &Tables) -> Cues {
    let words = &reading.recognised.words;
    let mut found = Vec::new();
    for sentence in &reading.segments.sentences {
        let end = (sentence.tokens.end as usize).min(words.len());
        let mut at = sentence.tokens.start as usize;
        while at < end {
            if !words[at].is_known() {
                at += 1;
                continue;
            }
            let Some((taken, &cue)) = tables.cues.longest(&words[at..end]) else {
                at += 1;
                continue;
            };
            found.push(CueAt { tokens: at as TokenId..(at + taken) as TokenId, cue });
            at += taken;
        }
    }
    Cues { found }
}
