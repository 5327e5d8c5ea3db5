//! Sub-accounts: their attributes, and the states that the platform's page shows.
//!
//! A page shows a state without saying since when. What is seen for the first time counts from the account's creation,
//! or from now where that is not known; what is seen to have changed counts from now. Both are marked as undated.

use super::{
    Batch, Snapshot, Terms,
    description::{Description, Field, NOTES, TAGS, listed, owned, recorded, same, warn_of_conflicts},
    ledger::{Ledger, Origin},
    people::Holder,
    shops::Account,
};
use crate::import::{columns::Column, rows::StaffLine, words::Worded};
use std::collections::BTreeSet;
use storewarden_domain::{
    change::{Sighting, What},
    facts::{PlatformStatus, SubAccount, SubAccountAttributes},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{SeenAccess, SeenVerification},
};

const CREATED: Field =
    Field { name: "created_at", zh: "创建时间", en: "Created", column: Column::CreatedAt };
const LAST_LOGIN: Field =
    Field { name: "last_login_at", zh: "最近登录", en: "Last login", column: Column::LastLogin };
const HOLDER: Field = Field { name: "holder", zh: "使用人", en: "Holder", column: Column::Holder };
const EMAIL: Field = Field { name: "email", zh: "邮箱", en: "E-mail", column: Column::Email };
const POSITION: Field = Field { name: "position", zh: "岗位", en: "Position", column: Column::Position };
const DEPARTMENT: Field =
    Field { name: "department", zh: "部门", en: "Department", column: Column::Department };
const DISPATCH: Field =
    Field { name: "dispatch", zh: "参与分流", en: "Chat dispatch", column: Column::Dispatch };
const KIND: Field = Field { name: "kind", zh: "账号类型", en: "Kind", column: Column::AccountKind };

/// Compares every account with the snapshot. `holders` stand in the order of `accounts`.
pub(super) fn reconcile(
    batch: &Batch<'_>,
    accounts: &[Account<'_, '_>],
    holders: &[Option<Holder>],
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    for (account, holder) in accounts.iter().zip(holders) {
        reconcile_one(batch, account, holder.as_ref(), snapshot, terms, ledger);
    }
}

fn reconcile_one(
    batch: &Batch<'_>,
    account: &Account<'_, '_>,
    holder: Option<&Holder>,
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    let Some((first, _)) = account.lines.first().copied() else {
        return;
    };
    let known = snapshot.world.sub_accounts.get(&account.subject);
    let nothing = SubAccountAttributes::default();
    let have = known.map_or(&nothing, |fact| &fact.attributes);
    let lines = &account.lines;
    let mut d = Description::new(ledger);

    let created_at = d.field(&CREATED, have.created_at, lines.iter().map(|(o, l)| (*o, l.created_at)), |t| {
        same(&t.minute_text())
    });
    let logins = lines.iter().map(|(o, l)| (*o, l.last_login_at));
    d.field(&LAST_LOGIN, have.last_login_at, logins, |t| same(&t.minute_text()));
    let present_name = |id: &str| {
        let person = snapshot.world.staff.get(&Subject::Staff(id.to_owned()));
        same(person.and_then(|p| p.attributes.name.as_deref()).unwrap_or("—"))
    };
    let by = lines
        .iter()
        .find(|(_, l)| l.phone.is_some() || l.name.is_some())
        .map_or(first, |(origin, _)| *origin);
    d.field(&HOLDER, have.holder.as_deref(), [(by, holder.map(|h| h.id.as_str()))].into_iter(), |id| {
        match holder {
            Some(holder) if holder.id == *id => same(&holder.name),
            _ => present_name(id),
        }
    });
    // Only the mask of a personal value is ever shown, and only of the one in the file.
    let mask = lines.iter().find_map(|(_, l)| l.email.as_deref()).map(crate::import::cells::shown);
    let sealed = lines.iter().map(|(o, l)| (*o, l.email.as_ref().map(|email| (terms.seal)("email", email))));
    d.field_unseen(&EMAIL, have.email.clone(), sealed, |_| same(mask.as_deref().unwrap_or_default()));
    d.field(&POSITION, have.position.as_deref(), lines.iter().map(|(o, l)| (*o, l.position)), same);
    d.field(&DEPARTMENT, have.department.as_deref(), lines.iter().map(|(o, l)| (*o, l.department)), same);
    d.field(&DISPATCH, have.dispatch, lines.iter().map(|(o, l)| (*o, l.dispatch)), |d| d.text());
    codes(&mut d, &have.platform_status, lines, &|code| word_of(&account.subject, terms, code));
    d.field(&KIND, Some(have.kind), lines.iter().map(|(o, l)| (*o, l.kind)), |k| k.text());
    let tags = lines.iter().map(|(o, l)| (*o, l.tags.as_ref().map(|w| owned(w))));
    d.field(&TAGS, recorded(&have.tags), tags, |words| listed(words));
    d.field(&NOTES, have.notes.as_deref(), lines.iter().map(|(o, l)| (*o, l.notes)), same);
    d.unarchive(have.archived, Some(first));

    let mut whats = Vec::new();
    if known.is_none() || !d.patch.is_empty() {
        let effective = if known.is_none() { created_at.unwrap_or(terms.now) } else { terms.now };
        whats.push((effective, What::SubAccountDescribed(std::mem::take(&mut d.patch))));
    }
    let created_at = created_at.or(have.created_at);
    let seen = Seen { known, created_at, now: terms.now };
    // An interface answers with a code: what it means was seen as much as a word on a page is.
    let access = lines.iter().map(|(origin, line)| {
        let meant = line.code.and_then(|code| word_of(&account.subject, terms, code.code));
        (*origin, line.access.or_else(|| SeenAccess::from_word(&meant?)))
    });
    let access = seen.changed(&mut d, Column::Access, ("状态", "Status"), access, |s| s.access);
    let check = lines.iter().map(|(origin, line)| (*origin, line.verification));
    let check = seen
        .changed(&mut d, Column::Verification, ("认证状态", "Verification"), check, |s| s.verification);
    whats.extend(sightings(check, access));

    warn_of_conflicts(batch, &d, ledger);
    warn_of_another_freeze(batch, &seen, access, lines, ledger);
    d.mark_rows(ledger, Some(first).filter(|_| known.is_none()));
    if let Some(at) = created_at.filter(|at| *at > terms.now && whats_new(known, *at)) {
        let fault = crate::import::faults::CellFault::new(
            "created-ahead",
            "创建时间晚于现在。请核对日期和本机时钟。",
            "The creation time is ahead of now. Check the date and this machine's clock.",
        );
        ledger.warn(first, batch.fault(first, Column::CreatedAt, fault, &at.minute_text()));
    }
    let Subject::SubAccount(key) = &account.subject else {
        return;
    };
    ledger.change(&account.subject, &key.login(), known.is_none(), whats, d.lines);
}

/// A page calls frozen what the interface calls stopped by the seller, in brackets frozen: who stopped the account
/// is for the operator to look up. The newer sighting is taken.
fn warn_of_another_freeze(
    batch: &Batch<'_>,
    seen: &Seen<'_>,
    access: Option<(SeenAccess, Instant)>,
    lines: &[(Origin, &StaffLine<'_>)],
    ledger: &mut Ledger,
) {
    let stopped = matches!(access, Some((SeenAccess::Disabled, _)));
    let was_frozen = matches!(seen.last(|s| s.access), Some((SeenAccess::Frozen, _)));
    if let Some((origin, code)) = lines.iter().find_map(|(o, l)| Some((*o, l.code?.code)))
        && stopped
        && was_frozen
    {
        let fault = crate::import::faults::CellFault::new(
            "frozen-or-disabled",
            "此前在后台看到的是冻结，接口说是卖家停用：按接口记为停用，请到后台核对是谁停的。",
            "Seen as frozen before; the interface says stopped by the seller, and that is recorded. Look on the platform who stopped it.",
        );
        ledger.warn(origin, batch.fault(origin, Column::StatusCode, fault, code));
    }
}

/// The platform's word for a code that its interface gave.
fn word_of(subject: &Subject, terms: &Terms<'_>, code: &str) -> Option<String> {
    (terms.code)(&subject.store_key()?.platform, code)
}

/// Codes are kept as they came, each interface's own beside the others'. A code that no rule explains is kept too, and
/// said.
fn codes(
    d: &mut Description,
    have: &[PlatformStatus],
    lines: &[(Origin, &StaffLine<'_>)],
    word: &dyn Fn(&str) -> Option<String>,
) {
    let mut wanted = have.to_vec();
    let interfaces: BTreeSet<&str> = lines.iter().filter_map(|(_, l)| Some(l.code?.interface)).collect();
    for interface in interfaces {
        let recorded = have.iter().find(|status| status.interface == interface).map(|s| s.code.as_str());
        let said = lines
            .iter()
            .map(|(origin, l)| (*origin, l.code.filter(|c| c.interface == interface).map(|c| c.code)));
        let show = |code: &&str| match word(code) {
            Some(word) => {
                Text::new(format!("{code} {word}（{interface}）"), format!("{code} {word} ({interface})"))
            }
            None => Text::new(
                format!("{code}（{interface}），没有规则说明它的意思，只照样记下"),
                format!("{code} ({interface}), which no rule explains; it is only kept"),
            ),
        };
        let Some((code, origin)) = d.settle(Column::StatusCode, recorded.as_ref(), said, show) else {
            continue;
        };
        if recorded == Some(code) {
            continue;
        }
        wanted.retain(|status| status.interface != interface);
        wanted.push(PlatformStatus { interface: interface.into(), code: code.into() });
        d.origins.push(origin);
        d.line("平台状态码", "Platform code", || (recorded.as_ref().map(show), show(&code)));
    }
    if wanted != have
        && let Ok(value) = serde_json::to_value(&wanted)
    {
        d.patch.insert("platform_status".into(), value);
    }
}

/// One event where both count from one time.
fn sightings(
    verification: Option<(SeenVerification, Instant)>,
    access: Option<(SeenAccess, Instant)>,
) -> Vec<(Instant, What)> {
    let event =
        |at, verification, access| (at, What::Observed(Sighting { verification, access, undated: true }));
    match (verification, access) {
        (Some((v, at)), Some((a, a_at))) if at == a_at => vec![event(at, Some(v), Some(a))],
        (verification, access) => {
            let verification = verification.map(|(v, at)| event(at, Some(v), None));
            verification.into_iter().chain(access.map(|(a, at)| event(at, None, Some(a)))).collect()
        }
    }
}

fn whats_new(known: Option<&SubAccount>, created_at: Instant) -> bool {
    known.is_none_or(|fact| fact.attributes.created_at != Some(created_at))
}

/// What the platform was last seen to show of one account.
struct Seen<'s> {
    known: Option<&'s SubAccount>,
    created_at: Option<Instant>,
    now: Instant,
}

impl Seen<'_> {
    fn changed<T: Worded>(
        &self,
        d: &mut Description,
        column: Column,
        (zh, en): (&str, &str),
        said: impl Iterator<Item = (Origin, Option<T>)>,
        of: fn(&Sighting) -> Option<T>,
    ) -> Option<(T, Instant)> {
        let last = self.last(of);
        let (shown, origin) =
            d.settle(column, last.map(|(value, _)| value).as_ref(), said, |value| value.text())?;
        if last.is_some_and(|(value, _)| value == shown) {
            return None;
        }
        d.origins.push(origin);
        d.line(zh, en, || (last.map(|(value, _)| value.text()), shown.text()));
        let effective = match last {
            // Never before the sighting that it replaces, or that one would still be the latest.
            Some((_, before)) => self.now.max(before),
            None if self.untouched() => self.created_at.unwrap_or(self.now),
            None => self.now,
        };
        Some((shown, effective))
    }

    fn last<T>(&self, of: fn(&Sighting) -> Option<T>) -> Option<(T, Instant)> {
        self.known?.events.iter().rev().filter(|event| !event.void).find_map(|event| match &event.what {
            What::Observed(sighting) => of(sighting).map(|value| (value, event.effective)),
            _ => None,
        })
    }

    /// Nobody recorded a step yet, so that a first sighting cannot contradict one.
    fn untouched(&self) -> bool {
        let step =
            |what: &What| !matches!(what, What::Observed(_) | What::Retracted(_) | What::NoticeReceived(_));
        self.known.is_none_or(|fact| !fact.events.iter().any(|event| !event.void && step(&event.what)))
    }
}
