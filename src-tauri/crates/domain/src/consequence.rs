//! What a consequence is called in a message, where no obligation has words of its own for it.

use crate::{text::Text, vocabulary::Consequence};

impl Consequence {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Closed => ("店铺永久关闭", "closed for good"),
            Self::Unlinked => ("解除全部关联并冻结提现", "all links removed, withdrawals frozen"),
            Self::WithdrawalsFrozen => ("冻结提现", "withdrawals frozen"),
            Self::Frozen => ("冻结", "frozen"),
            Self::Refrozen => ("再次冻结", "frozen again"),
            Self::Exposed => ("离职人员仍可操作", "somebody who left can still act"),
            Self::SalesBlocked => ("无法销售", "cannot sell"),
            Self::Restricted => ("限制经营功能", "restricted"),
            Self::Cancelled => ("权利失效", "right lapses"),
            Self::Listed => ("列入经营异常名录", "listed as abnormal"),
            Self::Refused => ("不予通过", "refused"),
            Self::Fined => ("罚款", "fined"),
            Self::PointsDeducted => ("扣分", "points deducted"),
            Self::CampaignBlocked => ("限制活动报名", "barred from campaigns"),
            Self::Muted => ("禁言", "muted"),
            Self::Expired => ("到期失效", "expires"),
            Self::Restart => ("需重新开始", "must begin again"),
            Self::Chase => ("催平台给出结果", "chase the platform"),
            Self::Review => ("需要复查", "look again"),
            Self::Rescan => ("需重新扫码", "scan again"),
            Self::Unlocked => ("限制解除", "becomes possible"),
        };
        Text::new(zh, en)
    }
}
