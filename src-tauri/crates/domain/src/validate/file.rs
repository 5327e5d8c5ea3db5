//! Files that are handed in (rulebook C.5): what they are by their first bytes, and whether a purpose takes them.
//!
//! Limits belong to the purpose, not to the document: the same scan may be too large for one platform and right for
//! another. Nothing here reads a file; the caller hands over the name, the size and the first bytes.

use super::{Judgement, Reason};
use crate::{text::Text, vocabulary::FileContent};

/// How far into a file `%PDF-` may stand, in bytes: printers' headers and mail gateways put something before it.
pub const LOOKED_AT: usize = 1024;

/// What one purpose takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLimits {
    pub formats: Vec<FileContent>,
    /// bytes; one more is refused
    pub max_size: u64,
    /// bytes; above it the file may still be refused, because nobody says whether a megabyte is 10⁶ or 2²⁰ bytes
    pub warn_above: u64,
}

/// What a file is by its first [`LOOKED_AT`] bytes, whatever its name says.
pub fn content_of(first_bytes: &[u8]) -> FileContent {
    let head = first_bytes.get(..LOOKED_AT).unwrap_or(first_bytes);
    if head.starts_with(&[0xFF, 0xD8, 0xFF]) {
        FileContent::Jpeg
    } else if head.starts_with(b"\x89PNG\r\n\x1A\n") {
        FileContent::Png
    } else if head.windows(5).any(|five| five == b"%PDF-") {
        FileContent::Pdf
    } else {
        FileContent::Other
    }
}

/// What a file's name says that it is.
pub fn content_by_name(name: &str) -> FileContent {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("pdf") => FileContent::Pdf,
        Some("jpg" | "jpeg") => FileContent::Jpeg,
        Some("png") => FileContent::Png,
        _ => FileContent::Other,
    }
}

/// Would this purpose take the file? `size` in bytes; `content` by [`content_of`]. A name and a content that disagree
/// are refused whatever the purpose takes (decision D13).
pub fn file(name: &str, size: u64, content: FileContent, limits: &FileLimits) -> Judgement {
    let named = content_by_name(name);
    let mut faults = Vec::new();
    if size == 0 {
        faults.push(Reason::new(
            "empty-file",
            "文件是空的，请重新选择",
            "the file is empty; choose it again",
        ));
    } else if named != content && (named != FileContent::Other || limits.formats.contains(&content)) {
        faults.push(disagreeing(named, content));
    } else if !limits.formats.contains(&content) {
        faults.push(not_taken(content, limits));
    }
    if size > limits.max_size {
        faults.push(Reason::new(
            "file-too-large",
            format!("文件 {size} 字节，超过上限 {} 字节，请压缩后再用", limits.max_size),
            format!("the file has {size} bytes, above the limit of {}; make it smaller", limits.max_size),
        ));
    }
    if !faults.is_empty() {
        return Judgement::refused(faults);
    }
    if size > limits.warn_above {
        return Judgement::doubted(Reason::new(
            "file-nearly-too-large",
            format!("文件 {size} 字节，若平台按 {} 字节计就超了，最好压缩一下", limits.warn_above),
            format!(
                "the file has {size} bytes, too many if the platform counts {}; better make it smaller",
                limits.warn_above
            ),
        ));
    }
    Judgement::passed()
}

/// The sides that are still missing of a card with so many sides. A file without a side shows the whole.
pub fn missing_sides<'a>(sides: impl IntoIterator<Item = Option<&'a str>>, wanted: i64) -> Vec<&'static str> {
    let present: Vec<_> = sides.into_iter().collect();
    if present.contains(&None) {
        return Vec::new();
    }
    let wanted = ["front", "back"].into_iter().take(usize::try_from(wanted).unwrap_or(0));
    wanted.filter(|side| !present.contains(&Some(*side))).collect()
}

/// A PNG that was renamed to `.jpg`, a page saved as `.pdf`.
fn disagreeing(named: FileContent, content: FileContent) -> Reason {
    let (named, content) = (content_words(named), content_words(content));
    Reason::new(
        "file-renamed",
        format!("扩展名写的是 {}，内容却是 {}：请转换格式，只改文件名没有用", named.zh, content.zh),
        format!(
            "the name says {}, the content is {}: convert it, renaming does not help",
            named.en, content.en
        ),
    )
}

fn not_taken(content: FileContent, limits: &FileLimits) -> Reason {
    let formats: Vec<Text> = limits.formats.iter().map(|format| content_words(*format)).collect();
    let list = |pick: fn(&Text) -> &str, gap: &str| formats.iter().map(pick).collect::<Vec<_>>().join(gap);
    let (zh, en) = (list(|w| &w.zh, "、"), list(|w| &w.en, " or "));
    let content = content_words(content);
    Reason::new(
        "file-format",
        format!("文件是 {}，这里只收 {zh}：请转换后再用", content.zh),
        format!("the file is {}, only {en} is taken here: convert it first", content.en),
    )
}

/// What a content is called within a sentence.
pub fn content_words(content: FileContent) -> Text {
    let (zh, en) = match content {
        FileContent::Pdf => ("PDF", "a PDF"),
        FileContent::Jpeg => ("JPG", "a JPG"),
        FileContent::Png => ("PNG", "a PNG"),
        FileContent::Other => ("其他格式", "something else"),
    };
    Text::new(zh, en)
}
