//! The inbox: every reminder that fired, or should have.

use crate::{
    App, AppFault,
    stores::page_size,
    wire::{InboxItem, InboxRequest, InboxRow, MessageState, Page},
};
use storewarden_db::ledger::{self, Entry};
use storewarden_domain::time::Instant;

impl App {
    pub fn inbox(&self, now: Instant, request: &InboxRequest) -> Result<Page<InboxRow>, AppFault> {
        let (after, limit) = (request.after.as_deref(), page_size(request.limit));
        let listed = self.answer(now, |tx| Ok(ledger::inbox(tx, request.unread_only, after, limit)?))?;
        Ok(Page { rows: listed.rows.into_iter().map(row).collect(), total: listed.total, next: listed.next })
    }

    /// `ids` empty = all.
    pub fn mark_read(&self, now: Instant, ids: &[String]) -> Result<(), AppFault> {
        self.write(now, |tx| Ok(ledger::mark_read(tx, ids)?))
    }
}

fn row(entry: Entry) -> InboxRow {
    let item = |item: storewarden_domain::remind::Item| InboxItem {
        deadline: item.deadline,
        subject: item.subject,
        name: item.name,
        step: item.step,
        due: item.due,
    };
    InboxRow {
        id: entry.message.tag,
        at: entry.claimed_at,
        title: entry.message.title,
        body: entry.message.body,
        state: match entry.state.as_str() {
            "shown" => MessageState::Shown,
            "failed" => MessageState::Failed,
            "cancelled" => MessageState::Cancelled,
            _ => MessageState::Claimed,
        },
        failure: entry.failure,
        read: entry.read,
        items: entry.message.items.into_iter().map(item).collect(),
    }
}
