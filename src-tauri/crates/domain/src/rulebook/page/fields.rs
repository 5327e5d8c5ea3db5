//! One table of a file, asked for its fields by name and type.

use super::{Page, Spot};
use crate::text::Text;
use chrono::NaiveDate;
use serde_json::Value;
use std::{cell::RefCell, collections::BTreeSet};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// One table of a file.
pub(crate) struct Fields<'p> {
    page: &'p Page<'p>,
    table: &'p DeTable<'p>,
    /// Where the table begins.
    pub at: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'p> Fields<'p> {
    pub(super) fn new(page: &'p Page<'p>, table: &'p DeTable<'p>, at: usize) -> Self {
        Self { page, table, at, asked: RefCell::default() }
    }

    pub fn page(&self) -> &'p Page<'p> {
        self.page
    }

    /// The value under a key, if there is one.
    pub fn value(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'p>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// The same, with a fault where it is missing.
    pub fn need(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'p>>> {
        let found = self.value(key);
        if found.is_none() {
            self.page.fault(
                self.at,
                format!("缺少字段 {key}，请补上"),
                format!("field {key} is missing; add it"),
            );
        }
        found
    }

    fn wrong_type(&self, at: usize, key: &str, zh: &str, en: &str) {
        self.page.fault(at, format!("字段 {key} 应为{zh}"), format!("field {key} must be {en}"));
    }

    fn as_text(&self, key: &str, value: &'p Spanned<DeValue<'p>>) -> Option<Spot<String>> {
        let at = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.page.fault(
                    at,
                    format!("字段 {key} 是空的，请填写内容"),
                    format!("field {key} is empty; fill it in"),
                );
                None
            }
            DeValue::String(text) => Some(Spot { value: text.to_string(), at }),
            _ => {
                self.wrong_type(at, key, "带引号的文字", "a quoted string");
                None
            }
        }
    }

    pub fn text(&self, key: &'static str) -> Option<Spot<String>> {
        self.as_text(key, self.value(key)?)
    }

    pub fn need_text(&self, key: &'static str) -> Option<Spot<String>> {
        self.as_text(key, self.need(key)?)
    }

    /// A sentence in both languages: a table with `zh` and `en`.
    pub fn need_words(&self, key: &'static str) -> Option<Text> {
        self.need(key)?;
        let both = self.table(key)?;
        let (zh, en) = (both.need_text("zh"), both.need_text("en"));
        both.finish();
        Some(Text::new(zh?.value, en?.value))
    }

    fn as_integer(&self, key: &str, value: &'p Spanned<DeValue<'p>>) -> Option<Spot<i64>> {
        let at = value.span().start;
        let read = value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if read.is_none() {
            self.wrong_type(at, key, "整数", "a whole number");
        }
        read.map(|value| Spot { value, at })
    }

    pub fn integer(&self, key: &'static str) -> Option<Spot<i64>> {
        self.as_integer(key, self.value(key)?)
    }

    pub fn need_integer(&self, key: &'static str) -> Option<Spot<i64>> {
        self.as_integer(key, self.need(key)?)
    }

    /// Absent counts as `false`.
    pub fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else {
            return false;
        };
        if let DeValue::Boolean(flag) = value.get_ref() {
            return *flag;
        }
        self.wrong_type(value.span().start, key, " true 或 false", "true or false");
        false
    }

    fn as_date(&self, key: &str, value: &'p Spanned<DeValue<'p>>) -> Option<Spot<NaiveDate>> {
        let at = value.span().start;
        let read = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => moment.date,
            _ => None,
        };
        let date = read.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
        if date.is_none() {
            self.wrong_type(
                at,
                key,
                "不带引号的日期，例如 2026-01-04",
                "an unquoted date such as 2026-01-04",
            );
        }
        date.map(|value| Spot { value, at })
    }

    pub fn date(&self, key: &'static str) -> Option<Spot<NaiveDate>> {
        self.as_date(key, self.value(key)?)
    }

    pub fn need_date(&self, key: &'static str) -> Option<Spot<NaiveDate>> {
        self.as_date(key, self.need(key)?)
    }

    fn items(&self, key: &'static str) -> &'p [Spanned<DeValue<'p>>] {
        let Some(value) = self.value(key) else { return &[] };
        match value.get_ref() {
            DeValue::Array(items) => items,
            _ => {
                self.wrong_type(value.span().start, key, "列表 [ … ]", "a list [ … ]");
                &[]
            }
        }
    }

    /// The entries of a list that must be there and must not be empty.
    fn need_items(&self, key: &'static str) -> &'p [Spanned<DeValue<'p>>] {
        let Some(value) = self.need(key) else { return &[] };
        let items = self.items(key);
        if items.is_empty() && matches!(value.get_ref(), DeValue::Array(_)) {
            self.page.fault(
                value.span().start,
                format!("{key} 至少要有一项"),
                format!("{key} needs at least one entry"),
            );
        }
        items
    }

    pub fn need_texts(&self, key: &'static str) -> Vec<Spot<String>> {
        self.need_items(key).iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    pub fn need_tables(&self, key: &'static str) -> Vec<Fields<'p>> {
        self.need_items(key).iter().filter_map(|item| self.as_table(key, item)).collect()
    }

    /// A list of strings; empty where the key is absent.
    pub fn texts(&self, key: &'static str) -> Vec<Spot<String>> {
        self.items(key).iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    /// A list of dates; empty where the key is absent.
    pub fn dates(&self, key: &'static str) -> Vec<Spot<NaiveDate>> {
        self.items(key).iter().filter_map(|item| self.as_date(key, item)).collect()
    }

    /// A list of tables (`[[key]]`, or `key = [{ … }]`); empty where the key is absent.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'p>> {
        self.items(key).iter().filter_map(|item| self.as_table(key, item)).collect()
    }

    fn as_table(&self, key: &str, value: &'p Spanned<DeValue<'p>>) -> Option<Fields<'p>> {
        let at = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(self.page, table, at)),
            _ => {
                self.wrong_type(at, key, "表 { … }", "a table { … }");
                None
            }
        }
    }

    pub fn table(&self, key: &'static str) -> Option<Fields<'p>> {
        self.as_table(key, self.value(key)?)
    }

    /// A table whose keys are names, not fields: every entry must be a table.
    pub fn entries(&self, key: &'static str) -> Vec<(Spot<String>, Fields<'p>)> {
        let Some(inner) = self.table(key) else {
            return Vec::new();
        };
        let named = |(name, value): (&'p Spanned<_>, &'p Spanned<DeValue<'p>>)| {
            let name: &Spanned<std::borrow::Cow<'p, str>> = name;
            let spot = Spot { value: name.get_ref().to_string(), at: name.span().start };
            self.as_table(&spot.value, value).map(|fields| (spot, fields))
        };
        inner.table.iter().filter_map(named).collect()
    }

    /// A bare value: string, whole number, boolean or list of strings.
    pub fn need_json(&self, key: &'static str) -> Option<Spot<Value>> {
        let value = self.need(key)?;
        let at = value.span().start;
        let json = match value.get_ref() {
            DeValue::String(text) => Value::from(text.to_string()),
            DeValue::Boolean(flag) => Value::from(*flag),
            DeValue::Array(_) => {
                Value::from(self.texts(key).into_iter().map(|t| t.value).collect::<Vec<_>>())
            }
            DeValue::Integer(_) => Value::from(self.as_integer(key, value)?.value),
            _ => {
                self.wrong_type(
                    at,
                    key,
                    "文字、整数、true/false 或文字列表",
                    "a string, a whole number, true/false or a list of strings",
                );
                return None;
            }
        };
        Some(Spot { value: json, at })
    }

    /// Names every key that was never asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter().filter(|(key, _)| !asked.contains(key.get_ref().as_ref())) {
            let known = asked.iter().copied().collect::<Vec<_>>().join(", ");
            let name = key.get_ref();
            self.page.fault(
                key.span().start,
                format!("不认识的字段 {name}；这里可用：{known}"),
                format!("unknown field {name}; known here: {known}"),
            );
        }
    }
}
