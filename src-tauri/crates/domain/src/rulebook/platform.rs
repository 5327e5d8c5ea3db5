//! The platforms that a store can be on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One entry of `rules/platforms.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// `taobao`, `tmall-global`, …
    pub code: String,
    /// Platforms of one family share logins and tools: `alibaba`, `bytedance`, ….
    pub family: String,
    pub zh: String,
    pub en: String,
    /// The single character on its badge.
    pub badge: String,
    /// Other words for it in files, matched exactly after trimming and lower-casing.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Platform {
    pub fn is_called(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        [&self.code, &self.zh, &self.en]
            .into_iter()
            .chain(&self.aliases)
            .any(|name| name.to_lowercase() == word)
    }
}
