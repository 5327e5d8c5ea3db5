//! What a grant would do, before anybody makes it.

use super::{Catalogue, Closure, Grants, ToxicSet, toxic};
use crate::rulebook::SubAccountRules;

/// The answer to "and what comes with it?".
#[derive(Debug, Clone, PartialEq)]
pub struct GrantPreview<'c> {
    /// Rights that the account does not have yet, or has at a lower level: asked for.
    pub asked: Grants,
    /// The same, that come with it.
    pub with_it: Grants,
    /// Headings above that are opened and carry no right of their own.
    pub opened: Vec<String>,
    /// Held already, at this level or a higher one.
    pub already: Vec<String>,
    /// Sets that would be complete and are not now.
    pub toxic: Vec<&'c ToxicSet>,
    /// What only the main account may hold; with any of these the grant is refused.
    pub main_only: Vec<String>,
}

/// Adding `asked` to what a person holds over a shop. `before` = that person's rights there.
pub fn preview<'c>(
    catalogue: &'c Catalogue,
    rules: &SubAccountRules,
    before: &Grants,
    asked: &Grants,
) -> GrantPreview<'c> {
    let closure = Closure::of(catalogue, rules, asked);
    let rights = closure.rights(catalogue);
    let main_only: Vec<String> =
        rights.keys().filter(|code| super::limits::main_only(catalogue, rules, code)).cloned().collect();
    let held = |code: &String, level| before.get(code).is_some_and(|had| *had >= level);
    let (already, fresh): (Grants, Grants) = rights.into_iter().partition(|(code, level)| held(code, *level));
    let toxic = toxic::completed(catalogue, before, &fresh);
    let (asked, with_it) = fresh.into_iter().partition(|(code, _)| asked.contains_key(code));
    let heading = |code: &String| catalogue.permission(code).is_some_and(super::Permission::is_heading);
    GrantPreview {
        asked,
        with_it,
        opened: closure.above.into_keys().filter(heading).collect(),
        already: already.into_keys().collect(),
        toxic,
        main_only,
    }
}
