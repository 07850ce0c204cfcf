//! Mentions over time as a picture of its own: a line of bars for each entity, as they are listed.

use dateline_core::dossier::FoldedEntityId;
use yew::prelude::*;

use super::spread::{BARS, Spread};
use crate::dossier::Dossier;
use crate::page::timeline::label::cut;
use crate::page::timeline::scale::{Scale, View};
use crate::page::timeline::shape::px;
use crate::page::timeline::ticks::ticks;
use crate::part::dates::from_number;
use crate::part::picture::Drawing;
use crate::words;

/// Entities that a picture has room for: the first of the list.
const MOST: usize = 30;
/// Around everything.
const MARGIN: f64 = 16.0;
/// Height of an entity's line, and of its highest bar.
const ROW: f64 = 34.0;
const BAR: f64 = 24.0;
/// Where the lines begin, and the bars begin and end.
const TOP: f64 = 64.0;
const LEFT: f64 = 216.0;
const RIGHT: f64 = 696.0;
const WIDTH: f64 = 760.0;

/// The picture of the first entities of the list; `None` where no article has a date.
pub(super) fn chart(
    dossier: &Dossier,
    spread: &Spread,
    rows: &[FoldedEntityId],
    measure: &dyn Fn(&str) -> f64,
) -> Option<Drawing> {
    let (first, last) = spread.days()?;
    let view = View { start: f64::from(first), end: f64::from(last) + 1.0 };
    let scale = Scale::new(view, LEFT, RIGHT);
    let shown = &rows[..rows.len().min(MOST)];
    let bottom = TOP + ROW * shown.len() as f64;
    let lines = ticks(scale, measure).into_iter().map(|tick| {
        html! {
            <>
                <line class="grid" x1={px(tick.x)} x2={px(tick.x)} y1={px(TOP)} y2={px(bottom + 4.0)} />
                <text class="tick" x={px(tick.x + 4.0)} y={px(bottom + 15.0)}>{ tick.label }</text>
            </>
        }
    });
    let each = shown.iter().enumerate().filter_map(|(at, id)| row(dossier, spread, *id, TOP + ROW * at as f64));
    let days = words::days(Some(from_number(first)), Some(from_number(last)));
    let which = match rows.len() - shown.len() {
        0 => words::count(shown.len(), "entity", "entities"),
        _ => format!("the first {} of {}", shown.len(), words::count(rows.len(), "entity", "entities")),
    };
    let said = format!("{which}, by day of publication, {days}");
    let content = html! {
        <>
            <text class="heading" x={px(MARGIN)} y="27">{ "Mentions over time" }</text>
            <text class="small" x={px(MARGIN)} y="46">{ &said }</text>
            <text class="number" x={px(WIDTH - MARGIN)} y="46">{ "mentions" }</text>
            { for lines }
            { for each }
        </>
    };
    Some(Drawing {
        name: "mentions",
        title: format!("Mentions over time: {said}"),
        description: format!(
            "How often {} mention each entity, from the first day of publication to the last in {BARS} steps. The highest bar \
             of each line is its own.",
            words::count(dossier.documents.len(), "article", "articles")
        ),
        width: WIDTH,
        height: bottom + 22.0 + MARGIN,
        content,
    })
}

fn row(dossier: &Dossier, spread: &Spread, id: FoldedEntityId, y: f64) -> Option<Html> {
    let entity = dossier.folded.entities.get(id as usize)?;
    let counts = spread.bars(dossier, id);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let step = (RIGHT - LEFT) / BARS as f64;
    let ground = y + ROW - 5.0;
    let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| {
        let height = (f64::from(*count) / f64::from(most) * BAR).max(2.0);
        html! {
            <rect class="bar" x={px(LEFT + step * at as f64 + 1.0)} y={px(ground - height)} width={px(step - 2.0)} height={px(height)} />
        }
    });
    Some(html! {
        <>
            <text class="lname" x={px(MARGIN)} y={px(y + 15.0)}>{ cut(&entity.name, 30) }</text>
            <text class="small" x={px(MARGIN)} y={px(y + 29.0)}>{ words::kind(entity.kind) }</text>
            <path class="base" d={format!("M{} {}H{}", px(LEFT), px(ground + 0.5), px(RIGHT))} />
            { for bars }
            <text class="number" x={px(WIDTH - MARGIN)} y={px(ground)}>{ words::grouped(entity.mentions as usize) }</text>
        </>
    })
}

#[cfg(test)]
mod tests {
    use super::super::spread::tests::three_articles;
    use super::*;
    use crate::part::picture::write;

    #[test]
    fn every_entity_has_a_name_bars_and_a_number() {
        let dossier = three_articles();
        let spread = Spread::new(&dossier);
        let drawing = chart(&dossier, &spread, &[0], &|text| text.len() as f64 * 6.0).expect("there are dates");
        let svg = write(&drawing);
        for expected in [">Kabul<", ">place<", ">14<", "1 entity, by day of publication", "In 16 steps", ">Jan 2025<"] {
            assert!(svg.to_lowercase().contains(&expected.to_lowercase()), "{expected} is not in\n{svg}");
        }
        assert_eq!(svg.matches("opacity=\".75\"").count(), 2, "a bar for each end of the year\n{svg}");
        let many = vec![0; 45];
        let drawing = chart(&dossier, &spread, &many, &|_| 0.0).expect("there are dates");
        assert!(drawing.title.contains("the first 30 of 45 entities"), "{}", drawing.title);
    }

    #[test]
    fn without_dates_there_is_no_picture() {
        let dossier = Dossier::default();
        assert!(chart(&dossier, &Spread::new(&dossier), &[], &|_| 0.0).is_none());
    }
}
