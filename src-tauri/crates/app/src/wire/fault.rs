//! Failures.

use serde::Serialize;
use storewarden_domain::text::Text;
use ts_rs::TS;

/// A failure, as opposed to a refusal: what happened, what is unharmed, what to do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WireFault {
    pub code: String,
    pub text: Text,
}
