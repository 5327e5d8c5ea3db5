//! Days left on a document (rulebook C.6), and its end as typed against its end as printed. All days are
//! calendar days of Asia/Shanghai, and the printed last day is still valid.

use super::{Judgement, Reason};
use chrono::{Days, NaiveDate};

/// Calendar days from the day of submission to the last valid day; negative once it has passed.
pub fn days_remaining(valid_to: NaiveDate, submitted: NaiveDate) -> i64 {
    (valid_to - submitted).num_days()
}

/// The last day on which `min` days are left; none beyond the dates that can be expressed.
pub fn last_day_to_submit(valid_to: NaiveDate, min: i64) -> Option<NaiveDate> {
    valid_to.checked_sub_days(Days::new(u64::try_from(min).ok()?))
}

/// Are at least `min` days left on the day of submission? `valid_to` none = without end (长期), which passes.
pub fn remaining_enough(valid_to: Option<NaiveDate>, submitted: NaiveDate, min: i64) -> Judgement {
    let Some(valid_to) = valid_to else { return Judgement::passed() };
    let left = days_remaining(valid_to, submitted);
    if left >= min {
        return Judgement::passed();
    }
    let reason = if left < 0 {
        Reason::new(
            "document-expired",
            format!("{submitted} 提交时证件已于 {valid_to} 到期，请先换新证"),
            format!(
                "handed in on {submitted}, it has been expired since the end of {valid_to}; renew it first"
            ),
        )
    } else {
        Reason::new(
            "days-remaining",
            format!("{submitted} 提交时只剩 {left} 天有效，少于要求的 {min} 天，请先换新证"),
            format!(
                "handed in on {submitted}, it has {left} days left of the {min} asked for; renew it first"
            ),
        )
    };
    Judgement::refused(vec![reason])
}

/// The last valid day as typed into a form against the one on the card. More than `max_difference` days apart is
/// refused, `warn_from` days and more are worth a look.
pub fn expiry_as_printed(
    typed: NaiveDate,
    printed: NaiveDate,
    max_difference: i64,
    warn_from: i64,
) -> Judgement {
    let days = (typed - printed).num_days().abs();
    let reason = || {
        Reason::new(
            "expiry-differs",
            format!("填报的到期日 {typed} 与证件上的 {printed} 相差 {days} 天，请按证件改成一致"),
            format!(
                "the expiry was entered as {typed}, {days} days off the {printed} on the card; enter it as printed"
            ),
        )
    };
    if days > max_difference {
        Judgement::refused(vec![reason()])
    } else if days >= warn_from {
        Judgement::doubted(reason())
    } else {
        Judgement::passed()
    }
}
