//! Bytes → a table of text.
//!
//! Four kinds of input exist: delimited text (a file, or a table pasted from the clipboard), an XLSX workbook, a platform's
//! answer in JSON, and what is none of them and is refused by name. The text's encoding is found by its byte-order mark, else it is UTF-8 where that
//! is valid, else GB18030, which is what Chinese spreadsheets write. Nothing here panics, whatever the bytes are.

mod answer;
mod delimited;
mod table;
mod workbook;

pub use table::{Row, Table};

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use storewarden_domain::text::Text;

/// Why a file has no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Unreadable {
    /// `empty-file`, `unreadable-file`, `no-list`, `error-answer`, `not-supported`
    pub code: &'static str,
    pub message: Text,
}

/// Reads a file of any supported kind.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes);
    }
    if let Some(refusal) = foreign(bytes) {
        return Err(refusal);
    }
    let (encoding, text) = decode(bytes);
    match text.trim_start().chars().next() {
        Some('{' | '[') => return answer::read(&text, encoding),
        Some('<') => {
            return Err(not_supported(
                "这是网页数据，不能导入。请在千牛后台导出表格，或复制表格后粘贴。",
                "This is markup and cannot be imported. Export a table, or copy one and paste it.",
            ));
        }
        _ => {}
    }
    let table = delimited::read(&text, encoding);
    if table.is_empty() {
        return Err(Unreadable {
            code: "empty-file",
            message: Text::new("文件里没有内容。", "The file is empty."),
        });
    }
    Ok(table)
}

/// Kinds of file that are known by their first bytes and that hold no table.
fn foreign(bytes: &[u8]) -> Option<Unreadable> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Some(not_supported(
            "这是旧版 Excel（.xls）文件。请另存为 .xlsx 或 CSV 后再导入。",
            "This is an old Excel file (.xls). Save it as .xlsx or CSV and import that.",
        ));
    }
    let picture_or_archive: [&[u8]; 6] =
        [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"Rar!", b"7z\xBC\xAF"];
    picture_or_archive.iter().any(|start| bytes.starts_with(start)).then(|| {
        not_supported(
            "这不是表格文件。请导入 CSV、TSV、XLSX，或平台接口返回的 JSON。",
            "This is not a table. Import CSV, TSV, XLSX, or a platform's answer in JSON.",
        )
    })
}

fn not_supported(zh: &str, en: &str) -> Unreadable {
    Unreadable { code: "not-supported", message: Text::new(zh, en) }
}

/// The text, and the name of the encoding found. What the encoding cannot express becomes U+FFFD; rows that hold one
/// are refused later, the others go in.
fn decode(bytes: &[u8]) -> (&'static str, String) {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return ("utf-8-bom", String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return ("utf-16", UTF_16LE.decode_without_bom_handling(rest).0.into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return ("utf-16", UTF_16BE.decode_without_bom_handling(rest).0.into_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => ("utf-8", text.to_owned()),
        Err(_) => ("gb18030", GB18030.decode_without_bom_handling(bytes).0.into_owned()),
    }
}
