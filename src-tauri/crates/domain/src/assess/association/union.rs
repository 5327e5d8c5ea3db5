//! Disjoint sets: whatever is joined hangs together.

use std::collections::BTreeMap;

/// Sets of stores under whatever name they go by; one that was never joined stands alone. The smallest of a set stands for
/// it, so that the answer does not depend on the order.
#[derive(Debug, Clone, PartialEq)]
pub struct Union<S>(BTreeMap<S, S>);

impl<S> Default for Union<S> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<S: Copy + Ord> Union<S> {
    fn parent(&self, of: S) -> S {
        self.0.get(&of).copied().unwrap_or(of)
    }

    fn root(&mut self, mut of: S) -> S {
        loop {
            let parent = self.parent(of);
            if parent == of {
                return of;
            }
            // Path halving.
            let next = self.parent(parent);
            self.0.insert(of, next);
            of = next;
        }
    }

    pub fn join(&mut self, one: S, other: S) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }

    pub fn join_all(&mut self, together: impl IntoIterator<Item = S>) {
        let mut together = together.into_iter();
        if let Some(first) = together.next() {
            together.for_each(|other| self.join(first, other));
        }
    }

    /// These by the one that stands for them, each set in the order given.
    pub fn sets(&mut self, of: impl IntoIterator<Item = S>) -> BTreeMap<S, Vec<S>> {
        let mut sets: BTreeMap<S, Vec<S>> = BTreeMap::new();
        for one in of {
            sets.entry(self.root(one)).or_default().push(one);
        }
        sets
    }
}
