//! What stores may have in common, and what that means (rulebook F).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

vocabulary! {
    /// A fact that two stores can share. In the order of rulebook F.1.
    SignalKind {
        Licence = "licence", LegalRepresentative = "legal-representative", BankAccount = "bank-account",
        /// Both stores on one day from one device over one address.
        DeviceAndAddress = "device-and-ip",
        /// The same phone or mailbox lets one into both accounts.
        SharedCredential = "shared-credential",
        PaymentAccount = "payment-account", Device = "device", Phone = "phone", Email = "email",
        Shareholder = "shareholder", Products = "products", ReturnAddress = "return-address",
        BusinessAddress = "business-address", ContactName = "contact-name", Address = "ip", Employee = "employee",
    }
}

vocabulary! {
    /// Bands of the score, half-open (A2); also how grave a single fact is between unrelated companies (F.2).
    RiskBand { None = "none", Low = "low", Medium = "medium", High = "high", Critical = "critical" }
}

vocabulary! {
    /// What two stores are to each other (F.2), which decides what they must, may and should not share.
    PairRelation {
        Linked = "linked",
        /// An application for the link runs.
        Applying = "applying",
        SameEntity = "same-entity",
        /// Different companies, one of whose stores an agency works in under a contract.
        Agency = "agency",
        Unrelated = "unrelated",
        /// The company of one of them is not on record.
        Unstated = "unstated",
        /// On different platforms of one family: for information, never scored.
        Family = "family",
    }
}

vocabulary! {
    /// What a shared fact is between these two stores.
    Bearing {
        Required = "required", Tolerated = "tolerated", Unexpected = "unexpected",
        /// Not scored, yet to be separated (A5).
        Separate = "separate",
        Information = "information",
    }
}

impl SignalKind {
    /// Seen in logins: it fades with time.
    pub fn is_environment(self) -> bool {
        matches!(self, Self::DeviceAndAddress | Self::Device | Self::Address)
    }

    /// Whose the stores are (F.2: "identity/bank").
    pub fn is_identity(self) -> bool {
        matches!(self, Self::Licence | Self::LegalRepresentative | Self::BankAccount)
    }
}
