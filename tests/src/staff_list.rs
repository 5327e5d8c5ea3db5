//! What the staff list of the fixtures must come to, worked out from its text alone, row by row, without the program's
//! import: who will be frozen, when, and by when the person check must be handed in to be safe.

use crate::{
    fixtures,
    store_list::{cells, taobao_shops},
};
use chrono::{Duration, NaiveDateTime};
use storewarden_domain::time::Instant;

/// A row that runs towards a freeze: Taobao or Tmall, 正常, and not 已认证.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// As the window names it: `sub-account:taobao/示例商家000:客服05`.
    pub subject: String,
    /// `示例商家000:客服05`
    pub login: String,
    /// The person behind it, and their number: what no message may hold.
    pub person: String,
    pub phone: String,
    pub under_review: bool,
    /// Creation and seven days of 24 hours.
    pub due: Instant,
}

impl Running {
    /// The platform's review may take 48 hours, so what is handed in later may come too late.
    pub fn safe(&self) -> Instant {
        self.due - Duration::hours(48)
    }

    /// The group in which the row stands at `now`: what is missed, what waits for the platform, and else by the time
    /// that is left until the latest safe submission.
    pub fn span(&self, now: Instant) -> &'static str {
        if self.due <= now {
            "overdue"
        } else if self.under_review {
            "waiting"
        } else if self.safe() < now + Duration::hours(24) {
            "day"
        } else if self.safe() < now + Duration::days(7) {
            "week"
        } else {
            "month"
        }
    }

    /// When the operator is reminded, the first first: before and at the latest safe submission, then before the freeze.
    /// A row under review has handed in already.
    pub fn steps(&self) -> Vec<Instant> {
        if self.under_review {
            return Vec::new();
        }
        let safe = [72, 24, 4, 0].map(|hours| self.safe() - Duration::hours(hours));
        [&safe[..], &[self.due - Duration::hours(24), self.due]].concat()
    }
}

/// Everything in `taobao-staff.csv` that runs towards a freeze, with the instant of each, in the order of the file.
pub fn running() -> Vec<Running> {
    let shops = taobao_shops();
    let text = fixtures::text("taobao-staff.csv");
    let rows = text.lines().skip(1).map(cells).filter_map(|cells| {
        let [login, person, phone, _position, _team, access, check, _routing, created, shop] = cells[..]
        else {
            panic!("ten cells: {cells:?}");
        };
        let platform = match shops.get(shop)?.0 {
            "tmall-global" => return None,
            platform => platform,
        };
        if access != "正常" || check == "已认证" {
            return None;
        }
        let created = NaiveDateTime::parse_from_str(created, "%Y-%m-%d %H:%M").ok()?;
        // The list is written in Asia/Shanghai, eight hours ahead all year.
        let due = created - Duration::hours(8) + Duration::hours(7 * 24);
        Some(Running {
            subject: format!("sub-account:{platform}/{login}"),
            login: login.to_owned(),
            person: person.to_owned(),
            phone: phone.to_owned(),
            under_review: check == "审核中",
            due: Instant::from_millis(due.and_utc().timestamp_millis()),
        })
    });
    rows.collect()
}

/// The accounts that the list gives to a person, known by name and phone: `sub-account:PLATFORM/LOGIN`.
pub fn held_by(person: &str, phone: &str) -> Vec<String> {
    let shops = taobao_shops();
    let text = fixtures::text("taobao-staff.csv");
    let rows = text.lines().skip(1).map(cells).filter(|cells| (cells[1], cells[2]) == (person, phone));
    rows.filter_map(|cells| Some(format!("sub-account:{}/{}", shops.get(cells[9])?.0, cells[0]))).collect()
}

/// Those of them whose seven days end after `from` and by `to`.
pub fn freezing(from: Instant, to: Instant) -> Vec<Running> {
    running().into_iter().filter(|row| from < row.due && row.due <= to).collect()
}
