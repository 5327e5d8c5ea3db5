//! The pure core of Storewarden. Nothing here does IO or asks for the time: same input, same output.
//!
//! The cast, in the order in which data flows:
//! - [`change`]: what an operator entered or imported. The journal is the list of changes.
//! - [`facts`]: plain rows, the fold of the journal.
//! - [`rulebook`]: what the platforms and the law say, as data, with sources. [`calendar`]: working days.
//! - [`permission`]: what a sub-account may do.
//! - [`assess`]: facts + rulebook + now → [`assessment`]: state, deadlines, findings, next actions, why.
//! - [`plan`]: from a target backward: the latest safe start, step by step.
//! - [`remind`]: assessment + what was said + now → what to say, and why not the rest.
//! - [`situation`]: scenario files, the acceptance language of all of the above.

mod actor;
pub mod assess;
pub mod assessment;
pub mod calendar;
pub mod change;
mod consequence;
mod document_kind;
pub mod facts;
pub mod permission;
pub mod plan;
pub mod remind;
mod restriction;
pub mod rulebook;
pub mod situation;
pub mod subject;
pub mod text;
pub mod time;
pub mod validate;
pub mod vocabulary;
