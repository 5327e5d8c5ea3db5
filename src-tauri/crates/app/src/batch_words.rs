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
            Text::new(format!("{} · {}", what.zh, name.zh), format!("{} · {}", what.en, name.en))
        }
        all => Text::new(format!("记录 {} 项", all.len()), format!("{} records", all.len())),
    }
}

fn short(subject: &Subject, rulebook: &Rulebook) -> Text {
    let same = |name: &str| Text::new(name, name);
    match subject {
        Subject::SubAccount(key) => same(&key.login()),
        Subject::Store(key) => {
            let platform = rulebook.platform(&key.platform);
            let (zh, en) = platform.map_or((&key.platform, &key.platform), |it| (&it.zh, &it.en));
            Text::new(format!("{zh} {}", key.main), format!("{en} {}", key.main))
        }
        Subject::Entity(key) => same(key),
        Subject::Staff(_) => Text::new("员工", "a person"),
        Subject::Role(_) => Text::new("岗位", "a role"),
        Subject::Rule(id) => same(id),
        Subject::Year(year) => same(&year.to_string()),
        Subject::Rulebook => Text::new("规则库", "the rulebook"),
        Subject::Document(_) => Text::new("证照", "a document"),
        Subject::LinkGroup(_) => Text::new("关联组", "a link group"),
        Subject::Binding(_) => Text::new("主账号绑定", "a main binding"),
    }
}
