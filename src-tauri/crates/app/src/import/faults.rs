//! What is said about a row or a cell: a code for scripts, a sentence in both languages that tells what to do.

use super::{cells::shown, columns::NoLayout};
use crate::wire::RowFault;
use storewarden_domain::text::Text;

/// A cell's fault before it is known which cell it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    pub code: &'static str,
    pub message: Text,
}

impl CellFault {
    pub fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, message: Text::new(zh, en) }
    }

    /// `value` is masked on the way.
    pub fn at(self, row: u32, column: &str, value: &str) -> RowFault {
        RowFault {
            row,
            column: column.into(),
            code: self.code.into(),
            value: shown(value),
            message: self.message,
        }
    }
}

/// The whole file is refused at its header.
pub fn of_layout(found: &NoLayout, name: &str) -> RowFault {
    const WANTED_ZH: &str =
        "店铺表需要「平台」「主账号」两列,子账号表需要「子账号」一列,证照表需要「证照类型」「所属」两列";
    const WANTED_EN: &str = "a store list needs the columns 平台 and 主账号, a sub-account list the column 子账号, a list of documents 证照类型 and 所属";
    match found {
        NoLayout::Unknown { header } => CellFault::new(
            "unknown-header",
            format!("认不出这个表格：没有找到已知的表头。{WANTED_ZH}。请补上表头后重新导入。"),
            format!("This table is not recognised: no known header was found; {WANTED_EN}. Add the header and import again."),
        )
        .at(*header, "", name),
        NoLayout::Missing { kind, header, words } => {
            let words = words.iter().map(|word| format!("「{word}」")).collect::<String>();
            CellFault::new(
                "missing-column",
                format!("表头缺少{words}列。{WANTED_ZH}。请补上后重新导入。"),
                format!("The header lacks {words}, which a file of kind {} needs; {WANTED_EN}. Add it and import again.", kind.code()),
            )
            .at(*header, "", name)
        }
    }
}
