use super::desk::{Desk, at, fixture, gb18030, text_of};
use proptest::prelude::*;
use storewarden_app::import::Plan;

fn full() -> Desk {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    desk.now = Some(at("2026-11-23T09:00:00+08:00"));
    desk
}

fn nothing(plan: &Plan) {
    assert_eq!(plan.drafts, []);
    assert_eq!((plan.report.changes_total, plan.report.changes.len()), (0, 0));
    for file in &plan.report.files {
        assert_eq!((file.created, file.changed, file.unchanged), (0, 0, file.read));
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let desk = full();
    nothing(&desk.plan(&[("stores.csv", &fixture("stores.csv"))]));
    nothing(&desk.plan(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]));
    let both = [("stores.csv", fixture("stores.csv")), ("taobao-staff.csv", fixture("taobao-staff.csv"))];
    nothing(&desk.plan(&both.iter().map(|(n, b)| (*n, b.as_slice())).collect::<Vec<_>>()));
}

#[test]
fn the_good_row_of_a_damaged_file_is_unchanged_the_second_time() {
    let mut desk = full();
    desk.import(&[("damaged-staff.csv", &fixture("damaged-staff.csv"))]);
    let plan = desk.plan(&[("damaged-staff.csv", &fixture("damaged-staff.csv"))]);
    assert_eq!(
        (plan.drafts.len(), plan.report.files[0].unchanged, plan.report.files[0].refused.len()),
        (0, 2, 8)
    );
}

#[test]
fn a_missing_row_or_a_blank_cell_deletes_nothing() {
    let desk = full();
    let text = text_of("taobao-staff.csv");
    let few: Vec<&str> = text.lines().take(5).collect();
    nothing(&desk.plan(&[("few.csv", few.join("\n").as_bytes())]));
    let blank = "子账号,使用人,手机号,岗位,部门,状态,认证状态,是否参与分流,创建时间,店铺\n示例商家000:客服01,,,,,,,,,\n";
    nothing(&desk.plan(&[("blank.csv", blank.as_bytes())]));
}

#[test]
fn what_was_archived_is_taken_back_into_use_when_it_is_seen_again() {
    use storewarden_domain::{
        change::{Draft, Patch, What},
        subject::Subject,
    };
    let mut desk = full();
    let archived = || Patch::from_iter([("archived".into(), true.into())]);
    let store = Subject::store("taobao", "示例商家000");
    let account: Subject = "sub-account:taobao/示例商家000:客服01".parse().unwrap();
    let now = at("2026-11-22T09:00:00+08:00");
    desk.record(&[
        Draft::new(store.clone(), now, What::StoreDescribed(archived())),
        Draft::new(account.clone(), now, What::SubAccountDescribed(archived())),
    ]);
    let plan = desk.import(&[
        ("stores.csv", &fixture("stores.csv")),
        ("taobao-staff.csv", &fixture("taobao-staff.csv")),
    ]);
    assert_eq!(
        plan.drafts.iter().map(|d| d.subject.clone()).collect::<Vec<_>>(),
        [store.clone(), account.clone()]
    );
    assert!(
        !desk.world.stores[&store].attributes.archived
            && !desk.world.sub_accounts[&account].attributes.archived
    );
}

/// The same date in another notation; what is no date stays.
fn rewritten(cell: &str, form: u8) -> String {
    let Ok(time) = chrono::NaiveDateTime::parse_from_str(cell, "%Y-%m-%d %H:%M") else {
        return cell.into();
    };
    let format = match form % 6 {
        0 => "%Y/%-m/%-d %-H:%M",
        1 => "%Y.%m.%d %H:%M:%S",
        2 => "%Y年%-m月%-d日 %H:%M",
        3 => "%Y%m%d%H%M",
        4 => "%Y-%m-%dT%H:%M:%S+08:00",
        _ => {
            let epoch =
                chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap().and_time(chrono::NaiveTime::MIN);
            return format!("{}", (time - epoch).num_seconds() as f64 / 86_400.0);
        }
    };
    time.format(format).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn shuffled_rows_other_encodings_and_other_dates_change_nothing(
        order in Just((0..120usize).collect::<Vec<_>>()).prop_shuffle(),
        forms in prop::collection::vec(any::<u8>(), 120),
        encoding in 0..4u8,
        columns in Just((0..10usize).collect::<Vec<_>>()).prop_shuffle(),
        crlf in any::<bool>(),
    ) {
        thread_local! { static DESK: Desk = full(); }
        let text = text_of("taobao-staff.csv");
        let rows: Vec<&str> = text.lines().collect();
        let turn = |row: &str, form: u8| {
            let cells: Vec<&str> = row.split(',').collect();
            columns.iter().map(|c| rewritten(cells[*c], form)).collect::<Vec<_>>().join(",")
        };
        let mut lines = vec![turn(rows[0], 0)];
        lines.extend(order.iter().zip(&forms).map(|(row, form)| turn(rows[row + 1], *form)));
        let text = lines.join(if crlf { "\r\n" } else { "\n" });
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
            2 => gb18030(&text),
            _ => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        };
        DESK.with(|desk| nothing(&desk.plan(&[("shuffled.csv", &bytes)])));
    }

    #[test]
    fn shuffled_stores_change_nothing(order in Just((0..36usize).collect::<Vec<_>>()).prop_shuffle(), gb in any::<bool>()) {
        thread_local! { static DESK: Desk = full(); }
        let text = text_of("stores.csv");
        let rows: Vec<&str> = text.lines().collect();
        let text = std::iter::once(rows[0]).chain(order.iter().map(|row| rows[row + 1])).collect::<Vec<_>>().join("\n");
        let bytes = if gb { gb18030(&text) } else { text.into_bytes() };
        DESK.with(|desk| nothing(&desk.plan(&[("shuffled.csv", &bytes)])));
    }
}
