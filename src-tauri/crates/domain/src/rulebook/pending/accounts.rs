//! Accounts and roles of every platform.

use super::super::kind::Kind;

pub(super) const KINDS: &[Kind] = &[];
