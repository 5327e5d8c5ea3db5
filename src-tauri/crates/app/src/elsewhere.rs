//! Looking at another day. As long as the window does, a copy of the data in which the suppositions hold answers whatever is
//! asked, and whatever is to be written is refused. The reminders, the tray and the preferences never look away: they work
//! with the operator's own data by the real clock. Nothing of it outlives the program.

use crate::{
    App, AppFault,
    what_if::{Supposed, in_words},
    wire::{Elsewhere, Frame, Refusal, Refused, Scenario, Supposition},
};
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};
use storewarden_domain::{text::Text, time::Instant};

/// The operator's own data, and the other world where one is looked at.
#[derive(Debug)]
pub struct Outlook {
    own: App,
    place: RwLock<Place>,
    /// How many wishes to look elsewhere or to come back there were.
    wishes: AtomicU64,
}

/// Where the window looks, and by which wish. One that was made later stands; one that cannot be met changes nothing.
#[derive(Debug, Default)]
struct Place {
    wish: u64,
    elsewhere: Option<Arc<There>>,
}

/// A copy of the data that stands still at `on`.
#[derive(Debug)]
struct There {
    app: App,
    on: Instant,
    scenarios: Vec<Scenario>,
    words: Vec<Text>,
}

/// Another world that is worked out, and the wish that asked for it.
struct Journey {
    wish: u64,
    there: There,
}

impl Outlook {
    /// Looks at `own` as it is.
    pub fn new(own: App) -> Self {
        Self { own, place: RwLock::default(), wishes: AtomicU64::new(0) }
    }

    /// The operator's own data, wherever the window looks: of them the reminders and the tray speak.
    pub fn own(&self) -> &App {
        &self.own
    }

    fn there(&self) -> Option<Arc<There>> {
        // A panic while the cell was written cannot leave half an Arc behind.
        self.place.read().unwrap_or_else(PoisonError::into_inner).elsewhere.clone()
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
        let elsewhere =
            Elsewhere { now, on: there.on, scenarios: there.scenarios.clone(), words: there.words.clone() };
        Ok(Frame { elsewhere: Some(elsewhere), ..there.app.frame(there.on, test_clock)? })
    }

    /// Looks at the world that is supposed from now on, or says why it cannot be; then everything is as before. It begins
    /// from the operator's own data each time: suppositions do not pile up. Who came back meanwhile stays.
    pub fn travel(&self, now: Instant, supposition: &Supposition) -> Result<Option<Refused>, AppFault> {
        match self.prepare(now, supposition)? {
            Ok(journey) => {
                self.arrive(journey);
                Ok(None)
            }
            Err(refused) => Ok(Some(refused)),
        }
    }

    fn prepare(&self, now: Instant, supposition: &Supposition) -> Result<Result<Journey, Refused>, AppFault> {
        let wish = self.wish();
        if supposition.on.is_some_and(|on| on < now) {
            return Ok(Err(Refused { scenario: None, refusals: vec![past()] }));
        }
        let Supposed { app, on, .. } = match self.own.suppose(now, supposition)? {
            Ok(supposed) => supposed,
            Err(refused) => return Ok(Err(refused)),
        };
        let words = supposition
            .scenarios
            .iter()
            .map(|scenario| in_words(&app, on, scenario))
            .collect::<Result<_, _>>()?;
        // What follows by then is worked out before the window turns to it.
        app.answer(on, |_| Ok(()))?;
        let scenarios = supposition.scenarios.clone();
        Ok(Ok(Journey { wish, there: There { app, on, scenarios, words } }))
    }

    fn arrive(&self, Journey { wish, there }: Journey) {
        let mut place = self.place.write().unwrap_or_else(PoisonError::into_inner);
        if place.wish < wish {
            *place = Place { wish, elsewhere: Some(Arc::new(there)) };
        }
    }

    /// Back to the operator's own data and the real clock. Whether the window looked elsewhere.
    pub fn come_back(&self) -> bool {
        let mut place = self.place.write().unwrap_or_else(PoisonError::into_inner);
        place.wish = self.wish();
        place.elsewhere.take().is_some()
    }

    /// The number of a wish that is made now, higher than that of any before.
    fn wish(&self) -> u64 {
        self.wishes.fetch_add(1, Ordering::SeqCst) + 1
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_while_another_day_is_worked_out_stays() {
        let outlook = Outlook::new(App::in_memory().expect("memory"));
        let now = Instant::parse("2026-11-21T12:00:00+08:00").expect("a time");
        let later = Supposition { on: Some(now + chrono::Duration::days(9)), scenarios: Vec::new() };
        let journey = outlook.prepare(now, &later).expect("an answer").expect("it can be supposed");
        assert!(!outlook.come_back(), "nobody was elsewhere yet");
        outlook.arrive(journey);
        assert_eq!(outlook.frame(now, false).expect("a frame").elsewhere, None);
        assert_eq!(outlook.travel(now, &later).expect("an answer"), None);
        assert!(outlook.come_back(), "the next journey arrives");
    }

    #[test]
    fn a_journey_that_cannot_be_leaves_the_one_under_way_alone_and_of_two_the_later_wish_stands() {
        let outlook = Outlook::new(App::in_memory().expect("memory"));
        let now = Instant::parse("2026-11-21T12:00:00+08:00").expect("a time");
        let day = |days| Supposition { on: Some(now + chrono::Duration::days(days)), scenarios: Vec::new() };
        let looks_at = || outlook.frame(now, false).expect("a frame").elsewhere.map(|at| at.on);
        let prepare = |days| outlook.prepare(now, &day(days)).expect("an answer");
        let first = prepare(9).expect("it can be supposed");
        assert!(prepare(-1).is_err(), "no day that is over can be looked at");
        outlook.arrive(first);
        assert_eq!(looks_at(), day(9).on);
        let (slow, quick) = (prepare(3).expect("one"), prepare(5).expect("another"));
        outlook.arrive(quick);
        outlook.arrive(slow);
        assert_eq!(looks_at(), day(5).on);
    }
}
