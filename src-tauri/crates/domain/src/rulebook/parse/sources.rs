//! `[[rule.sources]]`: where a rule's statement comes from.

use super::super::{
    Rulebook,
    page::Fields,
    rule::{Passage, Source},
};

/// `{ file, offset, length, sha256 }` for a passage at hand, `{ entry }` for a page whose text is not.
pub(super) fn sources(fields: &Fields<'_>, book: &Rulebook) -> Vec<Source> {
    let page = fields.page();
    let mut sources = Vec::new();
    for fields in fields.need_tables("sources") {
        let entry = fields.text("entry");
        let (name, passage) = match entry {
            Some(entry) => (Some(entry), None),
            None => (fields.need_text("file"), Some(passage(&fields))),
        };
        fields.finish();
        let Some(name) = name else { continue };
        if !book.origins.contains_key(&name.value) {
            let id = &name.value;
            page.fault(
                name.at,
                format!("来源 {id} 不在 sources.toml 中，请先登记"),
                format!("source {id} is not in sources.toml; declare it there first"),
            );
        }
        sources.push(Source { file: name.value, passage: passage.flatten() });
    }
    sources
}

fn passage(fields: &Fields<'_>) -> Option<Passage> {
    let page = fields.page();
    let place = |key: &'static str, least: u32| {
        let number = fields.need_integer(key)?;
        let read = u32::try_from(number.value).ok().filter(|n| *n >= least);
        if read.is_none() {
            page.fault(
                number.at,
                format!("{key} 应为不小于 {least} 的字节数"),
                format!("{key} must be a number of bytes, at least {least}"),
            );
        }
        read
    };
    let (offset, length) = (place("offset", 0), place("length", 1));
    let sha256 = fields.need_text("sha256")?;
    let hex = sha256.value.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !hex || sha256.value.len() != 64 {
        page.fault(
            sha256.at,
            "sha256 应为 64 位小写十六进制",
            "sha256 must be 64 lower-case hexadecimal digits",
        );
        return None;
    }
    Some(Passage { offset: offset?, length: length?, sha256: sha256.value })
}
