//! `validate mobile VALUE`

use crate::{Outcome, arguments::Validate, print::Out};
use serde_json::json;
use storewarden_domain::validate::{self, Verdict};

pub fn run(out: &Out, question: &Validate) -> Outcome {
    let Validate::Mobile { value } = question;
    let mobile = validate::mobile(value);
    let reasons: Vec<_> = mobile.reasons.iter().map(|r| json!({ "code": r.code, "text": r.text })).collect();
    let verdict = match mobile.verdict {
        Verdict::Valid => "valid",
        Verdict::Warning => "warning",
        Verdict::Invalid => "invalid",
    };
    let document = json!({ "verdict": verdict, "normal": mobile.normal, "reasons": reasons });
    out.answer(&document, |_| {
        let reasons = mobile.reasons.iter().map(|r| format!("\n  {}", r.text));
        format!("{verdict}  {}{}", mobile.normal.clone().unwrap_or_default(), reasons.collect::<String>())
    });
    if mobile.verdict == Verdict::Invalid { Outcome::Objections } else { Outcome::Done }
}
