//! Header words → columns with a meaning.
//!
//! Words are compared after folding width and case and dropping spaces, a trailing remark in brackets and the marks
//! that web tables put beside a header. A word that is not known is listed as ignored, never guessed at.

use super::{
    cells::{folded, trimmed},
    read::{Row, Table},
};

/// Title rows may stand above the header, but not more than these.
const HEADER_WITHIN: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Stores,
    SubAccounts,
    /// Recognised, to be refused by name.
    Documents,
}

impl Kind {
    /// As requested and reported.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stores => "stores",
            Self::SubAccounts => "sub-accounts",
            Self::Documents => "documents",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Stores, Self::SubAccounts, Self::Documents]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    fn columns(self) -> &'static [(Column, &'static [&'static str])] {
        match self {
            Self::Stores => STORES,
            Self::SubAccounts => SUB_ACCOUNTS,
            Self::Documents => DOCUMENTS,
        }
    }

    /// Without these columns a file is not of this kind.
    pub fn required(self) -> &'static [Column] {
        match self {
            Self::Stores => &[Column::Platform, Column::Main],
            Self::SubAccounts => &[Column::Login],
            Self::Documents => &[Column::DocumentKind],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Platform,
    StoreName,
    Main,
    StoreType,
    StoreStatus,
    Category,
    OpenedOn,
    ContactPhone,
    ContactEmail,
    EntityName,
    Uscc,
    CompanyType,
    LegalRepresentative,
    BankAccountName,
    Login,
    Holder,
    Phone,
    Position,
    Department,
    Access,
    Verification,
    Dispatch,
    AccountKind,
    CreatedAt,
    Shop,
    DocumentKind,
    ValidTo,
    Issuer,
}

/// The first word of each list is the one shown where a column is missed.
const STORES: &[(Column, &[&str])] = &[
    (Column::Platform, &["平台", "所属平台", "电商平台", "platform"]),
    (
        Column::StoreName,
        &[
            "店铺名称",
            "店铺名",
            "店铺",
            "店名",
            "storename",
            "store",
            "shopname",
            "shop",
        ],
    ),
    (
        Column::Main,
        &[
            "主账号",
            "主帐号",
            "主账号名",
            "主账号名称",
            "掌柜名",
            "卖家账号",
            "店铺主账号",
            "mainaccount",
            "main",
        ],
    ),
    (
        Column::StoreType,
        &["店铺类型", "店铺性质", "storetype", "shoptype"],
    ),
    (Column::StoreStatus, &["店铺状态", "经营状态", "状态", "status"]),
    (Column::Category, &["主营类目", "类目", "经营类目", "category"]),
    (
        Column::OpenedOn,
        &["开店日期", "开店时间", "开业日期", "openedon", "opened"],
    ),
    (
        Column::ContactPhone,
        &[
            "联系手机",
            "联系电话",
            "手机号",
            "手机",
            "电话",
            "phone",
            "mobile",
        ],
    ),
    (
        Column::ContactEmail,
        &["联系邮箱", "邮箱", "电子邮箱", "email", "e-mail", "mail"],
    ),
    (
        Column::EntityName,
        &[
            "主体名称",
            "主体",
            "公司名称",
            "企业名称",
            "entityname",
            "entity",
            "company",
        ],
    ),
    (
        Column::Uscc,
        &["统一社会信用代码", "信用代码", "社会信用代码", "税号", "uscc"],
    ),
    (
        Column::CompanyType,
        &["主体类型", "企业类型", "公司类型", "companytype"],
    ),
    (
        Column::LegalRepresentative,
        &["法定代表人", "法人", "法人代表", "legalrepresentative"],
    ),
    (
        Column::BankAccountName,
        &[
            "对公账户名称",
            "对公账户名",
            "对公户名",
            "开户名称",
            "bankaccountname",
        ],
    ),
];

const SUB_ACCOUNTS: &[(Column, &[&str])] = &[
    (
        Column::Login,
        &[
            "子账号",
            "子帐号",
            "账号名",
            "帐号名",
            "子账号名",
            "子账号名称",
            "子账号昵称",
            "登录名",
            "账号",
            "subaccount",
            "login",
            "nick",
        ],
    ),
    (
        Column::Holder,
        &[
            "使用人",
            "姓名",
            "员工",
            "员工姓名",
            "真实姓名",
            "使用者",
            "holder",
            "name",
            "fullname",
        ],
    ),
    (
        Column::Phone,
        &[
            "手机号",
            "手机",
            "手机号码",
            "使用人手机",
            "电话",
            "phone",
            "mobile",
        ],
    ),
    (Column::Position, &["岗位", "职位", "职务", "position", "duty"]),
    (Column::Department, &["部门", "所属部门", "department"]),
    (
        Column::Access,
        &["状态", "账号状态", "子账号状态", "使用状态", "status"],
    ),
    (
        Column::Verification,
        // 全部状态 is what the filter above the staff page's own column reads when nothing is filtered.
        &[
            "认证状态",
            "全部状态",
            "实人认证",
            "实人认证状态",
            "认证",
            "verification",
        ],
    ),
    (
        Column::Dispatch,
        &["是否参与分流", "分流", "参与分流", "是否分流", "dispatch"],
    ),
    (Column::AccountKind, &["账号类型", "子账号类型", "类型", "kind"]),
    (
        Column::CreatedAt,
        &[
            "创建时间",
            "创建日期",
            "新建时间",
            "添加时间",
            "createdat",
            "created",
        ],
    ),
    (
        Column::Shop,
        &["店铺", "店铺名称", "店铺名", "所属店铺", "shop", "store"],
    ),
    (Column::Platform, &["平台", "所属平台", "platform"]),
];

const DOCUMENTS: &[(Column, &[&str])] = &[
    (Column::DocumentKind, &["证照类型", "证件类型", "证照名称"]),
    (Column::ValidTo, &["有效期至", "到期日", "到期日期"]),
    (Column::Issuer, &["颁发机构", "发证机关"]),
];

/// Where a file's columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub kind: Kind,
    /// The header's row number.
    pub header: u32,
    /// Cells of the header up to its last word; a data row has as many.
    pub width: usize,
    /// Header words without a meaning, as written.
    pub ignored: Vec<String>,
    places: Vec<(Column, usize, String)>,
}

impl Layout {
    /// The place of a column in a row, from 0, and the header's word for it.
    pub fn place(&self, column: Column) -> Option<(usize, &str)> {
        self.places
            .iter()
            .find(|(c, ..)| *c == column)
            .map(|(_, place, word)| (*place, word.as_str()))
    }

    /// The columns that hold something, with their places.
    pub fn places(&self) -> impl Iterator<Item = (Column, usize, &str)> {
        self.places
            .iter()
            .map(|(column, place, word)| (*column, *place, word.as_str()))
    }
}

/// Why a table has no layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLayout {
    /// No row looks like a header. `header` = the first row that holds anything.
    Unknown { header: u32 },
    /// A header was found, or asked for, that lacks what its kind needs.
    Missing {
        kind: Kind,
        header: u32,
        words: Vec<&'static str>,
    },
}

/// Is this a header word of any kind of file?
pub fn is_known(cell: &str) -> bool {
    let word = plain(cell);
    !word.is_empty()
        && [STORES, SUB_ACCOUNTS, DOCUMENTS]
            .iter()
            .any(|list| column_of(list, &word).is_some())
}

/// Finds the header and the meaning of its columns. `kind` = as requested; `None` = to be told from the header.
pub fn recognise(table: &Table, kind: Option<Kind>) -> Result<Layout, NoLayout> {
    let kinds: &[Kind] = match &kind {
        Some(kind) => std::slice::from_ref(kind),
        // An earlier kind wins where the columns of two are there: a staff list may well name its platform and shop.
        None => &[Kind::SubAccounts, Kind::Stores, Kind::Documents],
    };
    let best = table
        .rows()
        .take(HEADER_WITHIN)
        .flat_map(|row| kinds.iter().map(move |kind| layout(row, *kind)))
        .reduce(|best, next| if score(&next) > score(&best) { next } else { best });
    let first = table.rows().next().map_or(1, |row| row.number);
    let Some(best) = best.filter(|layout| !layout.places.is_empty()) else {
        return Err(match kind {
            Some(kind) => NoLayout::Missing {
                kind,
                header: first,
                words: missing(kind, &[]),
            },
            None => NoLayout::Unknown { header: first },
        });
    };
    let words = missing(best.kind, &best.places);
    match (words.is_empty(), kind) {
        (true, _) => Ok(best),
        // One known word by chance makes no header.
        (false, None) if best.places.len() < 2 => Err(NoLayout::Unknown { header: first }),
        (false, _) => Err(NoLayout::Missing {
            kind: best.kind,
            header: best.header,
            words,
        }),
    }
}

/// Complete layouts come before incomplete ones, then the one with more known columns.
fn score(layout: &Layout) -> (bool, usize) {
    (
        missing(layout.kind, &layout.places).is_empty(),
        layout.places.len(),
    )
}

fn layout(row: Row<'_>, kind: Kind) -> Layout {
    let mut layout = Layout {
        kind,
        header: row.number,
        width: 0,
        ignored: Vec::new(),
        places: Vec::new(),
    };
    for (place, cell) in row.cells().enumerate() {
        let word = plain(cell);
        if word.is_empty() {
            continue;
        }
        layout.width = place + 1;
        let shown = trimmed(cell).to_owned();
        match column_of(kind.columns(), &word) {
            Some(column) if layout.place(column).is_none() => layout.places.push((column, place, shown)),
            _ => layout.ignored.push(shown),
        }
    }
    layout
}

fn missing(kind: Kind, places: &[(Column, usize, String)]) -> Vec<&'static str> {
    let absent = |column: &&Column| !places.iter().any(|(c, ..)| c == *column);
    kind.required()
        .iter()
        .filter(absent)
        .filter_map(|column| first_word(kind, *column))
        .collect()
}

fn first_word(kind: Kind, column: Column) -> Option<&'static str> {
    kind.columns()
        .iter()
        .find(|(c, _)| *c == column)
        .and_then(|(_, words)| words.first().copied())
}

fn column_of(list: &[(Column, &[&str])], word: &str) -> Option<Column> {
    list.iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(column, _)| *column)
}

/// A header's word as it is compared.
fn plain(cell: &str) -> String {
    let folded = folded(trimmed(cell)).to_lowercase();
    let without_remark = match folded.find(['(', '[', '【']) {
        Some(at) if at > 0 => folded.get(..at).unwrap_or_default(),
        _ => &folded,
    };
    let mark = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | ':' | '_' | '▼' | '▲' | '↓' | '↑' | '?' | '\u{200B}' | '\u{FEFF}'
            )
    };
    without_remark.chars().filter(|c| !mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::read;

    fn of(text: &str) -> Result<Layout, NoLayout> {
        recognise(&read(text.as_bytes()).unwrap(), None)
    }

    #[test]
    fn header_words_are_found_whatever_their_width_spacing_and_remarks() {
        let layout = of("＊子 账 号,手机号（必填）,Created At,备注\na:b,1,2,3").unwrap();
        assert_eq!(layout.kind, Kind::SubAccounts);
        assert_eq!(layout.place(Column::Phone), Some((1, "手机号（必填）")));
        assert_eq!(layout.place(Column::CreatedAt).map(|p| p.0), Some(2));
        assert_eq!(layout.ignored, ["备注"]);
    }

    #[test]
    fn title_rows_above_the_header_are_skipped() {
        let layout = of("员工台账(内部),,\n\n子账号,使用人,手机号\na:b,x,1").unwrap();
        assert_eq!(layout.header, 3);
    }

    #[test]
    fn a_table_of_something_else_is_unknown() {
        assert_eq!(of("水果,价格\n苹果,3"), Err(NoLayout::Unknown { header: 1 }));
    }

    #[test]
    fn a_header_that_lacks_its_key_column_says_which() {
        let found = of("使用人,手机号,岗位\n张,1,2");
        assert_eq!(
            found,
            Err(NoLayout::Missing {
                kind: Kind::SubAccounts,
                header: 1,
                words: vec!["子账号"]
            })
        );
    }
}
