use dateline_core::model::{Act, Bound, Kind, Page, Quantity, Record, Span, Status};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::dossier::{Document, Dossier, Finding, What};
use crate::state::Selection;
use crate::words::{self, Quarter};

fn pointer(text: &str) -> Pointer {
    Pointer::read(text).expect("a pointer")
}

/// Nothing that a mail program would cut off or change.
fn is_sound(fragment: &str) -> bool {
    fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && fragment.ends_with(|last: char| last.is_ascii_alphanumeric())
}

#[test]
fn a_place_comes_back() {
    let values = [
        Value::Quarter(Quarter::Force),
        Value::Status(Status::Claimed),
        Value::Kind(Kind::ArmedGroup),
        Value::Act(Act::Deny),
        Value::Entity("place/Spin Boldak".into()),
        Value::Claimant("person/Élodie".into()),
        Value::Outlet("".into()),
        Value::Document("folder/a b_c.txt#2".into()),
    ];
    let filters = Filters {
        text: "\"cease fire\" & more = 100%".to_owned(),
        from: Some(date(2025, 8, 1)),
        to: Some(date(2025, 11, 30)),
        values: values.into_iter().collect(),
    };
    let place =
        Place { view: View::Claims, filters: Rc::new(filters), selection: None, origin: Origin::Sample, kept: None };
    let at = Some(pointer("0badcafe-e120-126-2"));
    let written = write(&place, at);
    assert_eq!(read(&written), (place, at), "{written}");
    assert!(is_sound(&written), "{written}");
}

/// Links that were given away go on working.
#[test]
fn fragments_are_short_and_stay_as_they_are() {
    assert_eq!(write(&Place::default(), None), "timeline");
    assert_eq!(read(""), (Place::default(), None));
    let filters = Filters {
        text: " cease-fire ".to_owned(),
        from: Some(date(2025, 8, 1)),
        values: [Value::Act(Act::Deny), Value::Outlet("".into())].into_iter().collect(),
        ..Filters::default()
    };
    let place = Place { view: View::Claims, filters: Rc::new(filters), origin: Origin::Sample, ..Place::default() };
    let written = write(&place, Some(pointer("5be1c04f")));
    assert_eq!(written, "claims.sample.q-cease-fire.from-2025-08-01.act-deny.outlet.at-5be1c04f");
}

/// What is open is named in the address, which is read as it was written; without the name it is read as before there
/// were any.
fn is_named(origin: Origin, name: &str, address: &str) {
    let place = Place { origin, kept: Some(name.into()), ..Place::default() };
    let written = write(&place, None);
    assert_eq!(written, address);
    assert_eq!(read(&written), (place.clone(), None));
    assert!(is_sound(&written));
    let nameless = address.strip_suffix(&format!("-{name}")).unwrap_or_default();
    assert_eq!(read(nameless).0, Place { kept: None, ..place });
}

#[test]
fn kept_dossiers_and_links_of_this_tab_are_named() {
    is_named(Origin::Own, "20261128-k3f9", "timeline.own-20261128-k3f9");
    is_named(Origin::Shared, "5be1c04f", "timeline.shared-5be1c04f");
    for wrong in ["own-", "own-A", "own-_2e", "sample-x", "shared-", "shared-A"] {
        assert_eq!(read(wrong), (Place::default(), None), "{wrong}");
    }
    let sample = Place { origin: Origin::Sample, kept: Some("x".into()), ..Place::default() };
    assert_eq!(write(&sample, None), "timeline.sample");
}

#[test]
fn garbage_is_left_out() {
    let garbage = [
        "#",
        "...",
        "-",
        "x-y.z",
        "at-",
        "at-1",
        "at-00000000-",
        "at-00000000-e",
        "at-00000000-e1",
        "at-00000000-e2-1",
        "at-00000000-e1-2-3-4",
        "at-00000000-e_2b1-2",
        "at-00000000-é1-2",
        "at-0000000000",
        "at-00000000-e99999999999-1",
        "%%%",
        "from-yesterday.to-2025-13-45",
        "from-0202-01-01",
        "event-peace.kind.status-maybe",
        "days-1",
        "q-_zz",
        "q-_f",
        "\u{1f4a5}",
    ];
    for fragment in garbage {
        assert_eq!(read(fragment), (Place::default(), None), "{fragment}");
    }
    assert_eq!(read("nowhere.claims.q-ok.at-x").0.view, View::Claims);
}

fn document(id: &str, text: &str, words: &[&str]) -> Document {
    let quantity = |word: &&str| {
        let start = text.find(word).expect("the word is there");
        Quantity {
            span: Span::new(start, start + word.len()),
            value: 0.0,
            upper: None,
            unit: String::new(),
            what: String::new(),
            bound: Bound::Exact,
            rule: "test".into(),
        }
    };
    let page = Page { id: id.to_owned(), text: text.to_owned(), title: id.to_uppercase(), ..Page::default() };
    let quantities = words.iter().map(quantity).collect();
    Document { record: Record { page, quantities, ..Record::default() }, ..Document::default() }
}

#[test]
fn a_pointer_leads_to_the_same_words_or_nowhere() {
    let one = || document("one", "12 lorries and 30 carts", &["12", "30", "30"]);
    let two = || document("two", "12 lorries and 30 carts", &["30"]);
    let here = Dossier::default().with_documents([two(), one()]);
    let at = |document, index| Selection::Finding(Finding { document, what: What::Quantity, index });
    for selection in [Selection::Document(0), Selection::Document(1), at(0, 0), at(1, 0), at(1, 1), at(1, 2)] {
        let pointer = Pointer::to(&here, selection).expect("it is there");
        assert_eq!(pointer.find(&here), Some(selection), "{pointer}");
        assert_eq!(Pointer::read(&pointer.to_string()), Some(pointer));
    }
    assert_eq!(Pointer::to(&here, at(0, 1)), None);
    let second = Pointer::to(&here, at(1, 1)).expect("it is there");
    let elsewhere = Dossier::default().with_documents([one()]);
    assert_eq!(second.find(&elsewhere), Some(at(0, 1)), "in another order");
    let others = [
        document("one", "40 lorries and 31 carts", &["31"]),
        document("one", "12 lorries and 30 carts", &["12"]),
        two(),
    ];
    for other in others {
        assert_eq!(second.find(&Dossier::default().with_documents([other])), None);
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
        prop::sample::select(all)
    }
    fn text() -> impl Strategy<Value = Rc<str>> {
        ".{0,6}".prop_map(Rc::from)
    }
    prop_oneof![
        one_of(&Quarter::ALL).prop_map(Value::Quarter),
        one_of(&words::STATUSES).prop_map(Value::Status),
        one_of(&Kind::ALL).prop_map(Value::Kind),
        one_of(&words::ACTS).prop_map(Value::Act),
        text().prop_map(Value::Entity),
        text().prop_map(Value::Claimant),
        text().prop_map(Value::Outlet),
        text().prop_map(Value::Document),
    ]
}

fn any_place() -> impl Strategy<Value = Place> {
    let day =
        || prop::option::of((1000i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day)));
    let filters = ("\\PC{0,12}", day(), day(), prop::collection::btree_set(any_value(), 0..5));
    let filters = filters.prop_map(|(text, from, to, values)| {
        let (from, to) = if from.is_some() && to.is_some() && from > to { (to, from) } else { (from, to) };
        Filters { text: text.trim().to_owned(), from, to, values }
    });
    let view = prop::sample::select(&View::ALL[..]);
    let origin = prop::sample::select(&[Origin::Nothing, Origin::Sample, Origin::Own][..]);
    let kept = prop::option::of("[a-z0-9-]{1,32}");
    (filters, view, origin, kept).prop_map(|(filters, view, origin, kept)| Place {
        view,
        filters: Rc::new(filters),
        selection: None,
        origin,
        kept: kept.filter(|_| origin == Origin::Own).map(Into::into),
    })
}

fn any_pointer() -> impl Strategy<Value = Pointer> {
    let finding = prop::option::of(("[mtqce]", 0u32.., 0u32.., 0u32..));
    (0u32.., finding).prop_map(|(check, finding)| {
        let finding = finding.map_or_else(String::new, |(what, one, other, nth)| {
            format!("-{what}{}-{}-{nth}", one.min(other), one.max(other))
        });
        pointer(&format!("{check:08x}{finding}"))
    })
}

proptest! {
    #[test]
    fn every_place_comes_back_from_a_sound_link(place in any_place(), at in prop::option::of(any_pointer())) {
        let written = write(&place, at);
        prop_assert!(is_sound(&written), "{}", written);
        prop_assert_eq!(read(&written), (place, at));
    }

    /// Whatever stands in the address, the page opens at a place that its own link leads to again.
    #[test]
    fn any_fragment_is_a_place(fragment in "\\PC{0,40}") {
        let (place, at) = read(&fragment);
        let again = Place { filters: Rc::new(trimmed(&place.filters)), ..place };
        prop_assert_eq!(read(&write(&again, at)), (again, at));
    }

    /// The same for links that were damaged: one letter lost, changed or added.
    #[test]
    fn a_damaged_link_is_a_place(place in any_place(), at in any::<prop::sample::Index>(), letter in "[-_.a-z0-9]{0,2}") {
        let mut written = write(&place, None);
        let at = at.index(written.len());
        written.replace_range(at..=at, &letter);
        let (place, pointer) = read(&written);
        let again = Place { filters: Rc::new(trimmed(&place.filters)), ..place };
        prop_assert_eq!(read(&write(&again, pointer)), (again, pointer));
    }
}

fn trimmed(filters: &Filters) -> Filters {
    Filters { text: filters.text.trim().to_owned(), ..filters.clone() }
}
