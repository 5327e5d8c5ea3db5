//! How a sub-account's life reads at one moment: access, messaging, and the one label (rulebook E.1).

use super::life::Life;
use crate::vocabulary::{Access, Label, Messaging, SubAccountKind, Verification};

impl Life<'_> {
    /// What counts: what lies on top, else the base.
    pub fn access(&self) -> Access {
        match () {
            () if self.departed => Access::Departed,
            () if self.punished.is_some() => Access::Punished,
            () if self.disabled => Access::SellerDisabled,
            () => self.base,
        }
    }

    /// Something lies over the base: its clocks run on unseen.
    pub fn covered_up(&self) -> bool {
        self.departed || self.punished.is_some() || self.disabled
    }

    pub fn messaging(&self) -> Messaging {
        let reviewing = self.verification == Verification::UnderReview;
        let mutes =
            self.rules.mute_until_verified.is_some_and(|r| !reviewing || r.params.mute_while_under_review);
        let unverified = self.kind == SubAccountKind::Regular && self.verification.outstanding();
        let muted = (unverified && mutes) || self.punished.is_some();
        if muted { Messaging::Muted } else { Messaging::Open }
    }

    /// The first that applies, in the order of rulebook E.1.
    pub fn label(&self) -> Label {
        match (self.access(), self.verification) {
            (Access::Departed, _) => Label::Departed,
            (Access::Punished, _) => Label::Punished,
            (Access::SellerDisabled, _) => Label::SellerDisabled,
            (Access::Refrozen, _) => Label::Refrozen,
            (Access::FrozenOverdue, _) => Label::FrozenOverdue,
            (Access::ExpiredTemp, _) => Label::ExpiredTemp,
            (Access::TempUnfrozen, _) => Label::TempUnfrozen,
            (Access::Active, Verification::Rejected) => Label::Rejected,
            (Access::Active, Verification::UnderReview) => Label::UnderReview,
            (Access::Active, Verification::Unverified) => Label::Unverified,
            (Access::Active, Verification::Unbound) => Label::Unbound,
            (Access::Active, Verification::Exempt) => Label::Exempt,
            (Access::Active, Verification::NotRequired) => Label::NotRequired,
            (Access::Active, Verification::Verified) => Label::Verified,
        }
    }
}
