//! Keeping assessments true: the clock tick, and the same question asked for another time.

use crate::{App, AppFault};
use storewarden_db::{
    Db, DbResult, Transaction, binding, clock, facts, family, meta, settling, state,
    ties::{self, Reach},
};
use storewarden_domain::{
    assess::{self, papers::DocumentFacts},
    assessment::Assessment,
    facts::World,
    rulebook::{Rulebook, SubAccountRules},
    subject::{SubAccountKey, Subject},
    time::Instant,
};

/// Subjects assessed in one transaction: short enough that a reader never waits long.
const BATCH: u32 = 2_000;
/// A stored assessment is only as good as the rules that it was made with.
const RULES: &str = "assessed-with";

/// Assesses whatever may read differently at `now`, and settles who hangs together. `now` may be earlier than the last time:
/// two programs share a file, a question waits while somebody writes, and a clock can be set back.
/// `rules` = the rulebook's [`fingerprint`].
pub(crate) fn tick(db: &mut Db, rulebook: &Rulebook, rules: &str, now: Instant) -> Result<(), AppFault> {
    if db.read(|tx| meta::get(tx, RULES))?.as_deref() != Some(rules) {
        db.write(|tx| -> DbResult<_> {
            meta::set(tx, RULES, rules)?;
            ties::set_platforms(tx, &tied(rulebook))?;
            settling::forget(tx)?;
            clock::wake_all(tx)
        })?;
    }
    loop {
        let due = db.read(|tx| clock::due(tx, now, BATCH))?;
        if due.is_empty() {
            break;
        }
        db.write(|tx| -> DbResult<()> {
            for subject in &due {
                match assess_one(tx, rulebook, subject, now)? {
                    Some(assessment) => state::keep(tx, &assessment, now)?,
                    None => clock::gone(tx, subject)?,
                }
            }
            Ok(())
        })?;
    }
    if db.read(|tx| settling::waits(tx, rulebook, now))? {
        db.write(|tx| settling::settle(tx, rulebook, now))?;
    }
    Ok(())
}

/// The platforms on which a phone or an address serves one account, so that accounts of other shops are looked at.
fn tied(rulebook: &Rulebook) -> Vec<&str> {
    let codes = rulebook.platforms().map(|platform| platform.code.as_str());
    codes.filter(|code| rulebook.sub_account_rules(code).ties_contacts()).collect()
}

/// Changes whenever anything of a rule that acts or is told, or a day of the calendar, does.
pub(crate) fn fingerprint(rulebook: &Rulebook) -> String {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for rule in rulebook.rules() {
        let whom = (&rule.id, &rule.platforms, rule.consequence, rule.actor);
        let what = (&rule.behaviour, &rule.ladder, &rule.params, &rule.statement);
        hasher.update(serde_json::to_vec(&(whom, what)).unwrap_or_default());
    }
    let catalogue = rulebook.catalogue();
    let rights: Vec<_> = catalogue.permissions().collect();
    let toxic: Vec<_> = catalogue.toxic_sets().collect();
    hasher.update(serde_json::to_vec(&(rights, toxic)).unwrap_or_default());
    let calendar = rulebook.calendar();
    for year in calendar.years() {
        // What touches a year without a notice is provisional, though its days may be the same.
        hasher.update(format!("{} {:?}", year.year, year.basis).as_bytes());
        for (date, kind, _) in calendar.named(year.year) {
            hasher.update(format!("{date} {kind:?}").as_bytes());
        }
    }
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The assessment of a recorded subject from the tables; `None` when there is no such subject.
pub(crate) fn assess_one(
    tx: &Transaction,
    rulebook: &Rulebook,
    subject: &Subject,
    now: Instant,
) -> DbResult<Option<Assessment>> {
    let [assessment] = assess_by(tx, [rulebook], subject, now)?;
    Ok(assessment)
}

/// The same by several rulebooks; the facts are read once.
pub(crate) fn assess_by<const BOOKS: usize>(
    tx: &Transaction,
    rulebooks: [&Rulebook; BOOKS],
    subject: &Subject,
    now: Instant,
) -> DbResult<[Option<Assessment>; BOOKS]> {
    let world = match subject {
        Subject::SubAccount(key) => {
            let asked = rulebooks.map(|rulebook| rulebook.sub_account_rules(&key.store.platform));
            around_account(tx, &asked, key)?
        }
        _ => around(tx, subject)?,
    };
    Ok(rulebooks.map(|rulebook| assess::subject(&world, rulebook, subject, now)))
}

/// The rows on which a subject's assessment rests; more than that of a sub-account, which is assessed by itself.
pub(crate) fn around(tx: &Transaction, subject: &Subject) -> DbResult<World> {
    match subject {
        Subject::Store(key) => {
            let mut world = facts::store_with_accounts(tx, key)?;
            family::around_store(tx, key, &mut world)?;
            binding::around_store(tx, key, &mut world)?;
            Ok(world)
        }
        Subject::Entity(_) | Subject::Document(_) | Subject::LinkGroup(_) | Subject::Binding(_) => {
            family::around(tx, subject)
        }
        _ => facts::around(tx, subject),
    }
}

/// A sub-account with the rows that its assessment rests on: its store, its holder, and where any of the rules ask for them the
/// accounts that share its phone or person, and those from which its holder was unbound.
fn around_account(tx: &Transaction, rules: &[SubAccountRules<'_>], key: &SubAccountKey) -> DbResult<World> {
    let mut world = World::default();
    let subject = Subject::SubAccount(key.clone());
    facts::include(tx, &subject, &mut world)?;
    let Some(account) = world.sub_accounts.get(&subject).map(|account| account.attributes.clone()) else {
        return Ok(world);
    };
    if rules.iter().any(SubAccountRules::ties_contacts) {
        ties::include_alike(tx, &key.store.platform, Reach::of(&account), &mut world)?;
    }
    if let Some(holder) = account.holder {
        facts::include(tx, &Subject::Staff(holder.clone()), &mut world)?;
        if rules.iter().any(|rules| rules.frequent_unbinding.is_some()) {
            ties::include_loosed(tx, &holder, &mut world)?;
        }
    }
    Ok(world)
}

/// Every subject's assessment at some time, written nowhere.
#[derive(Debug)]
pub struct At {
    pub now: Instant,
    pub assessments: Vec<Assessment>,
}

impl App {
    /// What would be true at `now`, by the facts recorded so far; archived subjects are left out.
    pub fn at(&self, now: Instant) -> Result<At, AppFault> {
        let world = self.read(|tx| Ok(facts::world(tx)?))?;
        let stores = world.stores.iter().filter(|(_, s)| !s.attributes.archived).map(|(subject, _)| subject);
        let accounts = world.sub_accounts.iter().filter(|(subject, a)| {
            let store = subject.store_key().map(|key| Subject::Store(key.clone()));
            let shut = store.and_then(|s| world.stores.get(&s)).is_some_and(|s| s.attributes.archived);
            !a.attributes.archived && !shut
        });
        let entities =
            world.entities.iter().filter(|(_, e)| !e.attributes.archived).map(|(subject, _)| subject);
        let documents = world.documents.iter().filter_map(|(subject, document)| {
            let Subject::Document(key) = subject else { return None };
            let facts = DocumentFacts { key, document, family: &world };
            (!facts.put_away()).then_some(subject)
        });
        let groups =
            world.link_groups.iter().filter(|(_, g)| !g.attributes.archived).map(|(subject, _)| subject);
        let subjects = stores.chain(accounts.map(|(subject, _)| subject));
        let bindings = world.bindings.iter().filter(|(_, b)| {
            let key = b.attributes.store.as_ref().and_then(|text| text.parse().ok());
            let store = key.and_then(|key| world.stores.get(&Subject::Store(key)));
            !b.attributes.archived && !store.is_some_and(|store| store.attributes.archived)
        });
        let bindings = bindings.map(|(subject, _)| subject);
        let subjects = subjects.chain(entities).chain(documents).chain(groups).chain(bindings);
        let assessments = assess::subjects(&world, &self.rulebook(), subjects, now).collect();
        Ok(At { now, assessments })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shipped_files;

    /// The fingerprint of the shipped rules with one word put in place of another.
    fn with(word: &str, other: &str) -> String {
        let mut files = shipped_files();
        let file = files.iter_mut().find(|file| file.path == "taobao/freezing.toml").expect("the file");
        assert!(file.text.contains(word), "{word}");
        file.text = file.text.replacen(word, other, 1);
        fingerprint(&Rulebook::parse(&files).expect("no fault"))
    }

    #[test]
    fn whom_a_rule_concerns_and_what_follows_from_it_are_part_of_its_fingerprint() {
        let shipped = with("statement", "statement");
        for (word, other) in [
            ("platforms = [\"taobao\", \"tmall\", \"tmall-global\"]", "platforms = [\"taobao\", \"tmall\"]"),
            ("consequence = \"frozen\"", "consequence = \"muted\""),
            ("actor = \"staff\"", "actor = \"operator\""),
        ] {
            assert_ne!(with(word, other), shipped, "{word}");
        }
    }
}
