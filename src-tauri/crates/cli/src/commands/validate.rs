//! `validate uscc|id-card|mobile VALUE`, `validate exact-name A B`

use crate::{Outcome, arguments::Validate, print::Out};
use chrono::NaiveDate;
use serde_json::json;
use storewarden_domain::validate::{
    self, Likeness, NameMatch, Reason, Verdict,
    exact_name::{NameDifference, Scalar},
};

/// `today` is the date in Asia/Shanghai: nobody is born later.
pub fn run(out: &Out, today: NaiveDate, question: &Validate) -> Outcome {
    match question {
        Validate::Uscc { value } => {
            let uscc = validate::uscc(value);
            judged(out, uscc.verdict, uscc.normal.as_deref(), &uscc.reasons)
        }
        Validate::IdCard { value } => {
            let id_card = validate::id_card(value, today);
            // Shown to the one who typed it, and kept nowhere.
            let normal = id_card.normal.as_ref().map(|number| number.reveal());
            judged(out, id_card.verdict, normal, &id_card.reasons)
        }
        Validate::Mobile { value } => {
            let mobile = validate::mobile(value);
            judged(out, mobile.verdict, mobile.normal.as_deref(), &mobile.reasons)
        }
        Validate::ExactName { a, b } => compared(out, &validate::exact_name(a, b)),
    }
}

fn judged(out: &Out, verdict: Verdict, normal: Option<&str>, reasons: &[Reason]) -> Outcome {
    let document = json!({ "verdict": verdict, "normal": normal, "reasons": reasons });
    out.answer(&document, |_| {
        format!("{}  {}{}", verdict.code(), normal.unwrap_or_default(), lines(reasons))
    });
    if verdict == Verdict::Invalid { Outcome::Objections } else { Outcome::Done }
}

fn compared(out: &Out, found: &NameMatch) -> Outcome {
    let NameMatch { verdict, difference, reasons } = found;
    let index = difference.as_ref().map(|d| d.index);
    let side = |of: fn(&NameDifference) -> &Option<Scalar>| difference.as_ref().and_then(|d| of(d).as_ref());
    let (left, right) = (side(|d| &d.left), side(|d| &d.right));
    let document =
        json!({ "verdict": verdict, "index": index, "left": left, "right": right, "reasons": reasons });
    out.answer(&document, |_| {
        let shown = |scalar: Option<&Scalar>| match scalar {
            // Quoted and escaped, so that a space or an invisible character can be seen.
            Some(scalar) => format!("{:?} {}", scalar.character, scalar.code_point),
            None => "（结束 end）".into(),
        };
        let pair = index.map(|_| format!("  {} ↔ {}", shown(left), shown(right))).unwrap_or_default();
        format!("{}{pair}{}", verdict.code(), lines(reasons))
    });
    if *verdict == Likeness::Exact { Outcome::Done } else { Outcome::Objections }
}

fn lines(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| format!("\n  {}", reason.text)).collect()
}
