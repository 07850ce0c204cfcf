//! A field for a day.

use std::rc::Rc;

use jiff::civil::Date;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::route;

/// What the field is given.
#[derive(PartialEq, Properties)]
pub struct DayProps {
    /// The day as it is.
    pub day: Option<Date>,
    /// Its accessible name, where no label holds it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether it takes the focus when it appears.
    #[prop_or_default]
    pub focused: bool,
    /// The reader means another day, or none.
    pub commit: Callback<Option<Date>>,
    /// The reader is done with the field: by Enter or Escape if `true`, by going elsewhere if not.
    #[prop_or_default]
    pub leave: Callback<bool>,
}

/// A date field that answers to the calendar, to Enter and to the focus going elsewhere, and to Escape by taking back what
/// was typed.
/// Browsers report a change at every keystroke that leaves a valid date: `2` of `25` is one.
#[component]
pub fn DayField(props: &DayProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.focused, move |&focused| {
            if focused {
                field.cast::<HtmlElement>().map(|field| field.focus());
            }
        });
    }
    // A field that goes away after Enter loses the focus too, and must not say the same again.
    let last = use_mut_ref(|| props.day);
    {
        let last = Rc::clone(&last);
        use_effect_with(props.day, move |&day| *last.borrow_mut() = day);
    }
    let value = written(props.day);
    let typed = use_mut_ref(|| false);
    let commit = {
        let (field, day, commit, typed) = (field.clone(), props.day, props.commit.clone(), Rc::clone(&typed));
        move || {
            typed.replace(false);
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            match meant(&field.value(), field.validity().bad_input()) {
                Some(to) if last.replace(to) != to => commit.emit(to),
                Some(_) => {}
                None => field.set_value(&written(day)),
            }
        }
    };
    // A day picked from the calendar is meant at once.
    let onchange = {
        let (commit, typed) = (commit.clone(), Rc::clone(&typed));
        Callback::from(move |_: Event| {
            if !*typed.borrow() {
                commit();
            }
        })
    };
    let onblur = {
        let (commit, leave) = (commit.clone(), props.leave.clone());
        Callback::from(move |_: FocusEvent| {
            commit();
            leave.emit(false);
        })
    };
    let onkeydown = {
        let (field, day, leave) = (field.clone(), props.day, props.leave.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                commit();
                leave.emit(true);
            }
            "Escape" => {
                if let Some(field) = field.cast::<HtmlInputElement>() {
                    field.set_value(&written(day));
                }
                leave.emit(true);
            }
            _ => drop(typed.replace(true)),
        })
    };
    html! { <input ref={field} type="date" aria-label={props.label.clone()} {value} {onchange} {onblur} {onkeydown} /> }
}

fn written(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// What a field with this value means: a day, no day, or nothing yet, because some of it is missing.
fn meant(value: &str, is_partial: bool) -> Option<Option<Date>> {
    match route::read_date(value) {
        Some(day) => Some(Some(day)),
        None if value.is_empty() && !is_partial => Some(None),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn half_a_date_means_nothing_yet() {
        assert_eq!(meant("2024-03-08", false), Some(Some(date(2024, 3, 8))));
        assert_eq!(meant("", false), Some(None), "the reader has emptied it");
        assert_eq!(meant("", true), None, "the year is missing");
        assert_eq!(meant("0202-03-08", false), None, "the year is being typed");
    }
}
