//! The picture as one can touch it.

use std::rc::Rc;

use dateline_core::dossier::FoldedEventId;
use jiff::civil::Date;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;
use yew::prelude::*;

use super::density::density;
use super::file::{Marks, drawing};
use super::frame::{summary, toolbar};
use super::gesture::{Drag, STEP, walk};
use super::hands::Hands;
use super::label;
use super::pack::{Lanes, pack};
use super::picture::{LANES, Picture, ROW, mark_id};
use super::prepare::{LaneBy, prepare, rows};
use super::range::{Days, shown};
use super::scale::{Scale, View};
use super::ticks::ticks;
use crate::dossier::Dossier;
use crate::page::hooks::focus_is_lost;
use crate::part::picture::save_picture;
use crate::part::size::{Measure, inside, watch};
use crate::part::wheel::use_wheel;
use crate::query::Found;
use crate::shared::Shared;
use crate::state::Action;

/// Below this width lanes have their names above them.
const NARROW: f64 = 560.0;
/// The picture is never narrower.
const LEAST: f64 = 240.0;
/// What padding and border of a card take of its width; `style/shell.css` says the same.
const CARD: f64 = 26.0;
/// Width of the lanes' names beside them.
const NAMES: f64 = 140.0;
/// Pixels of a bar of the density.
const BAR: f64 = 14.0;

/// What the picture needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where events and names come from.
    pub dossier: Shared<Dossier>,
    /// The events that are shown.
    pub found: Shared<Found>,
    /// First chosen day.
    pub from: Option<Date>,
    /// Last chosen day.
    pub to: Option<Date>,
    /// The event that is open in the reader.
    pub chosen: Option<FoldedEventId>,
    /// Opens an event.
    pub on_open: Callback<FoldedEventId>,
    /// Chooses days for every view.
    pub on_range: Callback<(Option<Date>, Option<Date>)>,
    /// Says what the reader did.
    pub act: Callback<Action>,
}

/// The timeline as a picture: zoom, pan, choose days, walk from event to event.
#[component]
pub fn Panel(props: &Props) -> Html {
    let by = use_state_eq(LaneBy::default);
    // A first guess that is right spares drawing all twice.
    let width = use_state_eq(|| inside("main").map_or(860.0, |main| (main - CARD).max(LEAST)));
    let moved_to = use_state_eq(|| None::<View>);
    let brushing = use_state_eq(|| None::<(f64, f64)>);
    let active = use_state_eq(|| None::<FoldedEventId>);
    let drag = use_mut_ref(Drag::default);
    let wants_focus = use_mut_ref(|| false);
    let moved_by_key = use_mut_ref(|| false);
    let measure = use_memo((), |()| Measure::new());
    let (card, svg) = (use_node_ref(), use_node_ref());

    let key = (props.dossier.clone(), props.found.clone(), *by);
    let prepared = use_memo(key, |(dossier, found, by)| prepare(dossier, &found.events, *by));
    let around = use_memo((props.dossier.clone(), props.found.clone()), |(dossier, found)| {
        prepare(dossier, &found.events_of_all_dates, LaneBy::Quarter).marks
    });
    let days = use_memo((Shared(Rc::clone(&around)), props.from, props.to), |(around, from, to)| {
        Days::new(around, *from, *to)
    });
    {
        let moved_to = moved_to.clone();
        use_effect_with((props.from, props.to), move |_| moved_to.set(None));
    }
    {
        let (card, width) = (card.clone(), width.clone());
        use_effect_with((), move |()| {
            let watch = watch(&card, move |wide| width.set(wide.max(LEAST)));
            move || drop(watch)
        });
    }
    let view = moved_to.unwrap_or(days.fit).within(days.limit);
    let narrow = *width < NARROW;
    let left = if narrow { 2.0 } else { NAMES };
    let scale = Scale::new(view, left, *width - 2.0);
    let strip = Scale::new(days.home.cover(view), left, *width - 2.0);
    let lanes = Lanes { rows: rows(&prepared.lanes), top: LANES, head: if narrow { 18.0 } else { 0.0 }, row: ROW };
    let place_of = |id: Option<FoldedEventId>| {
        let id = id?;
        prepared.events.iter().position(|event| *event == id).map(|at| at as u32)
    };
    let chosen_mark = place_of(props.chosen);
    let active_mark = place_of(*active).or(chosen_mark);
    let packed = {
        let always: Vec<u32> =
            active_mark.into_iter().chain(chosen_mark.filter(|at| Some(*at) != active_mark)).collect();
        let label_of = |at: u32| {
            let event = prepared.events.get(at as usize).and_then(|id| props.dossier.folded.events.get(*id as usize));
            let text = event.map(|event| label::short(&props.dossier, event)).unwrap_or_default();
            let text = match prepared.events.get(at as usize) {
                Some(id) if label::is_corrected(&props.dossier, *id) => format!("{text} (corrected)"),
                _ => text,
            };
            let width = measure.width(&text, chosen_mark == Some(at));
            (text, width)
        };
        pack(&prepared.marks, &prepared.ranks, &always, scale, &lanes, &label_of)
    };
    let bars = density(&around, strip, BAR);
    let lines = ticks(scale, &|text| measure.width(text, false));

    // The arrow keys come to the picture through one mark: the one they were at last, or the first.
    let entry = active_mark.filter(|at| packed.placed.iter().any(|placed| placed.mark == *at));
    let entry = entry.or_else(|| packed.placed.first().map(|placed| placed.mark));
    {
        let wants_focus = Rc::clone(&wants_focus);
        use_effect_with(active_mark, move |active| {
            if std::mem::take(&mut *wants_focus.borrow_mut()) {
                active.inspect(|at| focus_mark(*at));
            }
        });
    }
    {
        // The mark that had the focus may have left the picture with the key that moved it.
        let (svg, moved_by_key) = (svg.clone(), Rc::clone(&moved_by_key));
        use_effect_with((view, entry), move |&(_, entry)| {
            if moved_by_key.take() && focus_is_lost() {
                match entry {
                    Some(at) => focus_mark(at),
                    None => drop(svg.cast::<SvgElement>().map(|svg| svg.focus())),
                }
            }
        });
    }
    let limit = days.limit;
    {
        let moved_to = moved_to.clone();
        use_wheel(&svg, move |wheel| {
            let step = if wheel.delta_x.abs() > wheel.delta_y.abs() {
                view.moved(wheel.delta_x / scale.per_day(), limit)
            } else {
                view.zoomed((wheel.delta_y * 0.002).clamp(-1.0, 1.0).exp(), scale.day(wheel.x), limit)
            };
            moved_to.set(Some(step));
        });
    }
    let zoom = {
        let moved_to = moved_to.clone();
        Callback::from(move |factor: f64| moved_to.set(Some(view.zoomed(factor, (view.start + view.end) / 2.0, limit))))
    };
    let open = {
        let (prepared, active, drag, on_open) =
            (Rc::clone(&prepared), active.clone(), Rc::clone(&drag), props.on_open.clone());
        Callback::from(move |mark: u32| {
            if drag.borrow().swallows_click() {
                return;
            }
            if let Some(id) = prepared.events.get(mark as usize) {
                active.set(Some(*id));
                on_open.emit(*id);
            }
        })
    };
    let onkeydown = {
        let (prepared, active, moved_to, zoom, on_open) =
            (Rc::clone(&prepared), active.clone(), moved_to.clone(), zoom.clone(), props.on_open.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let key = event.key();
            *moved_by_key.borrow_mut() = true;
            match key.as_str() {
                "+" | "=" => zoom.emit(1.0 / STEP),
                "-" => zoom.emit(STEP),
                "0" => moved_to.set(None),
                // Nothing is in sight that one could go to: back to where there is something.
                "Home" if entry.is_none() => moved_to.set(None),
                "PageDown" => moved_to.set(Some(view.moved(view.days() * 0.8, limit))),
                "PageUp" => moved_to.set(Some(view.moved(view.days() * -0.8, limit))),
                "Enter" | " " => match entry.and_then(|at| prepared.events.get(at as usize)) {
                    Some(id) => on_open.emit(*id),
                    None => return,
                },
                key => {
                    let lanes: Vec<u16> = prepared.marks.iter().map(|mark| mark.lane).collect();
                    let Some(to) = walk(key, entry.map(|at| at as usize), &lanes) else { return };
                    *wants_focus.borrow_mut() = true;
                    active.set(prepared.events.get(to).copied());
                    if let Some(mark) = prepared.marks.get(to) {
                        moved_to.set(Some(shown(*mark, view, limit)));
                    }
                    // A mark that is the entry already is not a change, and still wants the focus.
                    focus_mark(to as u32);
                }
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let brush = brushing.or_else(|| {
        let chosen = props.from.is_some() || props.to.is_some();
        (chosen || view.days() < strip.end - strip.start - 0.5).then_some((view.start, view.end))
    });
    let hands = Hands {
        svg: &svg,
        drag: &drag,
        moved_to: &moved_to,
        brushing: &brushing,
        on_range: &props.on_range,
        scale,
        strip,
        view,
        limit,
    };
    let (onpointerdown, onpointermove) = (hands.pressed(brush), hands.moved());
    let (onpointerup, onpointercancel) = (hands.released(), hands.lost());
    let picture = Picture {
        dossier: &props.dossier,
        prepared: &prepared,
        packed: &packed,
        lanes: &lanes,
        scale,
        strip,
        bars: &bars,
        ticks: &lines,
        brush,
        width: *width,
        active: entry,
        chosen: props.chosen,
        on_open: open,
    };
    let (content, height) = (picture.view(), picture.height());
    let file = {
        let (content, wide, measure) = (content.clone(), *width, Rc::clone(&measure));
        let said = summary(&prepared, &packed, view, false);
        let (articles, marks) = (props.dossier.documents.len(), Marks::of(&props.dossier, &prepared, &packed));
        move || drawing((&content, wide, height), &said, articles, &marks, &|text| measure.width(text, false))
    };
    let label =
        format!("Timeline, {}. The table below lists the same events.", summary(&prepared, &packed, view, true));
    html! {
        <section class="card timeline" aria-label="Picture">
            { toolbar(&by, &zoom, &moved_to, view, &props.on_range) }
            <div class="sky" ref={card} hidden={around.is_empty()}>
                <svg ref={svg} role="group" aria-label={label} tabindex={if entry.is_none() { "0" } else { "-1" }} width={width.to_string()} height={height.to_string()}
                    viewBox={format!("0 0 {} {height}", *width)}
                    {onkeydown} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel}>
                    { content }
                </svg>
            </div>
            if around.is_empty() {
                <p class="tl-note">{ "None of these events has a day. The table lists them." }</p>
            } else {
                <p class="tl-note">
                    { summary(&prepared, &packed, view, true) }
                    <span class="how">{ " · Ctrl or ⌘ and the wheel zoom, arrow keys walk" }</span>
                    { save_picture("Timeline", file, &props.act) }
                </p>
            }
        </section>
    }
}

fn focus_mark(at: u32) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(&mark_id(at)));
    if let Some(element) = element.and_then(|element| element.dyn_into::<SvgElement>().ok()) {
        let _ = element.focus();
    }
}
