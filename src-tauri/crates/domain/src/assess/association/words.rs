//! What shared facts are called.

use super::shared::Shared;
use crate::{text::Text, vocabulary::SignalKind};

impl SignalKind {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Licence => ("营业执照", "business licence"),
            Self::LegalRepresentative => ("法定代表人", "legal representative"),
            Self::BankAccount => ("对公账户", "settlement bank account"),
            Self::DeviceAndAddress => ("同一天同设备同 IP", "device and IP address on one day"),
            Self::SharedCredential => ("找回登录的手机或邮箱", "phone or mailbox that resets the login"),
            Self::PaymentAccount => ("支付账户", "payment account"),
            Self::Device => ("登录设备", "device"),
            Self::Phone => ("联系手机", "contact phone"),
            Self::Email => ("联系邮箱", "contact e-mail"),
            Self::Shareholder => ("股东或受益人", "shareholder or beneficial owner"),
            Self::Products => ("相同商品", "same products"),
            Self::ReturnAddress => ("退货（收货）地址", "return address"),
            Self::BusinessAddress => ("经营地址", "business address"),
            Self::ContactName => ("联系人姓名", "contact's name"),
            Self::Address => ("登录 IP", "IP address"),
            Self::Employee => ("员工", "employee"),
        };
        Text::new(zh, en)
    }
}

/// `登录设备相同，最近一次 2026-03-02（41 天前）`
pub(super) fn evidence(shared: &Shared, age: Option<i64>) -> Text {
    let Text { zh, en } = shared.kind.words();
    let (mut zh, mut en) = match (shared.kind, shared.values.len()) {
        (SignalKind::Employee, many) if many > 1 => {
            (format!("{many} 名员工两店都有账号"), format!("{many} people have access to both"))
        }
        (SignalKind::Employee, _) => ("同一员工两店都有账号".into(), "one person has access to both".into()),
        (SignalKind::DeviceAndAddress, _) => (format!("{zh} 登录过两店"), format!("both used one {en}")),
        // Letters and Chinese characters stand apart.
        _ if zh.ends_with(|c: char| c.is_ascii()) => (format!("{zh} 相同"), format!("the same {en}")),
        _ => (format!("{zh}相同"), format!("the same {en}")),
    };
    if let (Some(on), Some(age)) = (shared.on, age) {
        zh.push_str(&format!("，最近一次 {on}（{age} 天前）"));
        en.push_str(&format!(", last on {on} ({age} days ago)"));
    }
    if shared.undated {
        zh.push_str("，日期为录入日，实际登录日不详");
        en.push_str(", by the day of the entry: when they logged in is not known");
    }
    Text::new(zh, en)
}

/// `营业执照、对公账户`
pub(in crate::assess) fn listed(kinds: impl Iterator<Item = SignalKind>) -> Text {
    let (zh, en): (Vec<String>, Vec<String>) = kinds
        .map(|kind| {
            let Text { zh, en } = kind.words();
            (zh, en)
        })
        .unzip();
    Text::new(zh.join("、"), en.join(", "))
}
