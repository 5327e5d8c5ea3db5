//! Reading a TOML file field by field, so that every fault is found, not only the first, and each carries its line.
//!
//! [`Page`] is one file and the faults found in it; [`Fields`] is one table of it. What was asked of a table is
//! remembered, so that [`Fields::finish`] can name every key that nobody knows.

mod fields;

pub(crate) use fields::Fields;

use super::parse::{RuleFault, RuleFile};
use crate::text::Text;
use std::cell::{Cell, RefCell};
use toml::{Spanned, de::DeTable};

/// A value and where it begins, in bytes of the file.
#[derive(Debug, Clone)]
pub(crate) struct Spot<T> {
    pub value: T,
    pub at: usize,
}

/// One file while it is read.
pub(crate) struct Page<'f> {
    file: &'f RuleFile,
    faults: RefCell<Vec<RuleFault>>,
    /// Faults that were noted at all; compared before and after reading a part to know whether it is sound.
    count: Cell<usize>,
}

impl<'f> Page<'f> {
    pub fn new(file: &'f RuleFile) -> Self {
        Self { file, faults: RefCell::new(Vec::new()), count: Cell::new(0) }
    }

    /// The file's root table. With any syntax error the file is not read further.
    pub fn root(&self) -> Option<Spanned<DeTable<'f>>> {
        let (root, errors) = DeTable::parse_recoverable(&self.file.text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            let said = error.message();
            self.fault(
                at,
                format!("不是有效的 TOML（{said}），请改正这一行的写法"),
                format!("not valid TOML ({said}); correct this line"),
            );
        }
        errors.is_empty().then_some(root)
    }

    pub fn fields<'p>(&'p self, root: &'p Spanned<DeTable<'f>>) -> Fields<'p> {
        Fields::new(self, root.get_ref(), root.span().start)
    }

    /// The file's path below `rules/`.
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// 1-based.
    pub fn line(&self, at: usize) -> usize {
        1 + self.file.text.bytes().take(at).filter(|b| *b == b'\n').count()
    }

    /// `taobao/freezing.toml:12`
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.file.path, self.line(at))
    }

    pub fn fault(&self, at: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.refuse(at, Text::new(zh, en));
    }

    pub fn refuse(&self, at: usize, reason: Text) {
        let fault = RuleFault { file: self.file.path.clone(), line: self.line(at), reason };
        self.faults.borrow_mut().push(fault);
        self.count.set(self.count.get() + 1);
    }

    pub fn count(&self) -> usize {
        self.count.get()
    }

    pub fn into_faults(self) -> Vec<RuleFault> {
        self.faults.into_inner()
    }
}
