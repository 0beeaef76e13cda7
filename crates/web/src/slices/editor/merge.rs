//! Two people saved what they wrote from one version: what only one of them changed is taken over; where
//! both changed the same field, the later one sees it.

use std::collections::BTreeSet;

use commonfront_domain::campaign::Campaign;
use serde_json::{Map, Value};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both together; where they collide, mine.
    pub campaign: Campaign,
    /// Whether they collide anywhere.
    pub collides: bool,
}

/// Puts both changes of a version together; without the version, every difference is a collision.
#[must_use]
pub fn merge(base: Option<&Campaign>, mine: &Campaign, theirs: &Campaign) -> Merged {
    let (mine_by_name, theirs_by_name) = (by_name(mine), by_name(theirs));
    let base = base.map(by_name);
    let mut collides = false;
    let value = base_merge(base.as_ref(), Some(&mine_by_name), Some(&theirs_by_name), &mut collides);
    match value.and_then(from_names) {
        Some(campaign) => Merged { campaign, collides },
        // Pieces that don't fit together: nothing is taken over without being looked at.
        None => Merged { campaign: mine.clone(), collides: true },
    }
}

/// The document with its actions by their short names: their order is another field's.
fn by_name(campaign: &Campaign) -> Value {
    let mut value = serde_json::to_value(campaign).unwrap_or_default();
    if let Some(Value::Array(actions)) = value.get_mut("action_documents").map(Value::take) {
        let named = actions.into_iter().map(|action| {
            let slug = action.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned();
            (slug, action)
        });
        value["action_documents"] = Value::Object(named.collect());
    }
    value
}

fn from_names(mut value: Value) -> Option<Campaign> {
    if let Some(Value::Object(actions)) = value.get_mut("action_documents").map(Value::take) {
        value["action_documents"] = Value::Array(actions.into_iter().map(|(_, action)| action).collect());
    }
    let mut campaign: Campaign = serde_json::from_value(value).ok()?;
    let order = campaign.action_order.clone();
    campaign
        .actions
        .sort_by_key(|action| order.iter().position(|slug| *slug == action.slug).unwrap_or(usize::MAX));
    Some(campaign)
}

fn base_merge(
    base: Option<&Value>,
    mine: Option<&Value>,
    theirs: Option<&Value>,
    collides: &mut bool,
) -> Option<Value> {
    if mine == theirs || base == theirs {
        return mine.cloned();
    }
    if base == mine {
        return theirs.cloned();
    }
    match (base, mine, theirs) {
        (_, Some(Value::Object(a)), Some(Value::Object(b))) => {
            let empty = Map::new();
            let base = base.and_then(Value::as_object).unwrap_or(&empty);
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            let merged = names.into_iter().filter_map(|name| {
                Some((name.clone(), base_merge(base.get(name), a.get(name), b.get(name), collides)?))
            });
            Some(Value::Object(merged.collect()))
        }
        (Some(Value::Array(base)), Some(Value::Array(a)), Some(Value::Array(b)))
            if a.len() == b.len() && a.len() == base.len() =>
        {
            let items = base.iter().zip(a.iter().zip(b));
            let merged = items.filter_map(|(o, (a, b))| base_merge(Some(o), Some(a), Some(b), collides));
            Some(Value::Array(merged.collect()))
        }
        _ => {
            *collides = true;
            mine.cloned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slices::editor::skeleton;
    use commonfront_domain::Text;

    fn draft() -> Campaign {
        let title = Text { en: Some("Beds".into()), fr: Some("Lits".into()) };
        skeleton::campaign(None, "beds", &title)
    }

    fn with(change: impl FnOnce(&mut Campaign)) -> Campaign {
        let mut campaign = draft();
        change(&mut campaign);
        campaign
    }

    #[test]
    fn what_each_changed_alone_is_kept_from_both() {
        let mine = with(|c| c.title.en = Some("More beds".into()));
        let theirs = with(|c| {
            c.title.fr = Some("Plus de lits".into());
            c.actions[0].comments = !c.actions[0].comments;
        });
        let merged = merge(Some(&draft()), &mine, &theirs);
        assert!(!merged.collides);
        assert_eq!(merged.campaign.title.en.as_deref(), Some("More beds"));
        assert_eq!(merged.campaign.title.fr.as_deref(), Some("Plus de lits"));
        assert_eq!(merged.campaign.actions, theirs.actions);
    }

    #[test]
    fn where_both_changed_one_field_mine_stands_and_it_is_said() {
        let mine = with(|c| c.title.en = Some("More beds".into()));
        let theirs = with(|c| c.title.en = Some("Fewer beds".into()));
        let merged = merge(Some(&draft()), &mine, &theirs);
        assert!(merged.collides);
        assert_eq!(merged.campaign.title.en.as_deref(), Some("More beds"));
        assert!(merge(None, &mine, &draft()).collides);
        assert!(!merge(None, &mine, &mine).collides);
    }

    #[test]
    fn a_list_that_both_lengthened_collides() {
        let priority = |c: &mut Campaign, n: usize| {
            c.priorities = (0..n).map(|_| skeleton::priority()).collect();
        };
        let merged = merge(Some(&draft()), &with(|c| priority(c, 5)), &with(|c| priority(c, 6)));
        assert!(merged.collides);
        assert_eq!(merged.campaign.priorities.len(), 5);
    }
}
