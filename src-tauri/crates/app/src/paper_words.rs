//! Words for what is recorded of documents, of the companies behind them, and of link groups.

use crate::words::{joined, kind};
use serde::de::DeserializeOwned;
use serde_json::Value;
use storewarden_domain::{
    change::{AtStore, AuditRefusal, FactChange, FileCheck, Report, What},
    facts::{Address, DocumentFile, MeasuredDistance, MemberRates},
    subject::SubjectKind,
    text::Text,
    vocabulary::DocumentKind,
};

fn same(text: impl Into<String>) -> Text {
    let text = text.into();
    Text::new(text.clone(), text)
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// An attribute's value as shown; none for one that has no words of its own here.
pub(crate) fn value(of: SubjectKind, name: &str, value: &Value) -> Option<Text> {
    match (of, name) {
        (SubjectKind::Document, "kind") => DocumentKind::from_code(value.as_str()?).map(DocumentKind::words),
        (SubjectKind::Document, "files") => read::<Vec<DocumentFile>>(value).map(|all| files(&all)),
        (_, "licence_address" | "business_address") => read::<Address>(value).map(|address| place(&address)),
        (_, "address_distance") => read::<MeasuredDistance>(value).map(|measured| distance(&measured)),
        (_, "rates") => read::<Vec<MemberRates>>(value).map(|all| {
            let many = all.len();
            Text::new(format!("{many} 家店"), format!("{many} stores"))
        }),
        _ => None,
    }
}

/// By name, each with what is kept of it.
fn files(all: &[DocumentFile]) -> Text {
    let one = |file: &DocumentFile| match file.kept {
        true => Text::new(
            format!("{}（存有加密副本）", file.name),
            format!("{} (an encrypted copy is kept)", file.name),
        ),
        false => same(&file.name),
    };
    match all {
        [] => Text::new("无", "none"),
        all => joined("", "", &all.iter().map(one).collect::<Vec<_>>()),
    }
}

/// With its coordinates, which mean nothing without their datum.
fn place(address: &Address) -> Text {
    let text = &address.text;
    let Some(at) = &address.at else { return same(text) };
    let datum = serde_json::to_value(at.datum).ok();
    let datum = datum.as_ref().and_then(Value::as_str).unwrap_or_default().to_uppercase();
    let spot = format!("{:.5}, {:.5} {datum}", at.lat, at.lon);
    Text::new(format!("{text}（{spot}）"), format!("{text} ({spot})"))
}

fn distance(measured: &MeasuredDistance) -> Text {
    let MeasuredDistance { metres, source, .. } = measured;
    Text::new(format!("{metres:.0} 米（{source}）"), format!("{metres:.0} m ({source})"))
}

/// What happened, with the store, fact, year or reason that it names; none for an event that says no more than its kind.
pub(crate) fn event(what: &What) -> Option<Text> {
    let detail = match what {
        What::RegisteredFactChanged(FactChange { fact }) => fact.words(),
        What::AnnualReportFiled(Report { year }) => Text::new(format!("{year} 年度"), year.to_string()),
        What::DocumentSubmitted(AtStore { store }) | What::AuditPassed(AtStore { store }) => {
            same(&store.main)
        }
        What::AuditRejected(AuditRefusal { store, reason }) => match reason.trim() {
            "" => same(&store.main),
            why => Text::new(format!("{}，{why}", store.main), format!("{}, {why}", store.main)),
        },
        What::FileChecked(FileCheck { sound: true, .. }) => Text::new("一致", "as recorded"),
        What::FileChecked(FileCheck { reason, .. }) => match reason.trim() {
            "" => Text::new("不一致", "not as recorded"),
            why => Text::new(format!("不一致，{why}"), format!("not as recorded, {why}")),
        },
        what => same(&what.stores().next()?.main),
    };
    let kind = kind(what.kind());
    Some(Text::new(format!("{}：{}", kind.zh, detail.zh), format!("{}: {}", kind.en, detail.en)))
}
