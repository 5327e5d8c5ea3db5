//! Parameters of the kinds about what stores have in common (rulebook F). Weights are points of 100; no platform publishes
//! any, so all are this program's own and the operator's to change.

use crate::vocabulary::SignalKind;
use serde::{Deserialize, Serialize};

/// Where bands begin, and the weights that no passage carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AssociationScore {
    /// points; bands are half-open (A2)
    pub low_from: i64,
    pub medium_from: i64,
    pub high_from: i64,
    pub critical_from: i64,
    pub licence: i64,
    pub legal_representative: i64,
    pub bank_account: i64,
    pub business_address: i64,
    pub shareholder: i64,
    pub employee: i64,
    /// stores on one device, or with one person, from which on it is common
    pub common_from: i64,
}

/// What logins on one device and over one address weigh, and how that fades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AssociationEnvironment {
    pub device_and_ip: i64,
    pub device: i64,
    pub ip: i64,
    /// calendar days; the last one still counts so (A3)
    pub fresh_within: i64,
    pub fading_within: i64,
    pub old_within: i64,
    /// per mille of the weight
    pub fading_factor: i64,
    pub old_factor: i64,
}

/// What single facts weigh; a rule gives those that it speaks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AssociationSignal {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_credential: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_account: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_address: Option<i64>,
    /// metres
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_within: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee: Option<i64>,
    /// stores
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network_accounts: Option<i64>,
}

/// Two stores worked on from one device at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OverlappingSessions {
    /// minutes between the two; 0 = only where they overlap
    pub window: i64,
}

impl AssociationScore {
    pub fn weight(&self, kind: SignalKind) -> Option<i64> {
        match kind {
            SignalKind::Licence => Some(self.licence),
            SignalKind::LegalRepresentative => Some(self.legal_representative),
            SignalKind::BankAccount => Some(self.bank_account),
            SignalKind::BusinessAddress => Some(self.business_address),
            SignalKind::Shareholder => Some(self.shareholder),
            SignalKind::Employee => Some(self.employee),
            _ => None,
        }
    }
}

impl AssociationEnvironment {
    pub fn weight(&self, kind: SignalKind) -> Option<i64> {
        match kind {
            SignalKind::DeviceAndAddress => Some(self.device_and_ip),
            SignalKind::Device => Some(self.device),
            SignalKind::Address => Some(self.ip),
            _ => None,
        }
    }

    /// How much of the weight is left after so many calendar days, per mille.
    pub fn freshness(&self, age: i64) -> i64 {
        match age {
            _ if age <= self.fresh_within => 1000,
            _ if age <= self.fading_within => self.fading_factor,
            _ if age <= self.old_within => self.old_factor,
            _ => 0,
        }
    }
}

impl AssociationSignal {
    pub fn weight(&self, kind: SignalKind) -> Option<i64> {
        match kind {
            SignalKind::Phone => self.phone,
            SignalKind::Email => self.email,
            SignalKind::ContactName => self.contact_name,
            SignalKind::SharedCredential => self.shared_credential,
            SignalKind::PaymentAccount => self.payment_account,
            SignalKind::ReturnAddress => self.return_address,
            SignalKind::Products => self.products,
            SignalKind::Employee => self.employee,
            _ => None,
        }
    }

    /// Two rules of one platform speak of different things.
    pub(super) fn speaks_beside(&self, other: &Self) -> bool {
        let of = |it: &Self| {
            let all = [
                it.phone,
                it.email,
                it.contact_name,
                it.shared_credential,
                it.payment_account,
                it.return_address,
                it.same_within,
                it.products,
                it.employee,
                it.network_accounts,
            ];
            all.map(|given| given.is_some())
        };
        of(self).iter().zip(of(other)).all(|(one, other)| !(*one && other))
    }
}
