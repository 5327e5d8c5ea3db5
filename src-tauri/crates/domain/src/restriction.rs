//! What the limits that a platform lays on a store are called on its pages (rulebook 1.3).

use crate::{text::Text, vocabulary::Restriction};

impl Restriction {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::SalesBlocked => ("无法销售", "cannot sell"),
            Self::WithdrawBlocked => ("限制提现", "withdrawals blocked"),
            Self::PublishBlocked => ("禁止上新", "no new listings"),
            Self::ListingRemoved => ("下架", "listings removed"),
            Self::SlotRemoved => ("移除资源位", "promotion slots removed"),
            Self::CampaignBlocked => ("限制大促报名", "barred from campaigns"),
            Self::MessageMuted => ("禁言", "muted"),
            Self::LoginBlocked => ("限制登录", "login blocked"),
            Self::Demoted => ("降权", "demoted"),
        };
        Text::new(zh, en)
    }
}
