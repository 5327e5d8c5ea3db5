//! What a sub-account's history leaves behind besides its state: penalties, unbindings, scans, reviews of permissions.

use crate::{change::What, time::Instant};

/// Somebody was unbound.
#[derive(Debug, Clone, PartialEq)]
pub struct Loosed {
    pub at: Instant,
    /// `staff:ID` without the prefix; none where it was only seen, or recorded without a name.
    pub person: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// When the platform last punished it; a lifted penalty keeps its date (S11).
    pub punished_at: Option<Instant>,
    /// Every unbinding, recorded or seen.
    pub unbindings: Vec<Loosed>,
    /// Whose ID card was photographed in the scan that is open or ran out.
    pub identity: Option<String>,
    /// The error that the last scan showed.
    pub scan_error: Option<String>,
    /// When somebody last looked over what the account may do.
    pub reviewed_at: Option<Instant>,
}

impl Marks {
    /// An event that was accepted.
    pub(super) fn note(&mut self, what: &What, at: Instant) {
        match what {
            What::Punished(_) => self.punished_at = self.punished_at.max(Some(at)),
            What::PermissionsReviewed(_) => self.reviewed_at = Some(at),
            What::QrScanned(scan) => {
                self.identity = scan.identity.clone();
                self.scan_error = None;
            }
            What::ScanFailed(fault) => self.scan_error = Some(fault.error.clone()),
            What::Submitted(_) | What::Approved(_) | What::Departed(_) | What::Restored(_) => {
                self.identity = None;
                self.scan_error = None;
            }
            _ => {}
        }
    }

    /// Permissions were not looked over since the last unbinding (row 15).
    pub(super) fn permissions_unreviewed(&self) -> bool {
        self.unbindings.last().is_some_and(|unbound| self.reviewed_at.is_none_or(|seen| seen < unbound.at))
    }
}
