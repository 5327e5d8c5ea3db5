//! One file a command; small ones stand here.

pub mod association;
pub mod association_graph;
pub mod deadlines;
pub mod fact_change;
pub mod files;
pub mod import;
pub mod link_groups;
pub mod list;
pub mod offboard;
pub mod override_param;
pub mod pending_rules;
pub mod permissions;
pub mod precheck;
pub mod record;
pub mod remind;
pub mod rules;
pub mod season;
pub mod show;
pub mod situations;
pub mod validate;
pub mod what_if;
pub mod why;
pub mod workdays;

use crate::{
    Desk, Failure, Outcome,
    arguments::{Command, Workdays},
};
use storewarden_app::wire::OverrideRequest;

pub fn run(desk: &Desk, command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Import { files, kind, dry_run, not_reached } => {
            import::run(desk, &files, &kind, dry_run, &not_reached)
        }
        Command::Undo { id } => undo(desk, &id),
        Command::List { kind, conditions, search, limit } => {
            list::run(desk, kind, &conditions, search.as_deref().unwrap_or_default(), limit)
        }
        Command::Show { subject } => show::run(desk, &subject),
        Command::Why { subject, deadline } => why::run(desk, &subject, deadline.as_deref()),
        Command::Files(order) => files::run(desk, &order),
        Command::Record { file } => record::run(desk, &file),
        Command::Precheck { group, store, on } => {
            precheck::run(desk, &group, store.as_deref(), on.as_deref())
        }
        Command::FactChange { company, facts, from } => {
            fact_change::run(desk, &company, &facts, from.as_deref())
        }
        Command::WhatIf { file, on } => what_if::run(desk, file.as_deref(), on.as_deref()),
        Command::Association { store, platform, band, signal, hops, graph, limit } => {
            let wanted = association::wanted(store.as_deref(), platform, band.as_deref(), &signal, hops)?;
            match graph {
                true => association_graph::run(desk, wanted, limit),
                false => association::run(desk, wanted, limit),
            }
        }
        Command::Season { year } => season::run(desk, year),
        Command::Offboard { staff } => offboard::run(desk, &staff),
        Command::Permissions { staff, store, can, viewers } => {
            permissions::run(desk, staff.as_deref(), store.as_deref(), can.as_deref(), viewers)
        }
        Command::Deadlines { within } => deadlines::run(desk, within.as_deref()),
        Command::Remind { paused, quiet } => remind::run(desk, paused, quiet.as_deref()),
        Command::Check => check(desk),
        Command::Demo => demo(desk),
        Command::Override { rule, param, value, reason, preview } => {
            let value = override_param::value(&value);
            let request = OverrideRequest { rule, param, value, reason: reason.unwrap_or_default() };
            if preview {
                override_param::preview(desk, &request)
            } else {
                override_param::run(desk, &request)
            }
        }
        Command::Workdays(Workdays::Import { file, dry_run }) => workdays::import(desk, &file, dry_run),
        Command::Rules { pending: true, .. } => pending_rules::run(desk),
        Command::Rules { accept: true, .. } => pending_rules::accept(desk),
        Command::Rules { .. } | Command::Workdays(_) | Command::Validate(_) | Command::Situations { .. } => {
            Ok(Outcome::Done)
        }
    }
}

fn undo(desk: &Desk, id: &str) -> Result<Outcome, Failure> {
    let outcome = desk.app.undo(desk.now, id)?;
    desk.out.answer(&outcome, |o| {
        let skipped = o.skipped.iter().map(|s| format!("\n  保留 kept  {}  {}", s.subject, s.text));
        format!("{}：{} 项 records{}", o.text, o.undone, skipped.collect::<String>())
    });
    Ok(if outcome.skipped.is_empty() { Outcome::Done } else { Outcome::Objections })
}

fn check(desk: &Desk) -> Result<Outcome, Failure> {
    let health = desk.app.check(desk.now)?;
    desk.out.answer(&health, |h| {
        let part = |name: &str, wrong: &[String]| match wrong {
            [] => format!("✓ {name}"),
            wrong => format!("✗ {name}\n  {}", wrong.join("\n  ")),
        };
        [
            part("数据库完整 / SQLite integrity", &h.integrity),
            part("数据表 = 变更记录 / tables = fold of the journal", &h.tables),
            part("存储的结论 = 重新推算 / stored assessments = fresh ones", &h.assessments),
            part("证照的加密副本 / encrypted copies of files", &h.copies),
            format!("{} 个对象 / subjects", h.subjects),
        ]
        .join("\n")
    });
    Ok(if health.sound() { Outcome::Done } else { Outcome::Objections })
}

fn demo(desk: &Desk) -> Result<Outcome, Failure> {
    desk.app.start_demo(desk.now)?;
    let today = desk.app.today(desk.now, &Default::default())?;
    let document = serde_json::json!({ "stores": today.stores, "sub_accounts": today.sub_accounts });
    desk.out.answer(&document, |_| {
        format!("已装入示例：{} 店，{} 个子账号 / demo data in place", today.stores, today.sub_accounts)
    });
    Ok(Outcome::Done)
}
