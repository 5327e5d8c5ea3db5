//! `override RULE PARAM VALUE --reason TEXT`

use crate::{Desk, Failure, Outcome};
use serde_json::Value;
use storewarden_app::wire::{Moves, MovesOf, MovesRequest, OverrideRequest, RecordOutcome, Times};

/// The word that takes the operator's value back.
const RESET: &str = "reset";
/// Moved dates that a person is shown.
const SHOWN: usize = 20;

pub fn preview(desk: &Desk, request: &OverrideRequest) -> Result<Outcome, Failure> {
    let preview = desk.app.moved_dates(desk.now, &MovesRequest::first(MovesOf::Value(request.clone())))?;
    desk.out.answer(&preview, |preview| match (&preview.refused, &preview.moves) {
        (Some(reason), _) => format!("✗ {reason}"),
        (None, Some(moves)) => moved(moves),
        (None, None) => String::new(),
    });
    Ok(if preview.refused.is_some() { Outcome::Objections } else { Outcome::Done })
}

pub fn run(desk: &Desk, request: &OverrideRequest) -> Result<Outcome, Failure> {
    let outcome = desk.app.override_rule(desk.now, request)?;
    Ok(recorded(desk, &outcome))
}

/// What became of it, with the way back.
pub fn recorded(desk: &Desk, outcome: &RecordOutcome) -> Outcome {
    desk.out.answer(outcome, |outcome| match outcome {
        RecordOutcome::Recorded { batch, text, .. } => {
            format!("{text}\n撤销 / undo: storewarden-cli undo {batch}")
        }
        RecordOutcome::Refused { refusals } => {
            refusals.iter().map(|refusal| format!("✗ {}", refusal.text)).collect::<Vec<_>>().join("\n")
        }
    });
    match outcome {
        RecordOutcome::Recorded { .. } => Outcome::Done,
        RecordOutcome::Refused { .. } => Outcome::Objections,
    }
}

/// `5`, `true`, `["a"]` as JSON; anything else is a word.
pub fn value(text: &str) -> Value {
    if text == RESET {
        return Value::Null;
    }
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

pub fn moved(moves: &Moves) -> String {
    let times = |times: &Option<Times>| match times {
        Some(times) => times.due.minute_text(),
        None => "—".into(),
    };
    let mut lines = vec![format!("{} 个期限变动 / dates move", moves.total)];
    let rows = moves.rows.iter().take(SHOWN);
    lines.extend(rows.map(|row| format!("  {}: {} → {}", row.name, times(&row.before), times(&row.after))));
    if moves.total as usize > SHOWN {
        lines.push(format!("  … {}", moves.total as usize - SHOWN));
    }
    if moves.compared < moves.subjects {
        let Moves { compared, subjects, .. } = moves;
        lines.push(format!("只比较了 {compared}/{subjects} 个 / only a part was compared"));
    }
    lines.join("\n")
}
