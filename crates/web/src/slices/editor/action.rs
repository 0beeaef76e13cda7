//! The page on which one action of a campaign is written.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Campaign;

use super::head::{Back, Head, did, head, opened};
use super::list::Did;
use super::parts::{self, Choice, Item};
use super::posted::Posted;
use super::typed;
use super::view::{Fields, Pair, Single};
use super::work::{self, Origin, Saved, Work};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section};

#[derive(Template)]
#[template(path = "slices/editor/action.html")]
struct ActionPage {
    page: DeskPage,
    head: Head,
    action_slug: String,
    title: String,
    known: bool,
    pairs: Vec<Pair>,
    kinds: Vec<Choice>,
    slug: Single,
    goals: Single,
    comments: bool,
    commitments: Vec<Item>,
    commitment_errors: Vec<String>,
    is_pledge: bool,
    open: bool,
}

struct Form<'f> {
    work: &'f Work,
    campaign: &'f Campaign,
    slug: &'f str,
    /// Its short name as it is saved, which the form is sent to.
    address: &'f str,
    origin: Origin,
}

async fn render(
    app: &App,
    desk: &Desk,
    form: Form<'_>,
    back: Back,
    status: StatusCode,
) -> Result<Response, WebError> {
    let Form { work, campaign, slug, address, origin } = form;
    let t = desk.t;
    let action = campaign.action(slug).ok_or(WebError::NotFound)?;
    let head = head(app, desk, work, campaign, origin, &back).await?;
    let snapshot = app.catalog.now();
    let fields = Fields {
        t,
        speaks: &campaign.languages,
        action: Some(slug),
        problems: &head.problems,
        faults: &back.faults,
        claims: &snapshot.words.claims,
    };
    let title = action.title.get(t.0).to_owned();
    let page = ActionPage {
        page: desk.page(app, &title, Section::Campaigns),
        action_slug: address.to_owned(),
        known: work.knows_action(address),
        pairs: parts::action_pairs(&fields, action),
        kinds: parts::kinds(t, Some(action.kind)),
        slug: fields.single("slug", action.slug.clone()),
        goals: parts::goals(&fields, action),
        comments: action.comments,
        commitments: parts::commitments(&fields, action),
        commitment_errors: fields.errors("commitments"),
        is_pledge: action.kind == commonfront_domain::campaign::Kind::Pledge,
        open: back.open.is_some() || !action.commitments.is_empty(),
        title,
        head,
    };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

/// `/desk/campaigns/{slug}/actions/{action}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    Path((slug, action)): Path<(String, String)>,
    Query(query): Query<Did>,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, &slug).await?.ok_or(WebError::NotFound)?;
    drop(conn);
    let back = Back { notices: did(desk.t, &query.did), ..Back::default() };
    let origin = Origin { version: work.version(), revision: work.revision() };
    let form = Form { work: &work, campaign: &work.campaign, slug: &action, address: &action, origin };
    render(&app, &desk, form, back, StatusCode::OK).await
}

/// Saves the form, or does what another of its buttons says.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path((slug, action)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let (work, origin, base) = opened(&app, &slug, &posted).await?;
    let from = base.as_ref().unwrap_or(&work.campaign);
    let typed::Typed { mut campaign, faults } =
        typed::action(&posted, from, &action, work.knows_action(&action)).ok_or(WebError::NotFound)?;
    // Its place in the document stays, whatever it is called now.
    let place = from.actions.iter().position(|there| there.slug == action);
    let named = place.and_then(|at| campaign.actions.get(at)).map_or(action.clone(), |now| now.slug.clone());
    let button = posted.trimmed("do");
    let open = campaign
        .actions
        .iter_mut()
        .find(|there| there.slug == named)
        .is_some_and(|there| parts::change_action(there, button));
    if open {
        let notices = vec![("desk-notice-wait", desk.t.get("editor-not-saved-yet").to_owned())];
        let back = Back { faults, notices, open: Some("commitments"), ..Back::default() };
        // The form goes back to the address that the action has; a new name waits in its field.
        let form = Form { work: &work, campaign: &campaign, slug: &named, address: &action, origin };
        return render(&app, &desk, form, back, StatusCode::OK).await;
    }
    if !faults.is_empty() {
        let form = Form { work: &work, campaign: &campaign, slug: &named, address: &action, origin };
        let back = Back { faults, ..Back::default() };
        return render(&app, &desk, form, back, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let event = |campaign, version| Event::CampaignSaved { campaign, version };
    match work::save(&app, &desk, work.clone(), origin, base.as_ref(), &campaign, event).await? {
        Saved::Done { slug, merged } => {
            let page = format!("/desk/campaigns/{slug}");
            Ok(see_other(&match button.split_once('.') {
                Some(("preview", lang)) => {
                    format!("{page}/preview/{}/{named}", if lang == "fr" { "fr" } else { "en" })
                }
                _ if button == "publish" => format!("{page}/publish"),
                _ if merged => format!("{page}/actions/{named}?did=merged"),
                _ => format!("{page}/actions/{named}?did=saved"),
            }))
        }
        Saved::Collides(collision) => {
            let (theirs, merged) = (collision.theirs.clone(), collision.merged.clone());
            let origin = Origin { version: theirs.version(), revision: theirs.revision() };
            let back = Back { collision: Some(collision), ..Back::default() };
            let shown = if merged.action(&named).is_some() { &named } else { &action };
            let address = if theirs.campaign.action(&named).is_some() { &named } else { &action };
            let form = Form { work: &theirs, campaign: &merged, slug: shown, address, origin };
            render(&app, &desk, form, back, StatusCode::CONFLICT).await
        }
        // An action's form can't rename the campaign.
        Saved::Refused(_) => Err(WebError::Busy),
    }
}
