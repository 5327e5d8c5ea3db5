//! The rules that are shipped with the program, and a version of them as it is kept beside the journal.

use crate::AppFault;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use storewarden_domain::{
    rulebook::{RuleFile, Rulebook},
    text::Text,
};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

/// Every platform's and law's rules, with the calendar of working days.
pub fn shipped_rulebook() -> Result<Rulebook, AppFault> {
    Rulebook::parse(&shipped_files()).map_err(AppFault::Rules)
}

/// The files as they are in the repository, by path.
pub fn shipped_files() -> Vec<RuleFile> {
    let file = |(path, text): &(&str, &str)| RuleFile { path: (*path).into(), text: (*text).into() };
    shipped::FILES.iter().map(file).collect()
}

/// The rules of one release.
#[derive(Debug)]
pub(crate) struct Version {
    /// The fingerprint of `files`.
    pub id: String,
    /// As they are kept: a JSON object of texts by path. The texts themselves and not what was read from them, for a
    /// later program reads them with its own eyes.
    pub files: String,
    pub rulebook: Rulebook,
}

impl Version {
    pub fn of(files: &[RuleFile]) -> Result<Self, AppFault> {
        let rulebook = Rulebook::parse(files).map_err(AppFault::Rules)?;
        let texts: BTreeMap<&str, &str> = files.iter().map(|f| (f.path.as_str(), f.text.as_str())).collect();
        let files = serde_json::to_string(&texts).unwrap_or_default();
        Ok(Self { id: fingerprint(&files), files, rulebook })
    }

    /// What a kept version says; the reason where it cannot be read.
    pub fn read(id: &str, kept: Option<&str>) -> Result<Rulebook, Text> {
        let Some(kept) = kept else {
            return Err(Text::new("数据里没有留下它的内容", "its text is not among the data"));
        };
        let damaged = || Text::new("留下的内容已损坏", "the text that was kept is damaged");
        if fingerprint(kept) != id {
            return Err(damaged());
        }
        let texts: BTreeMap<String, String> = serde_json::from_str(kept).map_err(|_| damaged())?;
        let files: Vec<RuleFile> = texts.into_iter().map(|(path, text)| RuleFile { path, text }).collect();
        Rulebook::parse(&files).map_err(|faults| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            Text::new(
                format!("这一版程序读不懂它（{first}）"),
                format!("this program cannot make sense of it ({first})"),
            )
        })
    }
}

fn fingerprint(files: &str) -> String {
    Sha256::digest(files).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(id: &str, kept: Option<&str>) -> String {
        Version::read(id, kept).expect_err("not readable").en
    }

    #[test]
    fn a_kept_version_says_what_it_said() {
        let shipped = Version::of(&shipped_files()).expect("no fault");
        let read = Version::read(&shipped.id, Some(&shipped.files)).expect("readable");
        assert_eq!(read, shipped.rulebook);
    }

    #[test]
    fn why_a_version_cannot_be_read_is_told_apart() {
        let strange = r#"{"platforms.toml":"[[platform]]","taobao/a.toml":"[[rule]]"}"#;
        assert!(reason("0", None).contains("not among the data"));
        assert!(reason("0", Some(strange)).contains("damaged"));
        let unfit = reason(&fingerprint(strange), Some(strange));
        assert!(unfit.contains("cannot make sense of it (platforms.toml:1"), "{unfit}");
    }
}
