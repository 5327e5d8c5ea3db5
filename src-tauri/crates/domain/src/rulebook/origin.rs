//! The articles and pages that rules cite.

use crate::text::Text;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// How far a source can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// The law's text, a platform's own page, or its interface description.
    Primary,
    /// An article by others.
    Secondary,
    /// Repeats others, or is written for search engines.
    Weak,
}

impl Trust {
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "primary" => Some(Self::Primary),
            "secondary" => Some(Self::Secondary),
            "weak" => Some(Self::Weak),
            _ => None,
        }
    }

    /// What it means to a reader: 官方或法规原文.
    pub fn words(self) -> Text {
        match self {
            Self::Primary => Text::new("官方或法规原文", "official or legal text"),
            Self::Secondary => Text::new("他人文章", "an article by others"),
            Self::Weak => Text::new("转述，不宜单独采信", "second hand, not to be relied on alone"),
        }
    }
}

/// One entry of `rules/sources.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Origin {
    /// The article's file name, or `B-16` for a page whose text is not at hand.
    pub id: String,
    /// What it is, in our own words.
    pub title: Text,
    pub trust: Trust,
    /// When it was published, as far as it says.
    #[ts(as = "Option<String>")]
    pub dated: Option<NaiveDate>,
    /// Host and path, as far as they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub address: Option<String>,
}
