//! What kinds of document, what stands on them, and registered facts are called.

use crate::{
    text::Text,
    vocabulary::{DocumentKind, PaperField, RegisteredFact},
};

impl DocumentKind {
    /// As within a sentence; the English words begin with a small letter.
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::BusinessLicence => ("营业执照", "business licence"),
            Self::IdentityCard => ("身份证", "identity card"),
            Self::BankAccountPermit => ("开户许可证", "bank account permit"),
            Self::BasicAccountInformation => ("基本存款账户信息", "basic account information"),
            Self::Trademark => ("商标注册证", "trademark certificate"),
            Self::BrandAuthorisation => ("品牌授权书", "brand authorisation"),
            Self::FoodBusinessLicence => ("食品经营许可证", "food business licence"),
            Self::QualityReport => ("质检报告", "quality report"),
            Self::CccCertificate => ("3C 证书", "CCC certificate"),
            Self::ShopAuthorisation => ("店铺授权", "shop authorisation"),
            Self::OneOff => ("一次性材料", "one-off paper"),
            Self::Other => ("其他证照", "other document"),
        };
        Text::new(zh, en)
    }
}

impl RegisteredFact {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Name => ("企业名称", "the company's name"),
            Self::LicenceAddress => ("执照地址", "the address on the licence"),
            Self::LegalRepresentative => ("法定代表人", "the legal representative"),
            Self::BankAccount => ("对公账户", "the bank account"),
        };
        Text::new(zh, en)
    }
}

impl PaperField {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Uscc => ("统一社会信用代码", "the credit code"),
            Self::Scope => ("经营范围", "the scope of business"),
            Self::Validity => ("有效期限", "the term"),
            Self::BankName => ("开户行全称", "the bank's full name"),
            Self::AccountNumber => ("账号", "the account number"),
            Self::Seal => ("公章", "the seal"),
        };
        Text::new(zh, en)
    }
}
