//! How to begin: what is left to do until the first campaign is public, and gone for good once it is.

use commonfront_domain::{Right, Role};
use commonfront_store::query;

use crate::app::App;
use crate::error::WebError;
use crate::slices::staff::Desk;

/// Something to do before the first campaign is public.
#[derive(Debug)]
pub struct Step {
    /// What.
    pub title: &'static str,
    /// What it is for, or how.
    pub words: String,
    /// Where; nothing if not here.
    pub href: Option<String>,
    /// Whether it is done.
    pub done: bool,
}

/// What whoever is at the desk may do about it; nothing once a campaign is public.
///
/// # Errors
/// The database did not answer.
pub async fn steps(app: &App, desk: &Desk) -> Result<Option<Vec<Step>>, WebError> {
    let (t, snapshot, role) = (desk.t, app.catalog.now(), desk.staff.role);
    if !snapshot.campaigns.is_empty() {
        return Ok(None);
    }
    let mut steps = Vec::new();
    let mut put = |right: Right, key: &str, href: Option<&str>, done: bool| {
        if role.may(right) {
            let title = t.get(&format!("desk-guide-{key}"));
            let words = t.get(&format!("desk-guide-{key}-words")).to_owned();
            steps.push(Step { title, words, href: href.map(str::to_owned), done });
        }
    };
    let mut conn = app.db.read().await?;
    let drafts = query!(conn, drafts::all())?;
    let colleagues = match role {
        Role::Secretary => query!(conn, staff::all())?.len(),
        _ => query!(conn, staff::of_organisation(desk.staff.organisation_id))?.len(),
    };
    put(Right::Coalition, "coalition", Some("/desk/settings"), snapshot.coalition.is_some());
    let parties = snapshot.parties().next().is_some();
    put(Right::ManageOrganisations, "organisations", Some("/desk/organisations"), parties);
    put(Right::ManageStaff, "staff", Some("/desk/staff"), colleagues > 1);
    if role.may(Right::Coalition) {
        let gone = query!(conn, desk::mail_has_gone())?;
        let held = !app.settings.demo && app.settings.trust.mail.is_none();
        put(Right::Coalition, if held && !gone { "mail-held" } else { "mail" }, None, gone);
    }
    let draft = drafts.first().map(|draft| format!("/desk/campaigns/{}", draft.slug));
    let begun = draft.as_deref().unwrap_or("/desk/campaigns/new");
    put(Right::Campaigns, "campaign", Some(begun), draft.is_some());
    let publish = draft.as_deref().map(|draft| format!("{draft}/publish"));
    put(Right::Publish, "publish", publish.as_deref(), false);
    Ok(Some(steps))
}
