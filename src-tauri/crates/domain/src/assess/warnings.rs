//! What the entered facts of an account call for: its name, phones, users, weight, and how often it was unbound.
//! Warnings only; nothing is refused for them.

use super::{delete_block, idle, invitation, life::Life};
use crate::{
    assessment::{Attempt, Finding},
    text::Text,
    time::Instant,
    validate::width,
    vocabulary::Verification,
};

pub(super) fn of(life: &Life) -> Vec<Finding> {
    let found = [
        too_wide(life),
        all_digits(life),
        security_phone(life),
        verification_phone(life),
        shared(life),
        submission_data(life),
        weight(life),
        frequent_unbinding(life),
        other_identity(life),
        scan_failed(life),
        delete_block::undated(life),
        role_missing(life),
        invitation::finding(life),
        idle::finding(life),
    ];
    found.into_iter().flatten().collect()
}

fn finding(code: &str, rule: &crate::rulebook::Rule, text: Text) -> Option<Finding> {
    Some(Finding::new(code, text, Some(rule)))
}

/// `taobao.subaccount.name-max-width`: one undated source, so only a warning.
fn too_wide(life: &Life) -> Option<Finding> {
    let (rule, key) = (life.rules.login_width?, life.facts.key);
    let units = width(&key.store.main) + 1 + width(&key.sub);
    if i64::try_from(units).unwrap_or(i64::MAX) <= rule.params.max {
        return None;
    }
    finding(
        "login-too-wide",
        rule.rule,
        Text::new(
            "登录名超过平台长度上限（一个汉字算两位），可能无法登录或被截断",
            "the login is longer than the platform is said to take (a Chinese character counts two)",
        ),
    )
}

/// The same source says that the sub-account's own name must not be all digits.
fn all_digits(life: &Life) -> Option<Finding> {
    let (rule, sub) = (life.rules.login_width?, &life.facts.key.sub);
    if !sub.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    finding(
        "name-all-digits",
        rule.rule,
        Text::new(
            "子账号名全是数字，平台可能不接受",
            "the name of the sub-account is all digits; the platform may refuse it",
        ),
    )
}

/// The phone to which notices of penalties go should be the holder's (A.4 row 8, A.5 row 6).
fn security_phone(life: &Life) -> Option<Finding> {
    let rule = life.rules.phone_of_holder.filter(|_| !life.departed)?;
    let own = life.facts.account.attributes.security_phone.as_ref()?;
    if !strange(life, own) {
        return None;
    }
    finding(
        "security-phone-not-holders",
        rule.rule,
        Text::new(
            "安全手机不是使用人登记的号码：处罚、冻结等通知会发到别人手机上，请核对",
            "the security phone is not the one recorded for its person: notices of penalties and freezes go elsewhere, check it",
        ),
    )
}

/// The holder's numbers are known, and this is none of them.
fn strange(life: &Life, phone: &str) -> bool {
    let holder = life.facts.holder.map(|person| &person.attributes);
    holder.is_some_and(|person| person.phones().next().is_some() && !person.answers(phone))
}

/// The two phones may differ; each should be the holder's all the same. While nobody is bound it serves nobody.
fn verification_phone(life: &Life) -> Option<Finding> {
    let bound = life.verification != Verification::Unbound && !life.departed;
    let rule = life.rules.phone_of_holder.filter(|_| bound)?;
    let own = life.facts.account.attributes.verification_phone.as_ref()?;
    if !strange(life, own) {
        return None;
    }
    finding(
        "verification-phone-not-holders",
        rule.rule,
        Text::new(
            "认证手机不是使用人登记的号码，请核对是谁的",
            "the phone of the person check is not the one recorded for its person: check whose it is",
        ),
    )
}

/// Row 7's guard as far as it is recorded here: a warning, because the submission happened all the same. A phone of which
/// only the ends are known is known.
fn submission_data(life: &Life) -> Option<Finding> {
    let open = life.verification == Verification::UnderReview && !life.departed;
    let rule = life.rules.submission_data.filter(|_| open)?;
    let account = &life.facts.account.attributes;
    let person = life.facts.holder.map(|holder| &holder.attributes);
    let reached = account.verification_phone.is_some()
        || account.security_phone.is_some()
        || person.is_some_and(|p| p.phones().next().is_some() || p.phone_masked.is_some());
    let placed = account.position.is_some() || person.is_some_and(|p| p.position.is_some());
    let (zh, en) = match (placed, reached) {
        (true, true) => return None,
        (false, true) => ("岗位", "the position"),
        (true, false) => ("使用人手机号", "the person's phone"),
        (false, false) => ("岗位和使用人手机号", "the position and the person's phone"),
    };
    finding(
        "submission-data-missing",
        rule.rule,
        Text::new(
            format!(
                "已提交认证，但没有登记{zh}：平台要求岗位、本人手机号和证件，缺了可能被退回，请核对并补登记"
            ),
            format!(
                "submitted, but {en} is not recorded: the platform asks for position, phone and ID card and may send it back; check and record it"
            ),
        ),
    )
}

fn shared(life: &Life) -> Option<Finding> {
    let rule = life.rules.one_user.filter(|_| !life.departed)?;
    let account = &life.facts.account.attributes;
    let mut people: Vec<&String> = account.users.iter().chain(&account.holder).collect();
    people.sort();
    people.dedup();
    if !account.shared && people.len() < 2 {
        return None;
    }
    finding(
        "shared-account",
        rule.rule,
        Text::new(
            "多人共用一个账号：谁使用谁认证，违规会追到使用人，请一人一号",
            "several people use this account: whoever uses it must be the one checked, give each their own",
        ),
    )
}

/// The platform lets nobody add an account before its role (岗位, 角色) exists; it is there all the same, so only a warning.
fn role_missing(life: &Life) -> Option<Finding> {
    let rule = life.rules.role_before_account.filter(|_| !life.departed)?;
    let account = &life.facts.account.attributes;
    if !account.roles.is_empty() || account.position.is_some() {
        return None;
    }
    finding(
        "role-missing",
        rule.rule,
        Text::new(
            "没有登记岗位或角色：该平台要先有岗位（角色）才能添加子账号，请补登记它用的是哪一个",
            "neither position nor role is recorded: on this platform a role comes before the account, record which one it has",
        ),
    )
}

/// While dispatch is on and no weight is entered, the platform's own counts where a rule names it.
fn weight(life: &Life) -> Option<Finding> {
    let rule = life.rules.dispatch_weight.filter(|_| !life.departed)?;
    let account = &life.facts.account.attributes;
    let entered = account.dispatch_weight.map(i64::from);
    let usual = rule.params.default.filter(|_| account.dispatch == Some(true));
    let weight = entered.or(usual)?;
    let (min, max) = (rule.params.min, rule.params.max);
    if (min..=max).contains(&weight) {
        return None;
    }
    let (zh, en) = match entered {
        Some(_) => ("分流权重", "a dispatch weight of"),
        None => ("未填分流权重，平台默认的", "no dispatch weight is entered, and the platform's own of"),
    };
    finding(
        "dispatch-weight-outside",
        rule.rule,
        Text::new(
            format!("{zh} {weight} 不在 {min} 至 {max} 之间，平台可能不接受"),
            format!("{en} {weight} is not between {min} and {max}; the platform may refuse it"),
        ),
    )
}

/// The unbindings that still count, the oldest first: half-open, so that one counts for exactly `within` days. With a
/// `person`, only those that are recorded as theirs.
pub(super) fn recent_unbindings(life: &Life, person: Option<&str>) -> Vec<Instant> {
    let Some(rule) = life.rules.frequent_unbinding else {
        return Vec::new();
    };
    let counts = |at: &Instant| life.now < *at + rule.params.length();
    let theirs = life
        .marks
        .unbindings
        .iter()
        .filter(|loosed| person.is_none_or(|p| loosed.person.as_deref() == Some(p)));
    theirs.map(|loosed| loosed.at).filter(counts).collect()
}

/// `taobao.verify.frequent-unbind-risk`: how often is too often is not said, so the numbers are the operator's.
fn frequent_unbinding(life: &Life) -> Option<Finding> {
    let rule = life.rules.frequent_unbinding.filter(|_| !life.departed)?;
    let (count, days) = (recent_unbindings(life, None).len(), rule.params.within);
    if i64::try_from(count).unwrap_or(i64::MAX) <= rule.params.max {
        return None;
    }
    finding(
        "frequent-unbinding",
        rule.rule,
        Text::new(
            format!("{days} 天内解绑了 {count} 次：解绑频繁，这个人或账号可能再也通不过认证"),
            format!(
                "unbound {count} times within {days} days: this person or account may not pass the check any more"
            ),
        ),
    )
}

/// When the oldest unbinding that counts stops counting.
pub(super) fn fewer_unbindings_at(life: &Life) -> Option<Instant> {
    let rule = life.rules.frequent_unbinding?;
    recent_unbindings(life, None).first().map(|at| *at + rule.params.length())
}

/// the phone may be another's, the ID card may not.
fn other_identity(life: &Life) -> Option<Finding> {
    let rule = life.rules.identity_of_holder.filter(|_| life.attempt == Attempt::Open)?;
    let photographed = life.marks.identity.as_ref()?;
    let holder = life.facts.account.attributes.holder.as_ref()?;
    if photographed == holder {
        return None;
    }
    finding(
        "identity-not-holder",
        rule.rule,
        Text::new(
            "拍的不是登记使用人的身份证：由新使用人认证的，提交时写明新使用人",
            "the ID card is not that of the recorded person: if somebody new takes the account over, name them when submitting",
        ),
    )
}

/// What the phone showed, and the remedy of its rule.
fn scan_failed(life: &Life) -> Option<Finding> {
    let error = life.marks.scan_error.as_ref()?;
    if !life.verification.outstanding() || life.departed {
        return None;
    }
    let platform = &life.facts.key.store.platform;
    match life.rules.rulebook.and_then(|book| book.scan_error(platform, error)) {
        Some(known) => finding("scan-failed", known.rule, known.rule.statement.clone()),
        None => {
            let text = Text::new(
                format!("扫码出错：{error}；没有已知的处理办法，请重新扫码"),
                format!("the scan failed: {error}; no remedy is known, scan again"),
            );
            Some(Finding::new("scan-failed", text, None))
        }
    }
}
