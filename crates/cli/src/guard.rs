//! Keeps one article from ending the work on all others.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does the work; where it panics, says so instead, with `at` for the place in the input.
pub(crate) fn guarded<T>(at: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    // What was half done is thrown away, so nobody sees it.
    let before = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|payload| {
        format!("{at}: skipped, a fault of this program ({}); please report it with the article", reason(&*payload))
    })
}

/// Panics that are caught are told by who catches them; all others are told as ever.
pub fn quiet() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !GUARDED.get() {
            told(info);
        }
    }));
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    let words = payload.downcast_ref::<&str>().copied();
    words.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("of unknown kind")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_and_the_next_is_read() {
        let read = |text: &str| guarded("a.jsonl:3", || usize::from(text.parse::<u8>().expect("a number")));
        let told = read("x").unwrap_err();
        assert!(told.starts_with("a.jsonl:3: skipped, a fault of this program (a number: "), "{told}");
        assert_eq!(read("7"), Ok(7));
    }
}
