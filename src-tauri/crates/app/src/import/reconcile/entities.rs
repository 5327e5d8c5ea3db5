//! Legal entities: several rows of a store list name the same one, and should say the same of it.

use super::{
    Batch, Snapshot, Terms,
    description::{Description, Field, described, same, warn_of_conflicts},
    groups::by_subject,
    ledger::Ledger,
};
use crate::import::{columns::Column, rows::EntityPart};
use storewarden_domain::{
    assess::registered,
    change::{Draft, FactChange, What},
    facts::{EntityAttributes, World},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::RegisteredFact,
};

/// Compares the entities that store lists name with the snapshot.
pub(super) fn reconcile(batch: &Batch<'_>, snapshot: &Snapshot, terms: &Terms<'_>, ledger: &mut Ledger) {
    const NAME: Field = Field { name: "name", zh: "主体名称", en: "Name", column: Column::EntityName };
    const TYPE: Field =
        Field { name: "company_type", zh: "主体类型", en: "Type", column: Column::CompanyType };
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
    for group in by_subject(batch.stores(), |line| Some(Subject::Entity(line.entity.as_ref()?.uscc.clone())))
    {
        let known = snapshot.world.entities.get(&group.subject).map(|fact| &fact.attributes);
        let have = known.unwrap_or(&nothing);
        let mut d = Description::new(ledger);
        let said = |of: fn(&EntityPart<'_>) -> Option<String>| {
            group.lines.iter().map(move |(origin, line)| (*origin, line.entity.as_ref().and_then(of)))
        };
        let name = d.field(&NAME, have.name.clone(), said(|e| e.name.map(Into::into)), same);
        d.field(&TYPE, have.company_type.clone(), said(|e| e.company_type.map(Into::into)), same);
        d.field(
            &LEGAL,
            have.legal_representative.clone(),
            said(|e| e.legal_representative.map(Into::into)),
            same,
        );
        d.field(&BANK, have.bank_account_name.clone(), said(|e| e.bank_account_name.map(Into::into)), same);
        let first = group.lines.first().map(|(origin, _)| *origin);
        d.unarchive(have.archived, first);
        warn_of_conflicts(batch, &d, ledger);
        d.mark_rows(ledger, None);
        let Subject::Entity(uscc) = &group.subject else {
            continue;
        };
        let mut whats = described(known.is_none(), &mut d, What::EntityDescribed, terms.now);
        let changed = changed_facts(&snapshot.world, &group.subject, &whats);
        for (_, fact) in &changed {
            d.say(as_change(*fact));
        }
        whats.extend(
            changed
                .into_iter()
                .map(|(effective, fact)| (effective, What::RegisteredFactChanged(FactChange { fact }))),
        );
        ledger.change(&group.subject, name.as_deref().unwrap_or(uscc), known.is_none(), whats, d.lines);
    }
}

/// A list that says otherwise than the record tells of a change, as the form does: from it runs what has to be filed.
fn changed_facts(
    world: &World,
    subject: &Subject,
    whats: &[(Instant, What)],
) -> Vec<(Instant, RegisteredFact)> {
    let drafts = whats.iter().map(|(at, what)| Draft::new(subject.clone(), *at, what.clone()));
    let implied = drafts.flat_map(|draft| registered::implied(world, &draft));
    let fact = |draft: Draft| match draft.what {
        What::RegisteredFactChanged(FactChange { fact }) => Some((draft.effective, fact)),
        _ => None,
    };
    implied.filter_map(fact).collect()
}

fn as_change(fact: RegisteredFact) -> Text {
    let words = fact.words();
    Text::new(
        format!(
            "记为{}变更，要报的期限从导入时起算。若只是改正以前登记错的，导入后到该主体的历史里撤销这条变更",
            words.zh
        ),
        format!(
            "Counts as a change of {}: what has to be filed runs from the import. If the record was merely wrong, take this change back in the company's history afterwards",
            words.en
        ),
    )
}
