//! What a grant brings with it (`grant-closure`, rulebook B.1 row 7): everything above and everything below.

use super::{Catalogue, Grants, raise};
use crate::rulebook::SubAccountRules;

/// A grant, spelt out. `granted` is closed downwards; `above` only opens the way and passes nothing on, so closing once
/// more what is granted changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closure {
    /// What was asked for and what stands below it.
    pub granted: Grants,
    /// What stands above it and was not asked for.
    pub above: Grants,
}

impl Closure {
    /// What granting `asked` gives on a platform with these rules. Where no rule speaks of a closure, exactly what was
    /// asked for. Unknown codes stay as they are.
    pub fn of(catalogue: &Catalogue, rules: &SubAccountRules, asked: &Grants) -> Self {
        let mut closure = Self { granted: asked.clone(), above: Grants::new() };
        if rules.grant_closure.is_none() {
            return closure;
        }
        for (code, level) in asked {
            for below in catalogue.below(code) {
                raise(&mut closure.granted, &below.code, *level);
            }
            for above in catalogue.above(code) {
                raise(&mut closure.above, &above.code, *level);
            }
        }
        let Self { granted, above } = &mut closure;
        above.retain(|code, level| granted.get(code).is_none_or(|had| *had < *level));
        closure
    }

    /// What the account then holds, headings left out: they carry no right.
    pub fn rights(&self, catalogue: &Catalogue) -> Grants {
        let mut rights = super::union([&self.granted, &self.above]);
        rights.retain(|code, _| catalogue.permission(code).is_none_or(|p| !p.is_heading()));
        rights
    }
}
