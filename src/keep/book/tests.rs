use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::about::tests::rule;
use super::*;

/// A store of one dossier, as several tabs see it.
#[derive(Default)]
struct Store {
    about: Option<(About, Log)>,
    articles: BTreeMap<u32, Rc<Document>>,
}

impl Store {
    fn write(&mut self, book: &mut Book, shown: &Snapshot) -> Result<Option<Rc<Log>>, Refusal> {
        let mut merged = None;
        while let Some(write) = book.due(shown) {
            let outcome = write.on(self.about.clone(), 7.0)?;
            self.articles.extend(outcome.articles.iter().cloned());
            let log = outcome.corrections.as_deref().cloned();
            let before = self.about.take().map(|(_, log)| log).unwrap_or_default();
            self.about = Some((outcome.about.clone(), log.unwrap_or(before)));
            merged = book.written(write, &outcome).or(merged);
            if merged.is_some() {
                break;
            }
        }
        Ok(merged)
    }

    fn open(&self, is_whole: bool) -> (Book, Snapshot) {
        let (about, log) = self.about.clone().expect("it is kept");
        let articles: Vec<_> = self.articles.iter().map(|(key, document)| (*key, Rc::clone(document))).collect();
        let corrections = Rc::new(log);
        let book = Book::opened(&about, Rc::clone(&corrections), &articles, is_whole);
        let documents = articles.into_iter().map(|(_, document)| document);
        let shown = Snapshot {
            documents: documents.filter(|document| is_whole || document.is_quoted()).collect(),
            corrections,
            name: about.name.as_str().into(),
            ..Snapshot::default()
        };
        (book, shown)
    }

    fn ids(&self) -> Vec<&str> {
        self.articles.values().map(|document| document.record.page.id.as_str()).collect()
    }
}

fn article(id: &str, text: &str) -> Rc<Document> {
    let mut document = Document::default();
    (document.record.page.id, document.record.page.text) = (id.to_owned(), text.to_owned());
    Rc::new(document)
}

fn add(shown: &mut Snapshot, ids: &[&str]) {
    shown.documents.extend(ids.iter().map(|id| article(id, "It says so.")));
}

fn kept(ids: &[&str]) -> (Store, Book, Snapshot) {
    let (mut store, mut book, mut shown) = (Store::default(), Book::new("x".into()), Snapshot::default());
    add(&mut shown, ids);
    store.write(&mut book, &shown).expect("it is new");
    (store, book, shown)
}

fn corrected(log: &Log, names: &[&str]) -> Rc<Log> {
    let mut log = log.clone();
    names.iter().for_each(|name| log.add(rule(name)));
    Rc::new(log)
}

#[test]
fn what_came_by_link_stays_while_the_rest_is_read_again() {
    let (mut store, mut book, mut shown) = kept(&["a"]);
    let quoted = Document { file: crate::link::FROM_LINK.into(), ..Document::clone(&article("q", "It says so.")) };
    shown.documents.push(Rc::new(quoted));
    add(&mut shown, &["b"]);
    store.write(&mut book, &shown).expect("it is new");
    let (mut book, mut shown) = store.open(false);
    assert!(book.due(&shown).is_none(), "the quotations are kept as they are");
    add(&mut shown, &["a", "b"]);
    assert!(book.due(&shown).is_some_and(|write| write.rewrites()));
    store.write(&mut book, &shown).expect("it is there");
    assert_eq!((store.ids(), book.is_even(&shown)), (vec!["a", "q", "b"], true));
}

#[test]
fn only_what_is_new_is_written() {
    let (mut store, mut book, mut shown) = kept(&["a", "b"]);
    assert!(book.due(&shown).is_none());
    add(&mut shown, &["c"]);
    let write = book.due(&shown).expect("one is new");
    assert_eq!(write.articles.len(), 1);
    store.write(&mut book, &shown).expect("it is there");
    assert_eq!(store.ids(), ["a", "b", "c"]);
    shown.documents[1] = article("b", "Read again.");
    store.write(&mut book, &shown).expect("it is there");
    assert_eq!((&*store.articles[&1].record.page.text, store.articles.len()), ("Read again.", 3));
    let (about, _) = store.about.clone().expect("it is kept");
    assert_eq!((about.articles, about.next, about.changed), (3, 3, 7.0));
}

#[test]
fn many_articles_are_written_in_parts() {
    let ids: Vec<String> = (0..BATCH * 2 + 1).map(|number| format!("{number:04}")).collect();
    let (mut store, mut book, mut shown) = (Store::default(), Book::new("x".into()), Snapshot::default());
    add(&mut shown, &ids.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(book.due(&shown).expect("all are new").articles.len(), BATCH);
    store.write(&mut book, &shown).expect("it is new");
    assert_eq!(store.ids(), ids);
}

#[test]
fn names_failures_and_the_end_of_reading_are_written() {
    let (mut store, mut book, mut shown) = kept(&["a"]);
    shown.name = "Talks".into();
    shown.busy = true;
    shown.failures = Rc::new(vec![Failure { file: "b.pdf".into(), message: "It is a PDF.".into() }]);
    store.write(&mut book, &shown).expect("it is there");
    let about = store.about.clone().expect("it is kept").0;
    assert_eq!((&*about.name, about.unfinished, about.failures.len()), ("Talks", true, 1));
    assert!(book.due(&shown).is_none());
    shown.busy = false;
    store.write(&mut book, &shown).expect("it is there");
    assert!(!store.about.expect("it is kept").0.unfinished);
}

#[test]
fn two_tabs_that_add_take_nothing_from_each_other() {
    let (mut store, mut one, mut here) = kept(&["a"]);
    let (mut two, mut there) = store.open(true);
    add(&mut here, &["b"]);
    add(&mut there, &["c", "d"]);
    store.write(&mut two, &there).expect("it is there");
    store.write(&mut one, &here).expect("it is there");
    assert_eq!(store.ids(), ["a", "c", "d", "b"]);
    assert_eq!(store.about.as_ref().map(|(about, _)| about.articles), Some(4));
    assert!(one.is_behind(&store.about.as_ref().expect("it is kept").0), "there are some it does not show");
    assert!(!one.knows(1) && one.knows(3));
}

#[test]
fn a_tab_that_follows_another_writes_nothing_twice() {
    let (mut store, mut one, mut here) = kept(&["a"]);
    let (mut two, mut there) = store.open(true);
    add(&mut there, &["b"]);
    there.corrections = corrected(&there.corrections, &["x"]);
    there.name = "Talks".into();
    store.write(&mut two, &there).expect("it is there");
    let (about, log) = store.about.clone().expect("it is kept");
    assert!(one.is_behind(&about) && one.is_even(&here));
    let b = (1, Rc::clone(&store.articles[&1]));
    let log = Rc::new(log);
    one.follow(&about, Rc::clone(&log), vec![b.clone()]);
    here.documents.push(b.1);
    (here.corrections, here.name) = (log, "Talks".into());
    assert!(one.due(&here).is_none());
    assert!(!one.is_behind(&about));
    assert!(here.corrections.can_undo(), "the other's steps can be taken back here");
}

#[test]
fn corrections_of_two_tabs_are_both_kept() {
    let (mut store, mut one, mut here) = kept(&["a"]);
    let (mut two, mut there) = store.open(true);
    here.corrections = corrected(&here.corrections, &["ours"]);
    there.corrections = corrected(&there.corrections, &["theirs"]);
    assert_eq!(store.write(&mut two, &there), Ok(None));
    let merged = store.write(&mut one, &here).expect("it is there").expect("others changed them too");
    assert_eq!(merged.rules(), [rule("theirs"), rule("ours")]);
    here.corrections = merged;
    assert!(one.due(&here).is_none());
    let withdrawn = {
        let mut log = Log::clone(&here.corrections);
        log.withdraw(0);
        Rc::new(log)
    };
    here.corrections = withdrawn;
    assert_eq!(store.write(&mut one, &here), Ok(None), "nobody else changed them since");
    assert_eq!(store.about.expect("it is kept").1.rules(), [rule("ours")]);
}

#[test]
fn what_was_deleted_elsewhere_is_not_made_again() {
    let (mut store, mut book, mut shown) = kept(&["a"]);
    store.about = None;
    add(&mut shown, &["b"]);
    assert_eq!(store.write(&mut book, &shown), Err(Refusal::Gone));
    assert_eq!(store.articles.len(), 1, "nothing was written");
    store.about = Some((About { format: FORMAT + 1, ..About::default() }, Log::default()));
    assert_eq!(store.write(&mut book, &shown), Err(Refusal::Newer));
}

#[test]
fn articles_that_are_read_again_keep_their_places() {
    let (mut store, ..) = kept(&["a", "b", "c"]);
    let (mut book, mut shown) = store.open(false);
    assert!(book.due(&shown).is_none(), "as long as nothing was read nothing is taken away");
    // One stopped the reader and was left out; another was added.
    add(&mut shown, &["a", "c", "d"]);
    assert!(!book.is_even(&shown));
    store.write(&mut book, &shown).expect("it is there");
    assert_eq!(store.ids(), ["a", "b", "c", "d"]);
    assert!(book.due(&shown).is_none());
    // Another of the same name does not take the place of what is still to be read.
    shown.documents.push(article("b", "It says something else."));
    store.write(&mut book, &shown).expect("it is there");
    assert_eq!(store.ids(), ["a", "b", "c", "d", "b"]);
    assert_eq!(store.about.expect("it is kept").0.articles, 5);
}

#[test]
fn a_full_store_changes_nothing_in_the_book() {
    let (store, book, mut shown) = kept(&["a"]);
    add(&mut shown, &["b"]);
    let write = book.due(&shown).expect("one is new");
    let outcome = write.on(store.about.clone(), 8.0).expect("it is there");
    assert_eq!(outcome.articles[0].0, 1);
    // It could not be put; the same is due again.
    drop((write, outcome));
    assert_eq!(book.due(&shown).map(|write| write.articles.len()), Some(1));
}

#[test]
fn ids_are_told_apart() {
    let mut articles: Vec<Document> = ["a", "a", "b", "a (2)"].map(|id| Document::clone(&article(id, ""))).into();
    tell_apart(&mut articles, ["b".to_owned()].into_iter());
    let ids: Vec<&str> = articles.iter().map(|document| document.record.page.id.as_str()).collect();
    assert_eq!(ids, ["a", "a (2)", "b (2)", "a (2) (2)"]);
}

/// What a tab may do.
#[derive(Clone, Copy, Debug)]
enum Step {
    Add(usize),
    Reread(usize),
    Correct,
    Save,
    Follow,
}

/// As `keep/news.rs` does it.
fn follow(store: &Store, book: &mut Book, shown: &mut Snapshot) {
    let (about, log) = store.about.clone().expect("it is kept");
    if !book.is_even(shown) || !book.is_behind(&about) {
        return;
    }
    let new = store.articles.iter().filter(|(key, _)| !book.knows(**key));
    let new: Vec<_> = new.map(|(key, document)| (*key, Rc::clone(document))).collect();
    shown.documents.extend(new.iter().map(|(_, document)| Rc::clone(document)));
    let (was, now) = (Rc::clone(book.corrections()), Rc::new(log));
    if *shown.corrections == *was {
        shown.corrections = Rc::clone(&now);
    } else {
        Rc::make_mut(&mut shown.corrections).receive(now.rules().to_vec());
    }
    book.follow(&about, now, new);
}

proptest! {
    /// Whatever two tabs do, and whenever each writes or looks what the other wrote, no article and no correction of either
    /// is lost, and no article is there twice.
    #[test]
    fn nothing_is_lost_between_two_tabs(steps in prop::collection::vec((any::<bool>(), prop_oneof![
        (1usize..4).prop_map(Step::Add),
        (0usize..6).prop_map(Step::Reread),
        Just(Step::Correct),
        Just(Step::Save),
        Just(Step::Follow),
    ]), 0..40)) {
        let (mut store, one, here) = kept(&["first"]);
        let (two, there) = store.open(true);
        let mut tabs = [(one, here), (two, there)];
        let (mut added, mut corrected_names) = (BTreeSet::from(["first".to_owned()]), Vec::new());
        for (number, (second, step)) in steps.into_iter().enumerate() {
            let (book, shown) = &mut tabs[usize::from(second)];
            match step {
                Step::Add(count) => {
                    let ids: Vec<String> = (0..count).map(|nth| format!("{number}-{nth}")).collect();
                    add(shown, &ids.iter().map(String::as_str).collect::<Vec<_>>());
                    added.extend(ids);
                }
                Step::Reread(place) => {
                    let place = place % shown.documents.len();
                    let id = shown.documents[place].record.page.id.clone();
                    shown.documents[place] = article(&id, &format!("Read again at {number}."));
                }
                Step::Correct => {
                    let name = format!("name {number}");
                    shown.corrections = corrected(&shown.corrections, &[&name]);
                    corrected_names.push(name);
                }
                Step::Save => {
                    let before = Rc::clone(&shown.corrections);
                    let merged = store.write(book, shown).expect("it is there");
                    if let Some(merged) = merged.filter(|_| *before == *shown.corrections) {
                        shown.corrections = merged;
                    }
                }
                Step::Follow => follow(&store, book, shown),
            }
        }
        for (book, shown) in &mut tabs {
            // A write that finds the other's corrections gives them back, and goes on afterwards.
            while let Some(merged) = store.write(book, shown).expect("it is there") {
                shown.corrections = merged;
            }
            prop_assert!(book.due(shown).is_none());
        }
        let ids: Vec<String> = store.ids().iter().map(|&id| id.to_owned()).collect();
        prop_assert_eq!(ids.len(), added.len());
        prop_assert_eq!(ids.into_iter().collect::<BTreeSet<_>>(), added);
        let (about, log) = store.about.expect("it is kept");
        prop_assert_eq!(about.articles as usize, store.articles.len());
        for name in corrected_names {
            prop_assert!(log.rules().contains(&rule(&name)), "{}", name);
        }
    }
}
