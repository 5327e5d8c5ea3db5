//! The rules that are shipped with the program.

use crate::AppFault;
use storewarden_domain::rulebook::{RuleFile, Rulebook};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

/// Every platform's and law's rules, with the calendar of working days.
pub fn shipped_rulebook() -> Result<Rulebook, AppFault> {
    Rulebook::parse(&shipped_files()).map_err(AppFault::Rules)
}

pub(crate) fn shipped_files() -> Vec<RuleFile> {
    let file = |(path, text): &(&str, &str)| RuleFile { path: (*path).into(), text: (*text).into() };
    shipped::FILES.iter().map(file).collect()
}
