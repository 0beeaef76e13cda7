//! Which signatures a list is about: one action, or all of a campaign's. In forms and addresses it is
//! `campaign` or `campaign/action`.

use crate::catalog::{ActionEntry, CampaignEntry, Snapshot};
use crate::i18n::T;

/// A choice of a form.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// Choices of one campaign.
#[derive(Clone, Debug)]
pub struct Group {
    /// The campaign's title.
    pub label: String,
    /// All of its actions, and each.
    pub choices: Vec<Choice>,
}

/// What a scope's name leads to.
#[must_use]
pub fn find<'s>(snapshot: &'s Snapshot, scope: &str) -> Option<(&'s CampaignEntry, Option<&'s ActionEntry>)> {
    match scope.split_once('/') {
        None => Some((snapshot.campaign(scope)?, None)),
        Some((campaign, action)) => {
            let campaign = snapshot.campaign(campaign)?;
            Some((campaign, Some(campaign.action(action)?)))
        }
    }
}

/// An action's name as a scope.
#[must_use]
pub fn name(campaign: &CampaignEntry, action: &ActionEntry) -> String {
    format!("{}/{}", campaign.document.slug, action.document.slug)
}

/// The choices of a form: every campaign's actions and, if `whole`, all of a campaign's together.
#[must_use]
pub fn groups(t: T, snapshot: &Snapshot, chosen: &str, whole: bool) -> Vec<Group> {
    let choice =
        |value: String, label: &str| Choice { chosen: value == chosen, label: label.to_owned(), value };
    let group = |campaign: &CampaignEntry| {
        let all = whole.then(|| choice(campaign.document.slug.clone(), t.get("fraud-all-actions")));
        let each = campaign.actions.iter();
        let each = each.map(|action| choice(name(campaign, action), action.document.title.get(t.0)));
        Group {
            label: campaign.document.title.get(t.0).to_owned(),
            choices: all.into_iter().chain(each).collect(),
        }
    };
    snapshot.campaigns.iter().map(group).collect()
}

/// The title of the action with this key, or a dash if it is gone.
#[must_use]
pub fn title(t: T, snapshot: &Snapshot, action: i64) -> String {
    let found = snapshot.action_by_id(action);
    found.map_or_else(|| "–".to_owned(), |(_, action)| action.document.title.get(t.0).to_owned())
}
