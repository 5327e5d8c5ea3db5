//! What stages and kinds of binding are called in a sentence.

use crate::{
    text::Text,
    vocabulary::{BindingKind, BindingStage},
};

pub(super) fn stage(stage: BindingStage) -> Text {
    let (zh, en) = match stage {
        BindingStage::Unbound => ("尚未绑定", "not bound yet"),
        BindingStage::Bound => ("已绑定", "bound"),
        BindingStage::ChangePlanned => ("计划更换", "change planned"),
        BindingStage::VerifyingNew => ("验证新手机", "new phone being checked"),
        BindingStage::Unbinding => ("解绑中", "being unbound"),
        BindingStage::Waiting => ("等待重新绑定", "waiting to be bound again"),
        BindingStage::Rebinding => ("绑定新账号中", "new account being bound"),
        BindingStage::Rebound => ("已换绑，清单未完", "bound anew, checklist open"),
        BindingStage::Releasing => ("等待释放", "waiting to be released"),
        BindingStage::Released => ("已释放", "released"),
    };
    Text::new(zh, en)
}

impl BindingKind {
    pub fn words(self) -> Text {
        let (zh, en) = match self {
            Self::LoginPhone => ("登录手机号", "login phone"),
            Self::OfficialAccount => ("店铺官方账号", "official account"),
            Self::ChannelAccount => ("渠道号", "channel account"),
        };
        Text::new(zh, en)
    }
}
