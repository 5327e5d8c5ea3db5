//! `permissions [--staff ID | --store KEY | --can CODE]`: what a person may do everywhere, who may do what in a shop, who
//! can do something anywhere; without an option every permission with how many hold it.

use crate::{Desk, Failure, Outcome, commands::offboard::person, print::table};
use storewarden_app::wire::{
    AccountRights, Holders, HoldersRequest, MatrixBy, MatrixRequest, MatrixRow, Right, RightsMatrix,
    StaffPage,
};
use storewarden_domain::{rulebook::Rulebook, subject::Subject, vocabulary::Level};

pub fn run(
    desk: &Desk,
    staff: Option<&str>,
    store: Option<&str>,
    can: Option<&str>,
    viewers: bool,
) -> Result<Outcome, Failure> {
    let store = store.map(shop).transpose()?;
    match (staff, can) {
        (Some(staff), _) => of_person(desk, staff),
        (None, Some(code)) => who_can(desk, code, store, viewers),
        (None, None) => overview(desk, store),
    }
}

/// `store:PLATFORM/MAIN`, or without the prefix.
fn shop(text: &str) -> Result<Subject, Failure> {
    let subject = text.parse().or_else(|_| format!("store:{text}").parse());
    match subject {
        Ok(subject @ Subject::Store(_)) => Ok(subject),
        _ => Err(Failure::Usage(format!("--store {text}: 应为 平台/主账号 / expected PLATFORM/MAIN"))),
    }
}

fn of_person(desk: &Desk, staff: &str) -> Result<Outcome, Failure> {
    let page = desk.app.staff_page(desk.now, &person(desk, staff)?)?;
    let rulebook = desk.app.rulebook();
    desk.out.answer(&page, |page| told_of_person(page, &rulebook));
    Ok(if page.toxic.is_empty() { Outcome::Done } else { Outcome::Objections })
}

fn told_of_person(page: &StaffPage, rulebook: &Rulebook) -> String {
    let mut lines = vec![format!("{}  ({})  风险 risk {}", page.name, page.subject, page.risk)];
    for account in &page.accounts {
        lines.push(format!("\n{}  {}  {}", account.store.name, account.login, account.label));
        if account.review_due {
            lines.push("  ! 换人后权限尚未复核 / rights not looked over since the person changed".into());
        }
        lines.push(rights(account, rulebook));
    }
    for toxic in &page.toxic {
        let set = rulebook.catalogue().toxic_sets().find(|set| set.code == toxic.set);
        let text = set.map(|set| format!("{}：{}", set.name, set.reason)).unwrap_or_default();
        lines.push(format!("\n! {}  {text}", toxic.store.name));
    }
    lines.join("\n")
}

fn rights(account: &AccountRights, rulebook: &Rulebook) -> String {
    if account.rights.is_empty() {
        return "  没有登记权限 / no rights on record".into();
    }
    let row = |right: &Right| {
        let from = right.from.iter().map(|origin| match (&origin.role, &origin.through) {
            (Some(role), _) => role.name.clone(),
            (None, Some(through)) => format!("随 with {through}"),
            (None, None) => "直接 direct".into(),
        });
        [
            format!("  {}", right.permission),
            rulebook.catalogue().name(&right.permission).zh,
            level(right.level),
            right.risk.to_string(),
            from.collect::<Vec<_>>().join("、"),
        ]
    };
    table(["  权限 permission", "", "级别 level", "风险 risk", "来源 from"], account.rights.iter().map(row))
}

fn level(level: Level) -> String {
    match level {
        Level::View => "看 view".into(),
        Level::Edit => "改 edit".into(),
    }
}

fn who_can(desk: &Desk, code: &str, store: Option<Subject>, viewers: bool) -> Result<Outcome, Failure> {
    let rulebook = desk.app.rulebook();
    let permissions = codes(desk, &rulebook, code)?;
    let holders =
        desk.app.holders(desk.now, &HoldersRequest { permissions, store, viewers, ..Default::default() })?;
    desk.out.answer(&holders, |h: &Holders| {
        let row = |row: &storewarden_app::wire::HolderRow| {
            let rights = row.rights.iter().map(|r| format!("{} {}", r.permission, level(r.level)));
            let left = if row.left { "（已离职 left）" } else { "" };
            [
                format!("{}{left}", row.holder_name.clone().unwrap_or_else(|| "—".into())),
                row.store.name.clone(),
                row.login.clone(),
                rights.collect::<Vec<_>>().join("、"),
            ]
        };
        let head =
            table(["员工 person", "店铺 store", "子账号 login", "权限 rights"], h.rows.iter().map(row));
        format!("{head}\n{} 人 people · {} 店 stores{}", h.people, h.stores, not_told(h.unrecorded))
    });
    Ok(if holders.rows.iter().any(|row| row.left) { Outcome::Objections } else { Outcome::Done })
}

/// A permission, a heading with everything below it, or one of the questions asked most (`refund`, `export`, `price`).
fn codes(desk: &Desk, rulebook: &Rulebook, code: &str) -> Result<Vec<String>, Failure> {
    let catalogue = rulebook.catalogue();
    let questions = desk.app.permission_catalogue().questions;
    match (catalogue.permission(code), questions.iter().find(|q| q.code == code)) {
        (_, Some(question)) => Ok(question.permissions.clone()),
        (Some(found), None) if !found.is_heading() => Ok(vec![code.into()]),
        (Some(_), None) => {
            let below = catalogue.below(code).into_iter().filter(|p| !p.is_heading());
            Ok(below.map(|p| p.code.clone()).collect())
        }
        (None, None) => {
            let known = catalogue.rights().map(|p| p.code.as_str()).collect::<Vec<_>>().join(", ");
            Err(Failure::Usage(format!("--can {code}: 没有这个权限 / no such permission: {known}")))
        }
    }
}

fn overview(desk: &Desk, store: Option<Subject>) -> Result<Outcome, Failure> {
    let by = if store.is_some() { MatrixBy::Account } else { MatrixBy::Permission };
    let mut request = MatrixRequest { by, store, limit: 100, ..Default::default() };
    let mut matrix = desk.app.rights_matrix(desk.now, &request)?;
    while matrix.rows.len() < matrix.total as usize {
        request.page += 1;
        matrix.rows.extend(desk.app.rights_matrix(desk.now, &request)?.rows);
    }
    let rulebook = desk.app.rulebook();
    desk.out.answer(&matrix, |m: &RightsMatrix| match by {
        MatrixBy::Permission => {
            let row = |row: &MatrixRow| {
                let sum = |of: fn(&storewarden_app::wire::MatrixCell) -> u32| {
                    row.cells.values().map(of).sum::<u32>().to_string()
                };
                let name = rulebook.catalogue().name(&row.key).zh;
                [row.key.clone(), name, row.risk.to_string(), sum(|c| c.edit), sum(|c| c.accounts)]
            };
            let head = ["权限 permission", "", "风险 risk", "可改 edit", "共 accounts"];
            format!("{}{}", table(head, m.rows.iter().map(row)), not_told(m.unrecorded))
        }
        _ => {
            let row = |row: &MatrixRow| {
                let edits = row.cells.iter().filter(|(_, cell)| cell.edit > 0).map(|(code, _)| code.as_str());
                let toxic = row.toxic.join("、");
                [row.name.clone(), row.risk.to_string(), edits.collect::<Vec<_>>().join(" "), toxic]
            };
            let head = ["子账号 login", "风险 risk", "可改 may change", "不相容 toxic"];
            format!("{}{}", table(head, m.rows.iter().map(row)), not_told(m.unrecorded))
        }
    });
    Ok(Outcome::Done)
}

/// So that "nobody" is not taken for more than it says.
fn not_told(unrecorded: u32) -> String {
    match unrecorded {
        0 => String::new(),
        many => format!("\n没有登记权限的账号 {many} 个 / accounts without rights on record: {many}"),
    }
}
