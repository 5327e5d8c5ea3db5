//! How a role differs from its template.

use super::{Grants, Level};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// A permission at another level than the template's; none = not granted there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    pub permission: String,
    pub template: Option<Level>,
    pub role: Option<Level>,
}

impl Difference {
    /// The role allows more than its template.
    pub fn is_more(&self) -> bool {
        self.role > self.template
    }
}

/// By code; empty = the same.
pub fn differences(template: &Grants, role: &Grants) -> Vec<Difference> {
    let codes: BTreeSet<&String> = template.keys().chain(role.keys()).collect();
    let of = |code: &String| Difference {
        permission: code.clone(),
        template: template.get(code).copied(),
        role: role.get(code).copied(),
    };
    codes.into_iter().map(of).filter(|d| d.template != d.role).collect()
}
