//! What a change or an assessment is about.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A subject's key. Stores and sub-accounts go by platform and login, entities by USCC, people by an id of ours.
/// Text form: `store:taobao/示例商家`, `sub-account:taobao/示例商家:客服01`, `entity:91…`, `staff:ID`, `rule:ID`, ….
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Entity(String),
    Store(StoreKey),
    Staff(String),
    SubAccount(SubAccountKey),
    /// A job with what it may do, by an id of ours.
    Role(String),
    /// A rule of the rulebook, where the operator set it otherwise.
    Rule(String),
    /// A calendar year, where the operator brought in its notice of holidays.
    Year(i32),
    /// The rulebook itself: which version of the shipped rules the operator accepted.
    Rulebook,
    /// Anything with a validity, by an id of ours.
    Document(String),
    /// Main accounts that a platform governs together, by an id of ours.
    LinkGroup(String),
    /// One place of a store's main account (its login phone, its official account, one channel account), by an id of ours:
    /// it stays the same whatever is bound in it.
    Binding(String),
}

/// One shop on one platform: the platform's code and the login of its main account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoreKey {
    pub platform: String,
    pub main: String,
}

/// A staff login below a store's main account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubAccountKey {
    pub store: StoreKey,
    pub sub: String,
}

impl SubAccountKey {
    /// `main:sub` with an ASCII colon, as it is typed at login.
    pub fn login(&self) -> String {
        format!("{}:{}", self.store.main, self.sub)
    }
}

/// There is one rulebook, the one that ships with the program.
const RULEBOOK: &str = "shipped";

/// The kinds of subject, as they are written before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    Entity,
    Store,
    Staff,
    SubAccount,
    Role,
    Rule,
    Year,
    Rulebook,
    Document,
    LinkGroup,
    Binding,
}

impl SubjectKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Store => "store",
            Self::Staff => "staff",
            Self::SubAccount => "sub-account",
            Self::Role => "role",
            Self::Rule => "rule",
            Self::Year => "year",
            Self::Rulebook => "rulebook",
            Self::Document => "document",
            Self::LinkGroup => "link-group",
            Self::Binding => "binding",
        }
    }
}

/// A subject's text was none of the forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a subject: {0:?} (expected store:PLATFORM/MAIN, sub-account:PLATFORM/MAIN:SUB, entity:USCC, staff:ID, role:ID, rule:ID, year:YYYY, rulebook:shipped, document:ID, link-group:ID or binding:ID)"
)]
pub struct NotASubject(pub String);

impl Subject {
    pub fn store(platform: impl Into<String>, main: impl Into<String>) -> Self {
        Self::Store(StoreKey { platform: platform.into(), main: main.into() })
    }

    pub fn kind(&self) -> SubjectKind {
        match self {
            Self::Entity(_) => SubjectKind::Entity,
            Self::Store(_) => SubjectKind::Store,
            Self::Staff(_) => SubjectKind::Staff,
            Self::SubAccount(_) => SubjectKind::SubAccount,
            Self::Role(_) => SubjectKind::Role,
            Self::Rule(_) => SubjectKind::Rule,
            Self::Year(_) => SubjectKind::Year,
            Self::Rulebook => SubjectKind::Rulebook,
            Self::Document(_) => SubjectKind::Document,
            Self::LinkGroup(_) => SubjectKind::LinkGroup,
            Self::Binding(_) => SubjectKind::Binding,
        }
    }

    /// The store that the subject is or belongs to.
    pub fn store_key(&self) -> Option<&StoreKey> {
        match self {
            Self::Store(key) => Some(key),
            Self::SubAccount(key) => Some(&key.store),
            _ => None,
        }
    }
}

impl std::str::FromStr for StoreKey {
    type Err = NotASubject;
    fn from_str(text: &str) -> Result<Self, NotASubject> {
        match text.split_once('/') {
            Some((platform, main)) if !platform.is_empty() && !main.is_empty() => {
                Ok(Self { platform: platform.into(), main: main.into() })
            }
            _ => Err(NotASubject(text.into())),
        }
    }
}

impl std::str::FromStr for Subject {
    type Err = NotASubject;
    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let wrong = || NotASubject(text.into());
        let (kind, key) = text.split_once(':').ok_or_else(wrong)?;
        match kind {
            "entity" | "staff" | "role" | "rule" | "document" | "link-group" | "binding"
                if key.is_empty() =>
            {
                Err(wrong())
            }
            "entity" => Ok(Self::Entity(key.into())),
            "staff" => Ok(Self::Staff(key.into())),
            "role" => Ok(Self::Role(key.into())),
            "rule" => Ok(Self::Rule(key.into())),
            "document" => Ok(Self::Document(key.into())),
            "link-group" => Ok(Self::LinkGroup(key.into())),
            "binding" => Ok(Self::Binding(key.into())),
            "rulebook" if key == RULEBOOK => Ok(Self::Rulebook),
            "year" if key.len() == 4 => key.parse().map(Self::Year).map_err(|_| wrong()),
            "store" => key.parse().map(Self::Store).map_err(|_| wrong()),
            "sub-account" => {
                let (store, sub) =
                    key.rsplit_once(':').filter(|(_, sub)| !sub.is_empty()).ok_or_else(wrong)?;
                let store = store.parse().map_err(|_| wrong())?;
                Ok(Self::SubAccount(SubAccountKey { store, sub: sub.into() }))
            }
            _ => Err(wrong()),
        }
    }
}

impl std::fmt::Display for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.platform, self.main)
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = self.kind().code();
        match self {
            Self::Entity(key)
            | Self::Staff(key)
            | Self::Role(key)
            | Self::Rule(key)
            | Self::Document(key)
            | Self::LinkGroup(key)
            | Self::Binding(key) => {
                write!(f, "{kind}:{key}")
            }
            Self::Year(year) => write!(f, "{kind}:{year:04}"),
            Self::Rulebook => write!(f, "{kind}:{RULEBOOK}"),
            Self::Store(key) => write!(f, "{kind}:{key}"),
            Self::SubAccount(key) => write!(f, "{kind}:{}:{}", key.store, key.sub),
        }
    }
}

/// On the wire and in the database by its text.
macro_rules! written_as_text {
    ($($name:ident),+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".into()
            }
            fn inline(_: &ts_rs::Config) -> String {
                "string".into()
            }
        }
    )+ };
}

written_as_text!(Subject, StoreKey);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_written() {
        for text in [
            "store:taobao/示例商家",
            "sub-account:taobao/示例商家:客服01",
            "entity:91000000MADEM00037",
            "staff:a",
            "role:a",
            "rule:taobao.verify.review-within",
            "year:2027",
            "rulebook:shipped",
            "document:a",
            "link-group:a",
            "binding:a",
        ] {
            assert_eq!(text.parse::<Subject>().map(|s| s.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_sub_account_without_a_colon_is_refused() {
        assert!("sub-account:taobao/示例商家".parse::<Subject>().is_err());
    }
}
