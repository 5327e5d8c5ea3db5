//! What stages are called in a sentence: Chinese, English.

use crate::vocabulary::LinkStage;

pub(super) fn stage(stage: LinkStage) -> (&'static str, &'static str) {
    match stage {
        LinkStage::Draft => ("准备中", "draft"),
        LinkStage::RegistryCheck => ("核对登记信息", "register being compared"),
        LinkStage::AwaitingAccept => ("等对方接受", "waiting for the agreement"),
        LinkStage::Verifying => ("待人脸和短信验证", "face and code to come"),
        LinkStage::ManualReview => ("人工审核中", "under review by people"),
        LinkStage::Linked => ("已关联", "linked"),
        LinkStage::InvitationExpired => ("邀请已过期", "invitation expired"),
        LinkStage::Failed => ("未通过", "turned down"),
        LinkStage::Left => ("已不在组内", "a member no more"),
    }
}
