//! Answers: one JSON document, or a table for people.

use comfy_table::{ContentArrangement, Table, presets::NOTHING};
use serde::Serialize;
use std::io::Write;
use storewarden_domain::rulebook::Rulebook;

#[derive(Debug, Clone, Copy)]
pub struct Out {
    pub json: bool,
}

impl Out {
    /// Prints the document, or what `human` makes of it.
    pub fn answer<T: Serialize>(&self, document: &T, human: impl FnOnce(&T) -> String) {
        let text = if self.json {
            serde_json::to_string_pretty(document).unwrap_or_default()
        } else {
            human(document)
        };
        // A reader that has seen enough (`… | head`) is no fault.
        writeln!(std::io::stdout(), "{text}").ok();
    }
}

/// A table with a header.
pub fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = Table::new();
    table.load_preset(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
    for row in rows {
        table.add_row(row);
    }
    table.to_string()
}

/// Said beside whatever rests on a parameter that the operator set otherwise; empty elsewhere.
pub fn set_by_you(rulebook: &Rulebook, rule: Option<&str>) -> &'static str {
    match rule.and_then(|id| rulebook.rule(id)) {
        Some(rule) if rule.is_set() => "（自行设定 set by you）",
        _ => "",
    }
}
