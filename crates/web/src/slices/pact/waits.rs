//! What waits for an organisation in the room: votes, calls, announcements.

use commonfront_domain::Micros;
use commonfront_store::{On, query};

use super::parties;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::desk::waiting::Item;

/// How much waits, and of what; nothing for those who only read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Votes without a ballot of the organisation, and the moment at which the first closes.
    pub votes: (i64, Micros),
    /// Calls that it has not answered, and the first deadline.
    pub calls: (i64, Micros),
    /// Announcements that nobody of it has read.
    pub unread: i64,
}

impl Waits {
    /// What waits for an organisation now.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn of(app: &App, on: &mut impl On, own: i64) -> Result<Self, WebError> {
        let at = app.clock.now();
        let votes = query!(on, decisions::without_ballot(own, at))?;
        let mut calls = query!(on, calls::unanswered(own, at))?;
        // A call asks those who stand by the pact; that is looked up only if there is one.
        if calls.things > 0 && !parties::acting(app, on, at).await?.iter().any(|party| party.id == own) {
            calls = Default::default();
        }
        let first = votes.iter().map(|vote| vote.closes_at).min().unwrap_or_default();
        let things = i64::try_from(votes.len()).unwrap_or(i64::MAX);
        let unread = query!(on, messages::unread(own))?;
        Ok(Self { votes: (things, first), calls: (calls.things, calls.since), unread })
    }

    /// All of it.
    #[must_use]
    pub fn all(self) -> i64 {
        self.votes.0 + self.calls.0 + self.unread
    }

    /// A line for each kind of thing that waits.
    #[must_use]
    pub fn items(self, t: T) -> Vec<Item> {
        let until = |at: Micros| t.with("pact-wait-until", "moment", &t.moment(at));
        let kinds = [
            (self.votes.0, "pact-wait-votes", "/desk/pact/decisions", until(self.votes.1)),
            (self.calls.0, "pact-wait-calls", "/desk/pact/calls", until(self.calls.1)),
            (self.unread, "pact-wait-unread", "/desk/pact/messages", String::new()),
        ];
        let item = |(things, key, href, when): (i64, &str, &str, String)| Item {
            things,
            words: t.num(key, things),
            href: href.to_owned(),
            when,
            calm: false,
        };
        kinds.into_iter().filter(|(things, ..)| *things > 0).map(item).collect()
    }
}
