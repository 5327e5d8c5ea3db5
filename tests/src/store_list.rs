//! What the list of shops must come to, worked out from the text of `stores.csv` alone, without the program's import: the
//! shops themselves, and what each company's licence and identity card end.

use crate::fixtures;
use chrono::{Days, Duration, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::time::Instant;

/// One thing that falls due of a company's paper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperEnd {
    /// `entity:91000000MADEM0700M`
    pub owner: String,
    pub rule: &'static str,
    pub due: Instant,
}

/// The licence's term (rulebook B.4), the card's (B.4), and the last day on which the card has the 90 days that a link
/// application wants (T12, C.6; listed for every card with an end, D9). Each day counts whole.
const LICENCE: &str = "doc.licence.term";
const CARD: &str = "doc.id-card.validity";
const CARD_REMAINING: &str = "aliexpress.linkgroup.doc-legal-rep-id";

impl PaperEnd {
    /// The group of Today in which it stands at `now`; nobody has handed anything in.
    pub fn span(&self, now: Instant) -> &'static str {
        if self.due <= now {
            "overdue"
        } else if self.due < now + Duration::hours(24) {
            "day"
        } else if self.due < now + Duration::days(7) {
            "week"
        } else if self.due < now + Duration::days(30) {
            "month"
        } else {
            "later"
        }
    }
}

/// A row, by the columns that tests ask for.
struct Row {
    platform: String,
    name: String,
    main: String,
    code: String,
    company_type: String,
    licence: Option<NaiveDate>,
    card: Option<NaiveDate>,
}

fn rows() -> Vec<Row> {
    let text = fixtures::text("stores.csv");
    let rows = text.lines().skip(1).map(|line| {
        let cells = cells(line);
        Row {
            platform: cells[0].to_owned(),
            name: cells[1].to_owned(),
            main: cells[2].to_owned(),
            code: cells[4].to_owned(),
            company_type: cells[5].to_owned(),
            licence: day(cells[7]),
            card: day(cells[8]),
        }
    });
    rows.collect()
}

/// The file's dates are written with three kinds of separators; 长期 is none.
fn day(cell: &str) -> Option<NaiveDate> {
    if cell == "长期" {
        return None;
    }
    let numbers: Vec<u32> = cell.split(['-', '/', '.']).map(|n| n.parse().expect("a number")).collect();
    let [year, month, day] = numbers[..] else { panic!("a day: {cell}") };
    Some(NaiveDate::from_ymd_opt(year.try_into().expect("a year"), month, day).expect("a day"))
}

/// What ends of every company's licence and card: at 24:00 in China of the last day.
pub fn paper_ends() -> BTreeSet<PaperEnd> {
    let mut ends = BTreeSet::new();
    for row in rows() {
        let mut end = |rule, last_day: NaiveDate| {
            let over = (last_day + Days::new(1)).and_time(chrono::NaiveTime::MIN) - Duration::hours(8);
            let due = Instant::from_millis(over.and_utc().timestamp_millis());
            ends.insert(PaperEnd { owner: format!("entity:{}", row.code), rule, due });
        };
        if let Some(last_day) = row.licence {
            end(LICENCE, last_day);
        }
        if let Some(last_day) = row.card {
            end(CARD, last_day);
            end(CARD_REMAINING, last_day - Days::new(90));
        }
    }
    ends
}

/// Taobao's family: platform and main account of each shop, by the shop's name.
pub fn taobao_shops() -> BTreeMap<String, (&'static str, String)> {
    let platform = |word: &str| match word {
        "淘宝" => Some("taobao"),
        "天猫" => Some("tmall"),
        "天猫国际" => Some("tmall-global"),
        _ => None,
    };
    rows().into_iter().filter_map(|row| Some((row.name, (platform(&row.platform)?, row.main)))).collect()
}

/// Sole proprietors with a shop where link groups are: whether they may link by then is looked at again.
pub fn barred_from_linking() -> BTreeSet<String> {
    let sole = |row: &Row| row.company_type == "个体工商户" || row.code.starts_with("92");
    let barred = rows().into_iter().filter(|row| row.platform == "速卖通" && sole(row));
    barred.map(|row| format!("entity:{}", row.code)).collect()
}

/// The fixtures are written without quoted cells, so a line splits at its commas.
pub fn cells(line: &str) -> Vec<&str> {
    assert!(!line.contains('"'), "{line}");
    line.trim_end().split(',').collect()
}
