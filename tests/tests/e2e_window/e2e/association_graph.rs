//! The graph of what stores have in common, drawn in the running window (product G3).

use serde_json::Value;
use std::fmt::Write as _;
use storewarden_tests::{desktop::Desktop, home::Home, window::Window};

const CANVAS: &str = "[data-testid=graph-canvas][data-drawn]";
const CARD: &str = "[data-testid=graph-card]";

/// Goes to the graph by the switch of the screen and waits until it is drawn.
fn graph(window: &Window) {
    window.go("association");
    window.click("[data-testid=association-views] label:nth-of-type(2)");
    window.sees(CANVAS);
    window.settles();
}

/// Where the drawing stands, once it stands still for ten frames: x, y and how much of the whole is in view.
fn view(window: &Window) -> [f64; 3] {
    window.waits("the drawing stands still", |w| {
        let seen: Option<String> = w.run_later(
            "const canvas = document.querySelector(arguments[0]);
             const before = canvas?.dataset.view;
             let frames = 10;
             const look = () => {
                 if (!before || canvas.dataset.view !== before) done(null);
                 else if (--frames === 0) done(before);
                 else requestAnimationFrame(look);
             };
             requestAnimationFrame(look);",
            CANVAS,
        );
        let numbers: Vec<f64> = seen?.split(' ').filter_map(|text| text.parse().ok()).collect();
        numbers.try_into().ok()
    })
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_store_of_the_graph_is_found_looked_at_and_opened() {
    let desktop = Desktop::sized_without_daemon(1600, 1000).unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    graph(&window);
    assert!(
        window.run::<bool>("return location.hash.includes('view=graph')", Value::Null),
        "it can be linked"
    );
    // By the keyboard: the most connected store, then the next.
    window.run::<()>("document.querySelector(arguments[0]).focus()", CANVAS);
    window.keys(&["Right"]);
    window.sees(CARD);
    let first = window.attributes(CARD, "data-subject");
    window.keys(&["Right"]);
    window.waits("the next store is looked at", |w| {
        (w.attributes(CARD, "data-subject") != first).then_some(())
    });
    // What is looked at stands in the middle, where a press meets it.
    view(&window);
    let looked_at = window.attributes(CARD, "data-subject").remove(0);
    window.click(CANVAS);
    window.sees("[data-testid=drawer]");
    let hash: String = window.run("return decodeURIComponent(location.hash)", Value::Null);
    assert!(hash.contains(&looked_at), "{hash} opens {looked_at}");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    // Only what surrounds it: fewer stores, and still the same in the list.
    let drawn = |w: &Window| w.attributes(CANVAS, "data-drawn").first().and_then(|n| n.parse::<usize>().ok());
    let all = drawn(&window);
    window.click("[data-testid=graph-surround]");
    window.waits("fewer are drawn", |w| (drawn(w).is_some() && drawn(w) < all).then_some(()));
    window.click("[data-testid=association-views] label:nth-of-type(1)");
    window.sees("[data-testid=association-pair]");
    window.run::<()>("history.back()", Value::Null);
    window.sees(CANVAS);
}

/// Two thousand shops of one platform: five on a phone, and every five joined to the next by a mailbox, a hundred in a
/// cluster.
fn two_thousand() -> String {
    let mut list = "平台,店铺名称,主账号,联系手机,联系邮箱\n".to_owned();
    for n in 0..2000 {
        let (cluster, inside) = (n / 100, n % 100);
        let (phone, mail) = (13_800_000_000_u64 + n / 5, (inside + 2) / 5);
        writeln!(list, "淘宝,示例{n:04}店,示例商家{n:04},{phone},c{cluster}m{mail}@example.com").unwrap();
    }
    list
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn two_thousand_stores_are_drawn_and_the_zoom_answers() {
    let desktop = Desktop::sized_without_daemon(1600, 1000).unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", "light");
    home.bring_bytes(&[("stores.csv", two_thousand())]);
    let window = Window::open(&desktop, &home);
    let start = std::time::Instant::now();
    graph(&window);
    let shown = start.elapsed();
    assert_eq!(window.attributes(CANVAS, "data-drawn"), ["2000"]);
    let [_, _, before] = view(&window);
    let start = std::time::Instant::now();
    window.click("[data-testid=graph-closer]");
    let [_, _, after] = window.waits("the drawing comes closer", |w| {
        let now = view(w);
        (now[2] < before).then_some(now)
    });
    println!(
        "2,000 stores drawn {shown:?} after the screen was opened; a zoom at rest after {:?}",
        start.elapsed()
    );
    window.click("[data-testid=graph-fit]");
    window.waits("everything is in view again", |w| (view(w)[2] > after).then_some(()));
}
