//! The working-day calendar: a year's days and why they count, and bringing in a year's notice.

use crate::{
    App, AppFault, holidays,
    record::{append_all, new_batch},
    wire::{HolidayFile, HolidayReport, HolidayYear, YearDay, YearPage},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{Datelike, NaiveDate};
use storewarden_db::facts;
use storewarden_domain::{
    calendar::{Basis, Calendar},
    change::{Draft, What},
    facts::{YearAttributes, as_patch, difference},
    subject::Subject,
    text::Text,
    time::Instant,
};

impl App {
    pub fn year(&self, now: Instant, year: i32) -> Result<YearPage, AppFault> {
        self.answer(now, |_| {
            let effective = self.effective();
            let calendar = effective.rulebook.calendar();
            let known = calendar.years().find(|entry| entry.year == year);
            let basis = known.map(|entry| entry.basis);
            let mut years: Vec<i32> = calendar.years().map(|entry| entry.year).collect();
            years.extend([year, now.date().year(), now.date().year() + 1]);
            years.sort_unstable();
            years.dedup();
            let days = days_of(year).map(|date| {
                let day = calendar.kind(date);
                YearDay { date: date.to_string(), workday: day.workday, kind: day.kind, name: day.name }
            });
            let days: Vec<YearDay> = days.collect();
            let source = known.filter(|entry| !entry.source.is_empty()).map(|entry| {
                let origin = effective.rulebook.origin(&entry.source);
                origin.map_or_else(|| Text::new(&entry.source, &entry.source), |origin| origin.title.clone())
            });
            Ok(YearPage {
                year,
                years,
                basis,
                source,
                imported: effective.notice_of(year).is_some(),
                provisional: basis != Some(Basis::Notice),
                workdays: days.iter().filter(|day| day.workday).count() as u32,
                days,
            })
        })
    }

    /// What a file of holidays would bring; writes nothing.
    pub fn holidays_preview(&self, name: &str, bytes: &[u8]) -> Result<HolidayReport, AppFault> {
        self.read(|_| Ok(self.plan(name, bytes).0))
    }

    /// Records the notices of a file, as one undoable batch.
    pub fn holidays_apply(&self, now: Instant, name: &str, bytes: &[u8]) -> Result<HolidayReport, AppFault> {
        self.write(now, |tx| {
            let (mut report, notices) = self.plan(name, bytes);
            let mut drafts = Vec::new();
            for (year, notice) in notices {
                let subject = Subject::Year(year);
                let known = facts::around(tx, &subject)?.years.remove(&subject).map(|fact| fact.attributes);
                let mut wanted = as_patch(&notice);
                // What the new notice does not name is not kept from an older one.
                wanted.entry("worked").or_insert(serde_json::Value::Null);
                let patch = difference(&known.unwrap_or_default(), &wanted);
                if !patch.is_empty() {
                    drafts.push(Draft::new(subject, now, What::YearDescribed(patch)));
                }
            }
            if !drafts.is_empty() {
                let text = Text::new(format!("导入放假通知：{name}"), format!("Holidays brought in: {name}"));
                let batch = new_batch(now, "import", text);
                append_all(tx, &batch, drafts)?;
                report.undo = Some(batch.id.to_string());
            }
            Ok(report)
        })
    }

    /// What a file says of its years, and the notices among it that can be taken.
    pub(crate) fn plan(&self, name: &str, bytes: &[u8]) -> (HolidayReport, Vec<(i32, YearAttributes)>) {
        let read = match holidays::read(name, bytes) {
            Ok(read) => read,
            Err(reason) => {
                let report = HolidayReport { years: Vec::new(), refused: vec![reason], undo: None };
                return (report, Vec::new());
            }
        };
        let rulebook = self.rulebook();
        let calendar = rulebook.calendar();
        let mut taken = Vec::new();
        let mut years = Vec::new();
        for (year, notice) in read.years {
            let refused = Calendar::check_notice(year, &notice).err();
            years.push(HolidayYear {
                year,
                off: notice.off.len() as u32,
                worked: notice.worked.len() as u32,
                changed: changed(calendar, year, &notice),
                known: calendar.years().find(|entry| entry.year == year).map(|entry| entry.basis),
                refused: refused.clone(),
            });
            if refused.is_none() {
                taken.push((year, notice));
            }
        }
        (HolidayReport { years, refused: read.refused, undo: None }, taken)
    }
}

impl HolidayFile {
    pub fn bytes(&self) -> Result<Vec<u8>, AppFault> {
        STANDARD.decode(&self.base64).map_err(|e| AppFault::NotBase64(format!("{}: {e}", self.name)))
    }
}

/// Days that would be judged otherwise.
fn changed(calendar: &Calendar, year: i32, notice: &YearAttributes) -> Vec<String> {
    let after = calendar.clone().with_notice(year, notice);
    let differs = |date: &NaiveDate| calendar.kind(*date).workday != after.kind(*date).workday;
    days_of(year).filter(differs).map(|date| date.to_string()).collect()
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(|day| day.iter_days()).take_while(move |date| date.year() == year)
}
