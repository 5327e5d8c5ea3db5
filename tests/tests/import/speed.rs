use super::desk::Desk;
use std::{fmt::Write, time::Instant};

#[test]
fn the_time_grows_with_the_rows_and_not_with_their_square() {
    let file = |rows: u32| {
        let mut file = "子账号,使用人,手机号,岗位,部门,状态,认证状态,是否参与分流,创建时间\n".to_owned();
        for i in 0..rows {
            writeln!(
                file,
                "示例商家{:03}:客服{i},员工{i},138{i:08},客服,售前,正常,未认证,参与,2026-11-05 10:00",
                if i % 2 == 0 { 0 } else { 7 }
            )
            .unwrap();
        }
        file
    };
    let desk = Desk::with_stores();
    let timed = |rows: u32| {
        let file = file(rows);
        let start = Instant::now();
        let plan = desk.plan(&[("big.csv", file.as_bytes())]);
        let spent = start.elapsed();
        assert_eq!(plan.report.files[0].created, rows);
        assert_eq!((plan.report.changes.len(), plan.report.changes_total), (500, rows * 2));
        spent
    };
    timed(1_000);
    let (few, many) = (timed(5_000), timed(40_000));
    // Eight times the rows; sixty-four times the time would be quadratic. The bound leaves room for a busy machine.
    assert!(many < few * 32, "5,000 rows took {few:?}, 40,000 took {many:?}");
}
