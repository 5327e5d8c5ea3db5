//! Words for what was recorded: kinds of change, attributes, histories. The window's own labels are in its text files.

use crate::{AppFault, binding_words, paper_words};
use storewarden_domain::{
    change::{Patch, What},
    subject::SubjectKind,
    text::Text,
    time::Instant,
    validate::Reason,
    vocabulary::{PenaltyEffect, Restriction, SeenAccess, SeenVerification},
};

/// A kind of change, as a verb.
pub(crate) fn kind(code: &str) -> Text {
    let (zh, en) = match code {
        "entity-described" | "store-described" | "staff-described" | "sub-account-described" => {
            ("修改资料", "Edit")
        }
        "role-described" => ("填写角色", "Edit a role"),
        "notice-received" => ("收到认证通知", "Notice received"),
        "exemption-confirmed" => ("确认仍免认证", "Still exempt"),
        "qr-scanned" => ("已扫码", "QR code scanned"),
        "scan-failed" => ("扫码出错", "Scan failed"),
        "submitted" => ("已提交审核", "Submitted"),
        "approved" => ("审核通过", "Approved"),
        "rejected" => ("审核不通过", "Rejected"),
        "unbound" => ("已解绑", "Unbound"),
        "temp-unfrozen" => ("临时解冻", "Temporarily unfrozen"),
        "departed" => ("登记离职", "Departed"),
        "restored" => ("重新任用", "Restored"),
        "seller-disabled" => ("卖家停用", "Disabled by the seller"),
        "seller-enabled" => ("卖家启用", "Enabled by the seller"),
        "punished" => ("平台处罚", "Punished"),
        "penalty-lifted" => ("处罚解除", "Penalty lifted"),
        "permissions-reviewed" => ("权限已复核", "Permissions reviewed"),
        "invited" => ("已发邀请", "Invited"),
        "activated" => ("已激活", "Activated"),
        "left" => ("员工离职", "Left"),
        "rejoined" => ("员工回归", "Came back"),
        "observed" => ("平台所见", "Seen on the platform"),
        "document-described" => ("填写证照", "Edit a document"),
        "link-group-described" => ("填写关联组", "Edit a link group"),
        "registered-fact-changed" => ("登记信息变更", "Registered fact changed"),
        "annual-report-filed" => ("已报年报", "Yearly report filed"),
        "menu-path-confirmed" => ("菜单路径已核对", "Menu path confirmed"),
        "exclusion-confirmed" => ("确认仍不开放关联", "Still closed to linking"),
        "exit-announced" => ("已公示终止经营", "End of business announced"),
        "logged-in" => ("登录记录", "Login"),
        "renewal-applied" => ("已申请换证", "Renewal applied for"),
        "document-submitted" => ("证照已提交平台", "Handed in to a platform"),
        "audit-passed" => ("平台审核通过", "Passed by the platform"),
        "audit-rejected" => ("平台审核不通过", "Turned down by the platform"),
        "surveillance-passed" => ("监督检查已完成", "Inspection passed"),
        "file-checked" => ("文件已核对", "Files checked"),
        "link-planned" => ("计划邀请", "Invitation planned"),
        "link-initiated" => ("已发起关联", "Link asked for"),
        "registry-checked" => ("登记信息校验", "Register compared"),
        "link-accepted" => ("对方已接受", "Accepted by the invited account"),
        "link-verified" => ("刷脸与短信已通过", "Face and code passed"),
        "link-failed" => ("关联失败", "Link turned down"),
        "link-reviewed" => ("人工审核有结果", "Reviewed by people"),
        "link-restarted" => ("重新准备关联", "Back to the draft"),
        "member-linked" => ("平台显示已关联", "Seen as linked"),
        "member-left" => ("已退出关联组", "Left the group"),
        "update-submitted" => ("变更已报平台", "Update filed"),
        "withdrawals-released" => ("提现已恢复", "Withdrawals released"),
        "member-penalised" => ("成员受罚", "Member penalised"),
        "buyer-diverted" => ("跨店引流", "Buyer led to another member"),
        "disguise-found" => ("子账号冒充店铺", "Sub-account passed off as a store"),
        "appeal-filed" => ("已申诉", "Appeal filed"),
        "appeal-answered" => ("申诉有结果", "Appeal answered"),
        "acknowledged" => ("已知悉", "Acknowledged"),
        "snoozed" => ("稍后提醒", "Reminded later"),
        "waived" => ("不再提醒", "No more reminders"),
        "reminders-resumed" => ("恢复提醒", "Reminders go on"),
        "rulebook-accepted" => ("采用新版规则", "New rules accepted"),
        "retracted" => ("撤销记录", "Retracted"),
        other => return binding_words::kind(other).unwrap_or_else(|| Text::new(other, other)),
    };
    Text::new(zh, en)
}

/// An attribute's label; some names mean something else of another kind of subject.
pub(crate) fn field(of: SubjectKind, name: &str) -> Text {
    let (zh, en) = match name {
        "kind" if of == SubjectKind::Document => ("证照种类", "Kind of document"),
        "kind" if of == SubjectKind::Binding => ("绑定种类", "Kind of binding"),
        "name" => ("名称", "Name"),
        "channel" => ("渠道", "Channel"),
        "phone_keeper" => ("找回手机持有人", "Keeper of the recovery phone"),
        "company_type" => ("主体类型", "Company type"),
        "legal_representative" => ("法定代表人", "Legal representative"),
        "bank_account_name" => ("对公账户名称", "Bank account name"),
        "store_type" => ("店铺类型", "Kind of store"),
        "entity" => ("主体", "Company"),
        "status" => ("店铺状态", "Status"),
        "phone" => ("手机", "Phone"),
        "email" => ("邮箱", "E-mail"),
        "categories" => ("主营类目", "Categories"),
        "restrictions" => ("平台限制", "Limits seen"),
        "payment_kind" => ("支付方式", "Payment"),
        "payment_account" => ("支付账户", "Payment account"),
        "contact_name" => ("联系人", "Contact"),
        "login_phone" => ("找回登录的手机", "Phone that resets the login"),
        "login_email" => ("找回登录的邮箱", "Mailbox that resets the login"),
        "return_address" => ("退货地址", "Return address"),
        "product_ranges" => ("商品系列", "Ranges of products"),
        "agency" => ("代运营合同", "Agency's contract"),
        "shareholders" => ("股东和受益人", "Shareholders and beneficial owners"),
        "caretaker" => ("负责人", "Looked after by"),
        "tags" => ("标签", "Tags"),
        "other_phones" => ("其他手机", "Other phones"),
        "id_number" => ("身份证号", "ID number"),
        "joined_on" => ("入职日期", "Joined on"),
        "opened_on" => ("开店日期", "Opened on"),
        "roll_out" => ("认证通知", "Verification notice"),
        "notes" => ("备注", "Notes"),
        "phone_masked" => ("手机（脱敏）", "Phone (masked)"),
        "kind" => ("账号类型", "Kind of account"),
        "created_at" => ("创建时间", "Created"),
        "last_login_at" => ("最近登录", "Last login"),
        "holder" => ("使用人", "Person"),
        "position" => ("岗位", "Position"),
        "department" => ("部门", "Department"),
        "dispatch" => ("参与分流", "Chat dispatch"),
        "dispatch_weight" => ("分流权重", "Dispatch weight"),
        "security_phone" => ("安全手机", "Security phone"),
        "verification_phone" => ("认证手机", "Phone of the person check"),
        "shared" => ("多人共用", "Shared"),
        "users" => ("实际使用人", "People seen using it"),
        "converted_1688" => ("由 1688 转来", "Came from 1688"),
        "certificate" => ("数字证书", "Digital certificate"),
        "platform_status" => ("平台状态码", "Platform's status codes"),
        "temporary_windows" => ("临时客服窗口", "Windows for temporary accounts"),
        "quota_sub_accounts" => ("子账号名额", "Quota of sub-accounts"),
        "archived" => ("归档", "Archived"),
        "roles" => ("角色", "Roles"),
        "permissions" => ("权限", "Permissions"),
        "description" => ("说明", "Description"),
        "template" => ("模板", "Template"),
        "platform" => ("平台", "Platform"),
        "store" => ("店铺", "Store"),
        "legal_representative_id" => ("法定代表人身份证号", "Representative's ID number"),
        "bank_account_number" => ("对公账号", "Bank account number"),
        "bank_name" => ("开户行", "Bank"),
        "licence_address" => ("执照地址", "Address on the licence"),
        "business_address" => ("经营地址", "Business address"),
        "address_distance" => ("两址距离", "Distance between them"),
        "founded_on" => ("成立日期", "Founded on"),
        "owner" => ("归属", "Whose it is"),
        "title" => ("名称", "Title"),
        "person" => ("证件上的人", "Person named on it"),
        "number" => ("证件号码", "Number"),
        "issuer" => ("发证机关", "Issuer"),
        "issued_on" => ("签发日期", "Issued on"),
        "valid_from" => ("有效期自", "Valid from"),
        "valid_to" => ("有效期至", "Valid to"),
        "unlimited" => ("长期有效", "Without end"),
        "typed_valid_to" => ("平台上填的有效期", "Expiry as typed"),
        "born_on" => ("出生日期", "Born on"),
        "remote" => ("偏远地区", "Remote area"),
        "supersedes" => ("替换的旧证", "Supersedes"),
        "files" => ("文件", "Files"),
        "primary" => ("牵头店铺", "Primary"),
        "planned_on" => ("计划提交日", "Planned for"),
        "exception" => ("例外原因", "Reason for the exception"),
        "rates" => ("店铺表现", "Members' rates"),
        "version" => ("规则版本", "Version of the rules"),
        other => (other, other),
    };
    Text::new(zh, en)
}

/// An attribute's value as shown; sealed values are not opened here, and subjects not looked up.
pub(crate) fn value(of: SubjectKind, name: &str, value: &serde_json::Value) -> Text {
    use serde_json::Value;
    let same = |text: String| Text::new(text.clone(), text);
    let own = paper_words::value(of, name, value);
    if let Some(words) = own.or_else(|| binding_words::value(of, name, value)) {
        return words;
    }
    match (name, value) {
        (_, Value::Null) => Text::new("（空）", "(none)"),
        (_, Value::Bool(true)) => Text::new("是", "yes"),
        (_, Value::Bool(false)) => Text::new("否", "no"),
        (
            "phone"
            | "email"
            | "security_phone"
            | "verification_phone"
            | "login_phone"
            | "login_email"
            | "payment_account"
            | "bank_account_number"
            | "number",
            _,
        ) => Text::new("（已加密）", "(sealed)"),
        ("other_phones", Value::Array(phones)) => {
            let many = phones.len();
            Text::new(format!("{many} 个（已加密）"), format!("{many} (sealed)"))
        }
        ("id_number" | "legal_representative_id", Value::Object(kept)) => {
            let end = kept.get("last_four").and_then(Value::as_str).unwrap_or_default();
            same(format!("****{end}"))
        }
        ("holder" | "caretaker", _) => Text::new("（员工）", "(a person)"),
        ("restrictions", Value::Object(seen)) => restrictions(seen),
        ("categories" | "tags" | "product_ranges" | "shareholders", Value::Array(words)) => {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            Text::new(words.join("、"), words.join(", "))
        }
        ("payment_kind", Value::String(code)) => payment_kind(code),
        ("users", Value::Array(people)) => {
            let many = people.len();
            Text::new(format!("{many} 人"), format!("{many} people"))
        }
        ("temporary_windows", Value::Array(windows)) => {
            let day = |window: &Value, end: &str| {
                window.get(end).and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let words = |to: &str| {
                let one = |window: &Value| format!("{} {to} {}", day(window, "from"), day(window, "to"));
                windows.iter().map(one).collect::<Vec<_>>()
            };
            Text::new(words("至").join("；"), words("to").join("; "))
        }
        ("certificate", Value::Object(fields)) => {
            let part = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
            same([part("place"), part("since")].join(" ").trim().to_owned())
        }
        ("platform_status", Value::Array(codes)) => {
            let part = |code: &Value, name: &str| code.get(name).and_then(Value::as_str).map(str::to_owned);
            let pair = |code: &Value| {
                let (interface, code) = (part(code, "interface"), part(code, "code"));
                [interface, code].into_iter().flatten().collect::<Vec<_>>().join(" ")
            };
            same(codes.iter().map(pair).collect::<Vec<_>>().join("；"))
        }
        ("roles", Value::Array(roles)) => {
            let many = roles.len();
            Text::new(format!("{many} 个"), format!("{many}"))
        }
        ("permissions", Value::Object(rights)) => {
            let (many, edit) = (rights.len(), rights.values().filter(|level| *level == "edit").count());
            Text::new(format!("{many} 项（可改 {edit} 项）"), format!("{many} ({edit} to edit)"))
        }
        ("created_at" | "last_login_at", Value::String(text)) => {
            same(Instant::parse(text).map_or_else(|| text.clone(), Instant::minute_text))
        }
        ("roll_out", Value::String(code)) => match code.as_str() {
            "covered" => Text::new("已收到（需认证）", "reached"),
            _ => Text::new("未收到", "not reached yet"),
        },
        ("status", Value::String(code)) => store_status(code),
        ("kind", Value::String(code)) => match code.as_str() {
            "temp-cs" => Text::new("临时客服", "temporary customer service"),
            _ => Text::new("普通", "regular"),
        },
        (_, Value::String(text)) => same(text.clone()),
        (_, other) => same(other.to_string()),
    }
}

/// Each with the day on which it was seen first.
fn restrictions(seen: &Patch) -> Text {
    let one = |(code, since): (&String, &serde_json::Value)| {
        let since = since.as_str().unwrap_or_default();
        let words = Restriction::from_code(code).map_or_else(|| Text::new(code, code), Restriction::words);
        Text::new(format!("{}（{since} 见到）", words.zh), format!("{} (seen {since})", words.en))
    };
    let all: Vec<Text> = seen.iter().map(one).collect();
    if all.is_empty() { Text::new("无", "none") } else { joined("", "", &all) }
}

fn payment_kind(code: &str) -> Text {
    let (zh, en) = match code {
        "alipay" => ("支付宝", "Alipay"),
        "card" => ("银行卡", "bank card"),
        _ => ("其他", "other"),
    };
    Text::new(zh, en)
}

fn store_status(code: &str) -> Text {
    let (zh, en) = match code {
        "preparing" => ("筹备中", "preparing"),
        "active" => ("正常", "active"),
        "restricted" => ("限制", "restricted"),
        "frozen" => ("冻结", "frozen"),
        "closing" => ("关店中", "closing"),
        "closed" => ("已关闭", "closed"),
        other => (other, other),
    };
    Text::new(zh, en)
}

pub(crate) fn seen_verification(seen: SeenVerification) -> Text {
    let (zh, en) = match seen {
        SeenVerification::Unverified => ("未认证", "unverified"),
        SeenVerification::UnderReview => ("审核中", "under review"),
        SeenVerification::Rejected => ("审核不通过", "rejected"),
        SeenVerification::Verified => ("已认证", "verified"),
    };
    Text::new(zh, en)
}

pub(crate) fn seen_access(seen: SeenAccess) -> Text {
    let (zh, en) = match seen {
        SeenAccess::Normal => ("正常", "normal"),
        SeenAccess::Disabled => ("停用", "disabled"),
        SeenAccess::Frozen => ("冻结", "frozen"),
        SeenAccess::Punished => ("处罚冻结", "frozen by a penalty"),
        SeenAccess::Departed => ("离职", "departed"),
    };
    Text::new(zh, en)
}

/// What a change says, on one line of a history; `shown` gives the words for an attribute's value.
pub(crate) fn history(
    of: SubjectKind,
    what: &What,
    shown: &mut dyn FnMut(&str, &serde_json::Value) -> Result<Text, AppFault>,
) -> Result<Text, AppFault> {
    if let Some(patch) = what.patch() {
        return described(of, patch, shown);
    }
    Ok(event(what))
}

/// What an event says; of a description nothing but that something was edited.
pub(crate) fn event(what: &What) -> Text {
    match what {
        What::Observed(sighting) => {
            let parts = [sighting.verification.map(seen_verification), sighting.access.map(seen_access)];
            let parts: Vec<Text> = parts.into_iter().flatten().collect();
            joined("平台所见：", "Seen on the platform: ", &parts)
        }
        What::Rejected(rejection) if !rejection.reason.is_empty() => {
            Text::new(format!("审核不通过：{}", rejection.reason), format!("Rejected: {}", rejection.reason))
        }
        What::Departed(departure) if departure.deleted => Text::new("删除账号", "Deleted"),
        What::ScanFailed(fault) => {
            Text::new(format!("扫码出错：{}", fault.error), format!("Scan failed: {}", fault.error))
        }
        What::Punished(penalty) => {
            let (zh, en) = match penalty.effect {
                PenaltyEffect::Mute => ("禁言", "muted"),
                PenaltyEffect::Freeze => ("冻结", "frozen"),
                PenaltyEffect::Unknown => ("原因未知", "cause unknown"),
            };
            Text::new(format!("平台处罚：{zh}"), format!("Punished: {en}"))
        }
        What::Acknowledged(it) => handled("已知悉", "Acknowledged", it.due, &it.reason),
        What::Waived(it) => handled("不再提醒", "No more reminders", it.due, &it.reason),
        What::RemindersResumed(it) => handled("恢复提醒", "Reminders go on", it.due, ""),
        What::Snoozed(it) => {
            let (due, until) = (it.due.minute_text(), it.until.minute_text());
            Text::new(
                format!("推迟到 {until} 再提醒（{due} 的期限）"),
                format!("Reminded again at {until} (due {due})"),
            )
        }
        what => paper_words::event(what).unwrap_or_else(|| kind(what.kind())),
    }
}

/// What was decided about the reminders of a deadline, and why.
fn handled(zh: &str, en: &str, due: Instant, reason: &str) -> Text {
    let due = due.minute_text();
    let (zh_why, en_why) = match reason.trim() {
        "" => (String::new(), String::new()),
        why => (format!("：{why}"), format!(": {why}")),
    };
    Text::new(format!("{zh}（{due} 的期限）{zh_why}"), format!("{en} (due {due}){en_why}"))
}

fn described(
    of: SubjectKind,
    patch: &Patch,
    shown: &mut dyn FnMut(&str, &serde_json::Value) -> Result<Text, AppFault>,
) -> Result<Text, AppFault> {
    let mut parts = Vec::new();
    for (name, new) in patch {
        parts.push(if name == "archived" {
            archiving(new)
        } else {
            let (label, value) = (field(of, name), shown(name, new)?);
            Text::new(format!("{} → {}", label.zh, value.zh), format!("{} → {}", label.en, value.en))
        });
    }
    Ok(joined("", "", &parts))
}

/// Setting the mark is a step of its own.
pub(crate) fn archiving(mark: &serde_json::Value) -> Text {
    match mark {
        serde_json::Value::Bool(true) => Text::new("归档", "Archive"),
        _ => Text::new("取消归档", "Take out of the archive"),
    }
}

pub(crate) fn joined(zh: &str, en: &str, parts: &[Text]) -> Text {
    let all = |pick: fn(&Text) -> &str, mark: &str| parts.iter().map(pick).collect::<Vec<_>>().join(mark);
    Text::new(format!("{zh}{}", all(|t| &t.zh, "，")), format!("{en}{}", all(|t| &t.en, ", ")))
}

pub(crate) fn phone_unknown() -> Text {
    Text::new(
        "此人没有登记手机：先给此人补上，或直接填号码",
        "this person's phone is not recorded: record it first, or enter the number",
    )
}

pub(crate) fn reasons(reasons: &[Reason]) -> Text {
    let parts: Vec<Text> = reasons.iter().map(|reason| reason.text.clone()).collect();
    joined("", "", &parts)
}
