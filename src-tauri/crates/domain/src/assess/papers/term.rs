//! From which day to which day a document is valid: as printed, or as the rule about its kind tells from the day of issue
//! (rulebook B.4; decisions D1, D6, D7, D10).

use super::dated::shifted;
use crate::{
    assess::deadline::parameter,
    assessment::Why,
    calendar::Calendar,
    facts::DocumentAttributes,
    rulebook::{
        Bound, Rule, Rulebook,
        behaviour::{
            EitherDocument, IdentityCardTerms, PrintedTerm, RenewalWindow, TrademarkTerms, ValidFor,
            ValidForDays,
        },
    },
    text::Text,
    vocabulary::DocumentKind,
};
use chrono::{Months, NaiveDate};

/// The rule that tells how long a kind of document is valid.
#[derive(Debug, Clone, Copy)]
pub enum TermRule<'a> {
    Printed(Bound<'a, PrintedTerm>),
    Years(Bound<'a, ValidFor>),
    Days(Bound<'a, ValidForDays>),
    IdentityCard(Bound<'a, IdentityCardTerms>),
    Trademark(Bound<'a, TrademarkTerms>),
    Renewal(Bound<'a, RenewalWindow>),
}

/// When a document is valid.
#[derive(Debug, Clone)]
pub struct Term<'a> {
    pub rule: Option<TermRule<'a>>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// The day from which a rule counted `to`; none where it is printed.
    pub counted_from: Option<NaiveDate>,
    pub unlimited: bool,
    /// An end must be known, or that there is none, before anybody can say whether it is valid.
    pub expects_end: bool,
    /// How `to` was told; empty where it is printed.
    pub why: Vec<Why>,
}

impl<'a> TermRule<'a> {
    /// The rule of the kind's own; `platform` is the owner's, or `*`.
    fn of(rulebook: &'a Rulebook, kind: DocumentKind, platform: &str) -> Option<Self> {
        let years = || rulebook.each_bound::<ValidFor>(platform).find(|r| r.params.document == kind);
        let days = || rulebook.each_bound::<ValidForDays>(platform).find(|r| r.params.document == kind);
        let window = || rulebook.each_bound::<RenewalWindow>(platform).find(|r| r.params.document == kind);
        match kind {
            DocumentKind::IdentityCard => rulebook.bound(platform).map(Self::IdentityCard),
            DocumentKind::Trademark => rulebook.bound(platform).map(Self::Trademark),
            kind => (years().map(Self::Years))
                .or_else(|| days().map(Self::Days))
                .or_else(|| window().map(Self::Renewal))
                .or_else(|| Self::printed(rulebook, kind, platform)),
        }
    }

    fn printed(rulebook: &'a Rulebook, kind: DocumentKind, platform: &str) -> Option<Self> {
        rulebook.each_bound::<PrintedTerm>(platform).find(|r| r.params.document == kind).map(Self::Printed)
    }

    pub fn rule(&self) -> &'a Rule {
        match self {
            Self::Printed(bound) => bound.rule,
            Self::Years(bound) => bound.rule,
            Self::Days(bound) => bound.rule,
            Self::IdentityCard(bound) => bound.rule,
            Self::Trademark(bound) => bound.rule,
            Self::Renewal(bound) => bound.rule,
        }
    }

    /// From this day on a document that ends with `to` is expiring: the longest lead of its kind (D10).
    pub fn first_lead(&self, to: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        match self {
            Self::Trademark(bound) => months_before(to, bound.params.renewal_opens),
            Self::Renewal(bound) => Some(calendar.walk_back(to, bound.params.apply_from).last),
            other => {
                let ladder = &other.rule().ladder;
                let longest = ladder.safe.iter().chain(&ladder.due).map(|rung| rung.seconds_before).max()?;
                Some(shifted(to, -(longest / 86_400)))
            }
        }
    }
}

impl<'a> Term<'a> {
    pub fn of(
        rulebook: &'a Rulebook,
        kind: DocumentKind,
        platform: &str,
        document: &DocumentAttributes,
    ) -> Self {
        let own = TermRule::of(rulebook, kind, platform);
        let endless = rulebook.each_bound::<EitherDocument>(platform);
        let endless = endless.into_iter().any(|r| r.params.documents.contains(&kind));
        let mut term = Self {
            rule: own.or_else(|| TermRule::printed(rulebook, DocumentKind::Other, platform)),
            from: document.valid_from.or(document.issued_on),
            to: document.valid_to,
            counted_from: None,
            unlimited: document.unlimited || (endless && document.valid_to.is_none()),
            expects_end: own.is_some(),
            why: Vec::new(),
        };
        if !term.unlimited && term.to.is_none() {
            term.derive(own, document);
        }
        term
    }

    /// The end as the kind's own rule tells it, where it does.
    fn derive(&mut self, own: Option<TermRule<'a>>, document: &DocumentAttributes) {
        let Some(start) = self.from else { return };
        match own {
            Some(TermRule::Years(r)) => self.whole_years(r.rule, "length", r.params.length, start),
            Some(TermRule::Trademark(r)) => self.whole_years(r.rule, "length", r.params.length, start),
            Some(TermRule::Renewal(r)) => self.whole_years(r.rule, "length", r.params.length, start),
            Some(TermRule::Days(r)) => {
                let start = document.issued_on.unwrap_or(start);
                let days = r.params.length;
                let to = shifted(start, days);
                self.told(r.rule, ("length", days, "天", "days"), start, to);
            }
            Some(TermRule::IdentityCard(r)) => {
                self.by_age(r, document.issued_on.unwrap_or(start), document.born_on)
            }
            Some(TermRule::Printed(_)) | None => {}
        }
    }

    /// To the same day number, or the month's last day where there is none (民法典 202).
    fn whole_years(&mut self, rule: &Rule, param: &str, years: i64, start: NaiveDate) {
        let months = u32::try_from(years * 12).ok().map(Months::new);
        if let Some(to) = months.and_then(|months| start.checked_add_months(months)) {
            self.told(rule, (param, years, "年", "years"), start, to);
        }
    }

    fn by_age(&mut self, r: Bound<IdentityCardTerms>, issued: NaiveDate, born: Option<NaiveDate>) {
        let Some(age) = born.and_then(|born| issued.years_since(born)).map(i64::from) else { return };
        let terms = r.params;
        self.why
            .push(Why::new("age", Text::new(format!("签发时满 {age} 周岁"), format!("aged {age} at issue"))));
        if age >= terms.unlimited_from {
            self.unlimited = true;
            let (zh, en) = ("周岁起长期", "years of age on without end");
            self.why.push(parameter(r.rule, "unlimited-from", terms.unlimited_from, zh, en));
            return;
        }
        let (param, years) = match age {
            age if age < terms.young_from => ("child", terms.child),
            age if age < terms.middle_from => ("young", terms.young),
            _ => ("middle", terms.middle),
        };
        self.whole_years(r.rule, param, years, issued);
    }

    fn told(
        &mut self,
        rule: &Rule,
        (param, length, zh, en): (&str, i64, &str, &str),
        start: NaiveDate,
        to: NaiveDate,
    ) {
        self.to = Some(to);
        self.counted_from = Some(start);
        self.why.push(parameter(rule, param, length, zh, en));
        self.why.push(Why::new(
            "sum",
            Text::new(
                format!("{start} + {length} {zh} = {to}（最后有效日）"),
                format!("{start} + {length} {en} = {to}, the last valid day"),
            ),
        ));
    }
}

/// The same day number so many months before.
pub fn months_before(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(u32::try_from(months).ok()?))
}

/// The same day number so many months after.
pub fn months_after(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(u32::try_from(months).ok()?))
}
