//! Main bindings.

use super::super::kind::Kind;

pub(super) const KINDS: &[Kind] = &[];
