//! Two link groups of the example: five stores with a change that waits to be filed, and one that is being put together.

use super::{
    companies::{QINGHE, YUNSHAN},
    patch,
};
use chrono::Duration;
use serde_json::json;
use storewarden_domain::{
    change::{AtStore, Draft, RegistryCheck, What},
    subject::{StoreKey, Subject},
    time::Instant,
};

const PLATFORM: &str = "aliexpress";

/// Id, name, company, and its stores, the primary first: main login and shop name.
struct Group(&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const LINKED: Group = Group(
    "demo-qinghe",
    "青禾组",
    QINGHE,
    &[
        ("qinghe-home", "Qinghe Home Store"),
        ("qinghe-kitchen", "Qinghe Kitchen Store"),
        ("qinghe-garden", "Qinghe Garden Store"),
        ("qinghe-lighting", "Qinghe Lighting Store"),
        ("qinghe-kids", "Qinghe Kids Store"),
    ],
);

const FORMING: Group = Group(
    "demo-yunshan",
    "云杉组",
    YUNSHAN,
    &[
        ("yunshan-apparel", "Yunshan Apparel Store"),
        ("yunshan-shoes", "Yunshan Shoes Store"),
        ("yunshan-bags", "Yunshan Bags Store"),
        ("yunshan-kids", "Yunshan Kids Store"),
    ],
);

/// `opened` = since when the shops are on record.
pub(super) fn form(opened: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let ago = |hours: i64| now - Duration::hours(hours);
    for store in LINKED.open(opened, ago(24 * 200), drafts) {
        drafts.push(LINKED.says(ago(24 * 195), What::MemberLinked(AtStore { store })));
    }
    let mut invited = FORMING.open(opened, ago(24 * 6), drafts).into_iter();
    if let Some(store) = invited.next() {
        let at = AtStore { store: store.clone() };
        drafts.push(FORMING.says(ago(24 * 5), What::LinkPlanned(at.clone())));
        drafts.push(FORMING.says(ago(20), What::LinkInitiated(at)));
        let check = RegistryCheck { store, passed: true, code: None };
        drafts.push(FORMING.says(ago(19), What::RegistryChecked(check)));
    }
    for store in invited {
        drafts.push(FORMING.says(ago(24 * 5), What::LinkPlanned(AtStore { store })));
    }
}

impl Group {
    /// Describes the shops and the group. Answers the shops beside the primary.
    fn open(&self, opened: Instant, founded: Instant, drafts: &mut Vec<Draft>) -> Vec<StoreKey> {
        let Self(_, name, company, shops) = self;
        let mut stores: Vec<StoreKey> = Vec::new();
        for (main, shop) in *shops {
            let store = StoreKey { platform: PLATFORM.into(), main: (*main).into() };
            let about = patch(json!({ "name": shop, "status": "active", "entity": company }));
            drafts.push(Draft::new(Subject::Store(store.clone()), opened, What::StoreDescribed(about)));
            stores.push(store);
        }
        let primary = stores.first().map(ToString::to_string);
        let about = json!({ "name": name, "platform": PLATFORM, "entity": company, "primary": primary });
        drafts.push(self.says(founded, What::LinkGroupDescribed(patch(about))));
        stores.split_off(stores.len().min(1))
    }

    fn says(&self, at: Instant, what: What) -> Draft {
        Draft::new(Subject::LinkGroup(self.0.into()), at, what)
    }
}
