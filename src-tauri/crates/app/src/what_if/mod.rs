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
    /// Everything that is supposed was recorded there: the same day without it is what it differs from.
    recorded: bool,
}

impl App {
    /// How the world would differ at the instant looked at, by what is supposed; see [`WhatIf`].
    pub fn what_if(&self, now: Instant, supposition: &Supposition) -> Result<WhatIf, AppFault> {
        let supposed = match self.suppose(now, supposition)? {
            Ok(supposed) => supposed,
            Err(refused) => {
                let nothing = WhatIf {
                    now,
                    on: supposition.on,
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
        // Where time brings something that is supposed, the question is what differs from now; else from the same time.
        let compared = if supposed.recorded { supposed.on } else { now };
        let worlds = Worlds { before: self.at(compared)?, after: supposed.app.at(supposed.on)? };
        let plans = supposed.app.plans(&supposition.scenarios)?;
        let differing = compare(&supposed.app, now, worlds)?;
        Ok(WhatIf { plans, ..differing })
    }

    /// The program in the world that is supposed; or which of the suppositions cannot be, and why.
    pub fn suppose(
        &self,
        now: Instant,
        supposition: &Supposition,
    ) -> Result<Result<Supposed, Refused>, AppFault> {
        let app = self.copy()?;
        let (mut on, mut recorded, mut by_time) = (supposition.on, false, false);
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
        Ok(Ok(Supposed { app, on, recorded: recorded && !by_time }))
    }
}
