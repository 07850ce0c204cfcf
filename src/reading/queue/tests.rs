use super::*;

/// A page whose title says what it is.
fn page(order: u32, article: u32) -> Page {
    Page { title: format!("{order}/{article}"), text: "word ".repeat(1000), ..Page::default() }
}

fn record(page: &Page) -> Box<Record> {
    Box::new(Record { page: page.clone(), ..Record::default() })
}

/// Orders of so many articles each.
fn queue(orders: &[u32]) -> Queue {
    let mut queue = Queue::default();
    for (&articles, order) in orders.iter().zip(0..) {
        (0..articles).for_each(|article| queue.add(order, article, page(order, article)));
        queue.end(order);
    }
    queue
}

/// What a helper is given, as it takes it away with it.
fn given(queue: &mut Queue) -> Option<(u32, Vec<(u32, Page)>)> {
    let (helper, errands) = queue.share(Depth::Shallow)?;
    Some((helper, errands.into_iter().map(|errand| (errand.ticket, errand.page.clone())).collect()))
}

/// All that can come out now: titles, and "." for the end of an order.
fn out(queue: &mut Queue) -> String {
    let all = std::iter::from_fn(|| queue.pop()).map(|out| match out {
        Out::Read { order, article, record } => {
            assert_eq!(record.page.title, format!("{order}/{article}"));
            record.page.title
        }
        Out::Closed { .. } => ".".to_owned(),
    });
    all.collect::<Vec<_>>().join(" ")
}

fn read_own(queue: &mut Queue) -> bool {
    let Some(errand) = queue.take() else { return false };
    queue.read(errand.ticket, record(&errand.page));
    true
}

#[test]
fn alone_each_article_comes_out_as_soon_as_it_is_read() {
    let mut queue = queue(&[2, 0, 1]);
    assert!(!queue.is_short() && !queue.is_shared());
    assert!(read_own(&mut queue));
    assert_eq!(out(&mut queue), "0/0");
    assert!(read_own(&mut queue));
    assert_eq!(out(&mut queue), "0/1 . .");
    assert!(read_own(&mut queue) && queue.is_short());
    assert_eq!(out(&mut queue), "2/0 .");
    assert!(queue.is_empty() && !read_own(&mut queue) && given(&mut queue).is_none());
}

#[test]
fn records_come_out_in_the_order_of_the_articles() {
    let mut queue = queue(&[40, 3]);
    queue.hire(1);
    queue.hire(2);
    let (first, early) = given(&mut queue).expect("there is much to do");
    let (second, late) = given(&mut queue).expect("there is much to do");
    assert_ne!(first, second, "who has less to do is given more");
    late.iter().rev().for_each(|(ticket, page)| queue.read(*ticket, record(page)));
    while read_own(&mut queue) {}
    assert_eq!(out(&mut queue), "", "the first is still away");
    early.iter().for_each(|(ticket, page)| queue.read(*ticket, record(page)));
    let all = (0..40).map(|article| format!("0/{article} ")).collect::<String>() + ". 1/0 1/1 1/2 .";
    assert_eq!(out(&mut queue), all);
}

#[test]
fn a_helper_is_given_a_little_at_a_time() {
    let mut queue = queue(&[100]);
    queue.hire(1);
    let mut batches = Vec::new();
    while let Some((_, batch)) = given(&mut queue) {
        batches.push(batch);
    }
    assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert!(queue.share(Depth::Deep).is_some(), "more before a long fold");
    let (ticket, page) = &batches[0][0];
    for _ in 0..2 {
        queue.read(*ticket, record(page));
    }
    assert_eq!(out(&mut queue), "0/0", "what is read twice comes out once");
}

#[test]
fn what_a_lost_helper_had_is_read_by_others_but_for_what_it_fell_over() {
    let mut queue = queue(&[9]);
    queue.hire(1);
    queue.hire(2);
    let (helper, lost) = given(&mut queue).expect("there is much to do");
    queue.lose(helper, Some(LeftOut { order: 0, article: Some(1) }));
    let (other, again) = given(&mut queue).expect("there is much to do");
    assert_ne!(helper, other);
    assert_eq!(again[0], lost[0]);
    assert_eq!(again[1], lost[2]);
    again.iter().for_each(|(ticket, page)| queue.read(*ticket, record(page)));
    while read_own(&mut queue) {}
    // A record that was under way when the helper fell.
    queue.read(lost[1].0, record(&lost[1].1));
    assert_eq!(out(&mut queue), "0/0 0/2 0/3 0/4 0/5 0/6 0/7 0/8 .");
}

#[test]
fn a_record_that_comes_after_its_helper_was_lost_is_taken() {
    let mut queue = queue(&[5]);
    queue.hire(1);
    let (helper, lost) = given(&mut queue).expect("there is much to do");
    queue.lose(helper, None);
    lost.iter().for_each(|(ticket, page)| queue.read(*ticket, record(page)));
    assert!(read_own(&mut queue) && !read_own(&mut queue));
    assert_eq!(out(&mut queue), "0/0 0/1 0/2 0/3 0/4 .");
}

#[test]
fn a_file_that_is_given_up_leaves_the_others_alone() {
    let mut queue = queue(&[9, 2]);
    queue.hire(1);
    let (helper, _) = given(&mut queue).expect("there is much to do");
    queue.lose(helper, Some(LeftOut { order: 0, article: None }));
    while read_own(&mut queue) {}
    assert_eq!(out(&mut queue), ". 1/0 1/1 .");
}

#[test]
fn what_is_cancelled_is_dropped_and_what_was_read_stays() {
    let mut queue = queue(&[9, 2]);
    queue.hire(1);
    let (_, away) = given(&mut queue).expect("there is much to do");
    assert!(read_own(&mut queue));
    queue.cancel(2);
    queue.add(2, 0, page(2, 0));
    queue.end(2);
    queue.read(away[0].0, record(&away[0].1));
    assert_eq!(out(&mut queue), "0/4 . .");
    assert_eq!(given(&mut queue).map(|(_, batch)| batch.len()), Some(1), "the helper is free again");
}
