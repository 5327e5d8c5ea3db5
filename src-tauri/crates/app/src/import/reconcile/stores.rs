//! Stores, and the legal entities that hold their licences. A store's key is its platform and main login.

use super::{
    Batch, Snapshot, Terms,
    description::{Description, Field, same},
    ledger::{Ledger, Origin, conflict},
};
use crate::{
    import::{
        columns::Column,
        phone::mask,
        rows::{EntityPart, StoreLine},
        words::Worded,
    },
    wire::Reached,
};
use std::collections::HashMap;
use storewarden_domain::{
    change::{Empty, What},
    facts::{EntityAttributes, StoreAttributes},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::RollOut,
};

/// A store as sub-account rows may refer to it, whether known before or from this import.
#[derive(Debug)]
pub struct Shop {
    pub key: StoreKey,
    /// Its name before and after this import.
    pub names: Vec<String>,
    pub roll_out: Option<RollOut>,
    /// A verification notice is recorded.
    pub noticed: bool,
    pub archived: bool,
}

/// The order of `by_subject` values is the order in which rows named them first.
struct Group<'t, 'b> {
    subject: Subject,
    lines: Vec<(Origin, &'b StoreLine<'t>)>,
}

/// Compares stores and entities with the snapshot. Gives every store there is.
pub(super) fn reconcile(
    batch: &Batch<'_>,
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) -> Vec<Shop> {
    entities(batch, snapshot, terms, ledger);
    let answers: HashMap<&Subject, &Reached> = terms
        .reached
        .iter()
        .map(|answer| (&answer.store, answer))
        .collect();
    let mut groups = by_subject(batch.stores(), |line| {
        Some(Subject::store(&line.platform, line.main))
    });
    // A shop that no row names may have been answered about.
    let named: std::collections::HashSet<&Subject> = groups.iter().map(|group| &group.subject).collect();
    let only_answered: Vec<Group<'_, '_>> = terms
        .reached
        .iter()
        .filter(|answer| !named.contains(&answer.store) && snapshot.world.stores.contains_key(&answer.store))
        .map(|answer| Group {
            subject: answer.store.clone(),
            lines: Vec::new(),
        })
        .collect();
    groups.extend(only_answered);

    let mut shops: HashMap<StoreKey, Shop> = snapshot
        .world
        .stores
        .iter()
        .filter_map(|(subject, store)| {
            let key = subject.store_key()?.clone();
            let noticed = store
                .events
                .iter()
                .any(|e| !e.void && matches!(e.what, What::NoticeReceived(_)));
            let StoreAttributes {
                name,
                roll_out,
                archived,
                ..
            } = &store.attributes;
            let names = name.iter().cloned().collect();
            Some((
                key.clone(),
                Shop {
                    key,
                    names,
                    roll_out: *roll_out,
                    noticed,
                    archived: *archived,
                },
            ))
        })
        .collect();
    for group in &groups {
        let Some(key) = group.subject.store_key() else {
            continue;
        };
        let shop = shops.entry(key.clone()).or_insert_with(|| Shop {
            key: key.clone(),
            names: Vec::new(),
            roll_out: None,
            noticed: false,
            archived: false,
        });
        store(
            batch,
            group,
            answers.get(&group.subject).copied(),
            shop,
            snapshot,
            terms,
            ledger,
        );
    }
    let mut shops: Vec<Shop> = shops.into_values().collect();
    shops.sort_by(|a, b| a.key.cmp(&b.key));
    shops
}

fn by_subject<'t: 'b, 'b>(
    lines: impl Iterator<Item = (Origin, &'b StoreLine<'t>)>,
    subject: impl Fn(&StoreLine<'t>) -> Option<Subject>,
) -> Vec<Group<'t, 'b>> {
    let mut groups: Vec<Group<'t, 'b>> = Vec::new();
    let mut places: HashMap<Subject, usize> = HashMap::new();
    for (origin, line) in lines {
        let Some(subject) = subject(line) else { continue };
        let place = *places.entry(subject.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group {
                subject,
                lines: Vec::new(),
            });
        }
        if let Some(group) = groups.get_mut(place) {
            group.lines.push((origin, line));
        }
    }
    groups
}

fn entities(batch: &Batch<'_>, snapshot: &Snapshot, terms: &Terms<'_>, ledger: &mut Ledger) {
    const NAME: Field = Field {
        name: "name",
        zh: "主体名称",
        en: "Name",
        column: Column::EntityName,
    };
    const TYPE: Field = Field {
        name: "company_type",
        zh: "主体类型",
        en: "Type",
        column: Column::CompanyType,
    };
    const LEGAL: Field = Field {
        name: "legal_representative",
        zh: "法定代表人",
        en: "Legal representative",
        column: Column::LegalRepresentative,
    };
    const BANK: Field = Field {
        name: "bank_account_name",
        zh: "对公账户名称",
        en: "Bank account name",
        column: Column::BankAccountName,
    };
    let nothing = EntityAttributes::default();
    for group in by_subject(batch.stores(), |line| {
        Some(Subject::Entity(line.entity.as_ref()?.uscc.clone()))
    }) {
        let known = snapshot
            .world
            .entities
            .get(&group.subject)
            .map(|fact| &fact.attributes);
        let have = known.unwrap_or(&nothing);
        let mut d = Description::new(ledger);
        let said = |of: fn(&EntityPart<'_>) -> Option<String>| {
            group
                .lines
                .iter()
                .map(move |(origin, line)| (*origin, line.entity.as_ref().and_then(of)))
        };
        let name = d.field(&NAME, have.name.clone(), said(|e| e.name.map(Into::into)), same);
        d.field(
            &TYPE,
            have.company_type.clone(),
            said(|e| e.company_type.map(Into::into)),
            same,
        );
        d.field(
            &LEGAL,
            have.legal_representative.clone(),
            said(|e| e.legal_representative.map(Into::into)),
            same,
        );
        d.field(
            &BANK,
            have.bank_account_name.clone(),
            said(|e| e.bank_account_name.map(Into::into)),
            same,
        );
        let first = group.lines.first().map(|(origin, _)| *origin);
        d.unarchive(have.archived, first);
        warn_of_conflicts(batch, &d, ledger);
        d.mark_rows(ledger, None);
        let Subject::Entity(uscc) = &group.subject else {
            continue;
        };
        let whats = described(known.is_none(), &d, What::EntityDescribed, terms.now);
        ledger.change(
            &group.subject,
            name.as_deref().unwrap_or(uscc),
            known.is_none(),
            whats,
            d.lines,
        );
    }
}

fn store(
    batch: &Batch<'_>,
    group: &Group<'_, '_>,
    answer: Option<&Reached>,
    shop: &mut Shop,
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    const NAME: Field = Field {
        name: "name",
        zh: "店铺名称",
        en: "Name",
        column: Column::StoreName,
    };
    const TYPE: Field = Field {
        name: "store_type",
        zh: "店铺类型",
        en: "Type",
        column: Column::StoreType,
    };
    const ENTITY: Field = Field {
        name: "entity",
        zh: "主体",
        en: "Entity",
        column: Column::Uscc,
    };
    const STATUS: Field = Field {
        name: "status",
        zh: "店铺状态",
        en: "Status",
        column: Column::StoreStatus,
    };
    const PHONE: Field = Field {
        name: "phone",
        zh: "联系手机",
        en: "Phone",
        column: Column::ContactPhone,
    };
    const EMAIL: Field = Field {
        name: "email",
        zh: "联系邮箱",
        en: "E-mail",
        column: Column::ContactEmail,
    };
    const CATEGORY: Field = Field {
        name: "category",
        zh: "主营类目",
        en: "Category",
        column: Column::Category,
    };
    const OPENED: Field = Field {
        name: "opened_on",
        zh: "开店日期",
        en: "Opened",
        column: Column::OpenedOn,
    };
    const ROLL_OUT: Field = Field {
        name: "roll_out",
        zh: "认证通知",
        en: "Verification notice",
        column: Column::Platform,
    };

    let nothing = StoreAttributes::default();
    let known = snapshot.world.stores.get(&group.subject);
    let have = known.map_or(&nothing, |fact| &fact.attributes);
    let lines = &group.lines;
    let mut d = Description::new(ledger);
    let said = |of: fn(&StoreLine<'_>) -> Option<String>| {
        lines.iter().map(move |(origin, line)| (*origin, of(line)))
    };
    let sealed = |kind: &'static str, of: fn(&StoreLine<'_>) -> Option<String>| {
        lines
            .iter()
            .map(move |(origin, line)| (*origin, of(line).map(|value| (terms.seal)(kind, &value))))
    };
    // Only the mask of a personal value is ever shown, and only of the one in the file.
    let phone = lines.iter().find_map(|(_, line)| line.phone.as_deref()).map(mask);
    let email = lines
        .iter()
        .find_map(|(_, line)| line.email.as_deref())
        .map(crate::import::cells::shown);
    let shown = |mask: Option<String>| move |_: &String| same(mask.as_deref().unwrap_or_default());

    let name = d.field(&NAME, have.name.clone(), said(|l| l.name.map(Into::into)), same);
    d.field(
        &TYPE,
        have.store_type.clone(),
        said(|l| l.store_type.map(Into::into)),
        same,
    );
    d.field(
        &ENTITY,
        have.entity.clone(),
        said(|l| l.entity.as_ref().map(|e| e.uscc.clone())),
        same,
    );
    d.field(
        &STATUS,
        have.status,
        lines.iter().map(|(o, l)| (*o, l.status)),
        |s| s.text(),
    );
    d.field_unseen(
        &PHONE,
        have.phone.clone(),
        sealed("phone", |l| l.phone.clone()),
        shown(phone),
    );
    d.field_unseen(
        &EMAIL,
        have.email.clone(),
        sealed("email", |l| l.email.clone()),
        shown(email),
    );
    d.field(
        &CATEGORY,
        have.category.clone(),
        said(|l| l.category.map(Into::into)),
        same,
    );
    d.field(
        &OPENED,
        have.opened_on,
        lines.iter().map(|(o, l)| (*o, l.opened_on)),
        same,
    );
    let first = lines.first().map(|(origin, _)| *origin);
    d.unarchive(have.archived && first.is_some(), first);

    let mut notice = None;
    if let Some(answer) = answer {
        d.answer(&ROLL_OUT, have.roll_out, answer.roll_out, |r| r.text());
        shop.roll_out = Some(answer.roll_out);
        let recorded = |at: &Instant| {
            known.is_some_and(|fact| {
                fact.events
                    .iter()
                    .any(|e| !e.void && e.effective == *at && matches!(e.what, What::NoticeReceived(_)))
            })
        };
        notice = answer.notified_at.filter(|at| !recorded(at));
        if let Some(at) = notice {
            shop.noticed = true;
            d.line("收到认证通知", "Notice received", None, &same(&at.minute_text()));
        }
    }
    shop.archived &= first.is_none();
    shop.names.extend(name.clone());

    warn_of_conflicts(batch, &d, ledger);
    d.mark_rows(ledger, first.filter(|_| known.is_none()));
    let main = group.subject.store_key().map_or("", |key| key.main.as_str());
    let mut whats = described(known.is_none(), &d, What::StoreDescribed, terms.now);
    whats.extend(notice.map(|at| (at, What::NoticeReceived(Empty {}))));
    let name = name.or_else(|| have.name.clone());
    ledger.change(
        &group.subject,
        name.as_deref().unwrap_or(main),
        known.is_none(),
        whats,
        d.lines,
    );
}

/// A new subject is described even where its key is all that is known of it.
pub(super) fn described(
    new: bool,
    d: &Description,
    what: impl Fn(storewarden_domain::change::Patch) -> What,
    effective: Instant,
) -> Vec<(Instant, What)> {
    if d.patch.is_empty() && !new {
        Vec::new()
    } else {
        vec![(effective, what(d.patch.clone()))]
    }
}

pub(super) fn warn_of_conflicts(batch: &Batch<'_>, d: &Description, ledger: &mut Ledger) {
    for (origin, column, value, kept) in &d.conflicts {
        ledger.warn(*origin, batch.fault(*origin, *column, conflict(kept), value));
    }
}

impl Description {
    /// As [`Description::field`] for a sealed value: the recorded one cannot be shown, so only the new one's mask is.
    fn field_unseen(
        &mut self,
        field: &Field,
        recorded: Option<String>,
        said: impl Iterator<Item = (Origin, Option<String>)>,
        show: impl Fn(&String) -> Text,
    ) {
        let before = self.lines.len();
        let mask = show(&String::new());
        let was_recorded = recorded.is_some();
        self.field(field, recorded, said, |_| mask.clone());
        if was_recorded && self.lines.len() > before {
            self.lines.truncate(before);
            self.line(field.zh, field.en, Some(Text::new("(原值)", "(former)")), &mask);
        }
    }

    /// An operator's answer, which stands on no row.
    fn answer(
        &mut self,
        field: &Field,
        recorded: Option<RollOut>,
        answer: RollOut,
        show: impl Fn(&RollOut) -> Text,
    ) {
        if recorded != Some(answer) {
            self.patch.insert(field.name.into(), answer.code().into());
            self.line(field.zh, field.en, recorded.as_ref().map(&show), &show(&answer));
        }
    }
}
