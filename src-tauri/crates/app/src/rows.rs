//! Deadlines as rows of a list: span, headline, the next action and the ready message.

use crate::{
    App, link_words,
    reminding::reminding,
    wire::{Cited, DeadlineRow, Headline, RuleBrief, Span, StoreName},
};
use chrono::Duration;
use storewarden_db::deadline::Line;
use storewarden_domain::{
    assessment::{Deadline, Standing},
    remind::{last_moment, span as length_in_words, todo},
    rulebook::Source,
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState, Label, SeenAccess},
};

impl App {
    pub(crate) fn deadline_row(&self, line: Line, now: Instant) -> DeadlineRow {
        let store = line.store.map(|(key, name)| store_name(&key, name));
        let about = About {
            store,
            affects: store_names(line.affects),
            label: line.label,
            holder: line.holder,
            seen_access: line.seen_access,
        };
        DeadlineRow { document: line.document, ..self.row_of(line.deadline, about, now) }
    }

    pub(crate) fn row_of(&self, deadline: Deadline, about: About, now: Instant) -> DeadlineRow {
        let headline = headline(&deadline);
        DeadlineRow {
            span: span(&deadline, now),
            headline,
            headline_at: headline_at(&deadline, headline),
            what: owed(&deadline),
            platform_shows: about.seen_access.filter(|seen| {
                *seen == SeenAccess::Normal
                    && deadline.state == DeadlineState::Missed
                    && matches!(deadline.consequence, Consequence::Frozen | Consequence::Refrozen)
            }),
            action: deadline.action.clone(),
            reminding: reminding(&deadline, now),
            rule: self.rule_brief(&deadline.rule),
            nudge: link_words::nudge(&deadline, &about, now).unwrap_or_else(|| nudge(&deadline, &about, now)),
            label: about.label,
            holder: about.holder,
            store: about.store,
            affects: about.affects,
            id: deadline.id,
            subject: deadline.subject,
            name: deadline.name,
            document: None,
            state: deadline.state,
            standing: deadline.standing,
            consequence: deadline.consequence,
            anchor: deadline.anchor,
            due: deadline.due,
            safe_submit: deadline.safe_submit,
            provisional: deadline.provisional,
            why: deadline.why,
        }
    }

    /// What a deadline says about its rule; an unknown id (an older rulebook's) is shown as it is.
    pub(crate) fn rule_brief(&self, id: &str) -> RuleBrief {
        match self.rulebook().rule(id) {
            Some(rule) => RuleBrief {
                id: rule.id.clone(),
                statement: rule.statement.clone(),
                confidence: rule.confidence,
                contradictions: rule.contradictions.clone(),
                sources: rule.sources.iter().filter_map(|source| self.cited(source)).collect(),
            },
            None => RuleBrief {
                id: id.into(),
                statement: Text::new(id, id),
                confidence: storewarden_domain::vocabulary::Confidence::Uncorroborated,
                contradictions: Vec::new(),
                sources: Vec::new(),
            },
        }
    }

    /// The catalogue's entry of a source; the rulebook was refused if there were none.
    fn cited(&self, source: &Source) -> Option<Cited> {
        let origin = self.rulebook().origin(&source.file)?.clone();
        Some(Cited { origin, passage: source.passage.clone() })
    }
}

/// What stands beside a deadline in a row.
#[derive(Debug, Clone)]
pub(crate) struct About {
    /// None beside what concerns an entity, a person, or a document of theirs.
    pub store: Option<StoreName>,
    /// The stores that its consequence would hit.
    pub affects: Vec<StoreName>,
    pub label: Option<Label>,
    pub holder: Option<String>,
    pub seen_access: Option<SeenAccess>,
}

pub(crate) fn store_name(key: &StoreKey, name: String) -> StoreName {
    StoreName { subject: Subject::Store(key.clone()), platform: key.platform.clone(), name }
}

pub(crate) fn store_names(stores: Vec<(StoreKey, String)>) -> Vec<StoreName> {
    stores.into_iter().map(|(key, name)| store_name(&key, name)).collect()
}

/// The latest safe submission stands first while it is ours to act, also once it has passed: by it the row was placed.
pub(crate) fn headline(deadline: &Deadline) -> Headline {
    match deadline.is_ours() && deadline.safe_submit.is_some() {
        true if invited(deadline) => Headline::Activate,
        true => Headline::SafeSubmit,
        false => Headline::Due,
    }
}

pub(crate) fn headline_at(deadline: &Deadline, headline: Headline) -> Instant {
    match headline {
        Headline::SafeSubmit | Headline::Activate => deadline.safe_submit.unwrap_or(deadline.due),
        Headline::Due => deadline.due,
    }
}

pub(crate) fn span(deadline: &Deadline, now: Instant) -> Span {
    let missed = deadline.state == DeadlineState::Missed && deadline.consequence != Consequence::Chase;
    let act_by = storewarden_db::deadline::act_by(deadline);
    match deadline.standing {
        _ if deadline.state == DeadlineState::Waived => Span::Waived,
        _ if missed => Span::Overdue,
        Standing::UnderReview => Span::Waiting,
        Standing::Running => running_span(act_by, now),
    }
}

pub(crate) fn running_span(act_by: Instant, now: Instant) -> Span {
    match act_by {
        at if at < now + Duration::hours(24) => Span::Day,
        at if at < now + Duration::days(7) => Span::Week,
        at if at < now + Duration::days(30) => Span::Month,
        _ => Span::Later,
    }
}

/// What is owed, in words.
pub(crate) fn owed(deadline: &Deadline) -> Text {
    link_words::what(deadline).or_else(|| deadline.what.clone()).unwrap_or_else(|| what(deadline))
}

fn what(deadline: &Deadline) -> Text {
    match (deadline.consequence, deadline.state) {
        (Consequence::Frozen | Consequence::Refrozen, DeadlineState::Missed) => {
            Text::new("完成实人认证以恢复使用", "Pass the check to unfreeze")
        }
        (Consequence::Frozen | Consequence::Refrozen, _) => {
            Text::new("完成实人认证", "Pass the person check")
        }
        (Consequence::Chase, _) => Text::new("催平台给出审核结果", "Chase the platform for its answer"),
        (Consequence::Expired, DeadlineState::Missed) if invited(deadline) => {
            Text::new("重新发送邀请", "Send another invitation")
        }
        (Consequence::Expired, _) if invited(deadline) => {
            Text::new("打开邀请链接激活账号", "Open the invitation and activate the account")
        }
        (Consequence::Expired, _) => Text::new("临时客服账号停用", "Temporary account ends"),
        (Consequence::Review, _) => Text::new("确认是否仍免认证", "Check whether it is still exempt"),
        (Consequence::Rescan, _) => Text::new("在扫码有效期内提交", "Submit before the scan session ends"),
        (Consequence::Exposed, _) => {
            Text::new("处理离职人员的账号", "Settle the account of somebody who left")
        }
        (Consequence::Unlocked, DeadlineState::Met) => {
            Text::new("已可登记离职或删除", "It may depart or be deleted now")
        }
        (Consequence::Unlocked, _) => {
            Text::new("到期后才能登记离职或删除", "It may depart or be deleted after this")
        }
        (other, _) => other.words(),
    }
}

/// It is an invitation that ends, and not a temporary account.
fn invited(deadline: &Deadline) -> bool {
    deadline.anchor.event == "invited"
}

/// A ready message for the person who must act. It goes by the operator's own hand, so it may name what it is about.
fn nudge(deadline: &Deadline, about: &About, now: Instant) -> Text {
    if let Some(what) = &deadline.what {
        return named(deadline, what, about.affects.len());
    }
    let store = about.store.as_ref().map_or("", |store| store.name.as_str());
    let login = &deadline.name;
    let (to_zh, to_en) = match &about.holder {
        Some(holder) => (format!("{holder}，"), format!("{holder}, ")),
        None => (String::new(), String::new()),
    };
    let due = deadline.due.minute_text();
    let left = length_in_words(deadline.due - now);
    match (deadline.consequence, deadline.state) {
        (Consequence::Frozen | Consequence::Refrozen, DeadlineState::Missed) => Text::new(
            format!(
                "{to_zh}【{store}】子账号 {login} 未在 {due} 前完成实人认证，按规则已被冻结。请联系主账号临时解除冻结，并立即用移动千牛扫码、现场拍摄本人身份证完成认证。"
            ),
            format!(
                "{to_en}sub-account {login} of {store} was not verified by {due} and is frozen by the rules. Ask the main account to lift it for a short time and pass the person check at once: scan with mobile Qianniu and photograph your own ID card."
            ),
        ),
        (Consequence::Frozen | Consequence::Refrozen, _) if deadline.standing == Standing::UnderReview => {
            Text::new(
                format!(
                    "{to_zh}【{store}】子账号 {login} 的实人认证正在审核，请留意千牛消息，有结果马上告诉我（{due} 前未通过会被冻结）。"
                ),
                format!(
                    "{to_en}the person check of {login} ({store}) is under review. Watch for Qianniu's message and tell me the result at once; without approval it freezes at {due}."
                ),
            )
        }
        (Consequence::Frozen | Consequence::Refrozen, _) => {
            let (zh, en) = match deadline.safe_submit.filter(|safe| now < *safe) {
                Some(safe) => {
                    let at = safe.minute_text();
                    (
                        format!("请在 {at} 前提交（审核要留时间），{due} 会被冻结"),
                        format!("Please submit it by {at} (the review takes time); it freezes at {due}"),
                    )
                }
                None => (
                    format!("请立即提交，{due} 会被冻结（还有 {}）", left.zh),
                    format!("Please submit it now; it freezes at {due} ({} left)", left.en),
                ),
            };
            Text::new(
                format!(
                    "{to_zh}【{store}】子账号 {login} 还没完成实人认证。{zh}。用移动千牛扫码，带上本人身份证现场拍摄。"
                ),
                format!(
                    "{to_en}sub-account {login} of {store} has not passed the person check. {en}. Scan with mobile Qianniu and have your own ID card at hand."
                ),
            )
        }
        (Consequence::Chase, _) => Text::new(
            format!(
                "【{store}】子账号 {login} 实人认证提交后 48 小时内应有审核结果（{due}），请协助查询进度。"
            ),
            format!(
                "The person check of {login} ({store}) was to be answered by {due}. Please look into it."
            ),
        ),
        (Consequence::Expired, DeadlineState::Missed) if invited(deadline) => Text::new(
            format!("【{store}】子账号 {login} 的邀请已过期，请用主账号重新发送邀请，做完告诉我。"),
            format!("The invitation to {login} of {store} has expired. Please send another, and tell me."),
        ),
        (Consequence::Expired, _) if invited(deadline) => {
            let safe = deadline.safe_submit.unwrap_or(deadline.due).minute_text();
            Text::new(
                format!(
                    "{to_zh}【{store}】子账号 {login} 的邀请请在 {safe} 前打开链接激活，最迟 {due}，过期要重新邀请。"
                ),
                format!(
                    "{to_en}please open the invitation to {login} of {store} and activate it by {safe}, at the latest by {due}; after that it must be sent anew."
                ),
            )
        }
        (Consequence::Expired, _) => Text::new(
            format!("【{store}】临时客服账号 {login} 将于 {due} 停用，请提前交接会话。"),
            format!("Temporary account {login} of {store} ends at {due}. Please hand over its chats before."),
        ),
        (Consequence::Review, _) => Text::new(
            format!("请到平台确认【{store}】的子账号是否仍免实人认证，并告诉我结果。"),
            format!(
                "Please look whether staff of {store} are still exempt from the person check, and tell me."
            ),
        ),
        // To whoever looks after the shop, never to the person who left.
        (Consequence::Exposed, _) => {
            let (who_zh, who_en) = match &about.holder {
                Some(holder) => (holder.clone(), holder.clone()),
                None => ("使用人".into(), "its person".into()),
            };
            Text::new(
                format!(
                    "【{store}】{who_zh} 已离职，请在 {due} 前用主账号处理子账号 {login}：解绑、换安全手机、登记离职或交给接手人、复核权限，做完告诉我。"
                ),
                format!(
                    "{who_en} has left. By {due}, please settle sub-account {login} of {store} with the main account: unbind it, change its security phone, let it depart or hand it over, look over its permissions, and tell me."
                ),
            )
        }
        (Consequence::Unlocked, _) => Text::new(
            format!(
                "【{store}】子账号 {login} 受处罚后的限制到 {due} 为止，之后请用主账号登记离职或删除，做完告诉我。"
            ),
            format!(
                "The block after the penalty of {login} ({store}) ends at {due}. From then on, please let it depart or delete it with the main account, and tell me."
            ),
        ),
        (Consequence::Rescan, _) => Text::new(
            format!("{to_zh}{login} 的扫码将在 {due} 失效，请尽快提交。"),
            format!("{to_en}the scan for {login} ends at {due}. Please submit."),
        ),
        (other, _) => {
            let words = other.words();
            Text::new(
                format!("{to_zh}【{store}】{login}：{due} {}，请处理。", words.zh),
                format!("{to_en}{login} of {store}: {} at {due}. Please take care of it.", words.en),
            )
        }
    }
}

/// A ready message about what names itself: a document, a company's duty. `stores` = how many it would hit.
fn named(deadline: &Deadline, what: &Text, stores: usize) -> Text {
    let (name, todo) = (&deadline.name, todo(deadline));
    let at = last_moment(deadline.safe_submit.unwrap_or(deadline.due));
    let (zh, en) = match stores {
        0 => (String::new(), String::new()),
        1 => ("（涉及 1 家店铺）".into(), " (it concerns 1 store)".into()),
        many => (format!("（涉及 {many} 家店铺）"), format!(" (it concerns {many} stores)")),
    };
    Text::new(
        format!("【{name}】{}{zh}，期限 {}。{}做完告诉我。", what.zh, at.zh, todo.zh),
        format!("{name}: {}{en}, by {}. {} Tell me when it is done.", what.en, at.en, todo.en),
    )
}
