//! A parameter of a rule: its value, unit and bounds.

use crate::text::Text;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Day,
    Hour,
    Minute,
    Month,
    Year,
    Workday,
    Count,
    Metre,
    Byte,
    /// Of a thousand: 10 % = 100.
    Permille,
    /// `MM-DD`
    DayOfYear,
    Flag,
    Choice,
    Text,
    List,
}

impl Unit {
    pub const ALL: &'static [Self] = &[
        Self::Day,
        Self::Hour,
        Self::Minute,
        Self::Month,
        Self::Year,
        Self::Workday,
        Self::Count,
        Self::Metre,
        Self::Byte,
        Self::Permille,
        Self::DayOfYear,
        Self::Flag,
        Self::Choice,
        Self::Text,
        Self::List,
    ];

    /// The code in the rule files and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Month => "month",
            Self::Year => "year",
            Self::Workday => "workday",
            Self::Metre => "metre",
            Self::Byte => "byte",
            Self::Permille => "permille",
            Self::Count => "count",
            Self::DayOfYear => "day-of-year",
            Self::Flag => "flag",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::List => "list",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.code() == code)
    }

    /// Whole numbers with bounds.
    pub fn numeric(self) -> bool {
        !matches!(self, Self::DayOfYear | Self::Flag | Self::Choice | Self::Text | Self::List)
    }
}

/// A parameter as declared.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Param {
    #[ts(type = "unknown")]
    pub value: Value,
    pub unit: Unit,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub min: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub max: Option<i64>,
    /// The values that a choice allows.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub choices: Vec<String>,
    /// No source states it; the value is the program's stated default.
    pub assumed: bool,
    /// The value that ships with the program, where another was set in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "unknown")]
    pub shipped: Option<Value>,
}

impl Param {
    /// Would `value` do in place of the declared one? The reason says what is allowed.
    pub fn check(&self, value: &Value) -> Result<(), Text> {
        match self.unit {
            unit if unit.numeric() => self.check_number(value),
            Unit::Text if value.as_str().is_some_and(|s| !s.trim().is_empty()) => Ok(()),
            Unit::Text => Err(Text::new("应为一段文字", "must be a piece of text")),
            Unit::Flag if value.is_boolean() => Ok(()),
            Unit::Flag => Err(Text::new("应为 true 或 false", "must be true or false")),
            Unit::Choice => self.check_choice(value),
            Unit::DayOfYear => value.as_str().is_some_and(is_day_of_year).then_some(()).ok_or_else(|| {
                Text::new(
                    "应为每年都有的日期，写作 \"MM-DD\"，例如 \"11-01\"（02-29 不行）",
                    "must be a day that every year has, written \"MM-DD\", such as \"11-01\" (not 02-29)",
                )
            }),
            _ => {
                let filled = |item: &Value| item.as_str().is_some_and(|s| !s.trim().is_empty());
                let sound =
                    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(filled));
                sound.then_some(()).ok_or_else(|| {
                    Text::new("应为至少一项的文字列表", "must be a list of strings with at least one entry")
                })
            }
        }
    }

    fn check_number(&self, value: &Value) -> Result<(), Text> {
        let Some(number) = value.as_i64() else {
            let unit = self.unit.code();
            return Err(Text::new(
                format!("应为整数（单位 {unit}）"),
                format!("must be a whole number (unit {unit})"),
            ));
        };
        let below = self.min.is_some_and(|min| number < min);
        let above = self.max.is_some_and(|max| number > max);
        if !below && !above {
            return Ok(());
        }
        let bound = |end: Option<i64>| end.map_or("…".into(), |n| n.to_string());
        let range = format!("{}–{}", bound(self.min), bound(self.max));
        Err(Text::new(
            format!("{number} 超出允许范围 {range}"),
            format!("{number} is outside the allowed range {range}"),
        ))
    }

    fn check_choice(&self, value: &Value) -> Result<(), Text> {
        if value.as_str().is_some_and(|s| self.choices.iter().any(|c| c == s)) {
            return Ok(());
        }
        let allowed = self.choices.join(", ");
        Err(Text::new(format!("只能取：{allowed}"), format!("must be one of: {allowed}")))
    }
}

/// `MM-DD` that exists in every year.
fn is_day_of_year(text: &str) -> bool {
    // 2023 is an ordinary year, so 02-29 is refused.
    text.len() == 5 && NaiveDate::parse_from_str(&format!("2023-{text}"), "%Y-%m-%d").is_ok()
}
