//! Documents and periods of the law.

use super::super::kind::Kind;

pub(super) const KINDS: &[Kind] = &[];
