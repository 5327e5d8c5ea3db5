//! A platform's answer in JSON → a table: one row a record, its fields the columns.
//!
//! The list may lie at any depth. Where the outermost name is that of an answer (`sellercenter_subusers_get_response`)
//! the interface is known, and with it that the values are its codes and no words.

use super::{Table, Unreadable};
use serde_json::{Map, Value};
use storewarden_domain::text::Text;

/// What the name of an answer ends with.
const ANSWER: &str = "_response";
/// Methods of the open platform are named with `taobao.` but for these, and the answer's name leaves it out.
const OTHER_NAMES: [&str; 3] = ["tmall", "alibaba", "aliexpress"];

pub(super) fn read(text: &str, encoding: &str) -> Result<Table, Unreadable> {
    let value: Value = serde_json::from_str(text).map_err(|_| unreadable())?;
    let (interface, content) = unwrapped(&value);
    if interface.as_deref() == Some("error") {
        return Err(told_off(content));
    }
    let records = list(content).ok_or_else(no_list)?;
    Ok(table(records, interface, encoding))
}

/// The interface, where the value is an answer's, and what it says.
fn unwrapped(value: &Value) -> (Option<String>, &Value) {
    let only = value.as_object().filter(|fields| fields.len() == 1).and_then(|fields| fields.iter().next());
    match only.and_then(|(name, content)| Some((name.strip_suffix(ANSWER)?, content))) {
        None => (None, value),
        Some(("error", content)) => (Some("error".into()), content),
        Some((name, content)) => {
            let method = name.replace('_', ".");
            let first = method.split('.').next().unwrap_or_default();
            let whole = OTHER_NAMES.contains(&first);
            (Some(if whole { method } else { format!("taobao.{method}") }), content)
        }
    }
}

/// The first list of records, whatever it lies in.
fn list(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    match value {
        Value::Array(items) if !items.is_empty() => items.iter().map(Value::as_object).collect(),
        Value::Object(fields) => fields.values().find_map(list),
        _ => None,
    }
}

/// Records are counted from 1; the names of their fields stand in a row before the first.
fn table(records: Vec<&Map<String, Value>>, interface: Option<String>, encoding: &str) -> Table {
    let mut names: Vec<&String> = Vec::new();
    for name in records.iter().flat_map(|record| record.keys()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut table = Table::new(encoding);
    table.interface = interface;
    for name in &names {
        table.write(name);
        table.end_cell();
    }
    table.end_row(0);
    for (number, record) in (1..).zip(records) {
        for name in &names {
            match record.get(*name) {
                Some(Value::String(text)) => table.write(text),
                Some(Value::Number(number)) => table.write(&number.to_string()),
                Some(Value::Bool(flag)) => table.write(&flag.to_string()),
                // Lists and records within a record have no column.
                _ => {}
            }
            table.end_cell();
        }
        table.end_row(number);
    }
    table
}

fn unreadable() -> Unreadable {
    Unreadable {
        code: "unreadable-file",
        message: Text::new(
            "这份 JSON 不完整或已损坏，读不出来。请重新保存接口返回的全部内容后再导入。",
            "This JSON is incomplete or damaged. Save the interface's whole answer again and import that.",
        ),
    }
}

fn no_list() -> Unreadable {
    Unreadable {
        code: "no-list",
        message: Text::new(
            "这份 JSON 里没有名单（一组记录），没有可导入的。请导入店铺或子账号的名单。",
            "This JSON holds no list of records, so there is nothing to import. Import a list of stores or sub-accounts.",
        ),
    }
}

/// The interface refused the question; its own words say why.
fn told_off(content: &Value) -> Unreadable {
    let part = |name: &str| content.get(name).and_then(Value::as_str);
    let said = part("sub_msg").or(part("msg")).unwrap_or("—");
    Unreadable {
        code: "error-answer",
        message: Text::new(
            format!("这是接口返回的报错，不是名单：{said}。请按提示处理后重新调用接口。"),
            format!(
                "This is the interface's refusal, not a list: {said}. Put that right and ask the interface again."
            ),
        ),
    }
}
