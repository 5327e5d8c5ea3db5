//! What a sub-account may do.
//!
//! The cast:
//! - [`Catalogue`]: every permission with its risk, as a tree, and the sets that one person should not hold together.
//! - [`RoleTemplate`]: what a job usually needs; an operator's role is a copy of one, or their own.
//! - [`Grants`]: what was granted, by code. [`Closure`]: what a grant brings with it (rule kind `grant-closure`).
//! - [`effective`]: what an account may do, and where each right comes from (`effective-permissions`).
//! - [`toxic`], [`holders`]: what is dangerous or not allowed about who holds what. [`limits`]: what the platform
//!   refuses. [`preview`]: what a grant would do.
//!
//! Levels are none < view < edit; none is an absent entry. Nothing here asks which clocks run.

mod catalogue;
mod closure;
mod difference;
pub mod effective;
pub mod holders;
pub mod limits;
mod preview;
mod template;
pub mod toxic;

pub use crate::vocabulary::Level;
pub use catalogue::{Catalogue, Native, Permission, ToxicSet};
pub use closure::Closure;
pub use difference::{Difference, differences};
pub use effective::{Effective, Held, Origin};
pub use preview::{GrantPreview, preview};
pub use template::{Counterpart, RoleTemplate, TemplateGrant, Withheld};

use std::collections::BTreeMap;

/// Permission code → level.
pub type Grants = BTreeMap<String, Level>;

/// Adds a right; of two levels the higher stays.
pub(crate) fn raise(grants: &mut Grants, code: &str, level: Level) {
    let held = grants.entry(code.to_owned()).or_insert(level);
    *held = (*held).max(level);
}

/// Both together; of two levels the higher stays.
pub fn union<'g>(all: impl IntoIterator<Item = &'g Grants>) -> Grants {
    let mut together = Grants::new();
    for grants in all {
        grants.iter().for_each(|(code, level)| raise(&mut together, code, *level));
    }
    together
}
