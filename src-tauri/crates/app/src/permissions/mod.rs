//! Who may do what, in which shops. What a right is and where it comes from is the domain's; here it meets the people.
//!
//! [`holding`]: an account with its rights. [`matrix`]: rights by person, shop, account or permission. [`holders`]: who can do
//! something, anywhere. [`preview`]: what a grant would do. [`roles`]: the operator's roles. Writing goes through `record`.

mod holders;
pub(crate) mod holding;
mod matrix;
mod preview;
mod roles;

use crate::{
    App,
    wire::{PermissionCatalogue, RightsQuestion},
};
use storewarden_db::role::Accounts;
use storewarden_domain::{subject::Subject, text::Text};

/// Code, words, permissions: money out, personal data out, prices.
const QUESTIONS: [(&str, &str, &str, &[&str]); 3] = [
    ("refund", "谁能退款", "Who can refund", &["refund.agree", "refund.compensate"]),
    ("export", "谁能导出订单", "Who can export orders", &["order.export"]),
    ("price", "谁能改价", "Who can change prices", &["order.price", "item.price"]),
];

impl App {
    /// What can be granted, and what jobs usually need.
    pub fn permission_catalogue(&self) -> PermissionCatalogue {
        let rulebook = self.rulebook();
        let closing = |code: &&str| rulebook.sub_account_rules(code).grant_closure.is_some();
        let question = |(code, zh, en, permissions): &(&str, &str, &str, &[&str])| RightsQuestion {
            code: (*code).into(),
            text: Text::new(*zh, *en),
            permissions: permissions.iter().map(|code| (*code).into()).collect(),
        };
        PermissionCatalogue {
            permissions: rulebook.catalogue().permissions().cloned().collect(),
            toxic: rulebook.catalogue().toxic_sets().cloned().collect(),
            templates: rulebook.templates().cloned().collect(),
            questions: QUESTIONS.iter().map(question).collect(),
            closing: rulebook
                .platforms()
                .map(|p| p.code.as_str())
                .filter(closing)
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// The accounts that a question is about: a shop's, or all of a platform's that were granted something.
fn which<'a>(store: Option<&'a Subject>, platform: Option<&'a str>) -> Accounts<'a> {
    match store.and_then(Subject::store_key) {
        Some(key) => Accounts::OfStore(key),
        None => Accounts::Granted(platform),
    }
}
