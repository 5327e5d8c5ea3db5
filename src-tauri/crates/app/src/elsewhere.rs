//! Looking at another day. As long as the window does, a copy of the data in which the suppositions hold answers whatever is
//! asked, and whatever is to be written is refused. The reminders, the tray and the preferences never look away: they work
//! with the operator's own data by the real clock. Nothing of it outlives the program.

use crate::{
    App, AppFault,
    what_if::{Supposed, in_words},
    wire::{Elsewhere, Frame, Refusal, Refused, Supposition},
};
use std::sync::{Arc, PoisonError, RwLock};
use storewarden_domain::{text::Text, time::Instant};

/// The operator's own data, and the other world where one is looked at.
#[derive(Debug)]
pub struct Outlook {
    own: App,
    elsewhere: RwLock<Option<Arc<There>>>,
}

/// A copy of the data that stands still at `on`.
#[derive(Debug)]
struct There {
    app: App,
    on: Instant,
    supposed: Supposition,
    words: Vec<Text>,
}

impl Outlook {
    /// Looks at `own` as it is.
    pub fn new(own: App) -> Self {
        Self { own, elsewhere: RwLock::new(None) }
    }

    /// The operator's own data, wherever the window looks.
    pub fn own(&self) -> &App {
        &self.own
    }

    fn there(&self) -> Option<Arc<There>> {
        // A panic while the cell was written cannot leave half an Arc behind.
        self.elsewhere.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks the world that is looked at, as of its own time.
    pub fn ask<T>(
        &self,
        now: Instant,
        question: impl FnOnce(&App, Instant) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        match self.there() {
            Some(there) => question(&there.app, there.on),
            None => question(&self.own, now),
        }
    }

    /// Has something written; refused while another day is looked at, for who fills in a form there means the world as it is.
    pub fn tell<T>(
        &self,
        now: Instant,
        order: impl FnOnce(&App, Instant) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        match self.there() {
            Some(there) => Err(AppFault::Elsewhere(there.on)),
            None => order(&self.own, now),
        }
    }

    /// The frame says where the window looks.
    pub fn frame(&self, now: Instant, test_clock: bool) -> Result<Frame, AppFault> {
        let Some(there) = self.there() else {
            return self.own.frame(now, test_clock);
        };
        let elsewhere = Elsewhere { now, supposed: there.supposed.clone(), words: there.words.clone() };
        Ok(Frame { elsewhere: Some(elsewhere), ..there.app.frame(there.on, test_clock)? })
    }

    /// Looks at the world that is supposed from now on, or says why it cannot be; then everything is as before. It begins
    /// from the operator's own data each time: suppositions do not pile up.
    pub fn travel(&self, now: Instant, supposition: &Supposition) -> Result<Option<Refused>, AppFault> {
        if supposition.on < now {
            return Ok(Some(Refused { scenario: None, refusals: vec![past()] }));
        }
        let Supposed { app, on, .. } = match self.own.suppose(now, supposition)? {
            Ok(supposed) => supposed,
            Err(refused) => return Ok(Some(refused)),
        };
        let words = supposition
            .scenarios
            .iter()
            .map(|scenario| in_words(&app, on, scenario))
            .collect::<Result<_, _>>()?;
        // What follows by then is worked out before the window turns to it.
        app.answer(on, |_| Ok(()))?;
        let supposed = Supposition { on, ..supposition.clone() };
        let there = Arc::new(There { app, on, supposed, words });
        *self.elsewhere.write().unwrap_or_else(PoisonError::into_inner) = Some(there);
        Ok(None)
    }

    /// Back to the operator's own data and the real clock. Whether the window looked elsewhere.
    pub fn come_back(&self) -> bool {
        self.elsewhere.write().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }
}

fn past() -> Refusal {
    Refusal {
        index: 0,
        code: "past".into(),
        text: Text::new(
            "只能看现在以后的日子：过去的资料没有按当时的样子保留；请选今天以后的一天，过去发生了什么看各对象的变更记录",
            "only days that are still to come can be looked at, for facts are not kept as they stood: choose a day from today on; what happened is in each subject's history",
        ),
        field: None,
        evidence: Vec::new(),
        rule: None,
    }
}
