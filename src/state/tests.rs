use super::*;
use crate::dossier::{Finding, What};
use crate::words::Quarter;

fn after(actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::default(), reduce)
}

#[test]
fn what_changes_nothing_returns_the_same_state() {
    let state = after(vec![Action::Show(View::Claims), Action::Read(vec![Rc::default()])]);
    let idle = [
        Action::Show(View::Claims),
        Action::Go(state.place.clone(), None),
        Action::Letters(false),
        Action::Filter(Change::Clear),
        Action::Filter(Change::Text(String::new())),
        Action::Select(None),
        Action::Dialog(None),
        Action::Theme(Theme::System),
        Action::Read(Vec::new()),
        Action::Reread(7, Rc::default()),
        Action::Stopping,
        Action::Dismiss(3),
        Action::Requests(0),
    ];
    for action in idle {
        let said = format!("{action:?}");
        assert!(Rc::ptr_eq(&state, &reduce(Rc::clone(&state), action)), "{said} made a new state");
    }
}

#[test]
fn a_filter_stays_when_the_view_changes() {
    let force = Value::Quarter(Quarter::Force);
    let state = after(vec![Action::Filter(Change::Toggle(force.clone())), Action::Show(View::Entities)]);
    assert!(state.place.filters.has(&force));
    assert_eq!(state.place.view, View::Entities);
}

#[test]
fn articles_appear_while_the_job_goes_on() {
    let job = Job { done: 1, total: 2, ..Job::default() };
    let state = after(vec![
        Action::Begun(Origin::Own),
        Action::Read(vec![Rc::default()]),
        Action::Stopping,
        Action::Progress(job),
    ]);
    assert_eq!(state.dossier.documents.len(), 1);
    assert!(state.job.as_ref().is_some_and(|job| job.stopping && job.done == 1), "progress does not undo Cancel");
    let ended = reduce(state, Action::Finished { took: 80.0, cancelled: true });
    assert_eq!((ended.job.clone(), ended.took), (None, Some(80.0)));
    assert_eq!(ended.place.origin, Origin::Own);
}

#[test]
fn what_is_awaited_is_no_first_screen() {
    assert!(State::default().is_bare());
    let opening = || {
        let shelf = Shelf { opening: true, ..Shelf::default() };
        Rc::new(State { shelf, ..State::default() })
    };
    assert!(!opening().is_bare());
    let failure = Failure { file: "a.csv".into(), message: "It is not there.".into() };
    assert!(reduce(opening(), Action::Failed(failure)).is_bare(), "nothing more comes");
    let shown = reduce(opening(), Action::Shared(vec![Rc::default()], Folded::default()));
    assert!(!shown.is_bare() && !shown.shelf.opening);
}

#[test]
fn a_job_that_gave_nothing_leaves_nothing_to_reload() {
    let failure = Failure { file: "a.bin".into(), message: "It holds no text.".into() };
    let state = after(vec![
        Action::Begun(Origin::Own),
        Action::Failed(failure),
        Action::Finished { took: 1.0, cancelled: false },
    ]);
    assert_eq!(state.place.origin, Origin::Nothing);
    assert_eq!(state.failures.len(), 1);
}

#[test]
fn a_message_is_said_once_and_the_oldest_goes_first() {
    let say = |text: &str| Action::Say(Tone::Plain, text.into());
    let state = after(vec![say("a"), say("b"), say("a"), say("c"), say("d")]);
    let texts: Vec<&str> = state.messages.iter().map(|message| &*message.text).collect();
    assert_eq!(texts, ["a", "c", "d"]);
    let gone = reduce(Rc::clone(&state), Action::Dismiss(state.messages[0].id));
    assert_eq!(gone.messages.len(), 2);
}

#[test]
fn beginning_anew_keeps_what_is_not_of_the_articles() {
    let finding = Finding { document: 0, what: What::Event, index: 0 };
    let state = after(vec![
        Action::Theme(Theme::Dark),
        Action::Outdated,
        Action::Requests(3),
        Action::Dialog(Some(Dialog::Dossiers)),
        Action::Read(vec![Rc::default()]),
        Action::Select(Some(Selection::Finding(finding))),
        Action::Reset,
    ]);
    assert!(state.dossier.is_empty());
    assert_eq!(state.place, Place::default());
    assert_eq!((state.theme, state.outdated, state.requests, state.dialog), (Theme::Dark, true, 3, None));
}

fn article(id: &str) -> Rc<Document> {
    let mut document = Document::default();
    document.record.page.id = id.to_owned();
    Rc::new(document)
}

#[test]
fn a_link_opens_its_article_once_that_is_read() {
    let home = after(vec![Action::Read(vec![article("a"), article("b")])]);
    let pointer = Pointer::to(&home.dossier, Selection::Document(1));
    let arrive = |then: Vec<Action>| {
        let mut all = vec![Action::Go(Place::default(), pointer), Action::Begun(Origin::Sample)];
        all.extend(then);
        after(all)
    };
    let waiting = arrive(vec![Action::Read(vec![article("a")])]);
    assert_eq!((waiting.place.selection, waiting.pointer()), (None, pointer), "the link stays as it was");
    let finished = || Action::Finished { took: 1.0, cancelled: false };
    let opened = arrive(vec![Action::Read(vec![article("x"), article("a"), article("b")]), finished()]);
    assert_eq!(opened.place.selection, Some(Selection::Document(2)));
    assert_eq!((opened.sought, opened.pointer()), (None, pointer));
    let other = arrive(vec![Action::Read(vec![article("x"), article("y")]), finished()]);
    assert_eq!((other.place.selection, other.pointer()), (None, None), "another article is not opened instead");
    let chosen = arrive(vec![Action::Select(None), Action::Read(vec![article("b")])]);
    assert_eq!(chosen.place.selection, None, "the reader has closed it before it came");
}

#[test]
fn warnings_outlast_what_asks_nothing() {
    let say = |tone, text: &str| Action::Say(tone, text.into());
    let mut all = vec![say(Tone::Warning, "a file was left out")];
    all.extend(["one", "two", "three"].map(|text| say(Tone::Plain, text)));
    let said: Vec<Rc<str>> = after(all).messages.iter().map(|message| Rc::clone(&message.text)).collect();
    assert_eq!(said, ["a file was left out".into(), "two".into(), Rc::<str>::from("three")]);
}

#[test]
fn corrections_are_made_withdrawn_and_undone() {
    use dateline_share::rule::{Correction, Named};
    use dateline_share::wire::Kind;
    let rule = |kind| Rule {
        what: Correction::Retype {
            entity: Named { kind: Kind::Person, name: "Zarin".to_owned(), others: Vec::new(), country: String::new() },
            kind,
        },
        why: String::new(),
        when: 1,
    };
    let (place, media) = (rule(Kind::Place), rule(Kind::Media));
    let one = after(vec![Action::Correct(place.clone())]);
    assert_eq!(&*one.messages[0].text, "Corrected: “Zarin”: place, not person.");
    assert!(one.messages[0].undoes);
    let two = reduce(one, Action::Correct(media.clone()));
    let warning = two.messages.last().expect("it is said");
    assert!(warning.tone == Tone::Warning && warning.text.contains("different kinds"), "{warning:?}");
    let warned = ["a", "b", "c", "d"].map(|text| Action::Say(Tone::Warning, text.into()));
    let full = after(warned.into_iter().chain([Action::Correct(place.clone())]).collect::<Vec<_>>());
    assert!(full.messages.iter().all(|message| !message.undoes || message.text.starts_with("Corrected")));
    let undoing = |state: &State| state.messages.iter().map(|message| message.undoes).collect::<Vec<_>>();
    assert_eq!(undoing(&two), [false, true], "only the last can be undone");
    let rules = |state: &State| state.corrections.rules().to_vec();
    let undone = reduce(Rc::clone(&two), Action::Undo);
    assert!(!undoing(&undone).contains(&true));
    assert_eq!(rules(&undone), std::slice::from_ref(&place));
    assert_eq!(rules(&reduce(undone, Action::Redo)), [place.clone(), media.clone()]);
    let withdrawn = reduce(two, Action::Withdraw(place.clone()));
    assert_eq!(rules(&withdrawn), std::slice::from_ref(&media));
    for idle in [Action::Withdraw(place.clone()), Action::Received(vec![media.clone()]), Action::Redo] {
        assert!(Rc::ptr_eq(&withdrawn, &reduce(Rc::clone(&withdrawn), idle)));
    }
    let received = reduce(withdrawn, Action::Received(vec![media.clone(), place.clone()]));
    assert_eq!(rules(&received), [media, place]);
    assert!(rules(&reduce(received, Action::Reset)).is_empty(), "they are of the articles");
}

#[test]
fn what_is_not_kept_yet_is_not_left() {
    let own = |then: Vec<Action>| {
        let mut all = vec![Action::Begun(Origin::Own), Action::Read(vec![Rc::default()])];
        all.extend(then);
        after(all).is_safe()
    };
    let finished = || Action::Finished { took: 1.0, cancelled: false };
    let saving = |saving| Action::Shelf(shelf::Event::Saving(saving));
    assert!(!own(vec![saving(Saving::Kept)]), "more is being read");
    assert!(own(vec![finished(), saving(Saving::Kept)]));
    for not in [Saving::Writing, Saving::Off, Saving::Full, Saving::Gone, Saving::Failed("no".into())] {
        assert!(!own(vec![finished(), saving(not.clone())]), "{not:?}");
    }
    assert!(after(Vec::new()).is_safe(), "nothing is open");
    assert!(after(vec![Action::Begun(Origin::Sample), Action::Read(vec![Rc::default()])]).is_safe());
}

#[test]
fn a_dossier_is_open_once_it_is_folded_corrected_or_not() {
    let opening = after(vec![Action::Read(vec![Rc::default()]), Action::Shelf(shelf::Event::Opening)]);
    assert!(opening.shelf.opening);
    for folded in
        [Action::Folded(Folded::default()), Action::Decided(Folded::default(), Vec::new(), Decisions::default())]
    {
        assert!(!reduce(Rc::clone(&opening), folded).shelf.opening);
    }
}

/// A public file of that address.
fn source() -> Rc<Source> {
    Rc::new(Source { address: "reports.jsonl".into(), title: "".into(), by: crate::source::By::Address })
}

#[test]
fn a_source_is_named_as_long_as_nothing_else_is_open() {
    let opened = |place: Place| State::opened(place, None, Theme::System, true).with_source(Some(source()));
    assert_eq!(opened(Place::default()).place.origin, Origin::Source);
    let sample = opened(Place { origin: Origin::Sample, ..Place::default() });
    assert_eq!(sample.place.origin, Origin::Sample, "what the address says counts");
    let fetching = after(vec![Action::Fetching(source())]);
    assert_eq!((fetching.place.origin, fetching.job.is_some()), (Origin::Source, true));
    let read = reduce(fetching, Action::Begun(Origin::Source));
    assert!(read.source.is_some());
    let kept = shelf::Opened { id: "x".into(), name: "Talks".into(), corrections: Rc::default(), failures: Vec::new() };
    let kept = Action::Shelf(shelf::Event::Opened(kept));
    let ends = [Action::Begun(Origin::Own), Action::Begun(Origin::Sample), Action::Reset, kept];
    for action in ends {
        assert!(reduce(Rc::clone(&read), action).source.is_none());
    }
    let shared = reduce(Rc::clone(&read), Action::Shared(vec![Rc::default()], Folded::default()));
    assert_eq!((shared.source.is_none(), shared.place.origin), (true, Origin::Shared));
}

#[test]
fn a_source_that_cannot_be_had_can_be_asked_for_again() {
    let state = after(vec![Action::Fetching(source()), Action::Finished { took: 0.0, cancelled: false }]);
    assert_eq!((state.place.origin, state.job.is_some(), state.source.is_some()), (Origin::Nothing, false, true));
}
