//! An operator's desk without a database: facts in memory, numbers sealed in a map.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    path::Path,
    sync::LazyLock,
};
use storewarden_app::{
    import::{Plan, Snapshot, SourceFile, Terms, open},
    wire::{FileReport, Reached},
};
use storewarden_domain::{
    change::{Draft, Sighting, What},
    facts::{StaffAttributes, SubAccount, World},
    rulebook::Rulebook,
    subject::Subject,
    time::Instant,
    validate::{IdNumber, KeptIdNumber},
    vocabulary::{SeenAccess, SeenVerification},
};
use storewarden_tests::shipped::rulebook;
use uuid::Uuid;

static RULES: LazyLock<Rulebook> = LazyLock::new(rulebook);

pub const NOON: &str = "2026-11-21T12:00:00+08:00";

pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A fixture's bytes.
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)).unwrap()
}

/// A fixture as UTF-8 text without a byte-order mark.
pub fn text_of(name: &str) -> String {
    let bytes = fixture(name);
    match String::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    }
}

pub fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[derive(Default)]
pub struct Desk {
    pub world: World,
    pub now: Option<Instant>,
    pub reached: Vec<Reached>,
    sealed: RefCell<BTreeMap<(String, String), String>>,
    ids: Cell<u32>,
    recorded: u128,
}

impl Desk {
    pub fn new() -> Self {
        Self::default()
    }

    /// A desk that holds stores.csv.
    pub fn with_stores() -> Self {
        let mut desk = Self::new();
        desk.import(&[("stores.csv", &fixture("stores.csv"))]);
        desk
    }

    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot { world: self.world.clone(), ..Snapshot::default() };
        for (subject, person) in &self.world.staff {
            let Subject::Staff(id) = subject else { continue };
            for sealed in person.attributes.phones() {
                snapshot.staff_by_phone.insert(sealed.clone(), id.clone());
                let clear = self.clear(sealed);
                let mask = format!("{}****{}", &clear[..3], &clear[7..]);
                snapshot.masked_phones.entry(id.clone()).or_default().push(mask);
            }
        }
        snapshot
    }

    pub fn clear(&self, sealed: &str) -> String {
        self.sealed
            .borrow()
            .iter()
            .find(|(_, id)| *id == sealed)
            .map(|((_, value), _)| value.clone())
            .unwrap()
    }

    pub fn plan(&self, files: &[(&str, &[u8])]) -> Plan {
        let seal = |kind: &str, value: &str| {
            let mut sealed = self.sealed.borrow_mut();
            let next = format!("sealed:{}", sealed.len());
            sealed.entry((kind.to_owned(), value.to_owned())).or_insert(next).clone()
        };
        let keep_id_number = |number: &IdNumber| KeptIdNumber::of(number, |whole| whole[..8].to_owned());
        let new_id = || {
            self.ids.set(self.ids.get() + 1);
            format!("p{}", self.ids.get())
        };
        let files: Vec<_> =
            files.iter().map(|(name, bytes)| SourceFile { name, kind: "auto", bytes }).collect();
        open(&files).plan(
            &self.snapshot(),
            &Terms {
                now: self.now.unwrap_or_else(|| at(NOON)),
                rulebook: &RULES,
                platform: &platform,
                code: &code,
                asks: &|platform| matches!(platform, "taobao" | "tmall"),
                seal: &seal,
                keep_id_number: &keep_id_number,
                new_id: &new_id,
                reached: &self.reached,
            },
        )
    }

    pub fn import(&mut self, files: &[(&str, &[u8])]) -> Plan {
        let plan = self.plan(files);
        self.record(&plan.drafts);
        plan
    }

    pub fn record(&mut self, drafts: &[Draft]) {
        let now = self.now.unwrap_or_else(|| at(NOON));
        for draft in drafts {
            self.recorded += 1;
            self.world.apply(&draft.clone().record(Uuid::from_u128(self.recorded), now, "import")).unwrap();
        }
    }

    pub fn account(&self, key: &str) -> &SubAccount {
        &self.world.sub_accounts[&format!("sub-account:{key}").parse::<Subject>().unwrap()]
    }

    pub fn holder(&self, key: &str) -> &StaffAttributes {
        let id = self.account(key).attributes.holder.clone().unwrap();
        &self.world.staff[&Subject::Staff(id)].attributes
    }

    /// Staff who are not archived.
    pub fn people(&self) -> usize {
        self.world.staff.values().filter(|person| !person.attributes.archived).count()
    }
}

/// What the page was last seen to show of an account.
pub fn seen(account: &SubAccount) -> (Option<SeenVerification>, Option<SeenAccess>) {
    let sightings = || {
        account.events.iter().rev().filter(|event| !event.void).filter_map(|event| match &event.what {
            What::Observed(sighting) => Some(sighting),
            _ => None,
        })
    };
    let last = |of: fn(&Sighting) -> bool| sightings().find(move |s| of(s));
    (
        last(|s| s.verification.is_some()).and_then(|s| s.verification),
        last(|s| s.access.is_some()).and_then(|s| s.access),
    )
}

fn platform(word: &str) -> Option<String> {
    let code = match word {
        "淘宝" => "taobao",
        "天猫" => "tmall",
        "天猫国际" => "tmall-global",
        "速卖通" => "aliexpress",
        "抖店" => "douyin",
        "京东" => "jd",
        "拼多多" => "pdd",
        _ => return None,
    };
    Some(code.into())
}

/// As the shipped rule has them (`taobao.subaccount.status-codes`).
fn code(platform: &str, code: &str) -> Option<String> {
    let word = match code {
        "1" => "正常",
        "2" => "卖家停用",
        "3" => "处罚冻结",
        "-1" => "删除",
        _ => return None,
    };
    matches!(platform, "taobao" | "tmall" | "tmall-global").then(|| word.into())
}

pub fn kinds(plan: &Plan) -> Vec<&'static str> {
    plan.drafts.iter().map(|draft| draft.what.kind()).collect()
}

/// `(row, column, code)` of what was refused.
pub fn refused(report: &FileReport) -> Vec<(u32, &str, &str)> {
    report.refused.iter().map(|f| (f.row, f.column.as_str(), f.code.as_str())).collect()
}

pub fn warned(report: &FileReport) -> Vec<(u32, &str, &str)> {
    report.warnings.iter().map(|f| (f.row, f.column.as_str(), f.code.as_str())).collect()
}

/// read, created, changed, unchanged, refused rows
pub fn counts(report: &FileReport) -> (u32, u32, u32, u32) {
    (report.read, report.created, report.changed, report.unchanged)
}
