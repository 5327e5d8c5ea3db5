//! What a batch of changes is called.

use crate::words;
use storewarden_domain::{change::Draft, rulebook::Rulebook, subject::Subject, text::Text};

/// What a batch is called when it is undone.
pub(crate) fn of(drafts: &[Draft], rulebook: &Rulebook) -> Text {
    match drafts {
        [one] => {
            let only = one.what.patch().filter(|patch| patch.len() == 1);
            let mark = only.and_then(|patch| patch.get("archived"));
            let what = mark.map_or_else(|| words::kind(one.what.kind()), words::archiving);
            let name = short(&one.subject, rulebook);
            Text::new(format!("{} · {name}", what.zh), format!("{} · {name}", what.en))
        }
        all => Text::new(format!("记录 {} 项", all.len()), format!("{} records", all.len())),
    }
}

fn short(subject: &Subject, rulebook: &Rulebook) -> String {
    match subject {
        Subject::SubAccount(key) => key.login(),
        Subject::Store(key) => {
            let platform = rulebook.platform(&key.platform).map_or(key.platform.as_str(), |p| p.zh.as_str());
            format!("{platform} {}", key.main)
        }
        Subject::Entity(key) => key.clone(),
        Subject::Staff(_) => "员工".into(),
        Subject::Role(_) => "岗位".into(),
        Subject::Rule(id) => id.clone(),
        Subject::Year(year) => year.to_string(),
        Subject::Rulebook => "规则库".into(),
        Subject::Document(_) => "证照".into(),
        Subject::LinkGroup(_) => "关联组".into(),
        Subject::Binding(_) => "主账号绑定".into(),
    }
}
