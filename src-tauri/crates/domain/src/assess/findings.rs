//! What is worth knowing about a sub-account besides its deadlines. Ordered by code.

use super::{life::Life, sharing, ties::Ties, warnings};
use crate::{
    assessment::{Attempt, Finding},
    rulebook::Rule,
    text::Text,
    vocabulary::{Access, PenaltyEffect, SeenAccess, Verification},
};

fn id(rule: Option<&Rule>) -> Option<&str> {
    rule.map(|rule| rule.id.as_str())
}

pub(super) fn of(life: &Life, ties: &Ties) -> Vec<Finding> {
    let mut found = Vec::new();
    let rules = &life.rules;
    let freezing = match life.base {
        Access::Refrozen => rules.temp_unfreeze_window.map(|r| r.rule),
        _ => rules.verify_within.map(|r| r.rule),
    };
    let uncovered = rules.gradual_roll_out.map(|r| r.rule);
    let ignoring = life.ignored.iter().find_map(|(_, refused)| refused.rule.as_deref());
    let mut say = |holds: bool, code: &str, rule: Option<&str>, zh: &str, en: &str| {
        if holds {
            let rule = rule.map(str::to_owned);
            found.push(Finding { rule, ..Finding::new(code, Text::new(zh, en), None) });
        }
    };
    let reviewed_since_unknown = life.verification == Verification::UnderReview
        && life.clocks.review.is_none()
        && life.clocks.review_missed.is_none()
        && life.rules.review_within.is_some()
        && !life.departed;
    let shown_normal = life.observed.as_ref().and_then(|o| o.access) == Some(SeenAccess::Normal);
    let repeated =
        life.rules.temp_unfreeze_window.is_some_and(|r| i64::from(life.temp_unfreezes) >= r.params.warn_from);
    let outside = life.clocks.window.as_ref().is_some_and(|w| life.now < w.from);
    let window = life.clocks.window.as_ref().filter(|_| !life.departed && life.base != Access::ExpiredTemp);
    let unconfirmed = window.is_some_and(|w| !w.confirmed);
    let unsure = life.verification == Verification::NotRequired && life.rules.mute_until_verified.is_some();

    say(
        !life.ignored.is_empty(),
        "event-ignored",
        ignoring,
        "有记录与前后状态不符，未计入：请核对历史",
        "a record does not fit what came before it and is not counted: check the history",
    );
    say(
        life.facts.born_is_a_guess(),
        "first-sight",
        None,
        "创建时间未知，按首次见到的时间起算，日期为暂定",
        "creation time unknown: counted from the first sight, dates are provisional",
    );
    say(
        unsure,
        "messaging-unsure",
        id(uncovered),
        "未覆盖认证的店铺，新子账号是否禁言来源说法不一",
        "whether messages are muted in a shop that the check has not reached is not certain",
    );
    say(
        shown_normal && !life.covered_up() && life.base.frozen(),
        "observed-differs",
        id(freezing),
        "按规则推算已冻结，但平台显示正常：请到员工管理核对",
        "frozen by the rules, yet the platform shows normal: check on the platform",
    );
    say(
        unconfirmed,
        "window-unconfirmed",
        id(rules.temporary_accounts.map(|r| r.rule)),
        "今年的临时客服窗口尚未确认，按往年日期推定：请查公告后在店铺上填写",
        "this year's window for temporary accounts is not confirmed and taken from the rule: look it up and enter it on the store",
    );
    say(
        outside,
        "outside-window",
        id(rules.temporary_accounts.map(|r| r.rule)),
        "尚未到临时客服可用窗口",
        "the window for temporary accounts has not opened yet",
    );
    say(
        life.punished == Some(PenaltyEffect::Unknown),
        "penalty-cause-unknown",
        None,
        "平台显示冻结，但认证已完成：处罚原因未知，请核实",
        "shown as frozen although the check is passed: a penalty of unknown cause, find out",
    );
    say(
        repeated,
        "repeated-unfreeze",
        id(rules.temp_unfreeze_window.map(|r| r.rule)),
        "已多次临时解冻；允许次数未知，请尽快完成认证",
        "the freeze was lifted more than once; how often is allowed is unknown, finish the check",
    );
    say(
        life.attempt == Attempt::Expired,
        "scan-expired",
        id(rules.scan_session.map(|r| r.rule)),
        "扫码已超时（会提示 UUID 非法），请重新扫码",
        "the scan session ran out (the platform says UUID非法): scan again",
    );
    say(
        life.rules.permissions_outlast.is_some() && life.marks.permissions_unreviewed() && !life.departed,
        "settings-kept",
        id(rules.permissions_outlast.map(|r| r.rule)),
        "解绑后原有权限与设置仍保留，请按新使用人复核",
        "permissions and settings stay after unbinding: review them for the next person",
    );
    say(
        reviewed_since_unknown,
        "submission-time-missing",
        id(rules.review_within.map(|r| r.rule)),
        "显示审核中，但不知何时提交：请补记提交时间",
        "under review since an unknown time: record when it was submitted",
    );
    found.extend(warnings::of(life));
    found.extend(sharing::of_account(life, ties));
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}
