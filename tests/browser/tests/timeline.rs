//! A reader touches the timeline.

use dateline_browser_tests::Page;

fn timeline(name: &str) -> Page {
    let page = Page::open(name);
    page.press_button("Open the sample");
    page.wait_for("/read in/.test(document.body.innerText)");
    page.view("Timeline");
    page.wait_for("all('main svg .ev').length > 10");
    page
}

/// Left, top and width of the picture.
fn picture(page: &Page) -> [f64; 3] {
    let of = page.value(
        "(() => { const r = all('main .sky svg')[0].getBoundingClientRect(); return [r.left, r.top, r.width] })()",
    );
    [0, 1, 2].map(|at| of[at].as_f64().expect("a length"))
}

#[test]
fn two_fingers_zoom() {
    let page = timeline("pinch");
    let before = page.texts(".tl-note").concat();
    let [left, top, width] = picture(&page);
    let x = |share: f64| left + width * share;
    page.pinch(top + 120.0, [x(0.55), x(0.65)], [x(0.4), x(0.8)]);
    page.wait_for("all('main button').some((e) => label(e) === 'Filter to these days')");
    let closer = page.texts(".tl-note").concat();
    assert_ne!(closer, before);
    assert!(closer.contains("earlier") || closer.contains("later"), "a closer look leaves events out: {closer}");
    page.pinch(top + 120.0, [x(0.3), x(0.9)], [x(0.55), x(0.65)]);
    page.press_button("Fit");
    page.wait("the first look", || (page.texts(".tl-note").concat() == before).then_some(()));
}

#[test]
fn days_dragged_on_the_strip_filter_every_view_and_hold_after_a_reload() {
    let page = timeline("strip");
    let all = page.row_count();
    let [left, top, width] = picture(&page);
    let point = |share: f64| ((left + width * share) as i64, (top + 20.0) as i64);
    page.driver().drag(point(0.85), point(0.98));
    page.wait_for("location.hash.includes('from-') && location.hash.includes('to-')");
    page.wait("fewer events", || (page.row_count() > 0 && page.row_count() < all).then_some(()));
    let (rows, address) = (page.row_count(), page.driver().address());
    page.driver().reload();
    page.wait_for("/read in/.test(document.body.innerText)");
    page.wait("the same rows", || (page.row_count() == rows).then_some(()));
    assert_eq!(page.driver().address(), address);
    page.view("Sources");
    page.wait("fewer articles", || (page.row_count() < 14).then_some(()));
}
