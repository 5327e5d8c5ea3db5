//! One store in full: its facts in the shape of the form that edits them.

use crate::{
    App, AppFault,
    vault::{masked_account, masked_email},
    wire::{EntityRow, LoginRow, PlatformCode, StorePage},
};
use storewarden_db::{Transaction, dependants, entity, store};
use storewarden_domain::{
    change::{Login, What},
    facts::{Event, PlatformStatus},
    subject::Subject,
    time::Instant,
};

/// Logins that are shown beside a store; its history has them all.
const LOGINS: usize = 5;

impl App {
    pub fn store(&self, now: Instant, subject: &Subject) -> Result<StorePage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::Store(key) = subject else {
            return Err(missing());
        };
        self.read(|tx| {
            let rulebook = self.rulebook();
            let known = store::fact(tx, key)?.ok_or_else(missing)?;
            let mut logins: Vec<LoginRow> = known.events_until(now).filter_map(login).collect();
            logins.reverse();
            logins.truncate(LOGINS);
            let store = known.attributes;
            let hint = rulebook.sub_account_rules(&key.platform).sub_account_quota;
            // A store's codes have no word that a rule acts by.
            let code = |PlatformStatus { interface, code }| PlatformCode { interface, code, meaning: None };
            Ok(StorePage {
                now,
                subject: subject.clone(),
                name: store.name,
                store_type: store.store_type,
                entity: store.entity.map(|uscc| entity_row(tx, uscc)).transpose()?,
                categories: store.categories,
                status: store.status,
                restrictions: store.restrictions,
                roll_out: store.roll_out,
                quota_sub_accounts: store.quota_sub_accounts,
                quota_hint: hint.map(|rule| rule.params.limit),
                opened_on: store.opened_on,
                phone: self.masked(tx, store.phone.as_deref())?,
                email: self.hidden(tx, store.email.as_deref(), masked_email)?,
                contact_name: store.contact_name,
                login_phone: self.masked(tx, store.login_phone.as_deref())?,
                login_email: self.hidden(tx, store.login_email.as_deref(), masked_email)?,
                return_address: store.return_address,
                product_ranges: store.product_ranges.into_iter().collect(),
                agency_in_force: store.agency.as_ref().is_some_and(|contract| contract.covers(now.date())),
                agency: store.agency,
                payment_kind: store.payment_kind,
                payment_account: self.hidden(tx, store.payment_account.as_deref(), masked_account)?,
                caretaker: store.caretaker.as_deref().map(|id| self.named(tx, id)).transpose()?,
                tags: store.tags.into_iter().collect(),
                notes: store.notes,
                platform_codes: store.platform_status.into_iter().map(code).collect(),
                archived: store.archived,
                accounts: dependants::accounts_of(tx, subject)?.len() as u32,
                logins,
            })
        })
    }

    pub(crate) fn hidden(
        &self,
        tx: &Transaction,
        sealed: Option<&str>,
        mask: fn(&str) -> String,
    ) -> Result<Option<String>, AppFault> {
        let clear = sealed.map(|id| self.unsealed(tx, id)).transpose()?.flatten();
        Ok(clear.as_deref().map(mask))
    }
}

/// An entity that is not on record is named by its code.
fn entity_row(tx: &Transaction, uscc: String) -> Result<EntityRow, AppFault> {
    let known = entity::fact(tx, &uscc)?.map(|entity| entity.attributes).unwrap_or_default();
    Ok(EntityRow {
        name: known.name.unwrap_or_else(|| uscc.clone()),
        company_type: known.company_type,
        tags: known.tags.into_iter().collect(),
        subject: Subject::Entity(uscc),
    })
}

fn login(event: &Event) -> Option<LoginRow> {
    let What::LoggedIn(Login { device, address, account, until, undated }) = event.what.clone() else {
        return None;
    };
    Some(LoginRow { at: event.effective, until, device, address, account, undated })
}
