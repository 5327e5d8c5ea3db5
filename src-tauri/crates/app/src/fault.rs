//! Failures, as opposed to refusals: what happened, what is unharmed, what to do.

use crate::wire::WireFault;
use storewarden_db::DbError;
use storewarden_domain::{rulebook::RuleFault, text::Text, time::Instant};

#[derive(Debug, thiserror::Error)]
pub enum AppFault {
    #[error(transparent)]
    Db(#[from] DbError),
    /// The operator's file cannot be opened for what stands in it.
    #[error("{source}")]
    Damaged { path: String, source: DbError },
    #[error("the data folder {path} cannot be used: {source}")]
    DataFolder { path: String, source: std::io::Error },
    #[error("the key for personal values cannot be read: {0}")]
    Key(std::io::Error),
    #[error("a personal value could not be {0}")]
    Sealing(&'static str),
    #[error("the rules that came with the program are damaged: {0:?}")]
    Rules(Vec<RuleFault>),
    #[error("the file {path} cannot be used: {source}")]
    File { path: String, source: std::io::Error },
    #[error("the copy {path} cannot be used: {source}")]
    Copy { path: String, source: std::io::Error },
    #[error("the copy {0} is damaged")]
    DamagedCopy(String),
    #[error("not a subject: {0}")]
    NoSuchSubject(String),
    #[error("no such batch: {0}")]
    NoSuchBatch(String),
    #[error("no such rule: {0}")]
    NoSuchRule(String),
    #[error("not base64: {0}")]
    NotBase64(String),
    #[error("the data folder is not empty")]
    NotEmpty,
    /// Carries expected refusals out of a transaction, which rolls back; [`App::record`] turns them into its answer.
    ///
    /// [`App::record`]: crate::App::record
    #[error("refused")]
    Refused(Vec<crate::wire::Refusal>),
    /// Another day is looked at, this one; what is seen there cannot be written to.
    #[error("another day is looked at: {}", .0.minute_text())]
    Elsewhere(Instant),
    #[error("another operation failed half way; restart the program")]
    Poisoned,
}

impl AppFault {
    /// For a caller that branches.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Db(DbError::Newer { .. }) => "newer-database",
            Self::Damaged { .. } => "damaged-database",
            Self::Db(fault) if fault.is_damage() => "damaged-database",
            Self::Db(_) => "database",
            Self::DataFolder { .. } => "data-folder",
            Self::Key(_) | Self::Sealing(_) => "key",
            Self::File { .. } | Self::Copy { .. } => "file",
            Self::DamagedCopy(_) => "damaged-copy",
            Self::Rules(_) => "rules",
            Self::NoSuchSubject(_) | Self::NoSuchBatch(_) | Self::NoSuchRule(_) => "not-found",
            Self::NotBase64(_) => "bad-input",
            Self::NotEmpty => "not-empty",
            Self::Refused(_) => "refused",
            Self::Elsewhere(_) => "elsewhere",
            Self::Poisoned => "restart",
        }
    }

    /// Both languages: what happened and what to do.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            Self::Elsewhere(on) => {
                let on = on.minute_text();
                return Text::new(
                    format!(
                        "没有记录：窗口正在看 {on} 的假想情形，那里什么都不会被记录。先点顶部的“回到现在”，再记录"
                    ),
                    format!(
                        "nothing was recorded: the window looks at a supposed {on}, where nothing is. Press “Back to now” at the top first, then record it"
                    ),
                );
            }
            Self::Damaged { path, .. } => {
                return Text::new(
                    format!(
                        "数据文件 {path} 已损坏，无法打开；其中的内容没有被改动。有备份：用备份替换这个文件，并移走旁边同名的 -wal 和 -shm 文件。没有备份：把它移到别处留存，再次启动会从空白数据开始；也可以用 --data-dir 指定另一个文件夹启动（{self}）"
                    ),
                    format!(
                        "the data file {path} is damaged and cannot be opened; nothing in it was changed. With a backup: put it in this file's place and move the -wal and -shm files beside it away. Without one: move the file away and keep it, the next start begins with empty data; or start with another folder, --data-dir FOLDER ({self})"
                    ),
                );
            }
            Self::Db(fault) if fault.is_damage() => (
                "数据文件 storewarden.db 有损坏，本次操作没有完成；请退出守店，用备份替换数据文件夹里的这个文件再启动",
                "the data file storewarden.db is damaged and this was not done; quit, put a backup of it into the data folder and start again",
            ),
            Self::Db(DbError::Newer { .. }) => (
                "数据由更新版本的守店写入，未做任何改动；请升级程序",
                "the data was written by a newer program and was not touched; update the program",
            ),
            Self::Db(_) => (
                "数据库操作失败，本次改动未写入，原有数据不变；请重试",
                "the database operation failed, nothing of it was written, existing data is unharmed; try again",
            ),
            Self::DataFolder { .. } => (
                "数据文件夹无法使用，请检查权限和磁盘空间",
                "the data folder cannot be used: check its permissions and free space",
            ),
            Self::Key(_) | Self::Sealing(_) => (
                "个人信息密钥无法使用；数据未改动，请恢复数据文件夹中的密钥文件",
                "the key for personal values cannot be used; no data was changed: restore the key file in the data folder",
            ),
            Self::File { .. } => (
                "文件无法读写，登记的内容没有改动；请检查路径、权限和磁盘空间",
                "the file cannot be read or written, and nothing recorded was changed: check its place, permissions and free space",
            ),
            Self::Copy { .. } => (
                "证照的加密副本无法读写，登记的内容没有改动；请检查数据文件夹的权限和磁盘空间，副本已不在的请重新选择原文件",
                "the encrypted copy cannot be read or written, and nothing recorded was changed: check the data folder's permissions and free space; where the copy is gone, choose the file itself again",
            ),
            Self::DamagedCopy(_) => (
                "证照的加密副本已损坏或不是这把密钥加密的；请删除副本，再选择原文件重新保留",
                "the encrypted copy is damaged, or was encrypted with another key: delete it and keep a copy of the file itself again",
            ),
            Self::Rules(_) => (
                "程序自带的规则文件损坏，请重新安装",
                "the rules that came with the program are damaged: install it again",
            ),
            Self::NoSuchSubject(_) => ("没有找到该对象", "this was not found"),
            Self::NoSuchBatch(_) => ("没有找到要撤销的记录", "there is nothing of that name to undo"),
            Self::NoSuchRule(_) => {
                ("规则库里没有这条规则，请核对编号", "the rulebook has no such rule: check its id")
            }
            Self::NotBase64(_) => {
                ("文件内容传输有误，请重新选择文件", "the file did not arrive whole: choose it again")
            }
            Self::NotEmpty => (
                "已有数据，示例数据只能装入空的数据文件夹",
                "there is data already: demo data goes into an empty data folder only",
            ),
            Self::Refused(_) => ("未记录", "nothing was recorded"),
            Self::Poisoned => (
                "程序内部状态异常，数据未受影响；请重启程序",
                "the program is in a bad state, data is unharmed: restart it",
            ),
        };
        Text::new(format!("{zh}（{self}）"), format!("{en} ({self})"))
    }
}

impl From<&AppFault> for WireFault {
    fn from(fault: &AppFault) -> Self {
        Self { code: fault.code().into(), text: fault.text() }
    }
}
