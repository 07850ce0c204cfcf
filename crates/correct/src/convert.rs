//! The core's values as links have them, and back.

use dateline_core::model::{EventKind as CoreEventKind, Kind as CoreKind};
use dateline_share::wire::{Day, EventKind, Kind};
use jiff::civil::Date;

macro_rules! pairs {
    ($to:ident, $from:ident, $core:ident, $wire:ident, [$($case:ident)*]) => {
        /// The value as links have it.
        pub fn $to(value: $core) -> $wire {
            match value {
                $($core::$case => $wire::$case,)*
            }
        }

        /// The value as the core has it.
        pub fn $from(value: $wire) -> $core {
            match value {
                $($wire::$case => $core::$case,)*
            }
        }
    };
}

pairs!(kind, core_kind, CoreKind, Kind, [
    Person Organisation ArmedGroup Government Place Nationality Agreement EventName Weapon Media
]);

pairs!(event_kind, core_event_kind, CoreEventKind, EventKind, [
    Agree Consult Support Concede Cooperate Aid Retreat Request Accuse Reject Threaten Protest Sanction Mobilize Coerce
    Assault
]);

/// The day as links have it.
pub fn day(date: Date) -> Option<Day> {
    Day::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// The day as the core has it.
pub fn date(day: Day) -> Option<Date> {
    Date::new(day.year(), i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_back() {
        assert!(CoreKind::ALL.into_iter().all(|value| core_kind(kind(value)) == value));
        for date in [Date::MIN, Date::MAX, Date::constant(2024, 2, 29), Date::constant(0, 1, 1)] {
            assert_eq!(day(date).and_then(super::date), Some(date));
        }
    }
}
