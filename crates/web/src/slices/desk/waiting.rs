//! What waits for whoever is at the desk: badges on every page, and the dashboard's list.

use commonfront_domain::Right;
use commonfront_store::query;
use commonfront_store::rows::daily::OpenRow;

use crate::app::App;
use crate::error::WebError;
use crate::slices::pact::waits::Waits;
use crate::slices::staff::Desk;
use crate::slices::staff::accounts::Staff;

/// Comments are counted for a badge up to here: it says "999+" of more.
const COUNTED: i64 = 1000;

/// How many things wait, section by section; 0 where the person at the desk has no say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Badges {
    /// Comments to read.
    pub comments: i64,
    /// Imports to answer.
    pub imports: i64,
    /// Batches of signatures that are not finished.
    pub batches: i64,
    /// What waits for the organisation in the pact room.
    pub pact: i64,
}

/// What waits, for the badges of every page: from indexes of what is open, so that it costs next to nothing
/// and is never behind.
///
/// # Errors
/// The database did not answer.
pub async fn badges(app: &App, staff: &Staff) -> Result<Badges, WebError> {
    let may = |right| staff.role.may(right);
    let mut badges = Badges::default();
    if ![Right::Moderate, Right::Import, Right::Fraud, Right::SpeakForParty].into_iter().any(may) {
        return Ok(badges);
    }
    let mut conn = app.db.read().await?;
    if may(Right::Moderate) {
        badges.comments = query!(conn, desk::comments(COUNTED))?;
    }
    if may(Right::Import) {
        badges.imports = query!(conn, desk::imports_to_answer(staff.organisation_id))?.things;
    }
    if may(Right::Fraud) {
        badges.batches = query!(conn, desk::batches())?.things;
    }
    if may(Right::SpeakForParty) {
        badges.pact = Waits::of(app, &mut conn, staff.organisation_id).await?.all();
    }
    Ok(badges)
}

/// A line of the dashboard's list.
#[derive(Debug)]
pub struct Item {
    /// How many.
    pub things: i64,
    /// Of what.
    pub words: String,
    /// Where to see to it.
    pub href: String,
    /// Since when, or until when.
    pub when: String,
    /// Whether it goes on by itself.
    pub calm: bool,
}

/// Everything that waits, the urgent first.
///
/// # Errors
/// The database did not answer.
pub async fn items(app: &App, desk: &Desk) -> Result<Vec<Item>, WebError> {
    let (t, staff) = (desk.t, &desk.staff);
    let may = |right| staff.role.may(right);
    let since = |at: i64| t.with("desk-since", "moment", &t.moment(at));
    let mut conn = app.db.read().await?;
    let mut items = Vec::new();
    if may(Right::SpeakForParty) {
        items = Waits::of(app, &mut conn, staff.organisation_id).await?.items(t);
    }
    let mut put = |open: OpenRow, key: &str, href: &str, when: String, calm: bool| {
        if open.things > 0 {
            let (things, words) = (open.things, t.num(key, open.things));
            items.push(Item { things, words, href: href.to_owned(), when, calm });
        }
    };
    if may(Right::Moderate) {
        let waiting = query!(conn, moderation::how_many(None, None))?;
        let open = OpenRow { things: waiting.comments, since: waiting.oldest };
        put(open, "desk-wait-comments", "/desk/moderation", since(open.since), false);
    }
    if may(Right::Import) {
        let open = query!(conn, desk::imports_to_answer(staff.organisation_id))?;
        put(open, "desk-wait-imports", "/desk/imports", since(open.since), false);
    }
    if may(Right::Fraud) {
        let open = query!(conn, desk::batches())?;
        put(open, "desk-wait-batches", "/desk/signatures/batches", since(open.since), false);
    }
    if may(Right::Campaigns) {
        let drafts = query!(conn, desk::drafts())?;
        let page = |slug: Option<&String>, one: bool| match slug {
            Some(slug) if one => format!("/desk/campaigns/{slug}"),
            _ => "/desk/campaigns".to_owned(),
        };
        let mut some = |key: &str, times: Vec<(i64, &String)>, when: &str, calm: bool| {
            let first = times.iter().min();
            let things = i64::try_from(times.len()).unwrap_or(i64::MAX);
            let moment = first.map(|(at, _)| t.moment(*at)).unwrap_or_default();
            let open = OpenRow { things, since: 0 };
            let href = page(first.map(|(_, slug)| *slug), things == 1);
            put(open, key, &href, t.with(when, "moment", &moment), calm);
        };
        let failed = drafts.iter().filter_map(|draft| Some((draft.failed_at?, &draft.slug)));
        some("desk-wait-failed", failed.collect(), "desk-tried", false);
        let open = drafts.iter().filter(|draft| draft.publish_at.is_none() && draft.failed_at.is_none());
        let open = open.filter(|draft| draft.changed != 0).map(|draft| (draft.updated_at, &draft.slug));
        some("desk-wait-drafts", open.collect(), "desk-since", false);
        let scheduled = drafts.iter().filter_map(|draft| Some((draft.publish_at?, &draft.slug)));
        some("desk-wait-scheduled", scheduled.collect(), "desk-next", true);
    }
    if may(Right::Import) {
        let open = query!(conn, desk::imports_under_way(staff.organisation_id))?;
        put(open, "desk-wait-importing", "/desk/imports", since(open.since), true);
    }
    Ok(items)
}
