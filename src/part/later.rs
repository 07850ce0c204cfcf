//! Drawing in several turns, so that none of them keeps the reader waiting long.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Whether a turn has passed since there was something to draw. What can be done without for a moment waits for it.
#[hook]
pub fn use_later(is_there: bool) -> bool {
    let passed = use_state_eq(|| false);
    {
        let passed = passed.clone();
        use_effect_with(is_there, move |&is_there| {
            let pass = move || passed.set(true);
            let timer = if is_there { next_turn(pass) } else { None };
            move || drop(timer)
        });
    }
    is_there && *passed
}

/// How many turns have passed since the first drawing, up to so many. What is drawn at first is spread over them.
#[hook]
pub fn use_turns(most: u32) -> u32 {
    let passed = use_state_eq(|| 0);
    {
        let setter = passed.setter();
        use_effect_with(*passed, move |&now| {
            let pass = move || setter.set(now + 1);
            let timer = if now < most { next_turn(pass) } else { None };
            move || drop(timer)
        });
    }
    *passed
}

/// A value as it was before, until a turn has passed since it changed. What shows it is drawn apart from the rest.
#[hook]
pub fn use_deferred<T: Clone + PartialEq + 'static>(value: T) -> T {
    let shown = use_state_eq(|| value.clone());
    {
        let setter = shown.setter();
        use_effect_with(value, move |value| {
            let value = value.clone();
            let timer = next_turn(move || setter.set(value.clone()));
            move || drop(timer)
        });
    }
    (*shown).clone()
}

/// Calls back in the next turn, unless the timer is dropped before; at once where there are no timers.
fn next_turn(call: impl Fn() + Clone + 'static) -> Option<Timer> {
    let timer = Timer::start(0, call.clone());
    if timer.is_none() {
        call();
    }
    timer
}

/// Calls back once, in the next turn; at once where there are no timers.
pub fn later(call: impl Fn() + Clone + 'static) {
    // A timer that is dropped does not call.
    std::mem::forget(next_turn(call));
}

/// Calls back once, unless it is dropped before.
pub struct Timer {
    id: i32,
    _away: Closure<dyn Fn()>,
}

impl Timer {
    /// Calls back after so many milliseconds.
    pub fn start(after: i32, away: impl Fn() + 'static) -> Option<Self> {
        let away = Closure::<dyn Fn()>::new(away);
        let callback = away.as_ref().unchecked_ref();
        let id = web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(callback, after).ok()?;
        Some(Timer { id, _away: away })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
