//! One sub-account in full: its facts in the shape of the form that edits them, and the attempt at the person check.

use crate::{
    App, AppFault,
    wire::{OpenScan, PlatformCode, ScanPage, ScanRemedy, SubAccountPage, WeightBounds},
};
use storewarden_db::{Transaction, store, sub_account};
use storewarden_domain::{
    assess::{SubAccountFacts, scan_session},
    facts::PlatformStatus,
    rulebook::{Rulebook, SubAccountRules},
    subject::Subject,
    time::Instant,
};

impl App {
    pub fn sub_account(&self, now: Instant, subject: &Subject) -> Result<SubAccountPage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::SubAccount(key) = subject else {
            return Err(missing());
        };
        self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let account = sub_account::fact(tx, key)?.ok_or_else(missing)?;
            let store = store::fact(tx, &key.store)?;
            let facts = SubAccountFacts { key, account: &account, store: store.as_ref(), holder: None };
            let rules = rulebook.sub_account_rules(&key.store.platform);
            let scan = self.scan(tx, &facts, (&rulebook, &rules), now)?;
            let attributes = account.attributes;
            let mut users = Vec::new();
            for id in &attributes.users {
                users.push(self.named(tx, id)?);
            }
            Ok(SubAccountPage {
                now,
                subject: subject.clone(),
                kind: attributes.kind,
                created_at: attributes.created_at,
                last_login_at: attributes.last_login_at,
                position: attributes.position,
                department: attributes.department,
                holder: attributes.holder.as_deref().map(|id| self.named(tx, id)).transpose()?,
                security_phone: self.masked(tx, attributes.security_phone.as_deref())?,
                verification_phone: self.masked(tx, attributes.verification_phone.as_deref())?,
                email: self.address(tx, attributes.email.as_deref())?,
                shared: attributes.shared,
                users,
                dispatch: attributes.dispatch,
                dispatch_weight: attributes.dispatch_weight,
                weight_bounds: rules.dispatch_weight.map(|rule| WeightBounds {
                    min: rule.params.min,
                    max: rule.params.max,
                    default: rule.params.default,
                    rule: rule.rule.id.clone(),
                }),
                converted_1688: rules.converted_not_deletable.map(|_| attributes.converted_1688),
                certificate: attributes.certificate,
                tags: attributes.tags.into_iter().collect(),
                notes: attributes.notes,
                platform_codes: attributes.platform_status.iter().map(|one| code(&rules, one)).collect(),
                scan,
            })
        })
    }

    fn scan(
        &self,
        tx: &Transaction,
        facts: &SubAccountFacts,
        (rulebook, rules): (&Rulebook, &SubAccountRules),
        now: Instant,
    ) -> Result<Option<ScanPage>, AppFault> {
        let Some(session) = rules.scan_session else {
            return Ok(None);
        };
        let open = match scan_session::open(facts, rulebook, now) {
            None => None,
            Some(open) => {
                let identity = open.identity.map(|id| self.named(tx, &id)).transpose()?;
                Some(OpenScan { since: open.since, ends: open.ends, identity })
            }
        };
        let errors = rulebook.scan_errors(&facts.key.store.platform).map(|error| ScanRemedy {
            code: error.params.code.clone(),
            remedy: error.rule.statement.clone(),
            ends_session: error.params.ends_session,
            rule: error.rule.id.clone(),
        });
        let (minutes, rule) = (session.params.timeout, session.rule.id.clone());
        Ok(Some(ScanPage { minutes, rule, open, errors: errors.collect() }))
    }
}

fn code(rules: &SubAccountRules, PlatformStatus { interface, code }: &PlatformStatus) -> PlatformCode {
    let meaning = rules.status_codes.and_then(|known| known.params.word(code)).map(Into::into);
    PlatformCode { interface: interface.clone(), code: code.clone(), meaning }
}
