//! What both editing pages have in common: what stands above the form, and what a posted form was made from.

use commonfront_domain::Right;
use commonfront_domain::campaign::{Campaign, Organisation};
use commonfront_store::query;

use super::diff::{self, Change};
use super::list::{Standing, standing};
use super::parts::{self, Choice};
use super::posted::Posted;
use super::typed::Fault;
use super::work::{self, Collision, Origin, Work};
use super::{who, words};
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::staff::Desk;
use crate::slices::wording::claim_list::said;
use crate::slices::wording::{shelf, uses};

/// What both editing pages show above their form.
pub struct Head {
    /// The campaign's short name, as its address has it.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the public sees it.
    pub public: bool,
    /// The draft's key, its version and the public revision that the form is made from.
    pub origin: (i64, i64, i64),
    /// When and by whom it was saved.
    pub saved: String,
    /// What came of the last step: its colour and its words.
    pub notices: Vec<(&'static str, String)>,
    /// The draft's version that can be brought back.
    pub undo: i64,
    /// What keeps it from being published.
    pub problems: Vec<words::ProblemView>,
    /// What can't be read: field and words.
    pub errors: Vec<(String, String)>,
    /// What somebody else has saved meanwhile: the words, and the differences from theirs to this form.
    pub collision: Option<(String, Vec<Change>)>,
    /// Whether the person may publish.
    pub may_publish: bool,
    /// The languages of the campaign, for previews.
    pub languages: Vec<Choice>,
}

/// What a form comes back with.
#[derive(Default)]
pub struct Back {
    /// What can't be read.
    pub faults: Vec<Fault>,
    /// What was said of it.
    pub notices: Vec<(&'static str, String)>,
    /// What somebody else saved.
    pub collision: Option<Box<Collision>>,
    /// The list whose buttons were used.
    pub open: Option<&'static str>,
    /// The draft's version that can be brought back.
    pub undo: i64,
}

/// The coalition's organisations.
#[must_use]
pub fn parties(app: &App) -> Vec<Organisation> {
    app.catalog.now().coalition.as_ref().map(|coalition| coalition.organisations.clone()).unwrap_or_default()
}

/// What both editing pages show above their form.
///
/// # Errors
/// The database did not answer.
pub async fn head(
    app: &App,
    desk: &Desk,
    work: &Work,
    campaign: &Campaign,
    origin: Origin,
    back: &Back,
) -> Result<Head, WebError> {
    let (t, slug) = (desk.t, work.campaign.slug.clone());
    let draft = work.draft.as_ref();
    let saved = match draft {
        Some(draft) => {
            let by = who(app, desk, draft.updated_by).await?;
            t.with_all("editor-saved-at", &[("moment", &t.moment(draft.updated_at)), ("who", &by)])
        }
        None => t.get("editor-not-drafted").to_owned(),
    };
    let mut notices = back.notices.clone();
    if let Some(at) = work.publish_at() {
        notices.push(("desk-notice-wait", t.with("editor-notice-scheduled", "moment", &t.moment(at))));
    }
    if let Some(at) = draft.and_then(|draft| draft.failed_at) {
        notices.push(("desk-notice-bad", t.with("editor-notice-failed", "moment", &t.moment(at))));
    }
    if draft.is_some_and(|draft| draft.changed != 0 && draft.base_revision < work.revision()) {
        notices.push(("desk-notice-wait", t.get("editor-notice-moved").to_owned()));
    }
    let (words_now, today) = (app.catalog.now(), shelf::today(app));
    for place in uses::of_campaign(t, campaign, false) {
        let trouble = place.trouble(&words_now.words, today);
        notices.extend(trouble.iter().map(|(claim, how)| ("desk-notice-bad", said(t, claim, *how))));
    }
    let collision = match &back.collision {
        Some(collision) => {
            let theirs = &collision.theirs;
            let by = match &theirs.draft {
                Some(draft) => who(app, desk, draft.updated_by).await?,
                None => who(app, desk, None).await?,
            };
            let changes = diff::changes(t, Some(&theirs.campaign), campaign);
            Some((t.with("editor-collision", "who", &by), changes))
        }
        None => None,
    };
    let problems = campaign.problems(&parties(app));
    Ok(Head {
        title: campaign.title.get(t.0).to_owned(),
        standing: standing(t, draft, work.public.is_some()),
        public: work.public.is_some(),
        origin: (draft.map_or(0, |draft| draft.id), origin.version, origin.revision),
        saved,
        notices,
        undo: back.undo,
        problems: words::problems(t, campaign, &slug, &problems),
        errors: back
            .faults
            .iter()
            .map(|fault| {
                let label = words::label(t, &fault.name);
                (fault.name.clone(), format!("{label} – {}", words::unread(t, fault.why)))
            })
            .collect(),
        collision,
        may_publish: desk.staff.role.may(Right::Publish),
        languages: parts::languages(t, &campaign.languages).into_iter().filter(|l| l.chosen).collect(),
        slug,
    })
}

/// What the last step did, in words.
#[must_use]
pub fn did(t: T, did: &str) -> Vec<(&'static str, String)> {
    let key = match did {
        "created" => "editor-did-created",
        "saved" => "editor-did-saved",
        "merged" => "editor-did-merged",
        "published" => "editor-did-published",
        "scheduled" => "editor-did-scheduled",
        "unscheduled" => "editor-did-unscheduled",
        "restored" => "editor-did-restored",
        "no-preview" => "editor-did-no-preview",
        _ => return Vec::new(),
    };
    let class = if did == "no-preview" { "desk-notice-wait" } else { "desk-notice-good" };
    vec![(class, t.get(key).to_owned())]
}

/// What a posted form was made from: the work as it is now, the versions of then, and the document of then.
///
/// # Errors
/// The database did not answer; [`WebError::NotFound`].
pub async fn opened(
    app: &App,
    slug: &str,
    posted: &Posted,
) -> Result<(Work, Origin, Option<Campaign>), WebError> {
    let mut conn = app.db.read().await?;
    let mut found = work::load(&mut conn, slug).await?;
    // Somebody may have given the draft another short name meanwhile.
    if found.is_none()
        && let Some(now) = query!(conn, drafts::slug(posted.number("draft")))?
    {
        found = work::load(&mut conn, &now).await?;
    }
    let work = found.ok_or(WebError::NotFound)?;
    let origin = Origin { version: posted.number("version"), revision: posted.number("revision") };
    let base = work::base(&mut conn, &work, origin).await?;
    Ok((work, origin, base))
}
