//! One row of a store list: the store, and the legal entity that holds its licence.

use super::{Cells, Until, date_fault, document::until};
use crate::import::{cells::folded, columns::Column, dates, faults::CellFault, phone::Phone};
use chrono::NaiveDate;
use std::net::IpAddr;
use storewarden_domain::{
    text::Text,
    validate::{self, Reason, Uscc, Verdict, words_of},
    vocabulary::StoreStatus,
};

/// What a row says; `None` = its cell is blank or its column absent, which says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct StoreLine<'t> {
    pub row: u32,
    /// The platform's code.
    pub platform: String,
    pub main: &'t str,
    pub name: Option<&'t str>,
    pub store_type: Option<&'t str>,
    pub status: Option<StoreStatus>,
    pub categories: Option<Vec<&'t str>>,
    pub quota: Option<u32>,
    pub tags: Option<Vec<&'t str>>,
    pub notes: Option<&'t str>,
    pub opened_on: Option<NaiveDate>,
    /// Eleven digits.
    pub phone: Option<String>,
    /// Lower case.
    pub email: Option<String>,
    pub entity: Option<EntityPart<'t>>,
    pub login_address: Option<String>,
    pub login_device: Option<&'t str>,
}

/// The columns about the licence holder. Names are kept to the letter.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityPart<'t> {
    pub uscc: String,
    pub name: Option<&'t str>,
    pub company_type: Option<&'t str>,
    pub legal_representative: Option<&'t str>,
    pub bank_account_name: Option<&'t str>,
    /// The end of the licence.
    pub licence_until: Option<Until>,
    /// The end of the legal representative's ID card.
    pub legal_id_until: Option<Until>,
}

/// Reads every cell, so that all faults of a row are named at once. `None` = there is no store to go by.
pub(super) fn read<'t>(
    cells: &mut Cells<'t, '_>,
    platform: &dyn Fn(&str) -> Option<String>,
) -> Option<StoreLine<'t>> {
    let code = cells.required(Column::Platform).and_then(|word| match platform_code(word, platform) {
        Ok(code) => Some(code),
        Err(fault) => {
            cells.refuse(Column::Platform, fault, word);
            None
        }
    });
    let main = cells.required(Column::Main).filter(|main| {
        let right = !main.contains([':', '：']) && !main.chars().any(char::is_control);
        if !right {
            let fault = CellFault::new(
                "bad-login",
                "主账号里不能有冒号（带冒号的是子账号）。请改正后重新导入该行。",
                "A main account has no colon (a login with one is a sub-account). Correct it and import the row again.",
            );
            cells.refuse(Column::Main, fault, main);
        }
        right
    });
    let line = StoreLine {
        row: cells.row.number,
        platform: String::new(),
        main: "",
        name: cells.text(Column::StoreName),
        store_type: cells.text(Column::StoreType),
        status: cells.word(Column::StoreStatus, "unknown-status"),
        categories: cells.text(Column::Category).map(words_of),
        quota: cells.read(Column::Quota, quota),
        tags: cells.tags(),
        notes: notes(cells),
        opened_on: cells.read(Column::OpenedOn, |text| dates::date(text).map_err(date_fault)),
        phone: contact_phone(cells),
        email: cells.read(Column::ContactEmail, email),
        entity: entity(cells),
        login_address: login_address(cells),
        login_device: cells.text(Column::LoginDevice),
    };
    Some(StoreLine { platform: code?, main: main?, ..line })
}

pub(super) fn platform_code(
    word: &str,
    platform: &dyn Fn(&str) -> Option<String>,
) -> Result<String, CellFault> {
    platform(word).ok_or_else(|| {
        CellFault::new(
            "unknown-platform",
            "不认识这个平台。请改成淘宝、天猫、天猫国际、速卖通、抖店、京东、拼多多等名称后重新导入该行。",
            "This platform is not known. Use a name such as 淘宝, 天猫, 天猫国际, 速卖通, 抖店, 京东 or 拼多多 and import the row again.",
        )
    })
}

fn quota(text: &str) -> Result<u32, CellFault> {
    folded(text).trim_end_matches('个').trim().parse().map_err(|_| {
        CellFault::new(
            "bad-quota",
            "子账号名额应为整数。请改正后重新导入该行。",
            "The quota of sub-accounts must be a whole number. Correct it and import the row again.",
        )
    })
}

/// A masked number says nothing that could be kept for a shop; it is left out and said.
fn contact_phone(cells: &mut Cells<'_, '_>) -> Option<String> {
    match cells.read(Column::ContactPhone, Phone::read)? {
        Phone::Whole(digits) => Some(digits),
        Phone::Masked(mask) => {
            let fault = CellFault::new(
                "masked-phone",
                "这是打码的号码，未写入。需要时请补上完整号码。",
                "This number is masked and was not taken in. Enter the whole number where it is needed.",
            );
            cells.warn(Column::ContactPhone, fault, &mask);
            None
        }
    }
}

/// Notes are kept in clear, where no phone number stands (rulebook 1.4): the store goes in without them.
fn notes<'t>(cells: &mut Cells<'t, '_>) -> Option<&'t str> {
    let text = cells.text(Column::Notes)?;
    let clear = !validate::holds_mobile(text);
    if !clear {
        let fault = CellFault::new(
            "phone-in-clear",
            "备注不加密，其中有手机号，备注未写入，店铺照常导入。请把号码填到“联系手机”一列。",
            "Notes are kept in clear and this one holds a mobile number: the note was left out, the store goes in. Put the number into the column 联系手机.",
        );
        cells.warn(Column::Notes, fault, text);
    }
    clear.then_some(text)
}

/// The store goes in without an address that is none.
fn login_address(cells: &mut Cells<'_, '_>) -> Option<String> {
    let text = cells.text(Column::LoginAddress)?;
    let address = folded(text).parse::<IpAddr>().ok();
    if address.is_none() {
        let fault = CellFault::new(
            "bad-ip-address",
            "不是有效的 IP 地址，未写入，店铺照常导入。请写成 203.0.113.16 这样的形式。",
            "Not an IP address and not taken in; the store goes in. Write it like 203.0.113.16.",
        );
        cells.warn(Column::LoginAddress, fault, text);
    }
    address.map(|address| address.to_string())
}

pub(super) fn email(text: &str) -> Result<String, CellFault> {
    let address = folded(text).to_lowercase();
    let right = address.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && !address.contains(char::is_whitespace)
    });
    right.then_some(address).ok_or_else(|| {
        CellFault::new(
            "bad-email",
            "不是有效的邮箱地址。请改正后重新导入该行。",
            "Not a valid e-mail address. Correct it and import the row again.",
        )
    })
}

/// An entity is known by its USCC alone: without one its other columns have nobody to be about.
fn entity<'t>(cells: &mut Cells<'t, '_>) -> Option<EntityPart<'t>> {
    let uscc = uscc(cells);
    let name = cells.text(Column::EntityName);
    let part = EntityPart {
        uscc: String::new(),
        name,
        company_type: cells.text(Column::CompanyType),
        legal_representative: cells.text(Column::LegalRepresentative),
        bank_account_name: cells.text(Column::BankAccountName),
        licence_until: cells.read(Column::LicenceValidTo, until),
        legal_id_until: cells.read(Column::LegalIdValidTo, until),
    };
    if uscc.is_none()
        && let Some(name) = name
    {
        let fault = CellFault::new(
            "entity-without-uscc",
            "没有统一社会信用代码，主体信息未写入，店铺照常导入。请补上代码后再导入一次。",
            "Without a unified social credit code the entity was left out; the store goes in. Add the code and import again.",
        );
        cells.warn(Column::EntityName, fault, name);
    }
    Some(EntityPart { uscc: uscc?, ..part })
}

/// As the licence shows it. What cannot be a code is refused; what is odd in one that can be (a checksum that fails has
/// really been issued, rulebook C.1) goes in with a warning.
fn uscc(cells: &mut Cells<'_, '_>) -> Option<String> {
    let text = cells.text(Column::Uscc)?;
    let Uscc { verdict, normal, reasons } = validate::uscc(text);
    let told = |reason: &Reason| {
        let Text { zh, en } = &reason.text;
        CellFault::new(
            reason.code,
            format!("统一社会信用代码：{zh}"),
            format!("Unified social credit code: {en}"),
        )
    };
    match (verdict, normal) {
        (Verdict::Valid, Some(code)) => Some(code),
        (Verdict::Warning, Some(code)) => {
            let warned = reasons.iter().filter(|reason| !NOTES.contains(&reason.code)).map(told);
            warned.for_each(|fault| cells.warn(Column::Uscc, fault, text));
            Some(code)
        }
        _ => {
            reasons.first().map(told).into_iter().for_each(|fault| cells.refuse(Column::Uscc, fault, text));
            None
        }
    }
}

/// Worth knowing in a form, noise in a file of thousands; a slip of the pen shows in the code's own checksum.
const NOTES: [&str; 4] = ["was-full-width", "was-lower-case", "sole-proprietor", "organisation-checksum"];
