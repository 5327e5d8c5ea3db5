//! `season [YEAR]`: the promotion season over all shops.

use crate::{
    Desk, Failure, Outcome,
    print::{set_by_you, table},
};
use storewarden_app::wire::{PeakSeason, PeakSeasonRequest, SeasonRow};
use storewarden_domain::rulebook::Rulebook;

pub fn run(desk: &Desk, year: Option<i32>) -> Result<Outcome, Failure> {
    let season = desk.app.peak_season(desk.now, &PeakSeasonRequest { year })?;
    let rulebook = desk.app.rulebook();
    desk.out.answer(&season, |season| human(&rulebook, season));
    Ok(Outcome::Done)
}

fn human(rulebook: &Rulebook, season: &PeakSeason) -> String {
    let header = ["店铺 store", "窗口 window", "需要 needed", "现有 existing", "未收尾 to close"];
    let rows = season.stores.iter().map(|row| {
        let needed = row.needed.map_or_else(|| "—".into(), |needed| needed.to_string());
        [
            row.store.name.clone(),
            window(rulebook, row),
            needed,
            row.existing.to_string(),
            unclosed(row).to_string(),
        ]
    });
    let counts = format!(
        "{} 年：未确认 {} 店，需要 {}，现有 {}，还差 {}，未收尾 {} / unconfirmed, needed, existing, missing, to close",
        season.year, season.unconfirmed, season.needed, season.existing, season.missing, season.unclosed
    );
    format!("{counts}\n{}", table(header, rows))
}

fn window(rulebook: &Rulebook, row: &SeasonRow) -> String {
    let days = format!("{} – {}", row.from.short_text(), row.to.short_text());
    match row.confirmed {
        true => days,
        false => {
            let set = set_by_you(rulebook, Some(&row.rule));
            format!("{days}（推定，请确认 / a guess, confirm it）{set}")
        }
    }
}

fn unclosed(row: &SeasonRow) -> usize {
    let open =
        |account: &&storewarden_app::wire::SeasonAccountRow| account.closing.iter().any(|step| !step.done);
    if row.ended { row.accounts.iter().filter(open).count() } else { 0 }
}
