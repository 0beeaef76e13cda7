//! Where claims are used. Every kind of place gives its texts here: a new one (letters, mailings, answers) is one
//! more function that gives places, and one more line in [`places`]. Nothing is kept: what is found is what the
//! texts say now.

use commonfront_domain::campaign::Campaign;
use commonfront_domain::{Language, Right};
use commonfront_store::{Conn, query};
use commonfront_wording::references;
use jiff::civil::Date;

use super::shelf::Words;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::editor::work;
use crate::slices::staff::Desk;
use crate::slices::statements::load;

/// The most statements that are looked through.
const STATEMENTS: i64 = 2000;

/// A text, or several that are changed on one page, with the claims that they refer to.
#[derive(Clone, Debug)]
pub struct Place {
    /// What kind of place, in words.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// Where it is changed.
    pub href: String,
    /// Whether everybody sees it.
    pub public: bool,
    /// Short names of claims.
    pub claims: Vec<String>,
}

impl Place {
    fn new(kind: &'static str, title: String, href: String, public: bool) -> Self {
        Self { kind, title, href, public, claims: Vec::new() }
    }

    fn text(&mut self, text: &str) {
        for slug in references(text) {
            if !self.claims.iter().any(|there| there == slug) {
                self.claims.push(slug.to_owned());
            }
        }
    }

    /// What does not stand of what it uses: the claim, and how it stands; [`None`] for one that is not there.
    #[must_use]
    pub fn trouble(&self, words: &Words, today: Date) -> Vec<(String, Option<&'static str>)> {
        let stands = |slug: &String| match words.claim(slug).map(|claim| claim.standing(today).name()) {
            Some("live") => None,
            standing => Some((slug.clone(), standing)),
        };
        self.claims.iter().filter_map(stands).collect()
    }
}

/// A campaign's own texts, then those of each action.
#[must_use]
pub fn of_campaign(t: T, campaign: &Campaign, public: bool) -> Vec<Place> {
    let slug = &campaign.slug;
    let title = campaign.title.get(t.0).to_owned();
    let mut own =
        Place::new(t.get("words-place-campaign"), title.clone(), format!("/desk/campaigns/{slug}"), public);
    for language in Language::ALL {
        own.text(campaign.story.exact(language).unwrap_or_default());
        for update in &campaign.updates {
            own.text(update.text.exact(language).unwrap_or_default());
        }
    }
    let action = |action: &commonfront_domain::campaign::Action| {
        let name = format!("{} {}", t.colon(&title), action.title.get(t.0));
        let href = format!("/desk/campaigns/{slug}/actions/{}", action.slug);
        let mut place = Place::new(t.get("words-place-action"), name, href, public);
        Language::ALL
            .iter()
            .for_each(|&language| place.text(action.text.exact(language).unwrap_or_default()));
        place
    };
    std::iter::once(own).chain(campaign.actions.iter().map(action)).collect()
}

/// Campaigns as the public sees them, and as they are being written.
async fn campaigns(app: &App, conn: &mut Conn, t: T) -> Result<Vec<Place>, WebError> {
    let snapshot = app.catalog.now();
    let public = snapshot.campaigns.iter().flat_map(|campaign| of_campaign(t, &campaign.document, true));
    let mut places: Vec<Place> = public.collect();
    for draft in query!(conn, drafts::all())? {
        let known = snapshot.campaign(&draft.slug).is_some();
        for mut place in of_campaign(t, &work::parse(&draft.document)?, false) {
            // What the draft has in common with the public page is said once.
            let shown = places.iter().find(|other| known && other.public && other.href == place.href);
            place.claims.retain(|slug| !shown.is_some_and(|other| other.claims.contains(slug)));
            places.push(place);
        }
    }
    Ok(places)
}

/// Joint statements that the organisation sees.
async fn statements(conn: &mut Conn, t: T, own: i64) -> Result<Vec<Place>, WebError> {
    let rows = query!(conn, statements::list(own, i64::MAX, STATEMENTS))?;
    let place = |row: &commonfront_store::rows::statements::StatementRow| {
        let texts = load::texts(row);
        let href = format!("/desk/pact/statements/{}", row.id);
        let public = row.published_version == Some(row.version);
        let mut place = Place::new(t.get("words-place-statement"), texts.title(t.0).to_owned(), href, public);
        place.text(&texts.text_en);
        place.text(&texts.text_fr);
        place
    };
    Ok(rows.iter().filter(|row| row.state != load::ASIDE).map(place).collect())
}

/// Every place that the person at the desk may see and that uses a claim.
///
/// # Errors
/// The database did not answer.
pub async fn places(app: &App, conn: &mut Conn, desk: &Desk) -> Result<Vec<Place>, WebError> {
    let mut places = campaigns(app, conn, desk.t).await?;
    if desk.staff.role.may(Right::Pact) {
        places.extend(statements(conn, desk.t, desk.staff.organisation_id).await?);
    }
    places.retain(|place| !place.claims.is_empty());
    Ok(places)
}
