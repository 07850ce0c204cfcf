//! What a claim is about: its words, the days and places it names.

use dateline_core::model::{Claim, Form, Kind, Record, Span, TimeExpression};

use crate::part::snippet::one_line;

/// What is said, in one line; pieces are set apart by an ellipsis.
pub fn content(record: &Record, claim: &Claim) -> String {
    let pieces = claim.content.iter().filter_map(|span| record.page.text.get(span.range())).map(one_line);
    pieces.collect::<Vec<_>>().join(" … ")
}

/// The words that show it is said.
pub fn cue(record: &Record, claim: &Claim) -> String {
    record.page.text.get(claim.cue.range()).map(one_line).unwrap_or_default()
}

/// The words that name who says it.
pub fn source(record: &Record, claim: &Claim) -> Option<String> {
    claim.source.and_then(|span| record.page.text.get(span.range())).map(one_line)
}

/// The first day or days that what is said names.
pub fn when<'a>(record: &'a Record, claim: &Claim) -> Option<&'a TimeExpression> {
    within(&record.times, claim, |time| time.span).find(|time| time.from.is_some() || time.to.is_some())
}

/// The first place that what is said names, by its entity's name.
pub fn place<'a>(record: &'a Record, claim: &Claim) -> Option<&'a str> {
    let named = |form: Form| matches!(form, Form::Name | Form::Acronym);
    let mut mentions = within(&record.mentions, claim, |mention| mention.span);
    let mention = mentions.find(|mention| mention.kind == Kind::Place && named(mention.form))?;
    record.entities.get(mention.entity as usize).map(|entity| &*entity.name)
}

/// The findings inside what is said. They are ordered by position, so the first is found by halving.
fn within<'a, T>(all: &'a [T], claim: &Claim, span: impl Fn(&T) -> Span + Copy + 'a) -> impl Iterator<Item = &'a T> {
    let pieces = claim.content.clone();
    pieces.into_iter().flat_map(move |piece| {
        let first = all.partition_point(|found| span(found).start < piece.start);
        all[first..].iter().take_while(move |found| span(found).end <= piece.end)
    })
}

#[cfg(test)]
mod tests {
    use dateline_core::model::{Act, ClaimKind, Granularity, Page, TimeBasis, TimeKind};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_what_is_said_counts() {
        let text = "On Monday an official said the post\nfell in May, he added, and burnt";
        let span = |words: &str| {
            let start = text.find(words).expect("the words are there");
            Span::new(start, start + words.len())
        };
        let time = |words: &str, month| TimeExpression {
            span: span(words),
            kind: TimeKind::Date,
            value: String::new(),
            modifier: None,
            from: Some(date(2025, month, 1)),
            to: None,
            granularity: Granularity::Month,
            basis: TimeBasis::Explicit,
            rule: "".into(),
        };
        let claim = Claim {
            source: Some(span("an official")),
            entity: None,
            cue: span("said"),
            content: vec![span("the post\nfell in May"), span("and burnt")],
            kind: ClaimKind::Indirect,
            act: Act::State,
            anonymous: true,
            sentence: 0,
            rule: "".into(),
        };
        let page = Page { text: text.to_owned(), ..Page::default() };
        let record = Record { page, times: vec![time("Monday", 1), time("May", 5)], ..Record::default() };
        assert_eq!(content(&record, &claim), "the post fell in May … and burnt");
        assert_eq!(cue(&record, &claim), "said");
        assert_eq!(when(&record, &claim).and_then(|time| time.from), Some(date(2025, 5, 1)));
        assert_eq!(place(&record, &claim), None);
    }
}
