//! The rules that are shipped with the program.

use crate::AppFault;
use storewarden_domain::{
    calendar::Calendar,
    rulebook::{RuleFile, Rulebook},
};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

fn files(calendar: bool) -> Vec<RuleFile> {
    let wanted = |path: &str| path.starts_with("calendar/") == calendar;
    let all = shipped::FILES.iter().filter(|(path, _)| wanted(path));
    all.map(|(path, text)| RuleFile { path: (*path).into(), text: (*text).into() }).collect()
}

/// Every platform's and law's rules.
pub fn shipped_rulebook() -> Result<Rulebook, AppFault> {
    Rulebook::parse(&files(false)).map_err(AppFault::Rules)
}

/// The working-day calendar.
pub fn shipped_calendar() -> Result<Calendar, AppFault> {
    Calendar::parse(&files(true)).map_err(AppFault::Rules)
}
