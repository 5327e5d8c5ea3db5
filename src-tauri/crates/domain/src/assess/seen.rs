//! What a platform's page showed, as an event among the others: the later of derived transition and observation wins,
//! with one exception to stay on the safe side: 正常 never cancels a derived freeze.

use super::life::Life;
use crate::{
    assessment::{Attempt, Observed},
    change::Sighting,
    time::Instant,
    vocabulary::{Access, PenaltyEffect, SeenAccess, SeenVerification, Verification},
};

impl Life<'_> {
    pub(super) fn see(&mut self, sighting: &Sighting, at: Instant) {
        if let Some(verification) = sighting.verification {
            self.see_verification(verification, at);
        }
        if let Some(access) = sighting.access {
            self.see_access(access, at);
        }
        let before = self.observed.take();
        let earlier = |pick: fn(&Observed) -> Option<_>| before.as_ref().and_then(pick);
        self.observed = Some(Observed {
            verification: sighting.verification.or_else(|| before.as_ref().and_then(|o| o.verification)),
            access: sighting.access.or_else(|| earlier(|o| o.access)),
            at,
            undated: sighting.undated,
        });
    }

    /// An exempt or not yet reached account stays so, whatever else the page shows, until it is verified or notified.
    fn see_verification(&mut self, seen: SeenVerification, at: Instant) {
        use SeenVerification as S;
        use Verification as V;
        match (seen, self.verification) {
            (S::Verified, V::Verified) => {}
            (S::Verified, _) => self.verify(),
            (_, V::Exempt | V::NotRequired) => {}
            (S::Unverified, V::Verified) => self.unbind(at, "observed", None),
            (S::Unverified, V::UnderReview | V::Rejected) => self.leave_review(V::Unverified),
            (S::Unverified, V::Unverified | V::Unbound) => {}
            (S::UnderReview, V::UnderReview) => {}
            (S::UnderReview, now) => {
                self.unbind_if_verified(now, at);
                self.verification = V::UnderReview;
                self.attempt = Attempt::None;
                self.clocks.scan = None;
            }
            (S::Rejected, now) => {
                self.unbind_if_verified(now, at);
                self.leave_review(V::Rejected);
            }
        }
    }

    /// A verified account that shows an open check must have been unbound in between.
    fn unbind_if_verified(&mut self, now: Verification, at: Instant) {
        if now == Verification::Verified {
            self.unbind(at, "observed", None);
        }
    }

    fn see_access(&mut self, seen: SeenAccess, at: Instant) {
        match seen {
            SeenAccess::Departed if self.departed => {}
            SeenAccess::Departed => self.depart(),
            SeenAccess::Normal => {
                if self.departed {
                    self.restore(at, "observed");
                }
                self.disabled = false;
                self.punished = None;
                self.see_thaw();
            }
            SeenAccess::Disabled => {
                if self.departed {
                    self.restore(at, "observed");
                }
                self.punished = None;
                self.disabled = true;
            }
            SeenAccess::Frozen => {
                self.departed = false;
                self.disabled = false;
                self.see_frozen();
            }
            // A penalty by name, whatever the check owes; a freeze seen before was that penalty.
            SeenAccess::Punished => {
                self.departed = false;
                self.disabled = false;
                self.see_thaw();
                self.punished = self.punished.or(Some(PenaltyEffect::Freeze));
            }
        }
    }

    /// Frozen for the missed check where one is owed, else by a penalty of which only the existence is known.
    fn see_frozen(&mut self) {
        if !self.verification.outstanding() {
            self.punished = self.punished.or(Some(PenaltyEffect::Unknown));
            return;
        }
        if self.base.frozen() {
            return;
        }
        let clocks = (self.base, self.clocks.verify.take(), self.clocks.unfreeze.take());
        self.beneath_seen_freeze = Some(clocks);
        self.base = Access::FrozenOverdue;
    }

    /// A freeze that was only seen ends when the page shows 正常; the clocks go on as if it had not been, and freeze by
    /// themselves if their time has come.
    fn see_thaw(&mut self) {
        if let Some((base, verify, unfreeze)) = self.beneath_seen_freeze.take() {
            self.base = base;
            self.clocks.verify = verify;
            self.clocks.unfreeze = unfreeze;
        }
    }
}
