//! Which kinds of subject a change may be about.

use super::{Patch, What};
use crate::subject::SubjectKind;

impl What {
    /// May a change of this kind be about a subject of that kind?
    pub fn may_concern(&self, subject: SubjectKind) -> bool {
        match self {
            Self::EntityDescribed(_)
            | Self::RegisteredFactChanged(_)
            | Self::AnnualReportFiled(_)
            | Self::ExclusionConfirmed(_) => subject == SubjectKind::Entity,
            Self::StoreDescribed(_)
            | Self::ExemptionConfirmed(_)
            | Self::ExitAnnounced(_)
            | Self::LoggedIn(_)
            | Self::StoreClosed(_)
            | Self::DepositRefunded(_)
            | Self::ProcessStarted(_)
            | Self::ProcessFinished(_) => subject == SubjectKind::Store,
            Self::BindingDescribed(_)
            | Self::BindingBound(_)
            | Self::BindingChangePlanned(_)
            | Self::BindingChangeDropped(_)
            | Self::BindingChangeStarted(_)
            | Self::BindingUnbound(_)
            | Self::RebindingStarted(_)
            | Self::RebindingRefused(_)
            | Self::Rebound(_)
            | Self::ChecklistDone(_)
            | Self::ChecklistWaived(_)
            | Self::ChecklistAssigned(_)
            | Self::BindingReviewed(_)
            | Self::BindingUpgraded(_)
            | Self::UpgradeRevoked(_)
            | Self::AccountCancelled(_) => subject == SubjectKind::Binding,
            Self::DocumentDescribed(_)
            | Self::RenewalApplied(_)
            | Self::DocumentSubmitted(_)
            | Self::AuditPassed(_)
            | Self::AuditRejected(_)
            | Self::SurveillancePassed(_)
            | Self::FileChecked(_) => subject == SubjectKind::Document,
            Self::LinkGroupDescribed(_)
            | Self::LinkPlanned(_)
            | Self::LinkInitiated(_)
            | Self::RegistryChecked(_)
            | Self::LinkAccepted(_)
            | Self::LinkVerified(_)
            | Self::LinkFailed(_)
            | Self::LinkReviewed(_)
            | Self::LinkRestarted(_)
            | Self::MemberLinked(_)
            | Self::MemberLeft(_)
            | Self::UpdateSubmitted(_)
            | Self::WithdrawalsReleased(_)
            | Self::MemberPenalised(_)
            | Self::BuyerDiverted(_)
            | Self::DisguiseFound(_)
            | Self::AppealFiled(_)
            | Self::AppealAnswered(_) => subject == SubjectKind::LinkGroup,
            Self::StaffDescribed(_) | Self::Left(_) | Self::Rejoined(_) => subject == SubjectKind::Staff,
            Self::RoleDescribed(_) => subject == SubjectKind::Role,
            Self::RuleOverridden(_) | Self::MenuPathConfirmed(_) => subject == SubjectKind::Rule,
            Self::YearDescribed(_) => subject == SubjectKind::Year,
            Self::RulebookAccepted(_) => subject == SubjectKind::Rulebook,
            Self::NoticeReceived(_) => matches!(subject, SubjectKind::Store | SubjectKind::SubAccount),
            Self::Acknowledged(_) | Self::Snoozed(_) | Self::Waived(_) | Self::RemindersResumed(_) => {
                matches!(
                    subject,
                    SubjectKind::Entity
                        | SubjectKind::Store
                        | SubjectKind::SubAccount
                        | SubjectKind::Document
                        | SubjectKind::LinkGroup
                        | SubjectKind::Binding
                )
            }
            Self::Retracted(_) => true,
            _ => subject == SubjectKind::SubAccount,
        }
    }

    /// The patch that describes a subject of this kind.
    pub fn described(kind: SubjectKind, patch: Patch) -> Self {
        match kind {
            SubjectKind::Entity => Self::EntityDescribed(patch),
            SubjectKind::Store => Self::StoreDescribed(patch),
            SubjectKind::Staff => Self::StaffDescribed(patch),
            SubjectKind::SubAccount => Self::SubAccountDescribed(patch),
            SubjectKind::Role => Self::RoleDescribed(patch),
            SubjectKind::Rule => Self::RuleOverridden(patch),
            SubjectKind::Year => Self::YearDescribed(patch),
            SubjectKind::Rulebook => Self::RulebookAccepted(patch),
            SubjectKind::Document => Self::DocumentDescribed(patch),
            SubjectKind::LinkGroup => Self::LinkGroupDescribed(patch),
            SubjectKind::Binding => Self::BindingDescribed(patch),
        }
    }
}
