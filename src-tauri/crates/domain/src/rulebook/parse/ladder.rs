//! Reminder ladders: `ladder = { safe = ["3d", "1d", "4h", "0"], due = ["24h", "0"] }`.

use super::super::{
    kind::Clock,
    page::{Fields, Page, Spot},
    rule::{Ladder, Rung},
};

/// The ladder of a rule whose behaviour has this clock; none = the behaviour could not be read, so nothing is
/// concluded from it. `0` is the target instant itself.
pub(super) fn ladder(rule: &Fields<'_>, clock: Option<Clock>) -> Ladder {
    let Some(fields) = rule.table("ladder") else {
        return Ladder::default();
    };
    let page = fields.page();
    let (safe, due) = (fields.texts("safe"), fields.texts("due"));
    if clock.is_some_and(|clock| !clock.yields_deadline()) {
        page.fault(
            fields.at,
            "这条规则不产生期限，不能有 ladder，请删去",
            "this rule yields no deadline, so it cannot have a ladder; remove it",
        );
    }
    if let (Some(Clock::Due), Some(first)) = (clock, safe.first()) {
        page.fault(
            first.at,
            "这类期限没有最晚安全提交时间，只能写 due",
            "this kind of deadline has no latest safe submission; only due is possible",
        );
    }
    fields.finish();
    Ladder { safe: rungs(page, &safe), due: rungs(page, &due) }
}

/// Rungs from the earliest to the latest; anything else is a slip of the pen.
fn rungs(page: &Page<'_>, written: &[Spot<String>]) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::new();
    for Spot { value: label, at } in written {
        let Some(seconds_before) = seconds(label) else {
            page.fault(
                *at,
                format!("提醒时点“{label}”写法不对，应为 3d、4h、30m 或 0"),
                format!("reminder step “{label}” is not readable; write 3d, 4h, 30m or 0"),
            );
            continue;
        };
        if rungs.last().is_some_and(|before| before.seconds_before <= seconds_before) {
            page.fault(
                *at,
                format!("提醒时点“{label}”应从早到晚排列且不重复"),
                format!("reminder step “{label}” must come in order, the earliest first, without repeats"),
            );
        }
        rungs.push(Rung { label: label.clone(), seconds_before });
    }
    rungs
}

/// `3d`, `4h`, `30m` or `0`, in seconds; leading zeros and zero lengths are refused.
fn seconds(label: &str) -> Option<i64> {
    if label == "0" {
        return Some(0);
    }
    let unit = match label.chars().last()? {
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        _ => return None,
    };
    let digits = label.get(..label.len() - 1)?;
    let sound = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    // Five digits of days are far beyond any ladder and far below overflow.
    let number: i64 = (sound && digits.len() <= 5).then(|| digits.parse().ok())??;
    Some(number * unit)
}
