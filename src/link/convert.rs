//! The short lists of the model and their doubles in links, which never change.

use dateline_core::model;
use dateline_share::wire;
use jiff::civil::Date;

/// Two functions between lists of the same names.
macro_rules! doubles {
    ($($to:ident, $from:ident: $here:ty, $there:ty = $($name:ident)*;)*) => {$(
        pub(super) fn $to(value: $here) -> $there {
            match value { $(<$here>::$name => <$there>::$name,)* }
        }

        pub(super) fn $from(value: $there) -> $here {
            match value { $(<$there>::$name => <$here>::$name,)* }
        }
    )*};
}

doubles! {
    kind_out, kind_in: model::Kind, wire::Kind =
        Person Organisation ArmedGroup Government Place Nationality Agreement EventName Weapon Media;
    event_out, event_in: model::EventKind, wire::EventKind =
        Agree Consult Support Concede Cooperate Aid Retreat Request Accuse Reject Threaten Protest Sanction Mobilize
        Coerce Assault;
    status_out, status_in: model::Status, wire::Status = Reported Claimed Denied Planned Hypothetical;
    act_out, act_in: model::Act, wire::Act =
        State Accuse Deny Demand Promise Threaten Urge Praise Ask Acknowledge;
    manner_out, manner_in: model::ClaimKind, wire::Manner = Direct Indirect Mixed;
    precision_out, precision_in: model::Precision, wire::Precision = Country Province City Feature;
}

pub(super) fn basis_out(basis: model::PublishedBasis) -> wire::Basis {
    match basis {
        model::PublishedBasis::Given => wire::Basis::Given,
        model::PublishedBasis::Metadata => wire::Basis::Metadata,
        model::PublishedBasis::Dateline => wire::Basis::Dateline,
        model::PublishedBasis::None => wire::Basis::None,
    }
}

pub(super) fn day_out(date: Date) -> Option<wire::Day> {
    wire::Day::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

pub(super) fn day_in(day: wire::Day) -> Option<Date> {
    Date::new(day.year(), day.month() as i8, day.day() as i8).ok()
}

pub(super) fn toll_out(toll: &model::Toll) -> wire::Toll {
    let count = |count: Option<model::Count>| {
        count.map(|count| wire::Count { low: count.low, high: count.high, rough: count.rough })
    };
    wire::Toll {
        killed: count(toll.killed),
        injured: count(toll.injured),
        displaced: count(toll.displaced),
        detained: count(toll.detained),
        missing: count(toll.missing),
    }
}

pub(super) fn toll_in(toll: &wire::Toll) -> model::Toll {
    let count = |count: Option<wire::Count>| {
        count.map(|count| model::Count { low: count.low, high: count.high, rough: count.rough })
    };
    model::Toll {
        killed: count(toll.killed),
        injured: count(toll.injured),
        displaced: count(toll.displaced),
        detained: count(toll.detained),
        missing: count(toll.missing),
    }
}

/// Degrees times this are whole numbers in links.
const STEPS: f64 = 100_000.0;

pub(super) fn spot_out(place: &model::Place) -> wire::Spot {
    wire::Spot {
        lat: (place.lat * STEPS).round() as i32,
        lon: (place.lon * STEPS).round() as i32,
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        precision: precision_out(place.precision),
    }
}

pub(super) fn spot_in(spot: &wire::Spot) -> model::Place {
    model::Place {
        lat: (f64::from(spot.lat) / STEPS).clamp(-90.0, 90.0),
        lon: (f64::from(spot.lon) / STEPS).clamp(-180.0, 180.0),
        country: spot.country.clone(),
        admin1: spot.admin1.clone(),
        precision: precision_in(spot.precision),
    }
}
