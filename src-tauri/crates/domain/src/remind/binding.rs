//! What is to be done about a main binding's deadlines. A notification daemon sees it, so it names shops and times, never
//! people or accounts.

use crate::{
    assessment::{Deadline, Standing},
    text::Text,
    vocabulary::{Consequence, DeadlineState},
};

pub(super) fn todo(deadline: &Deadline) -> Text {
    let missed = deadline.state == DeadlineState::Missed;
    let waits = deadline.standing == Standing::UnderReview;
    let (zh, en) = match deadline.consequence {
        Consequence::Chase if missed => (
            "已超过预计的最长等待：向平台申诉，并记录办理进度。",
            "Longer than any wait that is expected: appeal to the platform and record how it goes.",
        ),
        Consequence::Chase if waits => (
            "还在等待期内，平台没有给出准确时间。",
            "It is still being waited for; the platform gives no time.",
        ),
        Consequence::Chase => (
            "预计等待的最短时间已过；能不能绑以平台页面为准，不成隔几天再看。",
            "The shortest wait that is expected is over; the platform's page says whether the new account can be bound. If not, look again some days later.",
        ),
        Consequence::Restart => (
            "在页面时限内做完，超时要重新开始。",
            "Finish within the time on the page, or begin the step again.",
        ),
        Consequence::SalesBlocked => (
            "做完之前店铺不能销售。做完后在此记录。",
            "The store cannot sell until it is done. Record it then.",
        ),
        Consequence::Unlocked if deadline.state == DeadlineState::Met => {
            ("可以办理了，办完在此记录。", "It is possible now; record it when it is done.")
        }
        Consequence::Unlocked => ("到时间之前平台不办理。", "The platform does nothing before that."),
        Consequence::Cancelled => {
            ("要取消就在期限前取消，并在此记录。", "Take it back before then if you want to, and record it.")
        }
        _ => ("做完后在此记录。", "Record it when it is done."),
    };
    Text::new(zh, en)
}
