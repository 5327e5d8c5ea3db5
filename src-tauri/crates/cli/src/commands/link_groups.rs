//! `list link-groups`, `list link-candidates`, and what `show link-group:ID` prints of the group's state.

use super::list::{Conditions, Document, all, yes_or_no};
use crate::{Desk, Failure, print::table};
use storewarden_app::wire::{LinkCandidate, LinkGroupRow, LinkGroupsRequest, NextDeadline};
use storewarden_domain::{
    assessment::{ChangeDuty, GroupHealth, GroupState, LinkApplication},
    subject::Subject,
    time::Instant,
    vocabulary::GroupStanding,
};

pub fn list(desk: &Desk, conditions: &Conditions, search: &str, limit: u32) -> Result<(), Failure> {
    conditions.only(&["platform", "standing", "archived"])?;
    let standing = conditions.code("standing", GroupStanding::from_code)?;
    let archived = conditions.code("archived", yes_or_no)?.unwrap_or(false);
    let ask = |after, size| LinkGroupsRequest {
        search: search.into(),
        platform: conditions.text("platform"),
        standing,
        archived,
        after,
        limit: size,
        ..Default::default()
    };
    let document = all(limit, |after, size| {
        let page = desk.app.link_groups(desk.now, &ask(after, size))?;
        Ok((page.rows, page.total, page.next))
    })?;
    desk.out.answer(&document, |d| {
        table(
            [
                "编号 id",
                "关联组 group",
                "状态 standing",
                "成员 members",
                "申请中 applying",
                "主账号 primary",
                "主体 company",
                "下一期限 next",
                "冻结提现 frozen",
            ],
            d.rows.iter().map(group),
        )
    });
    Ok(())
}

/// Companies of which several stores on a platform are in no group.
pub fn candidates(desk: &Desk, conditions: &Conditions, limit: u32) -> Result<(), Failure> {
    conditions.only(&["platform"])?;
    let overview = desk.app.link_overview(desk.now, conditions.text("platform").as_deref())?;
    let total = overview.candidates.len() as u32;
    let rows = overview.candidates.into_iter().take(limit as usize).collect();
    desk.out.answer(&Document { total, rows }, |d| {
        table(
            [
                "平台",
                "主体 company",
                "名称 name",
                "店铺 stores",
                "未关联 in no group",
                "已有组 group",
                "限制",
            ],
            d.rows.iter().map(candidate),
        )
    });
    Ok(())
}

fn group(row: &LinkGroupRow) -> [String; 9] {
    [
        row.subject.to_string(),
        row.name.clone(),
        row.standing.to_string(),
        row.members.to_string(),
        row.applying.to_string(),
        row.primary.as_ref().map(|store| store.name.clone()).unwrap_or_default(),
        row.entity_name.clone().unwrap_or_default(),
        row.next.as_ref().map(next).unwrap_or_default(),
        row.frozen.to_string(),
    ]
}

fn next(next: &NextDeadline) -> String {
    format!("{} {}", next.headline_at.due_text(), next.consequence)
}

fn candidate(row: &LinkCandidate) -> [String; 7] {
    [
        row.platform.clone(),
        row.entity.to_string(),
        row.name.clone(),
        row.stores.to_string(),
        row.unlinked.iter().map(|store| store.name.as_str()).collect::<Vec<_>>().join("、"),
        row.group.as_ref().map(Subject::to_string).unwrap_or_default(),
        row.excluded.as_ref().map(|_| "暂不可关联 not for now".into()).unwrap_or_default(),
    ]
}

/// The group's state, a line a fact.
pub fn state(group: &GroupState) -> Vec<String> {
    let mut lines = vec![format!("状态 state      {}", group.standing)];
    for member in &group.members {
        let mark = if member.primary { " 主账号 primary" } else { "" };
        lines.push(format!(
            "  成员 member   {}  {} 起 since{mark}",
            member.store,
            member.since.minute_text()
        ));
    }
    for former in &group.former {
        lines.push(format!(
            "  曾为 former   {}  {} {}",
            former.store,
            former.until.minute_text(),
            former.end
        ));
    }
    for frozen in &group.frozen {
        let since = frozen.since.minute_text();
        lines.push(format!("  提现冻结 withdrawals frozen   {}  {since}", frozen.store));
    }
    lines.extend(group.applications.iter().flat_map(application));
    lines.extend(group.duties.iter().map(duty));
    for appeal in &group.appeals {
        let answered = appeal.answered.map_or("等待答复 waiting".into(), Instant::minute_text);
        lines.push(format!("  申诉 appeal   {}  {} → {answered}", appeal.store, appeal.filed.minute_text()));
    }
    for penalty in &group.penalties {
        let reaches = named(&penalty.reaches);
        lines.push(format!("  处罚 penalty  {}  {} → {reaches}", penalty.store, penalty.at.minute_text()));
    }
    for diversion in &group.diversions {
        let fine = diversion.fine.map_or("?".into(), |yuan| format!("{yuan:.2}"));
        lines.push(format!("  引流 diversion  {} → {}  罚 fine {fine}", diversion.from, diversion.to));
    }
    lines.extend(health(&group.health));
    lines
}

fn application(one: &LinkApplication) -> Vec<String> {
    let by = one.accept_by.map(|at| format!("  接受截止 accept by {}", at.due_text()));
    let review = one.review_by.map(|at| format!("  审核截止 review by {}", at.due_text()));
    let ticket = one.ticket.as_ref().map(|ticket| format!("  工单 ticket {ticket}"));
    let said: String = [by, review, ticket].into_iter().flatten().collect();
    let mut lines =
        vec![format!("  申请 applying {}  {} {}{said}", one.store, one.stage, one.since.minute_text())];
    if let Some(failure) = &one.failure {
        let code = failure.code.as_deref().unwrap_or("—");
        lines.push(format!("     ✗ {code}  {} / {}", failure.text.zh, failure.text.en));
    }
    lines
}

fn duty(one: &ChangeDuty) -> String {
    let unlink = one.unlink.map_or("—".into(), Instant::due_text);
    format!(
        "  变更 change   {} {}  {}  安全目标 safe {}  截止 due {}  第四天 day 4 {unlink}{}",
        one.fact,
        one.changed_on,
        one.outcome,
        one.safe_target.due_text(),
        one.due.due_text(),
        if one.provisional { "  暂定 provisional" } else { "" }
    )
}

fn health(health: &GroupHealth) -> Vec<String> {
    let mut lines = Vec::new();
    for rate in &health.rates {
        let value = rate.value.map_or("—".into(), |value| format!("{value:.2}"));
        lines.push(format!("  加权 weighted {}  {value}  ({} 店 stores)", rate.metric, rate.counted));
    }
    if let [_, _, ..] = health.apart.as_slice() {
        let sides = health.apart.iter().map(|one| format!("{}：{}", one.category, named(&one.stores)));
        lines.push(format!("  品类冲突 kept apart  {}", sides.collect::<Vec<_>>().join("；")));
    }
    if let Some(service) = &health.service {
        let (group, singly) = (service.multiple, service.singly);
        lines.push(format!("  增值服务 service  ×{group}，逐店 singly ×{singly}  [{}]", service.rule));
    }
    lines
}

fn named(stores: &[Subject]) -> String {
    stores.iter().map(Subject::to_string).collect::<Vec<_>>().join("、")
}
