//! The checklist of a change of a main account (rulebook E.3): what is done before it, and what once the new account is bound.

/// what blocks stands first.
pub const BEFORE: [&str; 4] =
    ["back-up-data", "list-pending-orders", "new-account-in-hand", "check-new-account"];
/// The first blocks: the shop cannot sell until it is done. `fix-products` is left out: where nothing is wrong it is waived.
pub const AFTER: [&str; 12] = [
    "rebind-store",
    "verify-store-binding",
    "check-products",
    "check-settlement",
    "ship-pending-orders",
    "tell-customers-of-orders",
    "new-marketing-plan",
    "tell-customers-of-change",
    "rebuild-brand",
    "change-password",
    "strengthen-protection",
    "verify-backup",
];
