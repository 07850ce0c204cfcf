use jiff::civil::date;

use super::*;

/// The worker.
const LEAD: u32 = 1;

fn reading(order: u32, article: Option<u32>) -> Reply {
    Reply::Reading { order, article, name: format!("{order}/{article:?}") }
}

/// Two files, the first with ten articles of which four arrived and the sixth is being read.
fn ledger() -> Ledger<()> {
    let mut ledger = Ledger::default();
    ledger.begin(0.0);
    ledger.add(Source::File, "a.jsonl".to_owned(), 100.0, ());
    ledger.add(Source::File, "b.txt".to_owned(), 50.0, ());
    ledger.hear(LEAD, &reading(0, None));
    ledger.hear(LEAD, &Reply::Opened { order: 0, articles: 10 });
    for article in 0..4 {
        assert_eq!(&*ledger.delivered(0, article), "a.jsonl");
    }
    ledger.hear(LEAD, &reading(0, Some(5)));
    ledger
}

#[test]
fn files_not_opened_yet_count_as_one_article() {
    let job = ledger().job(1000.0);
    assert_eq!((job.done, job.total), (4, 11));
    assert_eq!((job.bytes, job.of), (40.0, 150.0));
    assert_eq!(job.rate(), Some(4.0));
}

#[test]
fn a_crash_costs_the_article_in_hand_alone() {
    let mut ledger = ledger();
    let culprit = ledger.crash(LEAD, "It stopped the reader.").expect("an article was in hand");
    assert_eq!(&*culprit.failure.message, "It stopped the reader. The article was left out; all others are read.");
    assert_eq!(culprit.left_out, Some(LeftOut { order: 0, article: Some(5) }));
    let again = ledger.unfinished();
    assert_eq!(again.len(), 2);
    assert_eq!((again[0].0.skip, &again[0].0.omit), (4, &vec![5]));
    assert!(ledger.crash(LEAD, "Again.").is_none(), "nothing is in hand until the next worker says so");
}

#[test]
fn a_crash_while_a_file_is_opened_costs_the_file() {
    let mut ledger = ledger();
    ledger.hear(LEAD, &Reply::Closed { order: 0 });
    ledger.hear(LEAD, &reading(1, None));
    assert!(ledger.crash(LEAD, "It stopped the reader.").is_some());
    assert!(ledger.is_idle());
    assert!(ledger.unfinished().is_empty());
    assert_eq!(ledger.end().map(|ending| ending.read), Some(4), "the job is open until the next worker has folded");
}

#[test]
fn a_crash_while_folding_is_no_articles_fault() {
    for before in [Reply::Documents, Reply::Closed { order: 0 }] {
        let mut ledger = ledger();
        ledger.hear(LEAD, &before);
        assert!(ledger.crash(LEAD, "It stopped the reader.").is_none());
        assert!(ledger.unfinished().iter().all(|(order, ())| order.omit.is_empty()));
        assert!(ledger.end().is_some());
    }
}

#[test]
fn a_file_that_stops_every_worker_is_left_out() {
    let mut ledger = ledger();
    for article in 5..5 + OMITTED as u32 {
        assert_eq!(ledger.unfinished().len(), 2);
        ledger.hear(LEAD, &reading(0, Some(article)));
        assert!(ledger.crash(LEAD, "It stopped the reader.").is_some());
    }
    assert_eq!(ledger.unfinished().len(), 1);
}

#[test]
fn what_is_given_up_is_named() {
    let mut ledger = ledger();
    let named: Vec<String> = ledger.abandon("No.").into_iter().map(|failure| failure.file.to_string()).collect();
    assert_eq!(named, ["a.jsonl", "b.txt"]);
    assert!(ledger.is_idle() && ledger.abandon("No.").is_empty());
}

#[test]
fn what_was_cancelled_is_not_asked_for_again() {
    let mut ledger = ledger();
    assert!(ledger.cancel());
    assert!(ledger.unfinished().is_empty());
    assert!(ledger.crash(LEAD, "It stopped the reader.").is_none(), "nobody waits for it");
    assert_eq!(&*ledger.delivered(0, 4), "a.jsonl", "what was on its way stays");
    let ending = ledger.end().expect("a job");
    assert_eq!(ending, Ending { started: 0.0, cancelled: true, read: 5, failed: 0 });
    assert!(!ledger.cancel() && ledger.end().is_none());
}

#[test]
fn a_job_after_a_cancelled_one_stands_for_itself() {
    let mut ledger = ledger();
    ledger.cancel();
    ledger.begin(500.0);
    ledger.add(Source::File, "c.txt".to_owned(), 10.0, ());
    assert_eq!(&*ledger.delivered(0, 4), "a.jsonl");
    let job = ledger.job(1500.0);
    assert_eq!((job.done, job.total, job.of, job.elapsed), (0, 1, 10.0, 1000.0));
    ledger.delivered(2, 0);
    assert_eq!(ledger.end(), Some(Ending { started: 500.0, cancelled: false, read: 1, failed: 0 }));
}

#[test]
fn orders_that_come_meanwhile_belong_to_the_job() {
    let mut ledger = ledger();
    ledger.failed();
    ledger.begin(500.0);
    ledger.add(Source::Sample, "c".to_owned(), 10.0, ());
    assert_eq!(ledger.job(1000.0).total, 12);
    assert_eq!(ledger.end(), Some(Ending { started: 0.0, cancelled: false, read: 4, failed: 1 }));
}

#[test]
fn a_date_is_remembered_until_it_has_come_to_pass() {
    let mut ledger = ledger();
    let (first, second) = (Some(date(2024, 1, 5)), Some(date(2024, 1, 6)));
    ledger.date(3, first);
    ledger.date(3, second);
    ledger.hear(LEAD, &Reply::Rereading { document: 3, name: "It".to_owned() });
    ledger.hear(LEAD, &Reply::Reread { document: 3 });
    assert_eq!(ledger.dates(), [(3, second)]);
    ledger.hear(LEAD, &Reply::Rereading { document: 3, name: "It".to_owned() });
    let culprit = ledger.crash(LEAD, "It stopped the reader.").expect("a document was in hand");
    assert_eq!(&*culprit.failure.message, "It stopped the reader. It stays as it was read before.");
    assert!(ledger.dates().is_empty());
    assert_eq!(ledger.unfinished().len(), 2);
}

#[test]
fn each_worker_falls_over_what_it_has_in_hand_itself() {
    let mut ledger = ledger();
    ledger.hear(2, &reading(0, Some(7)));
    ledger.hear(3, &reading(1, None));
    assert!((ledger.size_in_hand() - 100.0).abs() < 1e-9);
    ledger.hear(3, &Reply::Idle { requests: 0 });
    assert!(ledger.crash(3, "It stopped the reader.").is_none());
    let culprit = ledger.crash(2, "It stopped the reader.").expect("an article was in hand");
    assert_eq!((&*culprit.failure.file, culprit.left_out), ("0/Some(7)", Some(LeftOut { order: 0, article: Some(7) })));
    let culprit = ledger.crash(LEAD, "It stopped the reader.").expect("an article was in hand");
    assert_eq!(culprit.left_out, Some(LeftOut { order: 0, article: Some(5) }));
    assert_eq!(ledger.unfinished()[0].0.omit, [7, 5]);
}

#[test]
fn a_file_is_given_up_whoever_falls_over_it() {
    let mut ledger = ledger();
    let last = (0..OMITTED as u32).map(|worker| {
        ledger.hear(worker, &reading(0, Some(worker)));
        ledger.crash(worker, "It stopped the reader.").and_then(|culprit| culprit.left_out)
    });
    assert_eq!(last.last().flatten(), Some(LeftOut { order: 0, article: None }));
    assert_eq!(ledger.unfinished().len(), 1);
}

#[test]
fn what_is_still_to_be_read_becomes_less() {
    let mut ledger = ledger();
    assert!((ledger.size_to_read() - 110.0).abs() < 1e-9, "six tenths of the first, all of the second");
    ledger.hear(LEAD, &Reply::Closed { order: 0 });
    assert!((ledger.size_to_read() - 50.0).abs() < 1e-9);
}
