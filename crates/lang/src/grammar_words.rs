//! Words that hold phrases together.

use std::sync::OnceLock;

use crate::table::{TableError, read, rows};

/// What a word does in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table explains them")]
pub enum GrammarRole {
    Be,
    Have,
    Do,
    Get,
    Future,
    Modal,
    Negation,
    Weekday,
    Demonstrative,
}

/// All words with their roles, in the order of the table.
pub fn grammar_words() -> &'static [(&'static str, GrammarRole)] {
    static ROWS: OnceLock<Vec<(&'static str, GrammarRole)>> = OnceLock::new();
    ROWS.get_or_init(|| rows(load(embedded!("grammar_words.tsv"))))
}

pub(crate) fn load(text: &'static str) -> Result<Vec<(&'static str, GrammarRole)>, TableError> {
    read("grammar_words.tsv", text, &["word", "role"], |table, row| {
        let role = match row.cell(1) {
            "be" => GrammarRole::Be,
            "have" => GrammarRole::Have,
            "do" => GrammarRole::Do,
            "get" => GrammarRole::Get,
            "future" => GrammarRole::Future,
            "modal" => GrammarRole::Modal,
            "negation" => GrammarRole::Negation,
            "demonstrative" => GrammarRole::Demonstrative,
            "weekday" => GrammarRole::Weekday,
            _ => return Err(table.error(row, 1, "expected a role that the head of the table explains")),
        };
        Ok((table.words(row)?, role))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_well_formed() {
        assert!(super::grammar_words().len() > 30);
    }
}
