//! `list stores|sub-accounts|staff|entities|documents|link-groups|link-candidates|bindings`

use super::link_groups;
use crate::{Desk, Failure, Outcome, arguments::ListKind, print::table};
use serde::Serialize;
use storewarden_app::wire::{
    BindingRow, BindingsRequest, DocumentRow, DocumentsRequest, EntitiesRequest, EntityRow, StaffRequest,
    StaffRow, StoreRow, StoresRequest, SubAccountRow, SubAccountsRequest,
};
use storewarden_domain::{
    subject::Subject,
    vocabulary::{BindingKind, BindingStage, DocumentKind, Label, StoreLabel, Validity},
};

#[derive(Serialize)]
pub struct Document<T> {
    pub total: u32,
    pub rows: Vec<T>,
}

pub fn run(
    desk: &Desk,
    kind: ListKind,
    conditions: &[String],
    search: &str,
    limit: u32,
) -> Result<Outcome, Failure> {
    let conditions = Conditions::read(conditions)?;
    let archived = conditions.code("archived", yes_or_no)?.unwrap_or(false);
    match kind {
        ListKind::Stores => {
            conditions.only(&["platform", "status", "tag", "archived"])?;
            let status = conditions.code("status", StoreLabel::from_code)?;
            let ask = |after, size| StoresRequest {
                search: search.into(),
                platform: conditions.text("platform"),
                status,
                tag: conditions.text("tag"),
                archived,
                after,
                limit: size,
                ..Default::default()
            };
            let document = all(limit, |after, size| {
                let page = desk.app.stores(desk.now, &ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(
                    [
                        "店铺 store",
                        "平台",
                        "主账号 main",
                        "状态 status",
                        "子账号",
                        "冻结 frozen",
                        "待认证",
                        "标签 tags",
                    ],
                    d.rows.iter().map(store),
                )
            });
        }
        ListKind::SubAccounts => {
            conditions.only(&["platform", "store", "label", "tag", "archived"])?;
            let store: Option<Subject> = conditions
                .text("store")
                .map(|s| s.parse())
                .transpose()
                .map_err(|e| Failure::Usage(format!("{e}")))?;
            let labels: Vec<Label> = conditions.code("label", Label::from_code)?.into_iter().collect();
            let ask = |after, size| SubAccountsRequest {
                search: search.into(),
                platform: conditions.text("platform"),
                store: store.clone(),
                labels: labels.clone(),
                tag: conditions.text("tag"),
                archived,
                after,
                limit: size,
                ..Default::default()
            };
            let document = all(limit, |after, size| {
                let page = desk.app.sub_accounts(desk.now, &ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(
                    ["子账号 login", "使用人", "状态 label", "到期 due", "平台显示", "标签 tags"],
                    d.rows.iter().map(account),
                )
            });
        }
        ListKind::Staff => {
            conditions.only(&["platform", "left", "tag", "archived"])?;
            let left = conditions.code("left", yes_or_no)?;
            let ask = |after, size| StaffRequest {
                search: search.into(),
                platform: conditions.text("platform"),
                left,
                tag: conditions.text("tag"),
                archived,
                after,
                limit: size,
            };
            let document = all(limit, |after, size| {
                let page = desk.app.staff(desk.now, &ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(
                    [
                        "编号 id",
                        "姓名 name",
                        "手机 phone",
                        "岗位",
                        "店铺 stores",
                        "子账号",
                        "风险 risk",
                        "离职 left",
                        "标签 tags",
                    ],
                    d.rows.iter().map(person),
                )
            });
        }
        ListKind::Documents => {
            conditions.only(&["kind", "validity", "owner", "archived"])?;
            let kind = conditions.code("kind", DocumentKind::from_code)?;
            let validity = conditions.code("validity", Validity::from_code)?;
            let owner: Option<Subject> = conditions
                .text("owner")
                .map(|s| s.parse())
                .transpose()
                .map_err(|e| Failure::Usage(format!("{e}")))?;
            let ask = |after, size| DocumentsRequest {
                search: search.into(),
                kind,
                validity,
                owner: owner.clone(),
                archived,
                after,
                limit: size,
                ..Default::default()
            };
            let document = all(limit, |after, size| {
                let page = desk.app.documents(desk.now, &ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(
                    [
                        "编号 id",
                        "证照 document",
                        "归属 owner",
                        "状态 validity",
                        "有效期至 to",
                        "待上传 upload to",
                    ],
                    d.rows.iter().map(paper),
                )
            });
        }
        ListKind::Bindings => {
            conditions.only(&["kind", "stage", "store", "archived"])?;
            let kind = conditions.code("kind", BindingKind::from_code)?;
            let stage = conditions.code("stage", BindingStage::from_code)?;
            let store: Option<Subject> = conditions
                .text("store")
                .map(|s| s.parse())
                .transpose()
                .map_err(|e| Failure::Usage(format!("{e}")))?;
            let ask = |after, size| BindingsRequest {
                search: search.into(),
                kind,
                stage,
                store: store.clone(),
                archived,
                after,
                limit: size,
            };
            let document = all(limit, |after, size| {
                let page = desk.app.bindings(desk.now, &ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(
                    [
                        "编号 id",
                        "店铺 store",
                        "种类 kind",
                        "进度 stage",
                        "账号 account",
                        "清单 checklist",
                        "下次 next",
                    ],
                    d.rows.iter().map(binding),
                )
            });
        }
        ListKind::Entities => {
            conditions.only(&["tag", "archived"])?;
            let ask = |after, size| EntitiesRequest {
                search: search.into(),
                tag: conditions.text("tag"),
                archived,
                after,
                limit: size,
            };
            let document = all(limit, |after, size| {
                let page = desk.app.entities(&ask(after, size))?;
                Ok((page.rows, page.total, page.next))
            })?;
            desk.out.answer(&document, |d| {
                table(["统一社会信用代码", "名称 name", "类型 type"], d.rows.iter().map(entity))
            });
        }
        ListKind::LinkGroups => link_groups::list(desk, &conditions, search, limit)?,
        ListKind::LinkCandidates => link_groups::candidates(desk, &conditions, limit)?,
    }
    Ok(Outcome::Done)
}

/// Pages until `limit` rows are there. A page is rows, total, and the cursor of the next.
pub fn all<T>(
    limit: u32,
    page: impl Fn(Option<String>, u32) -> Result<(Vec<T>, u32, Option<String>), Failure>,
) -> Result<Document<T>, Failure> {
    let mut document = Document { total: 0, rows: Vec::new() };
    let mut after = None;
    loop {
        let wanted = limit.saturating_sub(document.rows.len() as u32);
        let (rows, total, next) = page(after, wanted.clamp(1, 100))?;
        document.total = total;
        document.rows.extend(rows.into_iter().take(wanted as usize));
        match next.filter(|_| (document.rows.len() as u32) < limit) {
            Some(next) => after = Some(next),
            None => return Ok(document),
        }
    }
}

pub fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

pub struct Conditions(Vec<(String, String)>);

impl Conditions {
    fn read(words: &[String]) -> Result<Self, Failure> {
        let pair = |word: &String| match word.split_once('=') {
            Some((field, value)) => Ok((field.trim().to_owned(), value.trim().to_owned())),
            None => Err(Failure::Usage(format!("--where {word}: 应为 字段=值 / expected FIELD=VALUE"))),
        };
        words.iter().map(pair).collect::<Result<_, _>>().map(Self)
    }

    pub fn only(&self, known: &[&str]) -> Result<(), Failure> {
        match self.0.iter().find(|(field, _)| !known.contains(&field.as_str())) {
            Some((field, _)) => {
                Err(Failure::Usage(format!("--where {field}: 可用字段 / fields here: {}", known.join(", "))))
            }
            None => Ok(()),
        }
    }

    pub fn text(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, value)| value.clone())
    }

    pub fn code<T>(&self, field: &str, from: fn(&str) -> Option<T>) -> Result<Option<T>, Failure> {
        let read = |value: String| {
            from(&value)
                .ok_or_else(|| Failure::Usage(format!("--where {field}={value}: 没有这个值 / no such value")))
        };
        self.text(field).map(read).transpose()
    }
}

fn store(row: &StoreRow) -> [String; 8] {
    let kept_from: Vec<String> = row.restrictions.iter().map(ToString::to_string).collect();
    let status = row.status.map(|label| label.to_string());
    let status = status.into_iter().chain(kept_from).collect::<Vec<_>>().join(" ");
    [
        row.name.clone(),
        row.platform.clone(),
        row.main.clone(),
        status,
        row.sub_accounts.to_string(),
        row.frozen.to_string(),
        row.outstanding.to_string(),
        row.tags.join("、"),
    ]
}

fn account(row: &SubAccountRow) -> [String; 6] {
    let due = row.due.map(|at| at.minute_text()).unwrap_or_default();
    let shows = row.platform_shows.map(|s| s.to_string()).unwrap_or_default();
    let holder = row.holder.clone().unwrap_or_default();
    [row.login.clone(), holder, row.label.to_string(), due, shows, row.tags.join("、")]
}

fn person(row: &StaffRow) -> [String; 9] {
    [
        row.subject.to_string(),
        row.name.clone(),
        row.phone.clone().unwrap_or_default(),
        row.position.clone().unwrap_or_default(),
        row.stores.to_string(),
        row.accounts.to_string(),
        if row.risk == 0 { "—".into() } else { row.risk.to_string() },
        row.left.map(|at| at.minute_text()).unwrap_or_default(),
        row.tags.join("、"),
    ]
}

fn entity(row: &EntityRow) -> [String; 3] {
    [row.subject.to_string(), row.name.clone(), row.company_type.clone().unwrap_or_default()]
}

fn binding(row: &BindingRow) -> [String; 7] {
    let done = row.entries.saturating_sub(row.open);
    let checklist = if row.entries == 0 { String::new() } else { format!("{done}/{}", row.entries) };
    [
        row.subject.to_string(),
        row.store.as_ref().map(|store| store.name.clone()).unwrap_or_default(),
        row.kind.map(|kind| kind.words().zh).unwrap_or_default(),
        row.stage.to_string(),
        row.account.clone().unwrap_or_default(),
        checklist,
        row.headline_at.map(|at| at.minute_text()).unwrap_or_default(),
    ]
}

fn paper(row: &DocumentRow) -> [String; 6] {
    let kind = row.kind.words();
    let name = match &row.title {
        Some(title) => format!("{} {title}", kind.zh),
        None => kind.zh,
    };
    let to = if row.unlimited { "长期".into() } else { row.last_valid_day.clone().unwrap_or_default() };
    [
        row.subject.to_string(),
        name,
        row.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        row.validity.to_string(),
        to,
        row.upload_to.to_string(),
    ]
}
