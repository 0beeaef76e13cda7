//! A thread: what the parties say about a thing, shown on the thing's own page.
//!
//! To have one on a page of the room:
//! 1. let [`super::sees::sees`] know the kind of thing, by the condition that its page asks by;
//! 2. in the handler, after the thing was found: `let thread = Thread::of(&app, &mut conn, &room, Thing::Call, id).await?;`
//!    and a field `thread: Thread` in the page's template;
//! 3. in the template, where it belongs: `{% include "slices/messages/thread.html" %}`.
//!
//! Replies are posted to [`super::threads`], which asks anew who sees the thing, tells the others by mail, and
//! leads back to the thing's page ([`super::places::href`]). Who reads a reply is settled when it is written: what an
//! organisation notes by itself stays its own when the thing is shown to others later. Remove a thing, and
//! `messages::forget_thread` goes with it.

use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::rows::messages::ReplyRow;
use commonfront_store::{On, query};
use commonfront_vault::{COALITION, Place};
use data_encoding::HEXLOWER;

use super::names::Names;
use super::sees::{self, Reach};
use crate::app::App;
use crate::error::WebError;
use crate::sealed;
use crate::slices::pact::Room;
use crate::slices::staff::fields::Faults;

/// Replies on a page.
const ON_A_PAGE: usize = 50;
/// The longest reply, in characters.
pub const LONGEST: usize = 4_000;

/// A reply as a page shows it. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct Reply {
    /// Its key.
    pub id: i64,
    /// Whose: an organisation's short name.
    pub who: String,
    /// Whether it is of the reader's own organisation.
    pub ours: bool,
    /// Whether the reader wrote it herself, and may take it back.
    pub mine: bool,
    /// Who reads it, if that isn't everybody who sees the thing.
    pub some: Option<&'static str>,
    /// What it says; nothing once it was taken back.
    pub text: Option<String>,
    /// When, in words.
    pub at: String,
    /// When, for machines.
    pub machine_at: String,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What `thread.html` shows.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Where replies are posted.
    pub action: String,
    /// The replies, oldest first.
    pub replies: Vec<Reply>,
    /// Where the earlier ones are, if there are more.
    pub earlier: Option<String>,
    /// Whether the reader may write.
    pub speaks: bool,
    /// Who will read what she writes.
    pub readers: String,
    /// Sent with the form, so that a reply that is sent twice is kept once.
    pub entry: String,
    /// What was typed, if it has to be mended.
    pub typed: String,
    /// What has to be mended.
    pub faults: Faults,
}

/// Where what is sealed of a reply stands.
#[must_use]
pub fn place(entry: &[u8]) -> Place<'_> {
    Place { table: "thread_replies", column: "sealed", row: entry }
}

/// A moment for machines.
#[must_use]
pub fn machine(at: i64) -> String {
    commonfront_domain::clock::timestamp(at).to_string()
}

impl Thread {
    /// The newest replies about a thing. Whoever asks has found the thing for the room's organisation already.
    ///
    /// # Errors
    /// The database did not answer, or a reply can't be opened.
    pub async fn of(
        app: &App,
        on: &mut impl On,
        room: &Room,
        thing: Thing,
        id: i64,
    ) -> Result<Self, WebError> {
        Self::before(app, on, room, (thing, id), i64::MAX).await
    }

    /// As [`Thread::of`], the replies before one.
    ///
    /// # Errors
    /// As [`Thread::of`].
    pub async fn before(
        app: &App,
        on: &mut impl On,
        room: &Room,
        (thing, id): (Thing, i64),
        before: i64,
    ) -> Result<Self, WebError> {
        let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
        let standing = sees::standing(on, thing, id, room.own()).await?.ok_or(WebError::NotFound)?;
        let to_parties = matches!(standing.visibility, Visibility::Parties | Visibility::Public);
        let reach = Reach::of(on, (thing, id), standing, room.own()).await?;
        let departed = query!(on, sharing::departed(app.clock.now()))?.contains(&room.own());
        let about = (thing.number(), id);
        let mut rows = query!(on, messages::replies(about, before, room.own(), limit))?;
        let more = rows.len() > ON_A_PAGE;
        rows.truncate(ON_A_PAGE);
        let action = format!("/desk/pact/threads/{}/{id}", thing.name());
        let last = rows.last().filter(|_| more).map(|row| row.id);
        let names = Names::read(app, on).await?;
        let t = room.t;
        let readers = match &reach {
            Reach::Own => t.get("messages-readers-own").to_owned(),
            Reach::Some(who) => {
                let who: Vec<String> = who.iter().map(|&one| names.of(one, t.0)).collect();
                t.with("messages-readers-some", "names", &who.join(", "))
            }
            Reach::Parties => t.get("messages-readers-parties").to_owned(),
        };
        let reply = |row: ReplyRow| {
            let text = match row.withdrawn_at {
                0 => Some(sealed::open(&app.vault, COALITION, place(&row.entry), &row.sealed)?),
                _ => None,
            };
            Ok::<_, WebError>(Reply {
                id: row.id,
                who: names.of(row.organisation_id, room.t.0),
                ours: row.organisation_id == room.own(),
                mine: row.staff_id == room.desk.staff.id && text.is_some(),
                some: match row.reach {
                    0 => Some(t.get("messages-reply-own")),
                    1 if to_parties => Some(t.get("messages-reply-some")),
                    _ => None,
                },
                text,
                at: room.t.moment(row.created_at),
                machine_at: machine(row.created_at),
            })
        };
        Ok(Self {
            earlier: last.map(|last| format!("{action}?before={last}")),
            replies: rows.into_iter().rev().map(reply).collect::<Result<_, _>>()?,
            action,
            speaks: room.speaks() && !(departed && reach == Reach::Parties),
            readers,
            entry: HEXLOWER.encode(&app.vault.random::<16>()),
            typed: String::new(),
            faults: Faults::default(),
        })
    }
}
