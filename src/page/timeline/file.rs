//! The timeline as a file: under a heading that says what it shows, and over a key to its marks.

use dateline_core::model::Status;
use yew::prelude::*;

use super::pack::{DOT, Packed, Placed};
use super::prepare::Prepared;
use super::shape::{Look, mark, px};
use crate::dossier::Dossier;
use crate::part::picture::Drawing;
use crate::words;

/// Around everything.
const MARGIN: f64 = 16.0;
/// From line to line.
const LINE: f64 = 17.0;
/// Between two words of a line.
const APART: f64 = 16.0;

/// Which marks a picture has, so that its key explains these and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks(Vec<(Status, bool)>);

impl Marks {
    /// The marks that were placed.
    pub(super) fn of(dossier: &Dossier, prepared: &Prepared, packed: &Packed) -> Self {
        let mut seen = Vec::new();
        for placed in &packed.placed {
            let at = placed.mark as usize;
            let (Some(of), Some(id)) = (prepared.marks.get(at), prepared.events.get(at)) else { continue };
            let Some(event) = dossier.folded.events.get(*id as usize) else { continue };
            let look = (event.status, event.status == Status::Reported && of.from != of.to);
            if !seen.contains(&look) {
                seen.push(look);
            }
        }
        let all = words::STATUSES.into_iter().flat_map(|status| [(status, false), (status, true)]);
        Marks(all.filter(|look| seen.contains(look)).collect())
    }
}

/// The file of a picture of this size. `said` is what it shows; `measure` gives the width of words.
pub(super) fn drawing(
    (content, width, height): (&Html, f64, f64),
    said: &str,
    articles: usize,
    marks: &Marks,
    measure: &dyn Fn(&str) -> f64,
) -> Drawing {
    let facts: Vec<&str> = said.split(" · ").collect();
    let (facts_at, fact_lines) = flow(facts.iter().map(|fact| measure(fact)), width);
    let key: Vec<(Status, bool, &str)> =
        marks.0.iter().map(|&(status, vague)| (status, vague, name(status, vague))).collect();
    let (key_at, key_lines) = flow(key.iter().map(|(.., name)| DOT + 6.0 + measure(name)), width);
    let top = MARGIN + 20.0 + LINE * fact_lines as f64 + 6.0;
    let under = top + height + 8.0;
    let facts = facts.iter().zip(&facts_at).map(|(fact, (x, line))| {
        html! { <text class="small" x={px(MARGIN + x)} y={px(MARGIN + 30.0 + LINE * *line as f64)}>{ *fact }</text> }
    });
    let key = key.iter().zip(&key_at).map(|((status, vague, name), (x, line))| {
        let (x, y) = (MARGIN + x, under + LINE * (*line as f64 + 0.5));
        let placed = Placed { mark: 0, row: 0, start: x, end: x + DOT, label: None };
        let look = Look { status: *status, class: "talk", day: !vague, open_left: false, open_right: false };
        html! { <>{ mark(&placed, y, look, width) }<text x={px(x + DOT + 6.0)} y={px(y + 4.0)}>{ *name }</text></> }
    });
    let content = html! {
        <>
            <text class="heading" x={px(MARGIN)} y={px(MARGIN + 11.0)}>{ "Timeline" }</text>
            { for facts }
            <g transform={format!("translate({} {})", px(MARGIN), px(top))}>{ content.clone() }</g>
            { for key }
        </>
    };
    let description = format!(
        "{said}. In {}, as Dateline read them: each event stands in its lane at its days. Full marks are reported, hollow \
         ones claimed.",
        words::count(articles, "article", "articles")
    );
    let height = (under + LINE * key_lines as f64 + MARGIN).ceil();
    Drawing {
        name: "timeline",
        title: format!("Timeline: {said}"),
        description,
        width: width + 2.0 * MARGIN,
        height,
        content,
    }
}

fn name(status: Status, vague: bool) -> &'static str {
    if vague { "reported, its day not known exactly" } else { words::status(status) }
}

/// Where each of so many words begins and on which line, and how many lines there are.
fn flow(widths: impl Iterator<Item = f64>, room: f64) -> (Vec<(f64, usize)>, usize) {
    let (mut x, mut line, mut places) = (0.0, 0, Vec::new());
    for width in widths {
        if x > 0.0 && x + width > room {
            (x, line) = (0.0, line + 1);
        }
        places.push((x, line));
        x += width + APART;
    }
    let lines = if places.is_empty() { 0 } else { line + 1 };
    (places, lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::picture::write;

    #[test]
    fn words_flow_into_lines() {
        let (places, lines) = flow([40.0, 40.0, 40.0, 200.0].into_iter(), 100.0);
        assert_eq!(places, [(0.0, 0), (56.0, 0), (0.0, 1), (0.0, 2)]);
        assert_eq!(lines, 3);
        assert_eq!(flow([].into_iter(), 100.0), (Vec::new(), 0));
    }

    #[test]
    fn the_file_says_what_it_shows_and_explains_the_marks_it_has() {
        let marks = Marks(vec![(Status::Reported, true), (Status::Denied, false)]);
        let content = html! { <text class="tick" x="1">{ "1 Aug" }</text> };
        let said = "2 events, 1 – 9 Aug 2025 · 1 earlier";
        let drawing = drawing((&content, 400.0, 100.0), said, 3, &marks, &|text| text.len() as f64 * 6.0);
        let svg = write(&drawing);
        for expected in
            ["<title>Timeline: 2 events", "In 3 articles", ">1 earlier<", ">1 Aug<", ">denied<", "not known exactly<"]
        {
            assert!(svg.contains(expected), "{expected} is not in\n{svg}");
        }
        assert!(!svg.contains(">claimed<"), "{svg}");
        assert!(drawing.height > 100.0 && drawing.width > 400.0);
    }
}
