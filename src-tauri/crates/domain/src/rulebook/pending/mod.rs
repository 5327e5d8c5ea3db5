//! Behaviours that rules declare and no code acts on yet; none at present. Their parameters are checked like any other's, so
//! the data is sound before the part of the program that needs it exists. Binding one means moving its entry to
//! [`super::kind::kinds`] and naming it in [`super::behaviour`]; a test lists what is left.

use super::kind::Kind;

const KINDS: &[Kind] = &[];

/// Every behaviour that waits to be bound.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter()
}
