//! Personal values on their way in and out. Phones, mails, accounts and the numbers of documents are sealed, and shown
//! masked; of the number of an ID card a keyed hash and the last four characters are kept, and nothing else (rulebook 1.4):
//! a whole one is refused wherever else it is written, and hidden in the names of files.

use crate::{
    App, AppFault,
    vault::{Vault, masked_email, masked_phone},
    wire::PersonRow,
    words,
};
use serde_json::Value;
use storewarden_db::{Transaction, sealed, staff};
use storewarden_domain::{
    change::{Draft, Patch, What},
    subject::Subject,
    text::Text,
    time::Instant,
    validate::{self, IdNumber, KeptIdNumber, hidden_digits, id_number_in},
};

/// Attributes that hold a sealed value, each with the kind under which it is sealed: equal numbers meet, wherever they
/// were entered.
const SEALED: [(&str, &str); 9] = [
    ("phone", "phone"),
    ("email", "email"),
    ("security_phone", "phone"),
    ("verification_phone", "phone"),
    ("login_phone", "phone"),
    ("login_email", "email"),
    ("payment_account", "account"),
    ("bank_account_number", "account"),
    ("number", "document-number"),
];
/// Attributes that hold what is kept of an ID number.
const KEPT: [&str; 2] = ["id_number", "legal_representative_id"];
/// Fields of events that name what is recorded elsewhere.
const REFERENCES: [&str; 4] = ["accounts", "deadline", "store", "to"];
/// The kind under which ID numbers are hashed.
const ID_NUMBER: &str = "id-number";

/// Why a value cannot be taken: its attribute, a code, and what to do.
pub(crate) struct Unfit {
    pub field: String,
    pub code: &'static str,
    pub text: Text,
}

/// The id under which a personal value is sealed, and the value in the form in which it is; none where it is sealed already.
pub(crate) struct Identified {
    pub id: String,
    clear: Option<String>,
}

impl App {
    /// Replaces personal values in clear by what is kept of them, and `staff:ID` in place of a phone by that person's.
    pub(crate) fn seal(&self, tx: &Transaction, now: Instant, draft: &mut Draft) -> Result<(), Unfit> {
        let strict = !matches!(draft.subject, Subject::Store(_));
        if let Some(field) = field_with_id_number(draft) {
            return Err(whole_id_number(&field));
        }
        let Some(patch) = patch_of(&mut draft.what) else {
            return Ok(());
        };
        for (field, kind) in SEALED {
            if let Some(Value::String(text)) = patch.get(field).cloned() {
                let kept = self.sealed(tx, &text, (field, kind), strict)?;
                patch.insert(field.into(), kept.map_or(Value::Null, Value::String));
            }
        }
        if let Some(Value::Array(phones)) = patch.get("other_phones").cloned() {
            let mut kept = Vec::new();
            for phone in phones.iter().filter_map(Value::as_str) {
                let id = self.sealed(tx, phone, ("other_phones", "phone"), true)?;
                kept.extend(id.filter(|id| !kept.contains(id)));
            }
            patch.insert("other_phones".into(), kept.into());
        }
        for field in KEPT {
            if let Some(number) = patch.get_mut(field) {
                *number = self.kept(number, field, now)?;
            }
        }
        for file in patch.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(Value::String(name)) = file.get_mut("name") {
                *name = hidden_digits(name);
            }
            if let Some(path) = file.get_mut("path")
                && let Some(clear) = path.as_str()
            {
                *path = self.sealed(tx, clear, ("files", "path"), true)?.map_or(Value::Null, Value::String);
            }
            // Whoever says that a copy is kept does not make it so.
            let sha256 = file.get("sha256").and_then(Value::as_str).unwrap_or_default();
            if !self.has_copy(sha256)
                && let Some(fields) = file.as_object_mut()
            {
                fields.remove("kept");
            }
        }
        Ok(())
    }

    /// Puts the id under which a bank account's number is kept in the number's place, without keeping it: enough to tell
    /// whether it is another.
    pub(crate) fn name_account(&self, patch: &mut Patch) {
        if let Some(Value::String(number)) = patch.get_mut("bank_account_number")
            && !Vault::is_id(number)
        {
            *number = self.vault.id("account", &account(number));
        }
    }

    /// The id of a sealed value; none of a blank one. Unless `strict`, a phone may be a landline's.
    pub(crate) fn sealed(
        &self,
        tx: &Transaction,
        text: &str,
        (field, kind): (&'static str, &'static str),
        strict: bool,
    ) -> Result<Option<String>, Unfit> {
        let Some(Identified { id, clear }) = self.identified(tx, text, (field, kind), strict)? else {
            return Ok(None);
        };
        if let Some(clear) = clear {
            let failed =
                |fault: AppFault| Unfit { field: field.into(), code: "unsealed", text: fault.text() };
            self.keep(tx, &id, &clear).map_err(failed)?;
        }
        Ok(Some(id))
    }

    /// Keeps a value, sealed, under its id.
    pub(crate) fn keep(&self, tx: &Transaction, id: &str, clear: &str) -> Result<(), AppFault> {
        Ok(sealed::keep(tx, id, &self.vault.seal(id, clear)?)?)
    }

    /// The id that a value has or would have, with nothing written; none of a blank one.
    pub(crate) fn identified(
        &self,
        tx: &Transaction,
        text: &str,
        (field, kind): (&'static str, &'static str),
        strict: bool,
    ) -> Result<Option<Identified>, Unfit> {
        let kept_already = |id: String| Identified { id, clear: None };
        let text = text.trim();
        if text.is_empty() || Vault::is_id(text) {
            return Ok(Some(text.to_owned()).filter(|id| !id.is_empty()).map(kept_already));
        }
        let clear = match (kind, text.parse()) {
            ("phone", Ok(Subject::Staff(id))) => {
                let known = staff::fact(tx, &id).ok().flatten().and_then(|person| person.attributes.phone);
                let unknown =
                    || Unfit { field: field.into(), code: "phone-unknown", text: words::phone_unknown() };
                return known.ok_or_else(unknown).map(|id| Some(kept_already(id)));
            }
            ("phone", _) => {
                let mobile = validate::mobile(text);
                let said = words::reasons(&mobile.reasons);
                let bad = Unfit { field: field.into(), code: "bad-phone", text: said };
                // In the form in which an import seals it, so that equal values meet.
                match mobile.normal {
                    Some(normal) => normal,
                    None if strict => return Err(bad),
                    None => text.to_owned(),
                }
            }
            ("account", _) => account(text),
            // As it is written: a folder may differ from another by its capitals alone.
            ("path", _) => text.to_owned(),
            ("document-number", _) => text.split_whitespace().collect::<String>().to_uppercase(),
            _ => text.to_lowercase(),
        };
        Ok(Some(Identified { id: self.vault.id(kind, &clear), clear: Some(clear) }))
    }

    /// What may be kept of an ID number that was typed. The number itself goes no further than this function.
    fn kept(&self, typed: &Value, field: &'static str, now: Instant) -> Result<Value, Unfit> {
        let bad = |text| Unfit { field: field.into(), code: "bad-id-number", text };
        let text = match typed {
            Value::Null => return Ok(Value::Null),
            Value::String(text) if text.trim().is_empty() => return Ok(Value::Null),
            Value::String(text) => text,
            _ => return Err(bad(Text::new("请填写身份证号本身", "enter the ID number itself"))),
        };
        let judged = validate::id_card(text, now.date());
        let number = judged.normal.ok_or_else(|| bad(words::reasons(&judged.reasons)))?;
        let kept = self.kept_id_number(&number);
        serde_json::to_value(kept).map_err(|_| bad(Text::new("写入失败", "it could not be written")))
    }

    /// All that is kept of a number.
    pub(crate) fn kept_id_number(&self, number: &IdNumber) -> KeptIdNumber {
        KeptIdNumber::of(number, |whole| self.vault.hash(ID_NUMBER, whole))
    }

    /// Who already has this number, by its keyed hash.
    pub(crate) fn people_with(&self, tx: &Transaction, number: &str) -> Result<Vec<Subject>, AppFault> {
        Ok(staff::with_id_number(tx, &self.vault.hash(ID_NUMBER, number))?)
    }

    /// A person as they are named beside something else.
    pub(crate) fn named(&self, tx: &Transaction, id: &str) -> Result<PersonRow, AppFault> {
        let person = staff::fact(tx, id)?.map(|person| person.attributes).unwrap_or_default();
        let phone = self.masked(tx, person.phone.as_deref())?.or(person.phone_masked);
        let name = person.name.unwrap_or_else(|| id.into());
        Ok(PersonRow { subject: Subject::Staff(id.into()), name, phone })
    }

    /// A sealed e-mail address as it is shown.
    pub(crate) fn address(&self, tx: &Transaction, sealed: Option<&str>) -> Result<Option<String>, AppFault> {
        let clear = sealed.map(|id| self.unsealed(tx, id)).transpose()?.flatten();
        Ok(clear.as_deref().map(masked_email))
    }

    /// A sealed phone as it is shown.
    pub(crate) fn masked(&self, tx: &Transaction, sealed: Option<&str>) -> Result<Option<String>, AppFault> {
        let clear = sealed.map(|id| self.unsealed(tx, id)).transpose()?.flatten();
        Ok(clear.as_deref().map(masked_phone))
    }
}

/// A bank or payment account, however it was spaced.
fn account(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

/// Where a change says a whole ID number in clear: its note, an attribute that is neither sealed nor hashed, a field of an
/// event.
fn field_with_id_number(draft: &mut Draft) -> Option<String> {
    if draft.note.as_deref().and_then(id_number_in).is_some() {
        return Some("note".into());
    }
    let of_document = matches!(draft.subject, Subject::Document(_));
    let sealing = patch_of(&mut draft.what).is_some();
    let taken_in = |field: &str| match field {
        "number" if of_document => false,
        // An account may have a number that reads like a person's; it is sealed.
        field => sealing && (KEPT.contains(&field) || SEALED.iter().any(|(name, _)| *name == field)),
    };
    let written = serde_json::to_value(&draft.what).ok()?;
    let data = written.get("data")?.as_object()?;
    let says = |(field, value): &(&String, &Value)| {
        // What a change refers to has its name already.
        !REFERENCES.contains(&field.as_str()) && !taken_in(field) && holds_id_number(value)
    };
    data.iter().find(says).map(|(field, _)| field.clone())
}

fn patch_of(what: &mut What) -> Option<&mut Patch> {
    match what {
        What::EntityDescribed(p)
        | What::StoreDescribed(p)
        | What::StaffDescribed(p)
        | What::SubAccountDescribed(p)
        | What::DocumentDescribed(p)
        | What::LinkGroupDescribed(p)
        | What::BindingDescribed(p) => Some(p),
        _ => None,
    }
}

fn holds_id_number(value: &Value) -> bool {
    match value {
        Value::String(text) => id_number_in(text).is_some(),
        Value::Array(all) => all.iter().any(holds_id_number),
        // Of a file the name is kept with its digits hidden, and the path sealed.
        Value::Object(fields) if fields.contains_key("sha256") => false,
        Value::Object(fields) => fields.values().any(holds_id_number),
        _ => false,
    }
}

fn whole_id_number(field: &str) -> Unfit {
    let text = Text::new(
        "这里有整个身份证号：整个号码哪里都不存。请只留后四位；要登记号码，填在“身份证号”里（只存后四位和校验指纹）",
        "this holds a whole ID number, and such a number is kept nowhere: leave its last four here, or enter it as the ID number, of which the last four and a keyed hash are kept",
    );
    Unfit { field: field.into(), code: "whole-id-number", text }
}
