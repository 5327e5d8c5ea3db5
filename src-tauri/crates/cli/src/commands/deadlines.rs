//! `deadlines [--within 30d]`

use crate::{Desk, Failure, Outcome, print::table};
use chrono::Duration;
use serde::Serialize;
use serde_json::{Map, Value};
use storewarden_domain::{
    assessment::{Assessment, Deadline, Standing},
    subject::Subject,
    vocabulary::{Access, DeadlineState, SeenAccess},
};

#[derive(Serialize)]
struct Document {
    deadlines: Vec<Line>,
}

/// A deadline with what cli.md promises beside it.
#[derive(Serialize)]
struct Line {
    #[serde(skip)]
    deadline: Deadline,
    /// All of its fields but the subject's plain key.
    #[serde(flatten)]
    fields: Map<String, Value>,
    subject: Named,
    store: Option<String>,
    /// What counts for the account: `frozen-overdue`, ….
    access: Option<Access>,
    /// What the platform was last seen to show.
    platform_shows: Option<SeenAccess>,
}

#[derive(Serialize)]
struct Named {
    kind: &'static str,
    id: String,
    name: String,
}

pub fn run(desk: &Desk, within: Option<&str>) -> Result<Outcome, Failure> {
    let until = within.map(length).transpose()?.map(|length| desk.now + length);
    let mut deadlines: Vec<Line> = desk.app.at(desk.now)?.assessments.into_iter().flat_map(lines).collect();
    deadlines.retain(|line| until.is_none_or(|until| line.deadline.due <= until));
    deadlines.sort_by(|a, b| (a.deadline.due, &a.deadline.id).cmp(&(b.deadline.due, &b.deadline.id)));
    desk.out.answer(&Document { deadlines }, |document| human(&document.deadlines));
    Ok(Outcome::Done)
}

fn lines(assessment: Assessment) -> Vec<Line> {
    let access = assessment.state.as_ref().map(|s| s.access);
    let platform_shows = assessment.observed.as_ref().and_then(|o| o.access);
    let line = |deadline: Deadline| Line {
        subject: Named {
            kind: deadline.subject.kind().code(),
            id: deadline.subject.to_string(),
            name: deadline.name.clone(),
        },
        store: deadline.subject.store_key().map(|key| Subject::Store(key.clone()).to_string()),
        access,
        platform_shows,
        fields: fields(&deadline),
        deadline,
    };
    assessment.passed.into_iter().chain(assessment.deadlines).map(line).collect()
}

/// A name that stands twice in one JSON object means something else to each reader.
fn fields(deadline: &Deadline) -> Map<String, Value> {
    match serde_json::to_value(deadline) {
        Ok(Value::Object(mut fields)) => {
            fields.shift_remove("subject");
            fields
        }
        _ => Map::new(),
    }
}

fn human(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let deadline = &line.deadline;
        let state = match (deadline.state, deadline.standing) {
            (DeadlineState::Waived, _) => "不再提醒 / waived",
            (DeadlineState::Missed, _) if line.platform_shows == Some(SeenAccess::Normal) => {
                "已过：按规则推算已冻结，平台显示正常 / missed, platform shows normal"
            }
            (DeadlineState::Missed, _) => "已过 / missed",
            (_, Standing::UnderReview) => "审核中 / under review",
            _ => "进行中 / open",
        };
        let safe = deadline.safe_submit.map(|at| at.minute_text()).unwrap_or_default();
        let due = format!(
            "{}{}",
            deadline.due.minute_text(),
            if deadline.provisional { " (暂定 provisional)" } else { "" }
        );
        let hits = match deadline.affects.len() {
            0 => String::new(),
            many => format!("{many} 店 stores"),
        };
        [due, safe, line.subject.name.clone(), deadline.consequence.to_string(), hits, state.into()]
    };
    table(
        ["到期 due", "最晚提交 submit by", "账号 subject", "后果 consequence", "波及 hits", "状态 state"],
        lines.iter().map(row),
    )
}

/// `30d`, `12h`, `90m`
fn length(text: &str) -> Result<Duration, Failure> {
    let wrong = || Failure::Usage(format!("--within {text}: 例如 30d 或 12h / for example 30d or 12h"));
    let unit = text.chars().last().ok_or_else(wrong)?;
    let number: i64 = text.trim_end_matches(unit).parse().map_err(|_| wrong())?;
    match unit {
        'd' => Duration::try_days(number),
        'h' => Duration::try_hours(number),
        'm' => Duration::try_minutes(number),
        _ => None,
    }
    .ok_or_else(wrong)
}
