//! Who acts, in words.

use crate::{text::Text, vocabulary::Actor};

impl Actor {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Staff => ("员工", "the staff member"),
            Self::MainAccount => ("主账号", "the main account"),
            Self::Platform => ("平台", "the platform"),
            Self::Operator => ("运营者", "the operator"),
            Self::LegalRepresentative => ("法定代表人", "the legal representative"),
        };
        Text::new(zh, en)
    }
}
