//! What the rules of one platform say together: each kind of behaviour with the rule that bound it.

use super::{Rulebook, behaviour::*, rule::Rule};

/// A behaviour's parameters together with the rule that bound them.
#[derive(Debug)]
pub struct Bound<'a, P> {
    pub rule: &'a Rule,
    pub params: &'a P,
}

// By hand: a derive would ask for `P: Copy`, although only references are held.
impl<P> Clone for Bound<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Bound<'_, P> {}

impl Rulebook {
    /// What binds a kind of behaviour for a platform; `*` = by the rules that hold whatever the platform. For kinds of
    /// which a platform has at most one.
    pub fn bound<P: Parameters>(&self, platform: &str) -> Option<Bound<'_, P>> {
        self.each_bound(platform).next()
    }

    /// In the order of their rules' ids.
    pub fn each_bound<P: Parameters>(&self, platform: &str) -> impl Iterator<Item = Bound<'_, P>> {
        let about = self.rules().filter(move |rule| rule.speaks_about(platform));
        about.filter_map(|rule| Some(Bound { rule, params: P::of(rule.behaviour.as_ref()?)? }))
    }

    /// Whatever the platform, in the order of their rules' ids.
    pub fn every_bound<P: Parameters>(&self) -> impl Iterator<Item = Bound<'_, P>> {
        self.rules().filter_map(|rule| Some(Bound { rule, params: P::of(rule.behaviour.as_ref()?)? }))
    }
}

/// What a platform's rules say about sub-accounts. A kind that no rule binds does not act.
#[derive(Debug, Clone, Copy, Default)]
pub struct SubAccountRules<'a> {
    /// For what a platform says more than once, such as the errors of its scan.
    pub rulebook: Option<&'a Rulebook>,
    pub verify_within: Option<Bound<'a, VerifyWithin>>,
    pub temp_unfreeze_window: Option<Bound<'a, TempUnfreezeWindow>>,
    pub review_within: Option<Bound<'a, ReviewWithin>>,
    pub scan_session: Option<Bound<'a, ScanSession>>,
    pub mute_until_verified: Option<Bound<'a, MuteUntilVerified>>,
    pub exempt_stores: Option<Bound<'a, ExemptStores>>,
    pub gradual_roll_out: Option<Bound<'a, GradualRollOut>>,
    pub temporary_accounts: Option<Bound<'a, TemporaryAccounts>>,
    pub one_person_per_store: Option<Bound<'a, OnePersonPerStore>>,
    pub holder_locked: Option<Bound<'a, HolderLocked>>,
    pub login_format: Option<Bound<'a, LoginFormat>>,
    pub name_unique: Option<Bound<'a, NameUnique>>,
    pub login_width: Option<Bound<'a, LoginWidth>>,
    pub phone_unique: Option<Bound<'a, PhoneUnique>>,
    pub email_unique: Option<Bound<'a, EmailUnique>>,
    pub delete_block: Option<Bound<'a, DeleteBlock>>,
    pub converted_not_deletable: Option<Bound<'a, ConvertedNotDeletable>>,
    pub submission_data: Option<Bound<'a, SubmissionData>>,
    pub frequent_unbinding: Option<Bound<'a, FrequentUnbinding>>,
    pub offboarding_within: Option<Bound<'a, OffboardingWithin>>,
    pub dispatch_weight: Option<Bound<'a, DispatchWeight>>,
    pub sub_account_quota: Option<Bound<'a, SubAccountQuota>>,
    pub status_codes: Option<Bound<'a, StatusCodes>>,
    pub phone_of_holder: Option<Bound<'a, PhoneOfHolder>>,
    pub identity_of_holder: Option<Bound<'a, IdentityOfHolder>>,
    pub one_user: Option<Bound<'a, OneUser>>,
    pub invitation_activate: Option<Bound<'a, InvitationActivate>>,
    pub idle_disabled: Option<Bound<'a, IdleDisabled>>,
    pub role_before_account: Option<Bound<'a, RoleBeforeAccount>>,
    pub permissions_outlast: Option<Bound<'a, PermissionsOutlast>>,
    pub role_limits: Option<Bound<'a, RoleLimits>>,
    pub roles_only: Option<Bound<'a, RolesOnly>>,
    pub fixed_roles: Option<Bound<'a, FixedRoles>>,
    pub permission_holders_max: Option<Bound<'a, PermissionHoldersMax>>,
    pub main_account_only: Option<Bound<'a, MainAccountOnly>>,
    pub grant_closure: Option<Bound<'a, GrantClosure>>,
    pub effective_permissions: Option<Bound<'a, EffectivePermissions>>,
}

impl<'a> SubAccountRules<'a> {
    /// A phone or an e-mail address serves one account, so those that share it are looked at, in other shops too.
    pub fn ties_contacts(&self) -> bool {
        self.phone_unique.is_some() || self.email_unique.is_some()
    }

    pub(super) fn bound_for(platform: &str, rulebook: &'a Rulebook) -> Self {
        let mut all = Self { rulebook: Some(rulebook), ..Self::default() };
        for rule in rulebook.rules().filter(|r| r.speaks_about(platform)) {
            match &rule.behaviour {
                None => {}
                Some(Behaviour::VerifyWithin(params)) => all.verify_within = Some(Bound { rule, params }),
                Some(Behaviour::TempUnfreezeWindow(params)) => {
                    all.temp_unfreeze_window = Some(Bound { rule, params })
                }
                Some(Behaviour::ReviewWithin(params)) => all.review_within = Some(Bound { rule, params }),
                Some(Behaviour::ScanSession(params)) => all.scan_session = Some(Bound { rule, params }),
                Some(Behaviour::MuteUntilVerified(params)) => {
                    all.mute_until_verified = Some(Bound { rule, params })
                }
                Some(Behaviour::ExemptStores(params)) => all.exempt_stores = Some(Bound { rule, params }),
                Some(Behaviour::GradualRollOut(params)) => {
                    all.gradual_roll_out = Some(Bound { rule, params })
                }
                Some(Behaviour::TemporaryAccounts(params)) => {
                    all.temporary_accounts = Some(Bound { rule, params })
                }
                Some(Behaviour::OnePersonPerStore(params)) => {
                    all.one_person_per_store = Some(Bound { rule, params })
                }
                Some(Behaviour::HolderLocked(params)) => all.holder_locked = Some(Bound { rule, params }),
                Some(Behaviour::LoginFormat(params)) => all.login_format = Some(Bound { rule, params }),
                Some(Behaviour::NameUnique(params)) => all.name_unique = Some(Bound { rule, params }),
                Some(Behaviour::LoginWidth(params)) => all.login_width = Some(Bound { rule, params }),
                // One for each error: see [`Rulebook::scan_error`].
                Some(Behaviour::ScanError(_)) => {}
                Some(Behaviour::PhoneUnique(params)) => all.phone_unique = Some(Bound { rule, params }),
                Some(Behaviour::EmailUnique(params)) => all.email_unique = Some(Bound { rule, params }),
                Some(Behaviour::DeleteBlock(params)) => all.delete_block = Some(Bound { rule, params }),
                Some(Behaviour::ConvertedNotDeletable(params)) => {
                    all.converted_not_deletable = Some(Bound { rule, params })
                }
                Some(Behaviour::SubmissionData(params)) => all.submission_data = Some(Bound { rule, params }),
                Some(Behaviour::FrequentUnbinding(params)) => {
                    all.frequent_unbinding = Some(Bound { rule, params })
                }
                Some(Behaviour::OffboardingWithin(params)) => {
                    all.offboarding_within = Some(Bound { rule, params })
                }
                Some(Behaviour::DispatchWeight(params)) => all.dispatch_weight = Some(Bound { rule, params }),
                Some(Behaviour::SubAccountQuota(params)) => {
                    all.sub_account_quota = Some(Bound { rule, params })
                }
                Some(Behaviour::StatusCodes(params)) => all.status_codes = Some(Bound { rule, params }),
                Some(Behaviour::PhoneOfHolder(params)) => all.phone_of_holder = Some(Bound { rule, params }),
                Some(Behaviour::IdentityOfHolder(params)) => {
                    all.identity_of_holder = Some(Bound { rule, params })
                }
                Some(Behaviour::OneUser(params)) => all.one_user = Some(Bound { rule, params }),
                Some(Behaviour::InvitationActivate(params)) => {
                    all.invitation_activate = Some(Bound { rule, params })
                }
                Some(Behaviour::IdleDisabled(params)) => all.idle_disabled = Some(Bound { rule, params }),
                Some(Behaviour::RoleBeforeAccount(params)) => {
                    all.role_before_account = Some(Bound { rule, params })
                }
                Some(Behaviour::PermissionsOutlast(params)) => {
                    all.permissions_outlast = Some(Bound { rule, params })
                }
                Some(Behaviour::RoleLimits(params)) => all.role_limits = Some(Bound { rule, params }),
                Some(Behaviour::RolesOnly(params)) => all.roles_only = Some(Bound { rule, params }),
                Some(Behaviour::FixedRoles(params)) => all.fixed_roles = Some(Bound { rule, params }),
                Some(Behaviour::PermissionHoldersMax(params)) => {
                    all.permission_holders_max = Some(Bound { rule, params })
                }
                Some(Behaviour::MainAccountOnly(params)) => {
                    all.main_account_only = Some(Bound { rule, params })
                }
                Some(Behaviour::GrantClosure(params)) => all.grant_closure = Some(Bound { rule, params }),
                Some(Behaviour::EffectivePermissions(params)) => {
                    all.effective_permissions = Some(Bound { rule, params })
                }
                // About something else than sub-accounts: asked for by [`Rulebook::bound`].
                Some(_) => {}
            }
        }
        all
    }
}
