//! What would follow. The same program runs over a copy of the data; there the suppositions are recorded, each at its own
//! time, and the same rules judge what comes of them. The copy is dropped with the answer, so nothing can reach the journal.

mod back;
mod difference;
mod play;
mod words;

use crate::{
    App, AppFault,
    wire::{Refused, Supposition, WhatIf},
};
use difference::{Worlds, compare};
use storewarden_domain::time::Instant;
pub(crate) use words::in_words;

/// A world that is supposed: the program that lives in it, and the instant that is looked at.
#[derive(Debug)]
pub struct Supposed {
    pub app: App,
    pub on: Instant,
    /// Time brings what is supposed, so that it differs from now; else everything was recorded there, and the same instant without
    /// it is what it differs from.
    beside_now: bool,
}

impl App {
    /// How the world would differ at the instant looked at, by what is supposed; see [`WhatIf`].
    pub fn what_if(&self, now: Instant, supposition: &Supposition) -> Result<WhatIf, AppFault> {
        let supposed = match self.suppose(now, supposition)? {
            Ok(supposed) => supposed,
            Err(refused) => {
                let nothing = WhatIf {
                    now,
                    on: supposition.looked_at(now),
                    beside_now: false,
                    refused: Some(refused),
                    deadlines: Vec::new(),
                    states: Vec::new(),
                    findings: Vec::new(),
                    left_behind: Vec::new(),
                    plans: Vec::new(),
                    stores: Vec::new(),
                    subjects: 0,
                };
                return Ok(nothing);
            }
        };
        let compared = if supposed.beside_now { now } else { supposed.on };
        let worlds = Worlds { before: self.at(compared)?, after: supposed.app.at(supposed.on)? };
        let plans = supposed.app.plans(&supposition.scenarios)?;
        let differing = compare(&supposed.app, now, worlds)?;
        Ok(WhatIf { plans, beside_now: supposed.beside_now, ..differing })
    }

    /// The program in the world that is supposed; or which of the suppositions cannot be, and why.
    pub fn suppose(
        &self,
        now: Instant,
        supposition: &Supposition,
    ) -> Result<Result<Supposed, Refused>, AppFault> {
        let app = self.copy()?;
        let (mut on, mut recorded, mut by_time) = (supposition.looked_at(now), false, false);
        for (place, scenario) in (0..).zip(&supposition.scenarios) {
            match play::play(&app, now, scenario)? {
                play::Played::Done => recorded = true,
                play::Played::LookFrom(from) => on = on.max(from),
                play::Played::Comes(at) => (on, by_time) = (on.max(at), true),
                play::Played::Refused(refusals) => {
                    return Ok(Err(Refused { scenario: Some(place), refusals }));
                }
            }
        }
        Ok(Ok(Supposed { app, on, beside_now: by_time || !recorded }))
    }
}
