//! The words of the platforms' pages for states, and what they mean. The first word of a meaning is the one shown.

use storewarden_domain::{
    text::Text,
    vocabulary::{DocumentKind, RollOut, SeenAccess, SeenVerification, StoreStatus, SubAccountKind},
};

type Words<T> = &'static [(T, &'static [&'static str])];

const ACCESS: Words<SeenAccess> = &[
    (SeenAccess::Normal, &["正常", "启用", "已启用", "使用中", "normal"]),
    (SeenAccess::Disabled, &["停用", "已停用", "卖家停用", "禁用", "已禁用", "disabled"]),
    (SeenAccess::Frozen, &["冻结", "已冻结", "冻结中", "frozen"]),
    (SeenAccess::Punished, &["处罚冻结", "已处罚", "punished"]),
    (SeenAccess::Departed, &["离职", "已离职", "删除", "已删除", "departed"]),
];

const VERIFICATION: Words<SeenVerification> = &[
    (SeenVerification::Unverified, &["未认证", "待认证", "未实人认证", "unverified"]),
    (SeenVerification::UnderReview, &["审核中", "认证中", "认证审核中", "under-review"]),
    (SeenVerification::Rejected, &["审核不通过", "审核未通过", "未通过", "认证失败", "rejected"]),
    (SeenVerification::Verified, &["已认证", "认证通过", "审核通过", "verified"]),
];

const STORE_STATUS: Words<StoreStatus> = &[
    (StoreStatus::Active, &["正常", "营业", "营业中", "active"]),
    (StoreStatus::Restricted, &["限制", "受限", "监管", "restricted"]),
    (StoreStatus::Frozen, &["冻结", "已冻结", "frozen"]),
    (StoreStatus::Preparing, &["筹备", "筹备中", "未激活", "开店中", "preparing"]),
    (StoreStatus::Closing, &["关店中", "退店中", "closing"]),
    (StoreStatus::Closed, &["关闭", "已关闭", "已关店", "closed"]),
];

const ACCOUNT_KIND: Words<SubAccountKind> = &[
    (SubAccountKind::Regular, &["普通", "普通子账号", "子账号", "regular"]),
    (SubAccountKind::TempCs, &["临时客服", "临时", "临时客服子账号", "temp-cs"]),
];

const DISPATCH: Words<bool> = &[
    (true, &["参与", "是", "已参与", "开启", "yes", "true", "y", "1"]),
    (false, &["不参与", "否", "未参与", "关闭", "no", "false", "n", "0"]),
];

const ROLL_OUT: Words<RollOut> =
    &[(RollOut::Covered, &["已收到认证通知"]), (RollOut::NotCovered, &["未收到认证通知"])];

const DOCUMENT_KIND: Words<DocumentKind> = &[
    (DocumentKind::BusinessLicence, &["营业执照", "执照", "business-licence"]),
    (
        DocumentKind::IdentityCard,
        &["法人身份证", "身份证", "居民身份证", "法定代表人身份证", "法人证件", "identity-card"],
    ),
    (DocumentKind::BankAccountPermit, &["开户许可证", "银行开户许可证", "bank-account-permit"]),
    (
        DocumentKind::BasicAccountInformation,
        &["基本存款账户信息表", "基本存款账户信息", "基本户信息", "basic-account-information"],
    ),
    (DocumentKind::Trademark, &["商标注册证", "商标证", "商标", "trademark"]),
    (
        DocumentKind::BrandAuthorisation,
        &["品牌授权书", "品牌授权", "授权书", "商标授权书", "brand-authorisation"],
    ),
    (
        DocumentKind::FoodBusinessLicence,
        &["食品经营许可证", "食品许可证", "食品经营许可", "food-business-licence"],
    ),
    (DocumentKind::QualityReport, &["质检报告", "检测报告", "检验报告", "质量检测报告", "quality-report"]),
    (DocumentKind::CccCertificate, &["3c证书", "3c认证", "ccc证书", "3c认证证书", "ccc-certificate"]),
    (DocumentKind::ShopAuthorisation, &["店铺授权", "店铺授权书", "开放授权", "shop-authorisation"]),
    (DocumentKind::OneOff, &["一次性材料", "手持身份证照", "信息更改函", "one-off"]),
    (DocumentKind::Other, &["其他", "其它", "other"]),
];

/// Words that stand for "without end" where a day is expected.
const UNLIMITED: [&str; 7] = ["长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限", "unlimited"];

pub fn is_unlimited(word: &str) -> bool {
    UNLIMITED.contains(&word.to_lowercase().as_str())
}

/// A closed vocabulary with words in files.
pub trait Worded: Copy + PartialEq + 'static {
    const WORDS: Words<Self>;
    fn english(self) -> &'static str;

    /// `None` = not one of the words.
    fn from_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(meaning, _)| *meaning)
    }

    fn text(self) -> Text {
        let zh = Self::WORDS.iter().find(|(m, _)| *m == self).and_then(|(_, words)| words.first().copied());
        Text::new(zh.unwrap_or_default(), self.english())
    }

    /// `正常、停用、冻结、离职`, for a message that lists what is understood.
    fn choices() -> String {
        let first = Self::WORDS.iter().filter_map(|(_, words)| words.first().copied());
        first.collect::<Vec<_>>().join("、")
    }
}

macro_rules! worded {
    ($($name:ident: $words:ident),+) => {
        $(impl Worded for $name {
            const WORDS: Words<Self> = $words;
            fn english(self) -> &'static str { self.code() }
        })+
    };
}
worded!(SeenAccess: ACCESS, SeenVerification: VERIFICATION, StoreStatus: STORE_STATUS, SubAccountKind: ACCOUNT_KIND, RollOut: ROLL_OUT, DocumentKind: DOCUMENT_KIND);

impl Worded for bool {
    const WORDS: Words<Self> = DISPATCH;
    fn english(self) -> &'static str {
        if self { "yes" } else { "no" }
    }
}
