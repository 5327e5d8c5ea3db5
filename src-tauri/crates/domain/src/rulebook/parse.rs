//! Reading and checking rule files. A wrong file is refused with file, line and reason, and all faults are told.

mod contradictions;
mod ladder;
mod menu_path;
mod params;
mod permissions;
mod registry;
mod roles;
mod rules;
mod sources;

use super::{Rule, Rulebook, behaviour::Behaviour, page::Page, rule::EVERY_PLATFORM};
use crate::{calendar::Calendar, text::Text};

/// One file as read: its path below `rules/`, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    pub path: String,
    pub text: String,
}

/// What is wrong in a rule file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct RuleFault {
    pub file: String,
    /// 1-based
    pub line: usize,
    pub reason: Text,
}

/// What a file below `rules/` holds, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Platforms,
    Origins,
    Contradictions,
    Permissions,
    Roles,
    /// Read by [`Calendar::parse`].
    Calendar,
    Rules,
    Nothing,
}

impl Holds {
    fn of(path: &str) -> Self {
        match path {
            "platforms.toml" => Self::Platforms,
            "sources.toml" => Self::Origins,
            "contradictions.toml" => Self::Contradictions,
            "permissions.toml" => Self::Permissions,
            "roles.toml" => Self::Roles,
            _ if path.starts_with("calendar/") => Self::Calendar,
            _ if path.ends_with(".toml") => Self::Rules,
            _ => Self::Nothing,
        }
    }
}

pub(super) fn parse(files: &[RuleFile]) -> Result<Rulebook, Vec<RuleFault>> {
    let mut book = Rulebook::default();
    let (mut faults, mut mentions) = (Vec::new(), Vec::new());
    match Calendar::parse(files) {
        Ok(calendar) => book.calendar = calendar,
        Err(wrong) => faults.extend(wrong),
    }
    // What is named by another file is read before it, whatever the order of the files.
    let passes = [
        Holds::Platforms,
        Holds::Origins,
        Holds::Contradictions,
        Holds::Permissions,
        Holds::Rules,
        Holds::Roles,
        Holds::Nothing,
    ];
    for pass in passes {
        let mut met = false;
        for file in files.iter().filter(|file| Holds::of(&file.path) == pass) {
            met = true;
            let page = Page::new(file);
            if pass == Holds::Nothing {
                page.fault(0, "这里只放 .toml 文件，请移走", "only .toml files belong here; move it away");
            } else if let Some(root) = page.root() {
                let fields = page.fields(&root);
                match pass {
                    Holds::Platforms => registry::platforms(fields, &mut book),
                    Holds::Origins => registry::origins(fields, &mut book),
                    Holds::Contradictions => {
                        contradictions::contradictions(fields, &mut book, &mut mentions);
                    }
                    Holds::Permissions => permissions::permissions(fields, &mut book),
                    Holds::Roles => roles::roles(fields, &mut book),
                    _ => rules::rules(fields, &mut book, &mut mentions),
                }
            }
            faults.extend(page.into_faults());
        }
        if !met && pass == Holds::Platforms {
            let reason = Text::new(
                "缺少 platforms.toml，规则要引用其中的平台",
                "platforms.toml is missing; rules refer to its platforms",
            );
            faults.push(RuleFault { file: "platforms.toml".into(), line: 1, reason });
        }
    }
    // A rule with a fault is not in the book, so that its absence proves nothing.
    if faults.is_empty() {
        faults = contradictions::unanswered(mentions, &book);
    }
    if faults.is_empty() {
        return Ok(book);
    }
    let place = |file: &str| files.iter().position(|f| f.path == file);
    faults.sort_by_key(|fault| (place(&fault.file), fault.line));
    Err(faults)
}

/// The rule that already gives a platform this behaviour: two could not both act.
fn rival<'b>(book: &'b Rulebook, behaviour: &Behaviour, platforms: &[String]) -> Option<&'b Rule> {
    let same = |rule: &&Rule| rule.behaviour.as_ref().is_some_and(|b| !b.stands_beside(behaviour));
    let every = |codes: &[String]| codes.iter().any(|code| code == EVERY_PLATFORM);
    book.rules.values().filter(same).find(|rule| {
        every(platforms) || every(&rule.platforms) || rule.platforms.iter().any(|p| platforms.contains(p))
    })
}
