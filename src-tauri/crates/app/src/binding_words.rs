//! Words for what was recorded about a main binding, a shop's end, and procedures at its platform.

use serde_json::Value;
use storewarden_domain::{subject::SubjectKind, text::Text, vocabulary::BindingKind};

/// A kind of change, as a verb; none where it is about something else.
pub(crate) fn kind(code: &str) -> Option<Text> {
    let (zh, en) = match code {
        "binding-described" => ("填写主账号绑定", "Edit a main binding"),
        "binding-bound" => ("已绑定账号", "Account bound"),
        "binding-change-planned" => ("计划更换账号", "Change planned"),
        "binding-change-dropped" => ("取消更换计划", "Change dropped"),
        "binding-change-started" => ("开始更换", "Change begun"),
        "binding-unbound" => ("原账号已解绑", "Old account unbound"),
        "rebinding-started" => ("开始绑定新账号", "Binding the new account"),
        "rebinding-refused" => ("平台未接受新账号", "New account not taken"),
        "rebound" => ("新账号已绑定", "New account bound"),
        "checklist-done" => ("清单事项已完成", "Item of the checklist done"),
        "checklist-waived" => ("清单事项免做", "Item of the checklist waived"),
        "checklist-assigned" => ("清单事项指派", "Item of the checklist assigned"),
        "binding-reviewed" => ("绑定资料已核对", "Binding looked over"),
        "binding-upgraded" => ("平台自动升级官方账号", "Official account upgraded"),
        "upgrade-revoked" => ("已取消升级", "Upgrade taken back"),
        "account-cancelled" => ("绑定的账号已注销", "Bound account cancelled"),
        "store-closed" => ("店铺已关闭", "Shop closed"),
        "deposit-refunded" => ("保证金已退回", "Deposit returned"),
        "process-started" => ("平台事项开始办理", "Procedure begun"),
        "process-finished" => ("平台事项已办结", "Procedure ended"),
        _ => return None,
    };
    Some(Text::new(zh, en))
}

/// An attribute's value as shown; none for one that has no words of its own here.
pub(crate) fn value(of: SubjectKind, name: &str, value: &Value) -> Option<Text> {
    match (of, name) {
        (SubjectKind::Binding, "kind") => BindingKind::from_code(value.as_str()?).map(BindingKind::words),
        _ => None,
    }
}
