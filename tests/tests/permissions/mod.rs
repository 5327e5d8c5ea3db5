//! What a sub-account may do: templates and catalogue against the rulebook, laws of grants, a shop's findings, refusals.

mod catalogue;
mod files;
mod laws;
mod refusals;
mod shop;
mod templates;
