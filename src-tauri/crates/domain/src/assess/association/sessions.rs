//! Two stores worked on from one device at one time (`overlapping-sessions`). A session without an end is a moment.

use super::{pair::Case, trace::Session};
use crate::{assessment::Finding, text::Text, time::Instant, vocabulary::PairRelation};
use chrono::Duration;

pub(super) fn finding(case: &Case) -> Option<Finding> {
    let rule = case.weights.sessions?;
    let unlinked = matches!(
        case.relation,
        PairRelation::Applying | PairRelation::SameEntity | PairRelation::Unrelated | PairRelation::Unstated
    );
    let window = Duration::minutes(rule.params.window);
    let (device, at) = latest(case, window).filter(|_| unlinked)?;
    let at = at.minute_text();
    let text = Text::new(
        format!(
            "互不关联的两店同一时段在设备 {device} 上操作（最近一次 {at}）：可能被当作关联，请错开，各用各的工作电脑"
        ),
        format!(
            "two unlinked stores were worked on from device {device} at one time (last at {at}): they may be taken for associated; keep the work apart, each on its own computer"
        ),
    );
    Some(Finding::new("overlapping-sessions", text, Some(rule.rule)))
}

/// The device and the beginning of the latest pair of sessions that overlap or are so near to each other.
fn latest(case: &Case, window: Duration) -> Option<(String, Instant)> {
    let old = case.weights.old_within();
    let recent =
        |session: &&Session| session.from <= case.now && super::trace::age(session.from, case.now) <= old;
    let ours: Vec<&Session> = case.a.sessions.iter().filter(recent).collect();
    let theirs: Vec<&Session> = case.b.sessions.iter().filter(recent).collect();
    let mut found: Option<(Instant, String)> = None;
    for one in &ours {
        for other in theirs.iter().filter(|other| one.device.is_some() && other.device == one.device) {
            if !one.undated && !other.undated && meet(one, other, window) {
                found = found.max(Some((one.from.max(other.from), one.device.clone().unwrap_or_default())));
            }
        }
    }
    found.map(|(at, device)| (device, at))
}

fn meet(one: &Session, other: &Session, window: Duration) -> bool {
    let (earlier, later) = if one.from <= other.from { (one, other) } else { (other, one) };
    let end = earlier.until.unwrap_or(earlier.from);
    // Where one ends as the other begins they did not overlap.
    later.from < end
        || later.from == earlier.from
        || (window > Duration::zero() && later.from <= end + window)
}
