//! A document's files after they were chosen.

use super::FileRequest;
use serde::{Deserialize, Serialize};
use storewarden_domain::subject::Subject;
use ts_rs::TS;

/// A file of a document, by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FileOf {
    pub document: Subject,
    /// lower-case hex
    pub sha256: String,
}

/// A file of which a copy is to be kept; it must be recorded of the document.
#[derive(Clone, Deserialize, TS)]
#[ts(export)]
pub struct KeepCopyRequest {
    pub document: Subject,
    pub base64: String,
}

/// Says whose file, and nothing of what is in it.
impl std::fmt::Debug for KeepCopyRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeepCopyRequest").field("document", &self.document).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export)]
pub struct CheckFilesRequest {
    pub document: Subject,
    /// Picked now, where the program does not know where the file lies.
    #[serde(default)]
    pub chosen: Option<FileRequest>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FilesChecked {
    pub files: Vec<CheckedFile>,
    /// The file that was picked is none of them.
    pub stranger: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFile {
    pub name: String,
    pub sha256: String,
    /// Where it lay when it was recorded, or what was picked now.
    pub on_disk: FileFound,
    /// The encrypted copy.
    pub copy: FileFound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileFound {
    /// There is none, or it is not known where.
    Unknown,
    /// The one that was recorded.
    Same,
    /// Something else, or damaged.
    Other,
    Gone,
}

/// Where the decrypted copy was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportedCopy {
    pub path: String,
}
