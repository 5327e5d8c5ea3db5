//! Whose a document is, by the word that a list has for it: an entity's code, or its name to the letter; a shop.

use super::super::{Batch, Snapshot, stores::Shop};
use crate::import::{cells::folded, faults::CellFault};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use storewarden_domain::{
    subject::Subject,
    validate::{Likeness, exact_name},
};

/// Entities and shops, known before or from this import.
pub(super) struct Owners {
    /// By USCC: the name, and the legal representative.
    entities: BTreeMap<String, Whose>,
    by_name: HashMap<String, BTreeSet<Subject>>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct Whose {
    pub name: Option<String>,
    pub legal_representative: Option<String>,
}

impl Owners {
    pub fn of(batch: &Batch<'_>, shops: &[Shop], snapshot: &Snapshot) -> Self {
        let mut entities: BTreeMap<String, Whose> = BTreeMap::new();
        for (subject, entity) in &snapshot.world.entities {
            if let Subject::Entity(uscc) = subject {
                let a = &entity.attributes;
                let legal_representative = a.legal_representative.clone();
                entities.insert(uscc.clone(), Whose { name: a.name.clone(), legal_representative });
            }
        }
        let mut by_name: HashMap<String, BTreeSet<Subject>> = HashMap::new();
        let mut said: HashMap<&str, Vec<&str>> = HashMap::new();
        for part in batch.stores().filter_map(|(_, line)| line.entity.as_ref()) {
            let whose = entities.entry(part.uscc.clone()).or_default();
            whose.name = whose.name.take().or_else(|| part.name.map(Into::into));
            said.entry(&part.uscc).or_default().extend(part.legal_representative);
            if let Some(name) = part.name {
                by_name.entry(name.into()).or_default().insert(Subject::Entity(part.uscc.clone()));
            }
        }
        // As the entity itself settles it: what is recorded stands while any row says it.
        for (uscc, names) in said {
            if let Some(whose) = entities.get_mut(uscc)
                && let Some(first) = names.first()
                && whose.legal_representative.as_deref().is_none_or(|known| !names.contains(&known))
            {
                whose.legal_representative = Some((*first).into());
            }
        }
        for (uscc, whose) in &entities {
            if let Some(name) = &whose.name {
                by_name.entry(name.clone()).or_default().insert(Subject::Entity(uscc.clone()));
            }
        }
        for shop in shops.iter().filter(|shop| !shop.archived) {
            for name in shop.names.iter().chain([&shop.key.main, &shop.key.to_string()]) {
                by_name.entry(name.clone()).or_default().insert(Subject::Store(shop.key.clone()));
            }
        }
        Self { entities, by_name }
    }

    pub fn entity(&self, uscc: &str) -> Whose {
        self.entities.get(uscc).cloned().unwrap_or_default()
    }

    /// What an owner is called in a report.
    pub fn name(&self, owner: &Subject) -> String {
        match owner {
            Subject::Entity(uscc) => self.entity(uscc).name.unwrap_or_else(|| uscc.clone()),
            Subject::Store(key) => key.main.clone(),
            other => other.to_string(),
        }
    }

    /// The one that is called so.
    pub fn called(&self, word: &str) -> Result<Subject, CellFault> {
        let code = folded(word).to_uppercase();
        if self.entities.contains_key(&code) {
            return Ok(Subject::Entity(code));
        }
        let found = self.by_name.get(word);
        match found.map(|found| found.iter().collect::<Vec<_>>()).as_deref() {
            Some([one]) => Ok((*one).clone()),
            Some(several) => Err(ambiguous(several.len())),
            None => Err(self.unknown(word)),
        }
    }

    fn unknown(&self, word: &str) -> CellFault {
        let nearly = |name: &&String| {
            matches!(
                exact_name(word, name).verdict,
                Likeness::Canonical | Likeness::Compatible | Likeness::Whitespace
            )
        };
        match self.by_name.keys().filter(nearly).min() {
            Some(name) => CellFault::new(
                "unknown-owner",
                format!(
                    "没有这个主体。已登记的「{name}」只差全角半角、空格或形近字：请改成完全一致，或填统一社会信用代码，再导入该行。"
                ),
                format!(
                    "There is no such entity. “{name}” on record differs only in width, spaces or look-alikes: write it to the letter, or give the unified social credit code, and import the row again."
                ),
            ),
            None => CellFault::new(
                "unknown-owner",
                "没有登记这个主体或店铺。请先导入店铺表或新建主体，或改填统一社会信用代码，再导入该行。",
                "No such entity or store is on record. Import the store list or add the entity first, or give the unified social credit code, and import the row again.",
            ),
        }
    }
}

fn ambiguous(many: usize) -> CellFault {
    CellFault::new(
        "ambiguous-owner",
        format!("有 {many} 个主体或店铺叫这个名字，分不清是哪一个。请改填统一社会信用代码后重新导入该行。"),
        format!(
            "{many} entities or stores have this name. Give the unified social credit code and import the row again."
        ),
    )
}
