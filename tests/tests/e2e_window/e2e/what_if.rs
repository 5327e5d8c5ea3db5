//! A supposition in the running window: what a new legal representative would bring, whom it would hit, and the whole
//! window on the day after day 4; nothing of it in the journal.

use super::{accessible::objections, travel::last_recorded};
use chrono::Duration;
use serde_json::Value;
use std::collections::BTreeSet;
use storewarden_app::wire::{Scenario, Supposition, WhatIf};
use storewarden_domain::{subject::Subject, vocabulary::RegisteredFact};
use storewarden_tests::{
    desktop::Desktop,
    five_stores::{COMPANY, GROUP, SHOPS, fill, shop},
    fixtures::{at, noon},
    home::Home,
    window::Window,
};

const ADDRESS: &str = "#/what-if?on=2026-12-04&suppose=[{\"suppose\":\"fact-changes\",\"entity\":\"entity:91000000MADEM00037\",\"fact\":\"legal-representative\",\"day\":\"2026-11-24\"}]";

/// What the core says of a representative who changes on 24 November, at the end of a day.
fn answer(home: &Home, on: &str) -> WhatIf {
    let entity: Subject = COMPANY.parse().unwrap();
    let (fact, effective) = (RegisteredFact::LegalRepresentative, at("2026-11-24T00:00:00+08:00"));
    let scenarios = vec![Scenario::FactChanges { entity, fact, effective }];
    let copy = home.open().copy().unwrap();
    copy.what_if(noon() + Duration::seconds(1), &Supposition { on: Some(at(on)), scenarios }).unwrap()
}

fn hit(window: &Window) -> BTreeSet<String> {
    window.attributes("[data-testid=what-if-stores] [data-subject]", "data-subject").into_iter().collect()
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_new_representative_is_supposed_with_every_store_that_it_would_hit_and_nothing_is_recorded() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    fill(&home.open());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    home.move_clock(noon() + Duration::seconds(1));
    let recorded = last_recorded(&home);
    window.go("what-if");
    window.sees("[data-testid=what-if-teach]");
    window.click("[data-testid=suppose-add]");
    window.click("[data-testid=suppose-fact-changes]");
    let card = "[data-testid=scenario-fact-changes]";
    window.types(&format!("{card} .wide input, {card} .ant-select input"), "晨光");
    window.waits("the company is found", |w| {
        w.texts(".ant-select-item-option")
            .iter()
            .any(|text| text.contains("91000000MADEM00037"))
            .then_some(())
    });
    window.click(".ant-select-item-option[title*='91000000MADEM00037']");
    window.misses(".ant-select-item-option[title*='91000000MADEM00037']");
    window.click(&format!("{card} .ant-form-item:nth-of-type(2) .ant-select"));
    window.click(".ant-select-item-option[title='法定代表人']");
    window.sees(&format!("{card}[data-complete=true]"));
    window.sees("[data-testid=what-if-summary]");
    window.settles();
    assert_eq!(objections(&window), Vec::<String>::new(), "axe finds nothing beside an answer");

    // The same by its address, on a later day: it keeps the supposition.
    window.run::<()>("location.hash = arguments[0]", ADDRESS);
    let wanted = answer(&home, "2026-12-04T23:59:59+08:00");
    let stores: BTreeSet<String> = wanted.stores.iter().map(|store| store.subject.to_string()).collect();
    let group: BTreeSet<String> = SHOPS.iter().map(|name| shop(name).to_string()).collect();
    // Not filed by the third working day after Tuesday the 24th, every link is gone and withdrawals are frozen (T10, T11).
    let day4 =
        wanted.deadlines.iter().find(|row| row.rule == "aliexpress.linkgroup.auto-unlink-day4").unwrap();
    assert_eq!(day4.after.as_ref().unwrap().due, at("2026-11-28T00:00:00+08:00"));
    let hits: BTreeSet<String> = day4.hits.iter().map(|store| store.subject.to_string()).collect();
    assert_eq!(hits, group, "all five, and not the sixth");
    // The company's licence is to be changed within 30 days, and every shop of the company stands on it.
    assert_eq!(stores, &group | &BTreeSet::from([shop("晨光六店").to_string()]));
    let otherwise: BTreeSet<String> = wanted.states.iter().map(|state| state.subject.to_string()).collect();
    assert_eq!(otherwise, &group | &BTreeSet::from([GROUP.to_owned()]));
    window.waits("every store that it would hit", |w| (hit(w) == stores).then_some(()));
    assert_eq!(window.attributes("[data-testid=other-state]", "data-subject").len(), wanted.states.len());

    window.click("[data-testid=what-if-look]");
    window.waits("the whole window is there", |w| {
        (w.texts("[data-testid=travel-banner]") == ["假想 · 12月4日"]).then_some(())
    });
    window.waits("at Today", |w| (w.screen() == "today").then_some(()));
    assert!(window.texts("[data-testid=travel-words]")[0].contains("法定代表人于 2026-11-24 变更"));
    window.click("[data-testid=travel-back]");
    window.misses("[data-testid=travel-banner]");
    window.run::<()>("history.back()", Value::Null);
    window.waits("back leads to the supposition", |w| (hit(w) == stores).then_some(()));
    assert_eq!(last_recorded(&home), recorded);
    window.quit();
}
