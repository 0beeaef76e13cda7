//! From a posted form to a document: what was typed, and what of it can't be read.

use commonfront_domain::campaign::{
    Action, Campaign, Commitment, ConsentWording, Kind, Organisation, Priority, Update,
};
use commonfront_domain::colour::Colour;
use commonfront_domain::{Language, slug};

use super::posted::Posted;

/// Why a field can't be read, so that even a draft can't keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Not a date.
    Date,
    /// Not a colour.
    Colour,
    /// Not whole numbers.
    Goals,
    /// A short name that another campaign or action has.
    Taken,
    /// No short name, or one of ours.
    Name,
    /// No title in any language.
    Title,
    /// A picture that is not taken.
    Picture(commonfront_media::Fault),
    /// Words about a picture, and no picture.
    NoPicture,
    /// A picture that was not used for a day, and is gone.
    PictureGone,
}

/// A field that can't be read, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name in the form.
    pub name: String,
    /// What was typed.
    pub raw: String,
    /// Why.
    pub why: Unread,
}

/// What was typed: the document, as far as it can be read, and the rest.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The document.
    pub campaign: Campaign,
    /// What can't be read.
    pub faults: Vec<Fault>,
}

/// The languages that are ticked.
fn languages(posted: &Posted) -> Vec<Language> {
    Language::ALL.into_iter().filter(|l| posted.ticked(&format!("languages.{}", l.tag()))).collect()
}

/// A short name that is typed, unless it is fixed because the public knows it.
fn name(posted: &Posted, old: &str, fixed: bool) -> String {
    let typed = posted.trimmed("slug");
    if fixed || typed.is_empty() { old.to_owned() } else { typed.to_owned() }
}

/// Reads the campaign's form upon the document it was made from: what the form does not hold stays.
#[must_use]
pub fn campaign(posted: &Posted, from: &Campaign, parties: &[Organisation], fixed: bool) -> Typed {
    let mut faults = Vec::new();
    let accent = posted.trimmed("accent");
    let hashtag = posted.trimmed("hashtag").trim_start_matches('#');
    let read_accent = Colour::try_from(accent.to_lowercase());
    if read_accent.is_err() {
        faults.push(Fault { name: "accent".into(), raw: accent.into(), why: Unread::Colour });
    }
    let mut order: Vec<String> = Vec::new();
    for item in posted.items("actions") {
        let slug = posted.trimmed(&format!("actions.{item}"));
        if from.action(slug).is_some() && !order.iter().any(|there| there == slug) {
            order.push(slug.to_owned());
        }
    }
    let priorities = posted.items("priorities").into_iter().map(|item| Priority {
        title: posted.line(&format!("priorities.{item}.title")),
        text: posted.paragraph(&format!("priorities.{item}.text")),
    });
    let slug = name(posted, &from.slug, fixed);
    if !slug::is_slug(&slug) || slug::is_reserved(&slug) {
        faults.push(Fault { name: "slug".into(), raw: slug, why: Unread::Name });
    }
    let mut typed = Campaign {
        slug: name(posted, &from.slug, fixed),
        languages: languages(posted),
        title: posted.line("title"),
        kicker: posted.line("kicker"),
        lead: posted.paragraph("lead"),
        accent: read_accent.unwrap_or(from.accent),
        hashtag: (!hashtag.is_empty()).then(|| hashtag.to_owned()),
        hero: from.hero.clone(),
        ends: day(posted, "ends", &mut faults),
        retention_months: posted.trimmed("retention_months").parse().ok().filter(|&months| months > 0),
        main_action: match posted.trimmed("main_action") {
            "" => from.main_action.clone(),
            slug => slug.to_owned(),
        },
        action_order: order,
        priorities: priorities.collect(),
        consents: consents(posted, from, parties),
        updates: Vec::new(),
        story: posted.markdown("story"),
        actions: from.actions.clone(),
    };
    typed.updates = updates(posted, &mut faults);
    if !typed.action_order.contains(&typed.main_action)
        && let Some(first) = typed.action_order.first()
    {
        typed.main_action.clone_from(first);
    }
    Typed { campaign: typed, faults }
}

/// A day that may be left out.
fn day(posted: &Posted, name: &str, faults: &mut Vec<Fault>) -> Option<jiff::civil::Date> {
    let raw = posted.trimmed(name);
    if raw.is_empty() {
        return None;
    }
    let read = raw.parse().ok();
    if read.is_none() {
        faults.push(Fault { name: name.into(), raw: raw.into(), why: Unread::Date });
    }
    read
}

fn updates(posted: &Posted, faults: &mut Vec<Fault>) -> Vec<Update> {
    let mut updates: Vec<Update> = Vec::new();
    for (place, item) in posted.items("updates").into_iter().enumerate() {
        let name = |field: &str| format!("updates.{item}.{field}");
        let raw = posted.trimmed(&name("date"));
        let date = raw.parse().unwrap_or_else(|_| {
            let name = format!("updates.{place}.date");
            faults.push(Fault { name, raw: raw.to_owned(), why: Unread::Date });
            jiff::civil::Date::default()
        });
        let title = posted.line(&name("title"));
        let slug = match posted.trimmed(&name("slug")) {
            "" => slug::propose(title.get(Language::En)),
            slug => slug.to_owned(),
        };
        updates.push(Update { slug, date, title, text: posted.markdown(&name("text")) });
    }
    updates
}

/// Consents in the order of the document, then in that of the coalition; without words there is no box.
fn consents(posted: &Posted, from: &Campaign, parties: &[Organisation]) -> Vec<ConsentWording> {
    let known = from.consents.iter().map(|consent| consent.organisation.as_str());
    let parties = parties.iter().map(|party| party.slug.as_str());
    let parties: Vec<&str> =
        parties.filter(|slug| from.consents.iter().all(|c| c.organisation != *slug)).collect();
    let there = posted.names("consents");
    let wording = |slug: &str| {
        let text = posted.paragraph(&format!("consents.{slug}"));
        let version = from.consents.iter().find(|c| c.organisation == slug).map_or(1, |c| c.version);
        ConsentWording { organisation: slug.to_owned(), version, text }
    };
    let wordings = known.chain(parties).filter(|slug| there.contains(slug)).map(wording);
    wordings.filter(|wording| wording.text.en.is_some() || wording.text.fr.is_some()).collect()
}

/// Reads an action's form upon the document it was made from. Nothing if that has no such action.
#[must_use]
pub fn action(posted: &Posted, from: &Campaign, slug: &str, fixed: bool) -> Option<Typed> {
    let old = from.action(slug)?;
    let mut faults = Vec::new();
    let raw = posted.trimmed("goals");
    let goals = goals(raw).unwrap_or_else(|| {
        faults.push(Fault { name: "goals".into(), raw: raw.to_owned(), why: Unread::Goals });
        old.goals.clone()
    });
    let commitments = posted.items("commitments").into_iter().map(|item| Commitment {
        key: posted.trimmed(&format!("commitments.{item}.key")).to_owned(),
        text: posted.paragraph(&format!("commitments.{item}.text")),
    });
    let new = Action {
        slug: name(posted, &old.slug, fixed),
        kind: kind(posted.trimmed("kind")).unwrap_or(old.kind),
        title: posted.line("title"),
        summary: posted.paragraph("summary"),
        effort: posted.line("effort"),
        heading: posted.line("heading"),
        button: posted.line("button"),
        thanks: posted.paragraph("thanks"),
        goals,
        comments: posted.ticked("comments"),
        commitments: commitments.collect(),
        text: posted.markdown("text"),
    };
    if new.slug != old.slug && from.action(&new.slug).is_some() {
        faults.push(Fault { name: "slug".into(), raw: new.slug.clone(), why: Unread::Taken });
    }
    if !slug::is_slug(&new.slug) {
        faults.push(Fault { name: "slug".into(), raw: new.slug.clone(), why: Unread::Name });
    }
    let mut campaign = from.clone();
    let renamed = |name: &mut String| {
        if name == slug {
            name.clone_from(&new.slug);
        }
    };
    let named = faults.iter().all(|fault| fault.name != "slug");
    if named {
        campaign.action_order.iter_mut().for_each(renamed);
        renamed(&mut campaign.main_action);
    }
    let new = if named { new } else { Action { slug: old.slug.clone(), ..new } };
    campaign.actions.iter_mut().filter(|action| action.slug == slug).for_each(|action| *action = new.clone());
    Some(Typed { campaign, faults })
}

/// The kind of an action by its name in the form.
#[must_use]
pub fn kind(name: &str) -> Option<Kind> {
    match name {
        "petition" => Some(Kind::Petition),
        "pledge" => Some(Kind::Pledge),
        "list" => Some(Kind::List),
        _ => None,
    }
}

/// Whole numbers, apart by commas, semicolons or lines; spaces may group the digits of one.
fn goals(raw: &str) -> Option<Vec<i64>> {
    let parts =
        raw.split([';', '\n']).flat_map(|part| part.split(", ")).filter(|part| !part.trim().is_empty());
    parts
        .map(|part| {
            let digits: String = part
                .chars()
                .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '\u{202f}' | '\u{a0}'))
                .collect();
            digits.parse().ok()
        })
        .collect()
}

/// How goals are written into their field.
#[must_use]
pub fn goals_shown(goals: &[i64]) -> String {
    goals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_read_as_people_write_them() {
        assert_eq!(goals("100; 1 000;10\u{202f}000"), Some(vec![100, 1000, 10_000]));
        assert_eq!(goals("100, 1,000, 10,000"), Some(vec![100, 1000, 10_000]));
        assert_eq!(goals(&goals_shown(&[1, 20])), Some(vec![1, 20]));
        assert_eq!(goals(""), Some(vec![]));
        assert_eq!(goals("many"), None);
    }
}
