//! The companies of the example and their documents: each state of a document stands there once.

use super::patch;
use chrono::{Datelike, Duration, NaiveDate};
use serde_json::json;
use storewarden_domain::{
    change::{AtStore, AuditRefusal, Draft, FactChange, Report, What},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::RegisteredFact,
};

/// Codes that no authority gives out: region 000000 and an organisation code of letters.
pub(super) const QINGHE: &str = "91000000MADEM0708E";
pub(super) const YUNSHAN: &str = "91000000MADEM07169";
const XIAOMAN: &str = "92000000MADEM0740N";

/// Credit code, name to the letter, kind of company, legal representative, and the shops that stand on its licence.
struct Company(&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const COMPANIES: &[Company] = &[
    Company(
        QINGHE,
        "青禾家居（杭州）有限公司",
        "有限责任公司",
        "周青禾",
        &["taobao/青禾家居", "douyin/青禾抖店", "jd/青禾京东"],
    ),
    Company(YUNSHAN, "云杉服饰有限公司", "有限责任公司", "沈云杉", &["tmall/云杉服饰旗舰店"]),
    Company(
        XIAOMAN,
        "小满茶铺",
        "个体工商户",
        "朱小满",
        &["taobao/小满茶铺", "pdd/小满拼多多", "douyin/小满抖店", "tmall-global/极光海外专营店"],
    ),
];

/// The representative of 青禾 as of yesterday, which has to be filed and is not.
const SUCCESSOR: &str = "吴青禾";

/// Id, whose, kind, title, first valid day, last valid day, and the version that it takes the place of. Days count from today.
struct Paper(
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    i64,
    Until,
    Option<&'static str>,
);

enum Until {
    Day(i64),
    /// 长期
    Never,
    /// Nothing is printed; a rule tells it.
    Told,
}

const PAPERS: &[Paper] = &[
    // Valid, without an end, with a rule's end, far from it.
    Paper("licence-qinghe", QINGHE, "business-licence", None, -900, Until::Never, None),
    Paper("account-qinghe", QINGHE, "bank-account-permit", None, -890, Until::Never, None),
    Paper("card-qinghe", QINGHE, "identity-card", None, -3600, Until::Day(50), None),
    Paper("mark-qinghe", QINGHE, "trademark", Some("青禾 第20类"), -3370, Until::Told, None),
    Paper("report-qinghe", QINGHE, "quality-report", Some("实木餐椅"), -342, Until::Told, None),
    Paper("ccc-qinghe", QINGHE, "ccc-certificate", Some("儿童床"), -350, Until::Told, None),
    // Expired, in its grace, superseded with the new version still to be handed in, and one that begins later.
    Paper("licence-yunshan", YUNSHAN, "business-licence", None, -3660, Until::Day(-8), None),
    Paper("mark-yunshan", YUNSHAN, "trademark", Some("云杉 第25类"), -3700, Until::Day(-40), None),
    Paper("brand-yunshan-1", YUNSHAN, "brand-authorisation", Some("北岭"), -385, Until::Day(-20), None),
    Paper(
        "brand-yunshan-2",
        YUNSHAN,
        "brand-authorisation",
        Some("北岭"),
        -19,
        Until::Day(346),
        Some("brand-yunshan-1"),
    ),
    Paper("brand-yunshan-3", YUNSHAN, "brand-authorisation", Some("南屿"), 12, Until::Day(377), None),
    Paper("card-yunshan", YUNSHAN, "identity-card", None, -800, Until::Day(2850), None),
    // In the middle of its reminders.
    Paper("licence-xiaoman", XIAOMAN, "business-licence", None, -500, Until::Never, None),
    Paper("food-xiaoman", XIAOMAN, "food-business-licence", None, -1786, Until::Day(39), None),
    Paper("card-xiaoman", XIAOMAN, "identity-card", None, -500, Until::Never, None),
];

/// Document, store, hours ago, and what the platform answered some days later.
struct HandedIn(&'static str, &'static str, i64, Option<Answer>);

enum Answer {
    Passed,
    Rejected(&'static str),
}

const HANDED_IN: &[HandedIn] = &[
    HandedIn("licence-qinghe", "taobao/青禾家居", 24 * 480, Some(Answer::Passed)),
    HandedIn("licence-qinghe", "aliexpress/qinghe-home", 24 * 470, Some(Answer::Passed)),
    HandedIn("report-qinghe", "taobao/青禾家居", 24 * 300, Some(Answer::Passed)),
    HandedIn("report-qinghe", "jd/青禾京东", 30, None),
    HandedIn("brand-yunshan-1", "tmall/云杉服饰旗舰店", 24 * 360, Some(Answer::Passed)),
    HandedIn("licence-yunshan", "tmall/云杉服饰旗舰店", 24 * 490, Some(Answer::Passed)),
    HandedIn("food-xiaoman", "pdd/小满拼多多", 24 * 40, Some(Answer::Rejected("照片边角不完整，请重新拍摄"))),
];

/// `opened` = since when all of it is on record.
pub(super) fn found(opened: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let today = now.date();
    for Company(uscc, name, kind, representative, _) in COMPANIES {
        let subject = Subject::Entity((*uscc).into());
        let founded = day(today, -900);
        let about = json!({ "name": name, "company_type": kind, "legal_representative": representative,
            "bank_account_name": name, "bank_name": "示例银行杭州支行", "founded_on": founded,
            "licence_address": { "text": "杭州市示例区示例路 1 号" } });
        drafts.push(Draft::new(subject.clone(), opened, What::EntityDescribed(patch(about))));
        // 云杉 has not filed the last one.
        let filed = founded.year()..today.year() - i32::from(*uscc == YUNSHAN);
        for year in filed {
            let spring = NaiveDate::from_ymd_opt(year + 1, 3, 15).map(Instant::start_of);
            if let Some(at) = spring.filter(|at| *at < now) {
                drafts.push(Draft::new(subject.clone(), at, What::AnnualReportFiled(Report { year })));
            }
        }
    }
    let changed = now - Duration::hours(26);
    let company = Subject::Entity(QINGHE.into());
    let about = patch(json!({ "legal_representative": SUCCESSOR }));
    drafts.push(Draft::new(company.clone(), changed, What::EntityDescribed(about)));
    let fact = FactChange { fact: RegisteredFact::LegalRepresentative };
    drafts.push(Draft::new(company, changed, What::RegisteredFactChanged(fact)));
}

/// Whose shops these are, and what was handed in to them; the shops must be there.
pub(super) fn furnish(opened: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let today = now.date();
    for Company(uscc, _, _, _, stores) in COMPANIES {
        for store in stores.iter().filter_map(|store| store.parse().ok()) {
            let about = patch(json!({ "entity": uscc }));
            drafts.push(Draft::new(Subject::Store(store), opened, What::StoreDescribed(about)));
        }
    }
    for Paper(id, owner, kind, title, from, until, supersedes) in PAPERS {
        // What begins later was issued the other day.
        let issued = day(today, (*from).min(-3));
        let mut about = patch(json!({ "kind": kind, "owner": format!("entity:{owner}"),
            "issued_on": issued, "valid_from": day(today, *from), "issuer": "示例发证机关" }));
        match until {
            Until::Day(last) => about.extend(patch(json!({ "valid_to": day(today, *last) }))),
            Until::Never => about.extend(patch(json!({ "unlimited": true }))),
            Until::Told => {}
        }
        if let Some(title) = title {
            about.extend(patch(json!({ "title": title })));
        }
        if let Some(older) = supersedes {
            about.extend(patch(json!({ "supersedes": format!("demo-{older}") })));
        }
        if *kind == "identity-card" {
            let person = COMPANIES.iter().find(|company| company.0 == *owner).map(|company| company.3);
            about.extend(patch(json!({ "person": person })));
        }
        let known = Instant::start_of(issued).max(opened);
        drafts.push(Draft::new(document(id), known, What::DocumentDescribed(about)));
    }
    for HandedIn(id, store, hours, answer) in HANDED_IN {
        let Ok(store) = store.parse::<StoreKey>() else { continue };
        let at = now - Duration::hours(*hours);
        let submitted = What::DocumentSubmitted(AtStore { store: store.clone() });
        drafts.push(Draft::new(document(id), at, submitted));
        let answered = match answer {
            None => continue,
            Some(Answer::Passed) => What::AuditPassed(AtStore { store }),
            Some(Answer::Rejected(reason)) => {
                What::AuditRejected(AuditRefusal { store, reason: (*reason).into() })
            }
        };
        drafts.push(Draft::new(document(id), at + Duration::days(2), answered));
    }
}

fn document(id: &str) -> Subject {
    Subject::Document(format!("demo-{id}"))
}

fn day(today: NaiveDate, days: i64) -> NaiveDate {
    today + Duration::days(days)
}
