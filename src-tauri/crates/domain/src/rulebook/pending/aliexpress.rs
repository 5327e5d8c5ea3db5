//! Link groups, their application, duties and metrics, and association.

use super::super::kind::Kind;

pub(super) const KINDS: &[Kind] = &[];
