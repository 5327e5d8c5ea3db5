//! Three thousand sub-accounts with the widest logins that a platform takes, in the narrowest window: nothing lies over
//! anything, nothing scrolls sideways, and every page of every list answers.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde_json::Value;
use std::{fmt::Write, time::Instant};
use storewarden_tests::{
    desktop::Desktop,
    home::{Home, program},
    window::Window,
};

const STORES: usize = 60;
const EACH: usize = 50;

/// Sixty shops and fifty accounts in each; every login is 30 units wide (a Chinese character counts two).
fn lists() -> (String, String) {
    let mut stores = String::from("平台,店铺名称,主账号,店铺状态\n");
    let mut staff = String::from("子账号,使用人,手机号,岗位,状态,认证状态,创建时间,店铺\n");
    for shop in 0..STORES {
        let platform = if shop % 2 == 0 { "淘宝" } else { "天猫" };
        // 16 + 3 units, a colon, and 10 units behind it.
        let (name, main) =
            (format!("特别长的店铺名称官方旗舰专营店第{shop:03}号"), format!("某某某某某某某某{shop:03}"));
        writeln!(stores, "{platform},{name},{main},正常").unwrap();
        for account in 0..EACH {
            let check = ["未认证", "审核中", "审核不通过", "已认证"][account % 4];
            let number = shop * EACH + account;
            let (day, hour) = (9 + account % 12, 8 + account % 11);
            writeln!(
                staff,
                "{main}:客服客服{account:02},员工{number:04},139{number:08},客户服务主管,正常,{check},2026-11-{day:02} {hour:02}:{:02},{name}",
                number % 60
            )
            .unwrap();
        }
    }
    (stores, staff)
}

fn imported(desktop: &Desktop) -> Home {
    let home = Home::below(desktop.place());
    let (stores, staff) = lists();
    let (one, two) = (desktop.place().join("stores.csv"), desktop.place().join("staff.csv"));
    std::fs::write(&one, stores).unwrap();
    std::fs::write(&two, staff).unwrap();
    let mut import = desktop.command(program("storewarden-cli"));
    import.arg("--data-dir").arg(home.data()).args(["--json", "import"]).arg(one).arg(two);
    let answer = import.env("STOREWARDEN_CLOCK_FILE", home.clock_file()).output().unwrap();
    let report: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(report["files"][1]["created"], STORES * EACH, "{report}");
    home
}

/// What sticks out sideways, and which words of a row lie over others.
const CROWDED: &str = r#"
const out = [];
const name = e => `${e.tagName.toLowerCase()}.${String(e.className).slice(0, 40)}`;
for (const e of [document.documentElement, ...document.querySelectorAll('*')]) {
    const scrolls = e === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
    if (scrolls && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
        out.push(`${name(e)} scrolls sideways: ${e.scrollWidth} > ${e.clientWidth}`);
}
// The part of an element's words that is seen: cut by every ancestor that cuts.
const seen = (range, row) => [...range.getClientRects()].map(r => {
    let box = { l: r.left, t: r.top, r: r.right, b: r.bottom };
    for (let e = range.startContainer.parentElement; e && e !== row.parentElement; e = e.parentElement) {
        if (getComputedStyle(e).overflow === 'visible') continue;
        const c = e.getBoundingClientRect();
        box = { l: Math.max(box.l, c.left), t: Math.max(box.t, c.top), r: Math.min(box.r, c.right), b: Math.min(box.b, c.bottom) };
    }
    return box;
}).filter(b => b.r - b.l > 1 && b.b - b.t > 1);
for (const row of document.querySelectorAll('[data-row], header, nav a, .ant-table-thead tr')) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.trim() || node.parentElement.closest('.unseen')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of seen(range, row)) words.push({ box, text: node.data });
        const edge = row.getBoundingClientRect();
        for (const b of seen(range, row)) if (b.r > edge.right + 1) out.push(`"${node.data}" sticks out of its row`);
    }
    for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) {
        const [a, b] = [words[i], words[j]];
        if (a.text === b.text) continue;
        const x = Math.min(a.box.r, b.box.r) - Math.max(a.box.l, b.box.l);
        const y = Math.min(a.box.b, b.box.b) - Math.max(a.box.t, b.box.t);
        // Lines of one paragraph may touch by their descenders.
        if (x > 1 && y > 4) out.push(`"${a.text}" lies over "${b.text}" by ${Math.round(x)} × ${Math.round(y)}`);
    }
}
return [...new Set(out)].slice(0, 20)"#;

/// Goes through the pages of a list and tells how long each took to stand there.
fn turn_pages(window: &Window, list: &str, pages: usize) -> Vec<std::time::Duration> {
    let mut times = Vec::new();
    for _ in 0..pages {
        let before = window.subjects();
        let began = Instant::now();
        window.run::<()>("document.querySelectorAll('nav[aria-busy] button')[1].click()", Value::Null);
        window.waits(&format!("the next page of {list}"), |w| {
            let now = w.subjects();
            (!now.is_empty() && now != before).then_some(())
        });
        times.push(began.elapsed());
    }
    times
}

fn turn_all_pages(window: &Window) {
    for (list, rows) in [("stores", STORES), ("sub-accounts", STORES * EACH)] {
        window.go(list);
        window.sees("[data-row]");
        let mut times = turn_pages(window, list, rows.div_ceil(50) - 1);
        times.sort();
        let (middle, last) = (times[times.len() / 2].as_millis(), times[times.len() - 1].as_millis());
        println!("{list}: {} pages turned, median {middle} ms, slowest {last} ms", times.len());
    }
}

/// How many of the list are frozen at noon of the 21st: not verified, and made more than seven days before.
fn overdue() -> u32 {
    let noon = NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap();
    let frozen = |line: &&str| {
        let cells: Vec<&str> = line.split(',').collect();
        let created = NaiveDateTime::parse_from_str(cells[6], "%Y-%m-%d %H:%M").unwrap();
        cells[5] != "已认证" && created + Duration::days(7) <= noon
    };
    lists().1.lines().skip(1).filter(frozen).count().try_into().unwrap()
}

fn number(text: &str) -> u32 {
    let digits: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {text}"))
}

/// What is in force is folded; unfolded, its first fifty stand there at once, and the list has the rest.
fn unfold(window: &Window) {
    const GROUP: &str = "[data-testid=group-overdue]";
    let rows = |w: &Window| w.attributes(&format!("{GROUP} [data-testid=today-row]"), "data-deadline").len();
    let words = |css: &str| window.texts(css).concat();
    window.go("today");
    window.sees(&format!("{GROUP} [data-testid=today-unfold]"));
    let total = number(&words(&format!("{GROUP} .soft")));
    assert_eq!((total, rows(window)), (overdue(), 3), "all of them counted, three in sight");
    assert_eq!(number(&words("[data-testid=today-unfold]")), 47, "no more is promised than comes");
    let began = Instant::now();
    window.click("[data-testid=today-unfold]");
    window.waits("fifty rows", |w| (rows(w) == 50).then_some(()));
    println!("47 more rows of Today: {} ms", began.elapsed().as_millis());
    window.click(&format!("{GROUP} [data-testid=today-all]"));
    window.waits("the accounts of the span in the list", |w| {
        let lead = w.texts("header h1 + span").concat();
        (w.screen() == "sub-accounts" && !lead.is_empty() && number(&lead) == total).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn three_thousand_accounts_with_wide_logins_fit_into_a_narrow_window() {
    let desktop = Desktop::start().unwrap();
    let home = imported(&desktop);
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    window.resize(1100, 700);
    // Nothing but the two lists is in the program yet, so every number is known.
    turn_all_pages(&window);
    unfold(&window);
    window.quit();

    super::tour::furnish(&home);
    for language in ["zh-CN", "en"] {
        home.prefer(language, "light");
        let window = Window::open(&desktop, &home);
        window.resize(1100, 700);
        let mut crowded = Vec::new();
        let mut look = |place: &str| {
            window.settles();
            let found: Vec<String> = window.run(CROWDED, Value::Null);
            crowded.extend(found.into_iter().map(|what| format!("{place}, {language}: {what}")));
        };
        for (_, screen) in super::tour::SCREENS {
            let began = Instant::now();
            window.go(screen);
            println!("{language} {screen}: {} ms", began.elapsed().as_millis());
            look(screen);
        }
        window.go("today");
        window.click("[data-testid=today-why]");
        look("a row with its reasons");
        window.click("[data-testid=today-row] button[aria-haspopup=dialog]");
        window.sees("[data-testid=drawer] h2");
        look("a drawer");
        window.keys(&["Escape"]);
        window.misses("[data-testid=drawer]");
        for stop in super::tour::STOPS {
            stop.reach(&window);
            look(stop.name);
        }
        super::tour::leave(&window);
        assert!(crowded.is_empty(), "{crowded:#?}");
        window.quit();
    }
}
