//! The picture as one can touch it.

use std::rc::Rc;

use dateline_core::dossier::FoldedEventId;
use jiff::civil::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};
use yew::prelude::*;

use super::density::{density, home};
use super::gesture::{Ask, Drag, Pointer, STEP, walk};
use super::label;
use super::pack::{Lanes, Mark, Packed, pack};
use super::picture::{LANES, Picture, ROW, STRIP, mark_id};
use super::prepare::{LaneBy, Prepared, prepare, rows};
use super::scale::{Scale, View};
use super::ticks::ticks;
use crate::dossier::Dossier;
use crate::page::hooks::focus_is_lost;
use crate::part::dates::{from_number, number};
use crate::part::size::{Measure, watch};
use crate::part::wheel::use_wheel;
use crate::query::Found;
use crate::shared::Shared;
use crate::words;

/// Below this width lanes have their names above them.
const NARROW: f64 = 560.0;
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
}

/// The timeline as a picture: zoom, pan, choose days, walk from event to event.
#[component]
pub fn Panel(props: &Props) -> Html {
    let by = use_state_eq(LaneBy::default);
    let width = use_state_eq(|| 860.0);
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
            let watch = watch(&card, move |wide| width.set(wide.max(240.0)));
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
    let pointer = {
        let svg = svg.clone();
        move |event: &PointerEvent| {
            let left = svg.cast::<Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().left());
            Pointer { id: event.pointer_id(), x: f64::from(event.client_x()) - left }
        }
    };
    let onpointerdown = {
        let (svg, drag, pointer) = (svg.clone(), Rc::clone(&drag), pointer.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let top = svg.cast::<Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().top());
            let pointer = pointer(&event);
            let on_strip = f64::from(event.client_y()) - top <= STRIP + 6.0 && pointer.x >= left;
            let begun = if on_strip {
                capture(&svg, pointer.id);
                event.prevent_default();
                Drag::on_strip(pointer, strip, brush)
            } else {
                drag.borrow().on_lanes(pointer, view)
            };
            *drag.borrow_mut() = begun;
        })
    };
    let onpointermove = {
        let (svg, drag, moved_to, brushing, pointer) =
            (svg.clone(), Rc::clone(&drag), moved_to.clone(), brushing.clone(), pointer.clone());
        Callback::from(move |event: PointerEvent| {
            // A pointer that was let go elsewhere moves without a pressed button.
            if event.buttons() == 0 {
                *drag.borrow_mut() = Drag::None;
                return;
            }
            let pointer = pointer(&event);
            match drag.borrow_mut().moved(pointer, scale, strip, limit) {
                Ask::Nothing => {}
                Ask::Range(from, to) => brushing.set(Some((from, to))),
                Ask::View(view) => {
                    capture(&svg, pointer.id);
                    moved_to.set(Some(view));
                }
            }
        })
    };
    let onpointerup = {
        let (drag, brushing, on_range) = (Rc::clone(&drag), brushing.clone(), props.on_range.clone());
        Callback::from(move |_: PointerEvent| {
            let chosen = drag.borrow().chosen(strip);
            brushing.set(None);
            if let Some((from, to)) = chosen {
                on_range.emit((Some(from_number(from)), Some(from_number(to))));
            }
            let released = drag.borrow().released();
            *drag.borrow_mut() = released;
        })
    };
    let onpointercancel = {
        let (drag, brushing) = (drag, brushing.clone());
        Callback::from(move |_: PointerEvent| {
            brushing.set(None);
            *drag.borrow_mut() = Drag::None;
        })
    };
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
    let height = picture.height();
    let label = format!("Timeline, {}. The table below lists the same events.", summary(&prepared, &packed, view));
    html! {
        <section class="card timeline" aria-label="Picture">
            { toolbar(&by, &zoom, &moved_to, view, props) }
            <div class="sky" ref={card} hidden={around.is_empty()}>
                <svg ref={svg} role="group" aria-label={label} tabindex={if entry.is_none() { "0" } else { "-1" }} width={width.to_string()} height={height.to_string()}
                    viewBox={format!("0 0 {} {height}", *width)}
                    {onkeydown} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel}>
                    { picture.view() }
                </svg>
            </div>
            if around.is_empty() {
                <p class="tl-note">{ "None of these events has a day. The table lists them." }</p>
            } else {
                <p class="tl-note">
                    { summary(&prepared, &packed, view) }
                    <span class="how">{ " · Ctrl or ⌘ and the wheel zoom, arrow keys walk" }</span>
                </p>
            }
        </section>
    }
}

/// Which days the picture can show, and shows at first.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Days {
    home: View,
    fit: View,
    limit: View,
}

impl Days {
    fn new(marks: &[Mark], from: Option<Date>, to: Option<Date>) -> Days {
        let home = home(marks).unwrap_or(View { start: 0.0, end: 30.0 });
        let first = marks.iter().map(|mark| mark.from).min();
        let last = marks.iter().map(|mark| mark.to).max();
        let all = first.zip(last).map_or(home, |(first, last)| {
            View { start: f64::from(first), end: f64::from(last) + 1.0 }.padded().cover(home)
        });
        let start = from.map_or(home.start, |from| f64::from(number(from)));
        let end = to.map_or(home.end, |to| f64::from(number(to)) + 1.0);
        let fit = if from.is_none() && to.is_none() { home } else { View { start, end: end.max(start + 1.0) } };
        Days { home, fit, limit: all.cover(fit) }
    }
}

/// The view, moved so that the mark is in it.
fn shown(mark: Mark, view: View, limit: View) -> View {
    let (start, end) = (f64::from(mark.from), f64::from(mark.to) + 1.0);
    if end > view.start && start < view.end {
        return view;
    }
    view.moved((start + end) / 2.0 - (view.start + view.end) / 2.0, limit)
}

fn toolbar(
    by: &UseStateHandle<LaneBy>,
    zoom: &Callback<f64>,
    moved_to: &UseStateHandle<Option<View>>,
    view: View,
    props: &Props,
) -> Html {
    let lanes = LaneBy::ALL.into_iter().map(|of| {
        let by_set = by.clone();
        let onclick = Callback::from(move |_: MouseEvent| by_set.set(of));
        html! { <button type="button" class="quiet" aria-pressed={(**by == of).to_string()} {onclick}>{ of.label() }</button> }
    });
    let fit = {
        let moved_to = moved_to.clone();
        Callback::from(move |_: MouseEvent| moved_to.set(None))
    };
    let only = props.on_range.reform(move |_: MouseEvent| {
        (Some(from_number(view.start.round() as i32)), Some(from_number(view.end.round() as i32 - 1)))
    });
    let moved = moved_to.is_some();
    html! {
        <div class="tl-bar">
            <span class="hint" id="lanes-by">{ "Lanes by" }</span>
            <span class="switch" role="group" aria-labelledby="lanes-by">{ for lanes }</span>
            <span class="grow"></span>
            if moved {
                <button type="button" class="quiet" onclick={only}>{ "Filter to these days" }</button>
            }
            <button type="button" class="quiet" disabled={!moved} onclick={fit}>{ "Fit" }</button>
            <button type="button" aria-label="Zoom out" title="Zoom out (−)" onclick={zoom.reform(|_: MouseEvent| STEP)}>{ "−" }</button>
            <button type="button" aria-label="Zoom in" title="Zoom in (+)" onclick={zoom.reform(|_: MouseEvent| 1.0 / STEP)}>{ "+" }</button>
        </div>
    }
}

/// `61 events, 26 Aug – 7 Nov 2025 · 12 hidden …`
fn summary(prepared: &Prepared, packed: &Packed, view: View) -> String {
    let hidden: u32 = packed.hidden.iter().sum();
    let seen = packed.placed.len() + hidden as usize;
    let (from, to) = (
        from_number(view.start.ceil() as i32),
        from_number((view.end.floor() as i32 - 1).max(view.start.ceil() as i32)),
    );
    let way_back = if seen == 0 { " · press Home for all" } else { "" };
    let mut said =
        format!("{}, {}{way_back}", words::count(seen, "event", "events"), words::days(Some(from), Some(to)));
    let mut add = |count: usize, what: &str| {
        if count > 0 {
            said.push_str(&format!(" · {} {what}", words::grouped(count)));
        }
    };
    add(hidden as usize, "hidden by heavier ones: zoom in");
    add(packed.before as usize, "earlier");
    add(packed.after as usize, "later");
    add(prepared.undated, "undated, in the table");
    said
}

fn focus_mark(at: u32) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(&mark_id(at)));
    if let Some(element) = element.and_then(|element| element.dyn_into::<SvgElement>().ok()) {
        let _ = element.focus();
    }
}

fn capture(svg: &NodeRef, pointer: i32) {
    if let Some(svg) = svg.cast::<Element>() {
        // A pointer that is gone already cannot be captured, and need not be.
        let _ = svg.set_pointer_capture(pointer);
    }
}
