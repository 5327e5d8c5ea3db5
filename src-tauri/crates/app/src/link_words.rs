//! What a row says about a link group's clocks, and the message to send on to whoever must act.

use crate::rows::About;
use storewarden_domain::{
    assessment::Deadline,
    remind::{LinkClock, span},
    text::Text,
    time::Instant,
    vocabulary::DeadlineState,
};

/// What is to be done; none for what is said elsewhere.
pub(crate) fn what(deadline: &Deadline) -> Option<Text> {
    let missed = deadline.state == DeadlineState::Missed;
    let (zh, en) = match LinkClock::of(deadline)? {
        LinkClock::Filing { .. } if missed => {
            ("变更逾期未报，到平台核对", "Not filed in time: look on the platform")
        }
        LinkClock::Filing { .. } => ("到平台报主体变更", "File the company's change"),
        LinkClock::Unlinking if missed => ("逐店申请恢复提现", "Ask for each store's withdrawals"),
        LinkClock::Unlinking => ("平台将解除全组关联", "The platform will dissolve the group"),
        LinkClock::Agreeing if missed => ("重新发起关联", "Ask for the link again"),
        LinkClock::Agreeing => ("接受关联邀请", "Accept the invitation"),
        LinkClock::Review => ("催平台给出关联审核结果", "Chase the link review"),
        LinkClock::Barred => ("再看个体工商户能否关联", "May sole proprietors link by now?"),
    };
    Some(Text::new(zh, en))
}

/// A ready message. It goes by the operator's own hand, so it may name the stores.
pub(crate) fn nudge(deadline: &Deadline, about: &About, now: Instant) -> Option<Text> {
    let missed = deadline.state == DeadlineState::Missed;
    let (name, due) = (&deadline.name, deadline.due.due_text());
    let left = span(deadline.due - now);
    let stores = |comma: &str| about.affects.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(comma);
    Some(match LinkClock::of(deadline)? {
        LinkClock::Filing { .. } if missed => Text::new(
            format!(
                "关联组【{name}】的主体变更没有在 {due} 前报到平台。请登录卖家后台核对关联是否已解除、提现是否被冻结（{}），告诉我结果。",
                stores("、")
            ),
            format!(
                "The company's change of group {name} was not filed by {due}. Please look in the seller centre whether the links are gone and withdrawals frozen ({}), and tell me.",
                stores(", ")
            ),
        ),
        LinkClock::Filing { safe } => {
            let by = if now < safe { safe.due_text() } else { due.clone() };
            Text::new(
                format!(
                    "关联组【{name}】的主体信息变了，请用主账号在 {by} 前到卖家后台提交更新，截图发我。{due} 仍未报会解除全部关联，并冻结这些店的提现：{}。平台不会另行通知。",
                    stores("、")
                ),
                format!(
                    "The company behind group {name} has changed. Please file the update with the primary account in the seller centre by {by} and send me a screenshot. Not filed by {due}, every link goes and withdrawals of these stores are frozen: {}. The platform sends no notice.",
                    stores(", ")
                ),
            )
        }
        LinkClock::Unlinking if missed => Text::new(
            format!(
                "关联组【{name}】按规则推算已于 {due} 被解除，提现冻结：{}。请到平台核对，逐店申请恢复提现，恢复一家告诉我一家。",
                stores("、")
            ),
            format!(
                "By the rules group {name} was dissolved at {due} and withdrawals are frozen: {}. Please look on the platform, ask for each store's withdrawals, and tell me of each release.",
                stores(", ")
            ),
        ),
        LinkClock::Unlinking => Text::new(
            format!(
                "关联组【{name}】的变更没有报上，{due} 会被解除关联，这些店的提现将冻结：{}。还有 {}，请先把能提的提出来。",
                stores("、"),
                left.zh
            ),
            format!(
                "The change of group {name} was not filed: it is dissolved at {due} and withdrawals of these stores are frozen: {}. {} left; withdraw what can be withdrawn.",
                stores(", "),
                left.en
            ),
        ),
        LinkClock::Agreeing if missed => Text::new(
            format!("【{name}】的关联邀请在 {due} 前没有接受，应已作废。请核对，并从第一步重新发起。"),
            format!(
                "The invitation of {name} was not accepted by {due} and should be void. Please check it, and begin anew with step one."
            ),
        ),
        LinkClock::Agreeing => Text::new(
            format!(
                "【{name}】有关联邀请待接受：请用该店主账号登录卖家后台，在 {due} 前（还有 {}）点“接受绑定”，再做人脸和短信验证。",
                left.zh
            ),
            format!(
                "{name} is invited to a link group: please log in with its main account and accept by {due} ({} left), then pass the face and code checks.",
                left.en
            ),
        ),
        LinkClock::Review => Text::new(
            format!(
                "【{name}】的关联申请转人工审核，{due} 前应有结果。请凭工单号到帮助中心查“Account Linking Verification Log”，没有结果就催办。"
            ),
            format!(
                "The link of {name} is reviewed by people and was to be answered by {due}. Please look up the “Account Linking Verification Log” by the ticket's number, and chase it."
            ),
        ),
        LinkClock::Barred => Text::new(
            format!("请到速卖通后台看个体工商户现在能否创建关联组（{name}），并告诉我结果。"),
            format!(
                "Please look whether sole proprietors may form a link group by now ({name}), and tell me."
            ),
        ),
    })
}
