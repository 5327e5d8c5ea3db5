//! `season [YEAR]`: the promotion season over all shops.

use crate::{Desk, Failure, Outcome, print::table};
use storewarden_app::wire::{PeakSeason, PeakSeasonRequest, SeasonRow};

pub fn run(desk: &Desk, year: Option<i32>) -> Result<Outcome, Failure> {
    let season = desk.app.peak_season(desk.now, &PeakSeasonRequest { year })?;
    desk.out.answer(&season, human);
    Ok(Outcome::Done)
}

fn human(season: &PeakSeason) -> String {
    let header = ["店铺 store", "窗口 window", "需要 needed", "现有 existing", "未收尾 to close"];
    let rows = season.stores.iter().map(|row| {
        let needed = row.needed.map_or_else(|| "—".into(), |needed| needed.to_string());
        [row.store.name.clone(), window(row), needed, row.existing.to_string(), unclosed(row).to_string()]
    });
    let counts = format!(
        "{} 年：未确认 {} 店，需要 {}，现有 {}，还差 {}，未收尾 {} / unconfirmed, needed, existing, missing, to close",
        season.year, season.unconfirmed, season.needed, season.existing, season.missing, season.unclosed
    );
    format!("{counts}\n{}", table(header, rows))
}

fn window(row: &SeasonRow) -> String {
    let mark = if row.confirmed { "" } else { "（推定，请确认 / a guess, confirm it）" };
    format!("{} – {}{mark}", row.from.short_text(), row.to.short_text())
}

fn unclosed(row: &SeasonRow) -> usize {
    let open =
        |account: &&storewarden_app::wire::SeasonAccountRow| account.closing.iter().any(|step| !step.done);
    if row.ended { row.accounts.iter().filter(open).count() } else { 0 }
}
