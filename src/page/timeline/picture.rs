//! The picture: density and brush above, lanes below.

use dateline_core::dossier::FoldedEventId;
use yew::prelude::*;

use super::density::Bar;
use super::label;
use super::pack::{Lanes, Packed, Placed};
use super::prepare::Prepared;
use super::scale::Scale;
use super::shape::{Look, gradients, mark, px};
use super::ticks::Tick;
use crate::dossier::Dossier;
use crate::part::snippet::one_line;
use crate::words::{self, Quarter};

/// Height of the density strip.
pub const STRIP: f64 = 40.0;
/// Top of the first lane.
pub const LANES: f64 = 52.0;
/// Height of a row.
pub const ROW: f64 = 18.0;
/// Height of the axis.
pub const AXIS: f64 = 22.0;

/// Everything the picture shows, already laid out.
pub struct Picture<'a> {
    /// Where names come from.
    pub dossier: &'a Dossier,
    /// The events.
    pub prepared: &'a Prepared,
    /// Their places.
    pub packed: &'a Packed,
    /// The lanes' places.
    pub lanes: &'a Lanes,
    /// The days of the lanes.
    pub scale: Scale,
    /// The days of the density strip.
    pub strip: Scale,
    /// The density.
    pub bars: &'a [Bar],
    /// The axis.
    pub ticks: &'a [Tick],
    /// The days marked on the strip, while and after they are chosen.
    pub brush: Option<(f64, f64)>,
    /// Width in pixels.
    pub width: f64,
    /// The mark that the arrow keys are at.
    pub active: Option<u32>,
    /// The event that is open in the reader.
    pub chosen: Option<FoldedEventId>,
    /// Opens an event.
    pub on_open: Callback<u32>,
}

impl Picture<'_> {
    /// Height in pixels.
    pub fn height(&self) -> f64 {
        self.lanes.y(self.lanes.rows.len()) + AXIS
    }

    /// The content of the `<svg>`.
    pub fn view(&self) -> Html {
        html! {
            <>
                { gradients() }
                { self.density() }
                { self.axis() }
                { for self.prepared.lanes.iter().enumerate().map(|(at, _)| self.lane(at)) }
                { for self.packed.placed.iter().map(|placed| self.event(placed)) }
            </>
        }
    }

    fn density(&self) -> Html {
        let (start, end) = (self.strip.day_x(self.scale.start), self.strip.day_x(self.scale.end));
        let bars = self.bars.iter().filter(|bar| bar.height > 0.0).map(|bar| {
            let height = (bar.height * (STRIP - 6.0)).max(1.5);
            let middle = bar.x + bar.width / 2.0;
            let class = if middle >= start && middle <= end { "dens in" } else { "dens" };
            html! {
                <rect {class} x={px(bar.x)} y={px(STRIP - height)} width={px((bar.width - 1.0).max(1.0))} height={px(height)} />
            }
        });
        let brush = self.brush.map(|(from, to)| {
            let (from, to) = (self.strip.day_x(from.min(to)), self.strip.day_x(from.max(to)));
            html! {
                <g>
                    <rect class="brush" x={px(from)} y="2" width={px((to - from).max(1.0))} height={px(STRIP)} rx="3" />
                    <path class="grip" d={format!("M{} 14v16M{} 14v16", px(from), px(to))} />
                </g>
            }
        });
        html! {
            <g aria-hidden="true">
                <rect class="strip" x={px(self.strip.left)} y="0" width={px(self.strip.right - self.strip.left)} height={px(STRIP + 4.0)} />
                { for bars }
                { for brush }
            </g>
        }
    }

    fn axis(&self) -> Html {
        let bottom = self.height() - AXIS;
        let lines = self.ticks.iter().map(|tick| {
            html! {
                <>
                    <line class="grid" x1={px(tick.x)} x2={px(tick.x)} y1={px(LANES)} y2={px(bottom + 4.0)} />
                    if !tick.label.is_empty() {
                        <text class="tick" x={px(tick.x + 4.0)} y={px(bottom + 15.0)}>{ &tick.label }</text>
                    }
                </>
            }
        });
        html! { <g aria-hidden="true">{ for lines }</g> }
    }

    fn lane(&self, at: usize) -> Html {
        let (Some(lane), y) = (self.prepared.lanes.get(at), self.lanes.y(at)) else { return Html::default() };
        let hidden = self.packed.hidden.get(at).copied().unwrap_or(0);
        let narrow = self.lanes.head > 0.0;
        let low = narrow || self.lanes.rows.get(at) == Some(&1);
        let (first, second) = if low { (&*lane.name, "") } else { two_lines(&lane.name) };
        let more = (hidden > 0).then(|| format!("+{}", words::grouped(hidden as usize)));
        let title = format!(
            "{hidden} more events of this lane are near others and heavier ones hide them. Zoom in to see them."
        );
        let more_after = |dx: &'static str| {
            more.clone().map(|more| html! { <tspan class="more" {dx}>{ more }<title>{ title.clone() }</title></tspan> })
        };
        let (x, base) = if narrow { ("2", y + 13.0) } else { ("0", y + 17.0) };
        let names = html! {
            <>
                <text class={classes!("lname", lane.class)} {x} y={px(base)}>
                    { first }
                    if low { { for more_after("6") } }
                </text>
                if !low {
                    <text class="lname2" x="0" y={px(y + 31.0)}>
                        { second }
                        { for more_after(if second.is_empty() { "0" } else { "6" }) }
                    </text>
                }
            </>
        };
        html! {
            <g aria-hidden="true">
                <line class="lane" x1="0" x2={px(self.width)} y1={px(y)} y2={px(y)} />
                { names }
            </g>
        }
    }

    fn event(&self, placed: &Placed) -> Html {
        let at = placed.mark as usize;
        let (Some(of), Some(id)) = (self.prepared.marks.get(at), self.prepared.events.get(at)) else {
            return Html::default();
        };
        let Some(event) = self.dossier.folded.events.get(*id as usize) else { return Html::default() };
        let class = Quarter::of(event.kind).class();
        let y = self.lanes.row_y(usize::from(of.lane), placed.row);
        let look = Look {
            status: event.status,
            class,
            day: of.from == of.to,
            open_left: event.from.is_none(),
            open_right: event.to.is_none(),
        };
        let chosen = self.chosen == Some(*id);
        let tabindex = if self.active == Some(placed.mark) { "0" } else { "-1" };
        let mark_at = placed.mark;
        let mut spoken = label::spoken(self.dossier, event);
        if label::is_corrected(self.dossier, *id) {
            spoken.push_str(", corrected");
        }
        let headline = self.dossier.headline(*id).map(|words| format!("\n“{}”", one_line(words)));
        let left = placed.label.as_ref().map_or(placed.start, |label| label.start.min(placed.start));
        let right = placed.label.as_ref().map_or(placed.end, |label| label.end.max(placed.end));
        html! {
            <g key={*id} id={mark_id(placed.mark)} class={classes!("ev", class, chosen.then_some("sel"))} role="button"
                aria-label={spoken.clone()} aria-pressed={chosen.then_some("true")} {tabindex}
                onclick={self.on_open.reform(move |_: MouseEvent| mark_at)}>
                <title>{ spoken }{ headline.unwrap_or_default() }</title>
                <rect class="touch" x={px(left - 2.0)} y={px(y - ROW / 2.0)} width={px(right - left + 4.0)} height={px(ROW)} rx="3" />
                { mark(placed, y, look, self.scale.right) }
                if let Some(label) = &placed.label {
                    <text x={px(label.start)} y={px(y + 4.0)}>{ &label.text }</text>
                }
            </g>
        }
    }
}

/// The id of a mark's element.
pub fn mark_id(mark: u32) -> String {
    format!("mark-{mark}")
}

/// A lane's name in two lines: at ` and `, or after a comma.
fn two_lines(name: &str) -> (&str, &str) {
    if let Some((first, _)) = name.split_once(" and ") {
        return (first, name[first.len()..].trim_start());
    }
    match name.split_once(", ") {
        Some((first, rest)) => (&name[..=first.len()], rest),
        None => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_where_one_would_breathe() {
        assert_eq!(two_lines("Talks and agreements"), ("Talks", "and agreements"));
        assert_eq!(two_lines("Accusations, demands"), ("Accusations,", "demands"));
        assert_eq!(two_lines("assault"), ("assault", ""));
    }
}
