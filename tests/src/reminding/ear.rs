//! The desktop: hears toasts, refuses them, or breaks the program off before or after one.

use super::Mutant;
use std::cell::{Cell, RefCell};
use storewarden_app::{
    App,
    ports::{Notifier, Toast, ToastRefused},
    wire::{InboxItem, InboxRequest},
};
use storewarden_domain::{assessment::Deadline, time::Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Takes,
    Refuses,
    /// Breaks off at the n-th toast of the pass, before it is on the screen.
    BreaksBefore(u32),
    /// … after it is on the screen, before the program hears of it.
    BreaksAfter(u32),
}

/// What unwinds through the program in the place of a crash.
pub struct Broken;

/// A toast with what it speaks about, as the inbox has it.
#[derive(Debug, Clone)]
pub struct Heard {
    pub toast: Toast,
    pub items: Vec<InboxItem>,
    /// On the screen.
    pub seen: bool,
    /// The program broke off around it.
    pub broken: bool,
}

pub struct Ear<'a> {
    pub app: &'a App,
    pub now: Instant,
    pub standing: &'a [Deadline],
    pub mood: Mood,
    pub mutant: Mutant,
    /// Of the whole episode.
    pub count: &'a Cell<u32>,
    pub old: &'a RefCell<Vec<Heard>>,
    pub heard: RefCell<Vec<Heard>>,
}

impl Ear<'_> {
    fn items(&self, tag: &str) -> Vec<InboxItem> {
        let mut request = InboxRequest { limit: 100, ..Default::default() };
        loop {
            let page = self.app.inbox(self.now, &request).expect("the inbox");
            if let Some(row) = page.rows.into_iter().find(|row| row.id == tag) {
                return row.items;
            }
            request.after = Some(page.next.expect("what is shown stands in the inbox"));
        }
    }

    fn hear(&self, toast: &Toast, seen: bool, broken: bool) {
        let heard = Heard { toast: toast.clone(), items: self.items(&toast.tag), seen, broken };
        self.heard.borrow_mut().push(heard);
    }

    fn speaks_of(&self, toast: &Toast, sort: impl Fn(&InboxItem) -> bool) -> bool {
        self.items(&toast.tag).iter().any(sort)
    }

    /// The step's own time has not come: it is said before quiet hours.
    fn is_ahead(&self, item: &InboxItem) -> bool {
        let mut same = self.standing.iter().filter(|d| d.id == item.deadline && d.due == item.due);
        same.any(|d| d.steps.iter().any(|step| step.key == item.step && step.at > self.now))
    }

    /// What a faulty program would put on the screen besides.
    fn mutate(&self, toast: &Toast) -> bool {
        match self.mutant {
            Mutant::ShowsTwice => self.hear(toast, true, false),
            Mutant::SwallowsToasts if self.count.get() % 4 == 3 => return false,
            Mutant::DropsAfterSnooze if self.speaks_of(toast, |item| item.step.starts_with("snooze-")) => {
                return false;
            }
            Mutant::DropsBeforeQuiet if self.speaks_of(toast, |item| self.is_ahead(item)) => return false,
            Mutant::RepeatsOldToasts => self.heard.borrow_mut().extend(self.old.borrow_mut().pop()),
            _ => {}
        }
        true
    }
}

impl Notifier for Ear<'_> {
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused> {
        let nth = self.heard.borrow().len() as u32;
        self.count.set(self.count.get() + 1);
        let mut toast = toast.clone();
        if self.mutant == Mutant::NamesPeople {
            toast.body.push_str("（王示例）");
        }
        match self.mood {
            Mood::Refuses => {
                self.hear(&toast, false, false);
                return Err(ToastRefused { reason: "the desktop is not there".into() });
            }
            Mood::BreaksBefore(n) if n == nth => {
                self.hear(&toast, false, true);
                std::panic::resume_unwind(Box::new(Broken));
            }
            Mood::BreaksAfter(n) if n == nth => {
                self.hear(&toast, true, true);
                std::panic::resume_unwind(Box::new(Broken));
            }
            _ => {}
        }
        if self.mutate(&toast) {
            self.hear(&toast, true, false);
        }
        Ok(())
    }
}
