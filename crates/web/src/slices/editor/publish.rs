//! The page from which a campaign goes public: what will change for visitors, now or at a time.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::{Right, text_rules};

use super::diff::{self, Change};
use super::posted::Posted;
use super::schedule::{self, Published};
use super::words::{self, ProblemView};
use super::work::{self, Origin, Work};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section};
use crate::zone;

/// The longest note about a revision, in characters.
const NOTE: usize = 200;

#[derive(Template)]
#[template(path = "slices/editor/publish.html")]
struct PublishPage {
    page: DeskPage,
    slug: String,
    title: String,
    public: bool,
    version: i64,
    revision: i64,
    coalition: bool,
    problems: Vec<ProblemView>,
    changes: Vec<Change>,
    scheduled: Option<String>,
    now: String,
    date: String,
    time: String,
    note: String,
    error: Option<&'static str>,
    notice: Option<&'static str>,
}

/// What a form comes back with.
#[derive(Default)]
struct Back {
    date: String,
    time: String,
    note: String,
    error: Option<&'static str>,
    notice: Option<&'static str>,
}

fn render(app: &App, desk: &Desk, work: &Work, back: Back) -> Result<Response, WebError> {
    let t = desk.t;
    let snapshot = app.catalog.now();
    let parties = snapshot.coalition.as_ref().map(|coalition| coalition.organisations.clone());
    let mut campaign = work.campaign.clone();
    work.settle(&mut campaign);
    let problems = campaign.problems(parties.as_deref().unwrap_or_default());
    let (slug, now) = (campaign.slug.clone(), app.clock.now());
    let tomorrow = zone::local(now + DAY);
    let or = |typed: String, usual: String| if typed.is_empty() { usual } else { typed };
    let status = match (back.error, back.notice) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, Some(_)) => StatusCode::CONFLICT,
        (None, None) => StatusCode::OK,
    };
    let page = PublishPage {
        page: desk.page(app, t.get("editor-publish"), Section::Campaigns),
        title: campaign.title.get(t.0).to_owned(),
        public: work.public.is_some(),
        version: work.version(),
        revision: work.revision(),
        coalition: parties.is_some(),
        problems: words::problems(t, &campaign, &slug, &problems),
        changes: diff::changes(t, work.public.as_ref().map(|public| &public.campaign), &campaign),
        scheduled: work.publish_at().map(|at| t.moment(at)),
        now: t.moment(now),
        date: or(back.date, tomorrow.date().to_string()),
        time: or(back.time, "06:00".to_owned()),
        note: back.note,
        error: back.error,
        notice: back.notice,
        slug,
    };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

async fn load(app: &App, slug: &str) -> Result<Work, WebError> {
    let mut conn = app.db.read().await?;
    work::load(&mut conn, slug).await?.ok_or(WebError::NotFound)
}

/// `/desk/campaigns/{slug}/publish`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    desk.may(Right::Publish)?;
    render(&app, &desk, &load(&app, &slug).await?, Back::default())
}

/// Publishes, schedules, or takes a schedule back.
///
/// # Errors
/// [`WebError`].
pub async fn publish(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Publish)?;
    let t = desk.t;
    let origin = Origin { version: posted.number("version"), revision: posted.number("revision") };
    let note: String = text_rules::line(posted.raw("note"), NOTE).unwrap_or_default();
    let mut back = Back {
        date: posted.trimmed("date").to_owned(),
        time: posted.trimmed("time").to_owned(),
        note: note.clone(),
        ..Back::default()
    };
    let done = |did: &str| Ok(see_other(&format!("/desk/campaigns/{slug}?did={did}")));
    match posted.trimmed("do") {
        "now" => match schedule::publish(&app, &desk, &slug, origin, &note).await? {
            Published::Done(_) => return done("published"),
            Published::Problems(_) => back.error = Some(t.get("editor-publish-problems")),
            Published::Moved => back.notice = Some(t.get("editor-publish-moved")),
        },
        "schedule" => {
            let now = app.clock.now();
            let at = zone::read(&back.date, &back.time);
            // A year is more than any campaign is planned ahead; a typing error is not.
            let at = at.filter(|at| (now + 1..now + 731 * DAY + HOUR).contains(at));
            let work = load(&app, &slug).await?;
            let snapshot = app.catalog.now();
            let coalition = snapshot.coalition.as_ref();
            let good = coalition.is_some_and(|c| work.campaign.problems(&c.organisations).is_empty());
            match at {
                None => back.error = Some(t.get("editor-publish-when")),
                Some(_) if !good => back.error = Some(t.get("editor-publish-problems")),
                Some(_) if work.revision() != origin.revision => {
                    back.notice = Some(t.get("editor-publish-moved"));
                }
                Some(at) => {
                    if schedule::schedule(&app, &desk, &slug, origin.version, Some(at)).await? {
                        return done("scheduled");
                    }
                    back.notice = Some(t.get("editor-publish-moved"));
                }
            }
        }
        "cancel" => {
            if schedule::schedule(&app, &desk, &slug, origin.version, None).await? {
                return done("unscheduled");
            }
            back.notice = Some(t.get("editor-publish-moved"));
        }
        _ => return Err(WebError::Malformed(String::new())),
    }
    render(&app, &desk, &load(&app, &slug).await?, back)
}
