//! The parts of a campaign that can be added, moved and taken away, by buttons that work without a script.

use commonfront_domain::campaign::{Action, Campaign, Kind};
use commonfront_domain::{Language, Text};
use jiff::civil::Date;

use super::typed::{self, goals_shown};
use super::view::{Fields, Pair, Single, Size};
use super::{skeleton, words};
use crate::i18n::T;

/// An item of a list with its fields.
pub struct Item {
    /// Its place, from 0.
    pub at: usize,
    /// What it is called.
    pub legend: String,
    /// Fields with one value.
    pub singles: Vec<Single>,
    /// Texts in both languages.
    pub pairs: Vec<Pair>,
    /// Whether one comes before it.
    pub up: bool,
    /// Whether one comes after it.
    pub down: bool,
}

/// Does what a button on a list says; gives back the list if it was one.
pub fn change(campaign: &mut Campaign, button: &str, today: Date) -> Option<&'static str> {
    let parts: Vec<&str> = button.split('.').collect();
    match parts.as_slice() {
        ["hero", "remove"] => campaign.hero = None,
        ["priorities", "add"] => campaign.priorities.push(skeleton::priority()),
        ["updates", "add"] => {
            let update = skeleton::update(today, campaign);
            campaign.updates.insert(0, update);
        }
        ["priorities", at, way] => moved(&mut campaign.priorities, at, way),
        ["updates", at, way] => moved(&mut campaign.updates, at, way),
        ["actions", "back", slug] => {
            if campaign.action(slug).is_some() && !campaign.action_order.iter().any(|there| there == slug) {
                campaign.action_order.push((*slug).to_owned());
            }
        }
        ["actions", at, way] => {
            moved(&mut campaign.action_order, at, way);
            if !campaign.action_order.contains(&campaign.main_action) {
                campaign.main_action = campaign.action_order.first().cloned().unwrap_or_default();
            }
        }
        _ => return None,
    }
    Some(match parts.first() {
        Some(&"hero") => "hero",
        Some(&"priorities") => "priorities",
        Some(&"updates") => "updates",
        _ => "actions",
    })
}

/// Does what a button on an action's list says; gives back whether it was one.
pub fn change_action(action: &mut Action, button: &str) -> bool {
    let parts: Vec<&str> = button.split('.').collect();
    match parts.as_slice() {
        ["commitments", "add"] => {
            let commitment = skeleton::commitment(action);
            action.commitments.push(commitment);
        }
        ["commitments", at, way] => moved(&mut action.commitments, at, way),
        _ => return false,
    }
    true
}

/// Adds an action of the kind that a button names; gives back its short name.
pub fn add_action(campaign: &mut Campaign, button: &str) -> Option<String> {
    let kind = button.strip_prefix("add.").and_then(typed::kind)?;
    let action = skeleton::action(kind, campaign);
    let slug = action.slug.clone();
    campaign.action_order.push(slug.clone());
    if campaign.action_order.len() == 1 {
        campaign.main_action.clone_from(&slug);
    }
    campaign.actions.push(action);
    Some(slug)
}

fn moved<I>(items: &mut Vec<I>, at: &str, way: &str) {
    let Some(at) = at.parse::<usize>().ok().filter(|at| *at < items.len()) else { return };
    match way {
        "up" if at > 0 => items.swap(at, at - 1),
        "down" if at + 1 < items.len() => items.swap(at, at + 1),
        "remove" => drop(items.remove(at)),
        _ => {}
    }
}

/// The priorities with their fields.
#[must_use]
pub fn priorities(fields: &Fields<'_>, campaign: &Campaign) -> Vec<Item> {
    let last = campaign.priorities.len();
    let item = |(at, priority): (usize, &commonfront_domain::campaign::Priority)| {
        let name = |field: &str| format!("priorities.{at}.{field}");
        let label = |key: &str| fields.t.get(key).to_owned();
        Item {
            at,
            legend: fields.t.with("editor-priority", "item", &place(fields.t, at)),
            singles: Vec::new(),
            pairs: vec![
                fields.named(&name("title"), label("editor-priority-title"), Size::Line, &priority.title),
                fields.named(&name("text"), label("editor-priority-text"), Size::Paragraph, &priority.text),
            ],
            up: at > 0,
            down: at + 1 < last,
        }
    };
    campaign.priorities.iter().enumerate().map(item).collect()
}

/// The updates with their fields.
#[must_use]
pub fn updates(fields: &Fields<'_>, campaign: &Campaign) -> Vec<Item> {
    let last = campaign.updates.len();
    let item = |(at, update): (usize, &commonfront_domain::campaign::Update)| {
        let name = |field: &str| format!("updates.{at}.{field}");
        let label = |key: &str| fields.t.get(key).to_owned();
        let mut date = fields.single(&name("date"), update.date.to_string());
        date.label = label("editor-field-date");
        let mut slug = fields.single(&name("slug"), update.slug.clone());
        slug.label = label("editor-field-slug");
        Item {
            at,
            legend: fields.t.with("editor-update", "item", &place(fields.t, at)),
            singles: vec![date, slug],
            pairs: vec![
                fields.named(&name("title"), label("editor-field-headline"), Size::Line, &update.title),
                fields.named(&name("text"), label("editor-field-text"), Size::Markdown, &update.text),
            ],
            up: at > 0,
            down: at + 1 < last,
        }
    };
    campaign.updates.iter().enumerate().map(item).collect()
}

/// An action's commitments with their fields.
#[must_use]
pub fn commitments(fields: &Fields<'_>, action: &Action) -> Vec<Item> {
    let last = action.commitments.len();
    let item = |(at, commitment): (usize, &commonfront_domain::campaign::Commitment)| {
        let mut key = fields.single(&format!("commitments.{at}.key"), commitment.key.clone());
        key.label = fields.t.get("editor-field-key").to_owned();
        let label = fields.t.get("editor-commitment-text").to_owned();
        Item {
            at,
            legend: fields.t.with("editor-commitment", "item", &place(fields.t, at)),
            singles: vec![key],
            pairs: vec![fields.named(
                &format!("commitments.{at}.text"),
                label,
                Size::Paragraph,
                &commitment.text,
            )],
            up: at > 0,
            down: at + 1 < last,
        }
    };
    action.commitments.iter().enumerate().map(item).collect()
}

fn place(t: T, at: usize) -> String {
    t.number(i64::try_from(at).unwrap_or(i64::MAX).saturating_add(1))
}

/// A choice among a few.
pub struct Choice {
    /// What is sent.
    pub value: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The kinds of action, one of them chosen.
#[must_use]
pub fn kinds(t: T, chosen: Option<Kind>) -> Vec<Choice> {
    let kinds = [("petition", Kind::Petition), ("pledge", Kind::Pledge), ("list", Kind::List)];
    let choice = |(value, kind): (&'static str, Kind)| Choice {
        value,
        label: words::kind(t, kind),
        chosen: chosen == Some(kind),
    };
    kinds.map(choice).into()
}

/// The languages, some of them chosen.
#[must_use]
pub fn languages(t: T, chosen: &[Language]) -> Vec<Choice> {
    let choice = |language: Language| Choice {
        value: language.tag(),
        label: words::language(t, language),
        chosen: chosen.contains(&language),
    };
    Language::ALL.map(choice).into()
}

/// The texts of an action's page that are short, and the one that is signed.
#[must_use]
pub fn action_pairs(fields: &Fields<'_>, action: &Action) -> Vec<Pair> {
    let pair = |name: &str, size: Size, text: &Text| fields.pair(name, size, text);
    vec![
        pair("title", Size::Line, &action.title),
        pair("summary", Size::Paragraph, &action.summary),
        pair("effort", Size::Line, &action.effort),
        pair("text", Size::Markdown, &action.text),
        pair("heading", Size::Line, &action.heading),
        pair("button", Size::Line, &action.button),
        pair("thanks", Size::Paragraph, &action.thanks),
    ]
}

/// An action's goals in their field.
#[must_use]
pub fn goals(fields: &Fields<'_>, action: &Action) -> Single {
    fields.single("goals", goals_shown(&action.goals))
}
