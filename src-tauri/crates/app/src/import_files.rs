//! Import as a use case: preview what files would change, then apply exactly that.

use crate::{
    App, AppFault,
    import::{self, Snapshot, SourceFile, Terms},
    record::{append_all, new_batch},
    wire::{ImportReport, ImportRequest, Reached},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{cell::RefCell, collections::BTreeMap};
use storewarden_db::{Transaction, facts};
use storewarden_domain::{change::Draft, text::Text, time::Instant};
use uuid::Uuid;

impl App {
    /// What the files would change; writes nothing.
    pub fn import_preview(&self, now: Instant, request: &ImportRequest) -> Result<ImportReport, AppFault> {
        let files = decoded(request)?;
        self.import_bytes(now, &files, &request.reached, false)
    }

    /// Records what the files change, as one undoable batch.
    pub fn import_apply(&self, now: Instant, request: &ImportRequest) -> Result<ImportReport, AppFault> {
        let files = decoded(request)?;
        self.import_bytes(now, &files, &request.reached, true)
    }

    /// `files` = name, kind, bytes.
    pub fn import_bytes(
        &self,
        now: Instant,
        files: &[(String, String, Vec<u8>)],
        reached: &[Reached],
        apply: bool,
    ) -> Result<ImportReport, AppFault> {
        let source =
            |(name, kind, bytes): &'_ (String, String, Vec<u8>)| (name.clone(), kind.clone(), bytes.clone());
        let owned: Vec<_> = files.iter().map(source).collect();
        let sources: Vec<SourceFile> =
            owned.iter().map(|(name, kind, bytes)| SourceFile { name, kind, bytes }).collect();
        let opened = import::open(&sources);
        let clear = RefCell::new(BTreeMap::new());
        let seal = |kind: &str, value: &str| {
            let id = self.vault.id(kind, value);
            clear.borrow_mut().insert(id.clone(), value.to_owned());
            id
        };
        let platform = |word: &str| self.rulebook().platform_called(word).map(|p| p.code.clone());
        let asks = |code: &str| {
            let rulebook = self.rulebook();
            let rules = rulebook.sub_account_rules(code);
            let exempt = rules.exempt_stores.is_some_and(|r| r.params.platforms.iter().any(|p| p == code));
            rules.verify_within.is_some() && !exempt
        };
        let code = |platform: &str, code: &str| {
            let rulebook = self.rulebook();
            let codes = rulebook.sub_account_rules(platform).status_codes?;
            codes.params.word(code).map(ToOwned::to_owned)
        };
        let keep_id_number = |number: &_| self.kept_id_number(number);
        let new_id = || Uuid::now_v7().to_string();
        let plan = |tx: &Transaction| {
            let rulebook = self.rulebook();
            let terms = Terms {
                now,
                rulebook: &rulebook,
                platform: &platform,
                code: &code,
                asks: &asks,
                seal: &seal,
                keep_id_number: &keep_id_number,
                new_id: &new_id,
                reached,
            };
            Ok(opened.plan(&self.snapshot(tx)?, &terms))
        };
        if !apply {
            return Ok(self.read(plan)?.report);
        }
        self.write(now, |tx| {
            let import::Plan { drafts, mut report } = plan(tx)?;
            if drafts.is_empty() {
                return Ok(report);
            }
            self.keep_sealed(tx, &drafts, &clear.borrow())?;
            let batch = new_batch(now, "import", batch_text(&sources, &report));
            append_all(tx, &batch, drafts)?;
            report.undo = Some(batch.id.to_string());
            Ok(report)
        })
    }

    fn snapshot(&self, tx: &Transaction) -> Result<Snapshot, AppFault> {
        let world = facts::world(tx)?;
        let mut snapshot = Snapshot::default();
        for (subject, person) in &world.staff {
            let storewarden_domain::subject::Subject::Staff(id) = subject else {
                continue;
            };
            for phone in person.attributes.phones() {
                snapshot.staff_by_phone.insert(phone.clone(), id.clone());
                let masks = snapshot.masked_phones.entry(id.clone()).or_default();
                masks.extend(self.masked(tx, Some(phone))?);
            }
        }
        snapshot.world = world;
        Ok(snapshot)
    }

    /// Keeps the ciphertexts of the values that the drafts name.
    fn keep_sealed(
        &self,
        tx: &Transaction,
        drafts: &[Draft],
        clear: &BTreeMap<String, String>,
    ) -> Result<(), AppFault> {
        let named = drafts.iter().filter_map(|d| d.what.patch()).flat_map(|patch| patch.values());
        for id in named.filter_map(|value| value.as_str()) {
            if let Some(value) = clear.get(id) {
                self.keep(tx, id, value)?;
            }
        }
        Ok(())
    }
}

fn decoded(request: &ImportRequest) -> Result<Vec<(String, String, Vec<u8>)>, AppFault> {
    let decode = |file: &crate::wire::ImportFile| {
        let bytes =
            STANDARD.decode(&file.base64).map_err(|e| AppFault::NotBase64(format!("{}: {e}", file.name)))?;
        Ok((file.name.clone(), file.kind.clone(), bytes))
    };
    request.files.iter().map(decode).collect()
}

fn batch_text(sources: &[SourceFile], report: &ImportReport) -> Text {
    let names = sources.iter().map(|f| f.name).collect::<Vec<_>>().join("、");
    let total = report.changes_total;
    Text::new(format!("导入 {names}（{total} 项）"), format!("Import {names} ({total} items)"))
}
