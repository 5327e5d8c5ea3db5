//! One row of a sub-account list.

use super::Cells;
use crate::import::{columns::Column, faults::CellFault, phone::Phone};
use storewarden_domain::{
    time::Instant,
    vocabulary::{SeenAccess, SeenVerification, SubAccountKind},
};

/// What a row says; `None` = its cell is blank or its column absent, which says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffLine<'t> {
    pub row: u32,
    pub main: &'t str,
    pub sub: &'t str,
    pub platform: Option<String>,
    /// The shop's name.
    pub shop: Option<&'t str>,
    /// The person's name.
    pub name: Option<&'t str>,
    pub phone: Option<Phone>,
    pub position: Option<&'t str>,
    pub department: Option<&'t str>,
    pub dispatch: Option<bool>,
    pub kind: Option<SubAccountKind>,
    pub created_at: Option<Instant>,
    pub access: Option<SeenAccess>,
    pub verification: Option<SeenVerification>,
}

/// Reads every cell, so that all faults of a row are named at once. `None` = there is no login to go by.
pub(super) fn read<'t>(
    cells: &mut Cells<'t, '_>,
    platform: &dyn Fn(&str) -> Option<String>,
) -> Option<StaffLine<'t>> {
    let login = login(cells);
    let line = StaffLine {
        row: cells.row.number,
        main: "",
        sub: "",
        platform: cells.read(Column::Platform, |word| {
            super::store::platform_code(word, platform)
        }),
        shop: cells.text(Column::Shop),
        name: cells.text(Column::Holder),
        phone: cells.read(Column::Phone, Phone::read),
        position: cells.text(Column::Position),
        department: cells.text(Column::Department),
        dispatch: cells.word(Column::Dispatch, "unknown-dispatch"),
        kind: cells.word(Column::AccountKind, "unknown-kind"),
        created_at: cells.instant(Column::CreatedAt),
        access: cells.word(Column::Access, "unknown-status"),
        verification: cells.word(Column::Verification, "unknown-verification"),
    };
    login.map(|(main, sub)| StaffLine { main, sub, ..line })
}

/// The part of a login that names the main account.
pub fn main_of(login: &str) -> &str {
    login.split([':', '：']).next().unwrap_or_default().trim()
}

/// `main:sub`. A full-width colon, which a login refuses, is what staff pages show; it is corrected and said.
fn login<'t>(cells: &mut Cells<'t, '_>) -> Option<(&'t str, &'t str)> {
    let text = cells.required(Column::Login)?;
    let parts: Vec<&str> = text.split([':', '：']).map(str::trim).collect();
    let fault = match parts.as_slice() {
        [main, sub] if !main.is_empty() && !sub.is_empty() && !text.chars().any(char::is_control) => {
            if text.contains('：') {
                let corrected = CellFault::new(
                    "colon-corrected",
                    "全角冒号已改为半角冒号(登录时必须用半角)。",
                    "The full-width colon was corrected to an ASCII one, which logging in requires.",
                );
                cells.warn(Column::Login, corrected, text);
            }
            return Some((main, sub));
        }
        [_] => CellFault::new(
            "missing-separator",
            "子账号缺少冒号,分不清主账号和子账号名。请写成「主账号:子账号名」后重新导入该行。",
            "The login has no colon, so main account and sub-account cannot be told apart. Write it as MAIN:SUB and import the row again.",
        ),
        _ => CellFault::new(
            "bad-login",
            "子账号应为「主账号:子账号名」,只有一个冒号且两边都不为空。请改正后重新导入该行。",
            "A login is MAIN:SUB, with one colon and text on both sides. Correct it and import the row again.",
        ),
    };
    cells.refuse(Column::Login, fault, text);
    None
}
