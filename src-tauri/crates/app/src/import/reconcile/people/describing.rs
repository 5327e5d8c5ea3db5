//! What changes about people, once every account has its person.

use super::{People, attributes};
use crate::import::{
    columns::Column,
    faults::CellFault,
    reconcile::{
        Batch, Terms,
        description::{Description, Field, described, same, warn_of_conflicts},
        ledger::Ledger,
    },
};
use std::collections::{HashMap, HashSet};
use storewarden_domain::{change::What, facts::StaffAttributes, subject::Subject, text::Text};

const NAME: Field = Field { name: "name", zh: "姓名", en: "Name", column: Column::Holder };

impl People<'_, '_> {
    /// Equal names are a hint that two entries may be one person; that is for the operator to say. Once for each name.
    pub(super) fn point_out_equal_names(&self, batch: &Batch<'_>, ledger: &mut Ledger) {
        let newcomers = || self.persons.iter().filter(|person| person.new);
        if newcomers().next().is_none() {
            return;
        }
        let recorded = self.snapshot.world.staff.values().filter(|fact| !fact.attributes.archived);
        let mut taken: HashSet<&str> = recorded.filter_map(|fact| fact.attributes.name.as_deref()).collect();
        let mut said: HashSet<&str> = HashSet::new();
        for (origin, name) in newcomers().filter_map(|person| person.names.first()) {
            if !taken.insert(name) && said.insert(name) {
                let fault = CellFault::new(
                    "equal-name",
                    "已有同名员工，手机号不同，按两个人处理。如果是同一人，请核对手机号。",
                    "Somebody of this name is known with another number; they are kept as two people. If they are one, check the number.",
                );
                ledger.warn(*origin, batch.fault(*origin, Column::Holder, fault, name));
            }
        }
    }

    pub(super) fn describe(&self, batch: &Batch<'_>, terms: &Terms<'_>, ledger: &mut Ledger) {
        let nothing = StaffAttributes::default();
        for person in &self.persons {
            let have = attributes(self.snapshot, &person.id).unwrap_or(&nothing);
            let mut d = Description::new(ledger);
            let names = person.names.iter().map(|(origin, name)| (*origin, Some(*name)));
            let name = d.field(&NAME, have.name.as_deref(), names, same);
            if let Some((sealed, masked, origin)) = &person.phone {
                d.patch.insert("phone".into(), sealed.as_str().into());
                if have.phone_masked.is_some() {
                    d.patch.insert("phone_masked".into(), serde_json::Value::Null);
                }
                d.origins.push(*origin);
                d.line("手机号", "Phone", || (None, same(masked)));
            } else if let Some((masked, origin)) = &person.masked {
                d.patch.insert("phone_masked".into(), masked.as_str().into());
                d.origins.push(*origin);
                d.line("手机号（打码）", "Phone (masked)", || (None, same(masked)));
            }
            d.unarchive(have.archived, Some(person.first));
            warn_of_conflicts(batch, &d, ledger);
            d.mark_rows(ledger, None);
            let whats = described(person.new, &mut d, What::StaffDescribed, terms.now);
            ledger.change(
                &Subject::Staff(person.id.clone()),
                name.unwrap_or("—"),
                person.new,
                whats,
                d.lines,
            );
        }
    }

    /// An entry known only by a mask whose one account turned out to be somebody's whose whole number is known.
    pub(super) fn archive_replaced(&self, terms: &Terms<'_>, ledger: &mut Ledger) {
        if self.replaced.is_empty() {
            return;
        }
        let mut held: HashMap<&str, u32> = HashMap::new();
        for holder in
            self.snapshot.world.sub_accounts.values().filter_map(|fact| fact.attributes.holder.as_deref())
        {
            *held.entry(holder).or_default() += 1;
        }
        for (id, origin) in &self.replaced {
            if self.by_id.contains_key(id) || held.get(id.as_str()) != Some(&1) {
                continue;
            }
            let mut d = Description::new(ledger);
            d.patch.insert("archived".into(), true.into());
            d.origins.push(*origin);
            d.say(Text::new(
                "与已知手机号的员工是同一人，归档",
                "The same person as one whose number is known; archived",
            ));
            d.mark_rows(ledger, None);
            let name = attributes(self.snapshot, id).and_then(|a| a.name.as_deref()).unwrap_or("—");
            let whats = described(false, &mut d, What::StaffDescribed, terms.now);
            ledger.change(&Subject::Staff(id.clone()), name, false, whats, d.lines);
        }
    }
}
