//! The header words that are known, by kind of file.

use super::Column;

/// Columns with their words, as [`super::plain`] leaves them.
pub(super) type Words = &'static [(Column, &'static [&'static str])];

/// The first word of each list is the one shown where a column is missed.
pub(super) const STORES: Words = &[
    (Column::Platform, &["平台", "所属平台", "电商平台", "platform"]),
    (Column::StoreName, &["店铺名称", "店铺名", "店铺", "店名", "storename", "store", "shopname", "shop"]),
    (
        Column::Main,
        &[
            "主账号",
            "主帐号",
            "主账号名",
            "主账号名称",
            "掌柜名",
            "卖家账号",
            "店铺主账号",
            "mainaccount",
            "main",
        ],
    ),
    (Column::StoreType, &["店铺类型", "店铺性质", "storetype", "shoptype"]),
    (Column::StoreStatus, &["店铺状态", "经营状态", "状态", "status"]),
    (Column::Category, &["主营类目", "类目", "经营类目", "category"]),
    (Column::Quota, &["子账号名额", "子账号数量上限", "子账号上限", "quota"]),
    (Column::Tags, &["标签", "店铺标签", "tags", "tag"]),
    (Column::Notes, &["备注", "说明", "notes", "note", "remark"]),
    (Column::OpenedOn, &["开店日期", "开店时间", "开业日期", "openedon", "opened"]),
    (Column::ContactPhone, &["联系手机", "联系电话", "手机号", "手机", "电话", "phone", "mobile"]),
    (Column::ContactEmail, &["联系邮箱", "邮箱", "电子邮箱", "email", "e-mail", "mail"]),
    (Column::EntityName, &["主体名称", "主体", "公司名称", "企业名称", "entityname", "entity", "company"]),
    (Column::Uscc, &["统一社会信用代码", "信用代码", "社会信用代码", "税号", "uscc"]),
    (Column::CompanyType, &["主体类型", "企业类型", "公司类型", "companytype"]),
    (Column::LegalRepresentative, &["法定代表人", "法人", "法人代表", "legalrepresentative"]),
    (Column::BankAccountName, &["对公账户名称", "对公账户名", "对公户名", "开户名称", "bankaccountname"]),
    (
        Column::LicenceValidTo,
        &["营业执照有效期至", "营业执照有效期", "营业执照到期日", "执照有效期至", "licencevalidto"],
    ),
    (
        Column::LegalIdValidTo,
        &["法人身份证有效期至", "法人身份证有效期", "法人身份证到期日", "法人证件有效期至", "legalidvalidto"],
    ),
    (Column::LoginAddress, &["登录ip", "常用登录ip", "登录ip地址", "ip", "ip地址", "loginip"]),
    (Column::LoginDevice, &["登录设备", "常用设备", "登录电脑", "设备", "logindevice", "device"]),
];

pub(super) const SUB_ACCOUNTS: Words = &[
    (
        Column::Login,
        &[
            "子账号",
            "子帐号",
            "账号名",
            "帐号名",
            "子账号名",
            "子账号名称",
            "子账号昵称",
            "登录名",
            "账号",
            "subaccount",
            "login",
            "nick",
        ],
    ),
    (
        Column::Holder,
        &["使用人", "姓名", "员工", "员工姓名", "真实姓名", "使用者", "holder", "name", "fullname"],
    ),
    (Column::Phone, &["手机号", "手机", "手机号码", "使用人手机", "电话", "phone", "mobile"]),
    (Column::Email, &["邮箱", "电子邮箱", "登录邮箱", "使用人邮箱", "email", "e-mail", "mail"]),
    (Column::Position, &["岗位", "职位", "职务", "position", "duty"]),
    (Column::Department, &["部门", "所属部门", "department"]),
    (Column::Access, &["状态", "账号状态", "子账号状态", "使用状态", "status"]),
    (
        Column::Verification,
        // 全部状态 is what the filter above the staff page's own column reads when nothing is filtered.
        &["认证状态", "全部状态", "实人认证", "实人认证状态", "认证", "verification"],
    ),
    (Column::Dispatch, &["是否参与分流", "分流", "参与分流", "是否分流", "dispatch"]),
    (Column::AccountKind, &["账号类型", "子账号类型", "类型", "kind"]),
    (Column::CreatedAt, &["创建时间", "创建日期", "新建时间", "添加时间", "createdat", "created"]),
    (
        Column::LastLogin,
        &["最近登录时间", "最近登录", "最后登录时间", "上次登录时间", "lastloginat", "lastlogin"],
    ),
    (Column::Tags, &["标签", "账号标签", "tags", "tag"]),
    (Column::Notes, &["备注", "说明", "notes", "note", "remark"]),
    (Column::Shop, &["店铺", "店铺名称", "店铺名", "所属店铺", "shop", "store"]),
    (Column::Platform, &["平台", "所属平台", "platform"]),
];

/// Fields of the records that the open platform answers about sub-accounts (rulebook B-02). Its numbers are codes: the
/// rules have the words for those of a state (B.1 row 1), B.1 row 2 those of the dispatch.
pub(super) const ANSWERED: Words = &[
    (Column::Login, &["nick", "subnick"]),
    (Column::Holder, &["fullname"]),
    (Column::StatusCode, &["status", "substatus"]),
    (Column::DispatchCode, &["isonline"]),
    (Column::Dispatch, &["subdispatchstatus"]),
];

pub(super) const DOCUMENTS: Words = &[
    (Column::DocumentKind, &["证照类型", "证件类型", "证照种类", "证照名称", "kind", "documentkind"]),
    (
        Column::Owner,
        &[
            "所属",
            "所属主体",
            "所属公司",
            "归属",
            "主体名称",
            "主体",
            "公司名称",
            "企业名称",
            "owner",
            "entity",
        ],
    ),
    (Column::Uscc, &["统一社会信用代码", "信用代码", "社会信用代码", "uscc"]),
    (Column::Title, &["名称", "品牌", "商标名称", "产品名称", "title", "brand"]),
    (Column::Person, &["持证人", "姓名", "证件姓名", "person"]),
    (Column::Number, &["编号", "证件号码", "证照编号", "证书编号", "注册号", "证号", "number"]),
    (
        Column::IssuedOn,
        &["签发日期", "发证日期", "颁发日期", "核发日期", "签发时间", "注册日期", "报告日期", "issuedon"],
    ),
    (Column::ValidFrom, &["有效期自", "有效期起", "生效日期", "validfrom"]),
    (
        Column::ValidTo,
        &[
            "有效期至",
            "有效期止",
            "到期日",
            "到期日期",
            "到期时间",
            "截止日期",
            "有效期",
            "validto",
            "expires",
        ],
    ),
    (Column::Issuer, &["颁发机构", "发证机关", "签发机关", "发证单位", "检测机构", "issuer"]),
    (Column::Notes, &["备注", "说明", "notes", "note", "remark"]),
];
