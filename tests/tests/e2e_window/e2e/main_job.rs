//! From an empty program to a deadline that was met.

use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::wire::StoresRequest;
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::{Desktop, PATIENCE, until},
    fixtures::noon,
    home::{Home, fixture},
    staff_list::{Running, running},
    store_list::paper_ends,
    window::Window,
};

/// Spans by what they hold.
type Groups = BTreeMap<String, BTreeSet<String>>;

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn from_the_first_start_over_the_operators_files_to_a_deadline_that_leaves_today() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);

    // The first start offers a way in, and the operator has files.
    window.sees("[data-testid=first-run-demo]");
    window.sees("[data-testid=first-run-blank]");
    window.click("[data-testid=first-run-import]");
    let files = ["stores.csv", "taobao-staff.csv", "staff-paste.tsv"];
    window.choose_files("[data-testid=import-input]", &files.map(fixture));

    // What they hold is shown; nothing of it is in the program yet.
    window.sees("[data-testid=import-preview] [data-testid=import-apply]:enabled");
    assert_eq!(window.attributes("[data-testid=import-file]", "data-file"), files);
    assert_eq!(window.texts("[data-testid=import-refused]"), [""; 0], "these files are sound");
    assert_eq!(window.texts("[data-testid=import-notice] h2").len(), 1, "it asks who had the notice");
    let stores = || home.open().stores(noon(), &StoresRequest::default()).unwrap().total;
    assert_eq!(stores(), 0, "a preview writes nothing");

    window.click("[data-testid=import-apply]");
    window.sees("[data-testid=import-result]");
    assert_eq!(stores(), 36);

    // The second file is damaged: what is wrong is named row by row before the two good rows go in.
    window.click("[data-testid=import-again]");
    window.choose_files("[data-testid=import-input]", &[fixture("damaged-staff.csv")]);
    window.sees("[data-testid=import-preview] [data-testid=import-apply]:enabled");
    let rows = window.texts("[data-testid=import-refused] td:first-child");
    let rows: BTreeSet<u32> = rows.iter().map(|row| row.parse().unwrap()).collect();
    let good = import_keeps(&window);
    assert!(rows.is_subset(&(2..=10).collect()) && !rows.contains(&11), "{rows:?}");
    assert!(!good.is_empty(), "a bad row does not keep a good one out");
    window.click("[data-testid=import-apply]");
    window.sees("[data-testid=import-result]");

    // Today shows exactly those whom the files put in danger, each in its span.
    window.click("[data-testid=import-to-today]");
    let list = running();
    let mut wanted = expected(&list, noon());
    for subject in good {
        // Made on 11-08, so the seven days of the damaged list's good rows are over.
        wanted.entry("overdue".into()).or_default().insert(subject);
    }
    holds(&window, &wanted);
    for (span, subjects) in &wanted {
        let number = window.texts(&format!("[data-testid=counter-{span}] [class*=counterNumber]"));
        if span != "waiting" {
            assert_eq!(number, [(subjects.len() + papers(span)).to_string()], "the counter of {span}");
        }
    }
    // The ends of licences and ID cards came in with the shops, and stand beside the accounts.
    for span in ["overdue", "day", "week", "month"] {
        let group =
            window.attributes(&format!("[data-testid=group-{span}] [data-testid=today-row]"), "data-subject");
        let shown = group.iter().filter(|subject| !subject.starts_with("sub-account:")).count();
        assert_eq!(shown, papers(span), "papers under {span}");
    }
    for row in &list {
        let due = window.attributes(&format!("{}[data-due]", today_row(&row.subject)), "data-due");
        let due: Vec<_> = due.iter().map(|due| Instant::parse(due).unwrap()).collect();
        assert_eq!(due, [row.due], "{}: creation and seven days", row.login);
    }

    // One of them hands in, and the platform approves.
    let one = list.iter().find(|row| !row.under_review && row.span(noon()) == "week").unwrap();
    window.click(&format!("{} button[aria-haspopup=dialog]", today_row(&one.subject)));
    window.waits("the drawer is about it", |w| w.texts(".ant-drawer h2").contains(&one.login).then_some(()));
    record(&window, &home, "submitted", noon() + Duration::minutes(5));
    window.sees("[data-testid=drawer] [data-testid=action-approved]:not([aria-disabled=true])");
    move_to(&mut wanted, &one.subject, "waiting");
    holds(&window, &wanted);

    record(&window, &home, "approved", noon() + Duration::minutes(10));
    wanted.values_mut().for_each(|subjects| {
        subjects.remove(&one.subject);
    });
    holds(&window, &wanted);
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
}

/// How many ends of companies' papers belong under `span` at noon.
fn papers(span: &str) -> usize {
    paper_ends().iter().filter(|end| end.span(noon()) == span).count()
}

fn today_row(subject: &str) -> String {
    format!("[data-testid=today-row][data-subject='{subject}']")
}

/// The sub-accounts that the preview would bring in.
fn import_keeps(window: &Window) -> BTreeSet<String> {
    let subjects = window.attributes("[data-testid=import-change]", "data-subject");
    subjects.into_iter().filter(|subject| subject.starts_with("sub-account:")).collect()
}

fn expected(list: &[Running], now: Instant) -> Groups {
    let mut groups = Groups::new();
    for row in list {
        groups.entry(row.span(now).to_owned()).or_default().insert(row.subject.clone());
    }
    groups
}

fn move_to(groups: &mut Groups, subject: &str, span: &str) {
    groups.values_mut().for_each(|subjects| {
        subjects.remove(subject);
    });
    groups.entry(span.to_owned()).or_default().insert(subject.to_owned());
}

/// Waits until Today's groups hold exactly these sub-accounts.
fn holds(window: &Window, wanted: &Groups) {
    let wanted: Groups =
        wanted.iter().filter(|(_, s)| !s.is_empty()).map(|(k, s)| (k.clone(), s.clone())).collect();
    let mut last = Groups::new();
    let found = until(PATIENCE, || {
        let rows: Vec<(String, String)> = window.run(
            // What is in force is folded until somebody wants all of it.
            "document.querySelector('[data-testid=today-unfold]')?.click();
             return [...document.querySelectorAll('[data-testid=today-row]')].map(row =>
                [row.closest('[data-testid^=group-]').dataset.testid.slice(6), row.dataset.subject])",
            serde_json::Value::Null,
        );
        last = Groups::new();
        for (span, subject) in rows.into_iter().filter(|(_, s)| s.starts_with("sub-account:")) {
            last.entry(span).or_default().insert(subject);
        }
        (last == wanted).then_some(())
    });
    assert!(found.is_some(), "Today shows\n{last:#?}\ninstead of\n{wanted:#?}");
}

/// Presses a button of the drawer and confirms; a minute later the program looks again.
fn record(window: &Window, home: &Home, change: &str, at: Instant) {
    home.set_clock(at);
    window.click(&format!("[data-testid=drawer] [data-testid=action-{change}]"));
    window.click("[data-testid=action-confirm]");
    window.misses("[data-testid=action-confirm]");
    home.set_clock(at + Duration::minutes(2));
}
