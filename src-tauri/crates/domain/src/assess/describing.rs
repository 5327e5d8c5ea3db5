//! What may be said of a subject, whatever its kind: tags that can be found again, an ID number that is one person's and
//! is kept whole nowhere.
//! Part of the guard.

use super::life::Refused;
use crate::{
    change::Draft,
    facts::World,
    subject::Subject,
    text::Text,
    validate::{KeptIdNumber, LONGEST_TAG, is_tag},
    vocabulary::DocumentKind,
};
use serde_json::Value;

/// `world` is without the change, `after` with it.
pub(super) fn check(world: &World, after: &World, draft: &Draft) -> Result<(), Refused> {
    let Some(patch) = draft.what.patch() else {
        return Ok(());
    };
    if let Some(tags) = patch.get("tags") {
        tags_sound(tags)?;
    }
    match (&draft.subject, patch.get("id_number")) {
        (Subject::Staff(_), Some(kept)) => one_person(world, &draft.subject, kept),
        (Subject::Document(_), _) => no_whole_id_number(after, &draft.subject),
        _ => Ok(()),
    }
}

fn tags_sound(tags: &Value) -> Result<(), Refused> {
    let texts = tags.as_array().into_iter().flatten().filter_map(Value::as_str);
    let Some(bad) = texts.into_iter().find(|tag| !is_tag(tag)) else {
        return Ok(());
    };
    let text = Text::new(
        format!(
            "标签“{bad}”不能用：1 到 {LONGEST_TAG} 个字，首尾不留空格，中间不用逗号、顿号、分号、斜线和竖线"
        ),
        format!(
            "\"{bad}\" is no tag: 1 to {LONGEST_TAG} characters, no space at either end, no comma, semicolon, slash or bar within"
        ),
    );
    Err(Refused::new("bad-tag", text))
}

/// Of the number on an identity card no more is kept than of a person's (rulebook 1.4), not even sealed.
fn no_whole_id_number(after: &World, subject: &Subject) -> Result<(), Refused> {
    let document = after.documents.get(subject).map(|fact| &fact.attributes);
    let whole = document.is_some_and(|d| d.kind == Some(DocumentKind::IdentityCard) && d.number.is_some());
    if !whole {
        return Ok(());
    }
    let text = Text::new(
        "身份证的号码请填在“身份证号”（id_number）里：只保留后四位和校验指纹，不存整个号码",
        "give the number of an identity card as `id_number`: its last four and a keyed hash are kept, never the whole",
    );
    Err(Refused::new("whole-id-number", text))
}

/// One card, one person (rulebook 1.4): two records with one number are the same person twice, or a slip of the hand.
/// Compared by the keyed hash; archived people count, for they can come back.
fn one_person(world: &World, subject: &Subject, kept: &Value) -> Result<(), Refused> {
    let hash = kept.get("hash").and_then(Value::as_str);
    let theirs = |kept: &KeptIdNumber| Some(kept.hash.as_str()) == hash;
    let mut others = world.staff.iter().filter(|(other, person)| {
        *other != subject && person.attributes.id_number.as_ref().is_some_and(theirs)
    });
    let Some((other, person)) = others.next() else {
        return Ok(());
    };
    let name = person.attributes.name.clone().unwrap_or_else(|| other.to_string());
    let (zh, en) = match person.attributes.archived {
        true => ("（已归档）", " (archived)"),
        false => ("", ""),
    };
    let text = Text::new(
        format!("这个身份证号已登记在{name}{zh}名下：请核对号码；确是同一人，就用那条资料，把这条归档"),
        format!(
            "this ID number is on record for {name}{en}: check it; if it is the same person, use that record and archive this one"
        ),
    );
    Err(Refused { evidence: vec![other.clone()], ..Refused::new("id-number-taken", text) })
}
