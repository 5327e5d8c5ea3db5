//! One row of a sub-account list.

use super::Cells;
use crate::import::{columns::Column, faults::CellFault, phone::Phone};
use storewarden_domain::{
    time::Instant,
    validate::{Login, parse_login},
    vocabulary::{SeenAccess, SeenVerification, SubAccountKind},
};

/// What a row says; `None` = its cell is blank or its column absent, which says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffLine<'t> {
    pub row: u32,
    pub main: String,
    pub sub: String,
    pub platform: Option<String>,
    /// The shop's name.
    pub shop: Option<&'t str>,
    /// The person's name.
    pub name: Option<&'t str>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
    pub position: Option<&'t str>,
    pub department: Option<&'t str>,
    pub dispatch: Option<bool>,
    pub kind: Option<SubAccountKind>,
    pub created_at: Option<Instant>,
    pub last_login_at: Option<Instant>,
    pub access: Option<SeenAccess>,
    /// In place of `access` where an interface answered; its word is the platform's to say.
    pub code: Option<Code<'t>>,
    pub verification: Option<SeenVerification>,
    pub tags: Option<Vec<&'t str>>,
    pub notes: Option<&'t str>,
}

/// A code as an interface gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code<'t> {
    pub interface: &'t str,
    pub code: &'t str,
}

/// Reads every cell, so that all faults of a row are named at once. `None` = there is no login to go by.
pub(super) fn read<'t>(
    cells: &mut Cells<'t, '_>,
    platform: &dyn Fn(&str) -> Option<String>,
) -> Option<StaffLine<'t>> {
    let login = login(cells);
    let line = StaffLine {
        row: cells.row.number,
        main: String::new(),
        sub: String::new(),
        platform: cells.read(Column::Platform, |word| super::store::platform_code(word, platform)),
        shop: cells.text(Column::Shop),
        name: cells.text(Column::Holder),
        phone: cells.read(Column::Phone, Phone::read),
        email: cells.read(Column::Email, super::store::email),
        position: cells.text(Column::Position),
        department: cells.text(Column::Department),
        dispatch: cells
            .word(Column::Dispatch, "unknown-dispatch")
            .or_else(|| cells.read(Column::DispatchCode, dispatch)),
        kind: cells.word(Column::AccountKind, "unknown-kind"),
        created_at: cells.instant(Column::CreatedAt),
        last_login_at: cells.instant(Column::LastLogin),
        access: cells.word(Column::Access, "unknown-status"),
        code: cells.code(),
        verification: cells.word(Column::Verification, "unknown-verification"),
        tags: cells.tags(),
        notes: cells.text(Column::Notes),
    };
    login.map(|Login { main, sub, .. }| StaffLine { main, sub, ..line })
}

/// `is_online` is no presence: 1 不参与分流, 2 参与分流 (rulebook B.1 row 2).
fn dispatch(code: &str) -> Result<bool, CellFault> {
    match code {
        "1" => Ok(false),
        "2" => Ok(true),
        _ => Err(CellFault::new(
            "unknown-dispatch",
            "不认识这个分流代码，已知 1 不参与、2 参与。请核对接口返回的内容后重新导入该条。",
            "This dispatch code is not known: 1 is off, 2 is on. Check the interface's answer and import the record again.",
        )),
    }
}

/// `main:sub`. A full-width colon, which logging in refuses, is what staff pages show; it is corrected and said.
fn login(cells: &mut Cells<'_, '_>) -> Option<Login> {
    let text = cells.required(Column::Login)?;
    match parse_login(text) {
        Ok(login) if !text.chars().any(char::is_control) => {
            for reason in login.warnings(None) {
                cells.warn(Column::Login, CellFault { code: reason.code, message: reason.text }, text);
            }
            Some(login)
        }
        Ok(_) => {
            let fault = CellFault::new(
                "several-lines",
                "子账号里有换行。请改成一行后重新导入该行。",
                "The login holds a line break. Write it on one line and import the row again.",
            );
            cells.refuse(Column::Login, fault, text);
            None
        }
        Err(reason) => {
            let zh = format!("{}。请改正后重新导入该行。", reason.text.zh);
            let en = format!("{}. Correct it and import the row again.", sentence(&reason.text.en));
            cells.refuse(Column::Login, CellFault::new(reason.code, zh, en), text);
            None
        }
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
