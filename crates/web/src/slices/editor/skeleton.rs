//! What a new campaign begins with, so that little is missing before it can be published; the words are in
//! `skeleton.toml`.

use std::sync::OnceLock;

use commonfront_domain::campaign::{
    Action, Campaign, Coalition, Commitment, ConsentWording, Kind, Organisation, Priority, Update,
};
use commonfront_domain::{Language, Text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Skeleton {
    campaign: Campaign,
    consent: Text,
    priority: Priority,
    petition: Action,
    pledge: Action,
    list: Action,
}

const WORDS: &str = include_str!("skeleton.toml");

fn skeleton() -> Option<&'static Skeleton> {
    static SKELETON: OnceLock<Option<Skeleton>> = OnceLock::new();
    // The test below reads it before anybody is served.
    SKELETON.get_or_init(|| toml::from_str(WORDS).ok()).as_ref()
}

/// Fills words into a text, each in its language.
fn filled(text: &Text, word: &str, value: &Text) -> Text {
    let mut out = Text::default();
    for language in Language::ALL {
        out.set(language, text.exact(language).map(|text| text.replace(word, value.get(language))));
    }
    out
}

fn only(text: &mut Text, languages: &[Language]) {
    for language in Language::ALL.into_iter().filter(|language| !languages.contains(language)) {
        text.set(language, None);
    }
}

/// A new campaign with a petition, in the languages of its title.
#[must_use]
pub fn campaign(coalition: Option<&Coalition>, slug: &str, title: &Text) -> Campaign {
    let mut campaign = match skeleton() {
        Some(skeleton) => skeleton.campaign.clone(),
        None => bare(),
    };
    campaign.slug = slug.to_owned();
    campaign.title = title.clone();
    campaign.languages = Language::ALL.into_iter().filter(|&language| !title.missing(language)).collect();
    let name = coalition.map(|coalition| coalition.name.clone()).unwrap_or_default();
    campaign.kicker = filled(&campaign.kicker, "COALITION", &name);
    only(&mut campaign.kicker, &campaign.languages);
    let petition = action(Kind::Petition, &campaign);
    campaign.action_order = vec![petition.slug.clone()];
    campaign.main_action.clone_from(&petition.slug);
    campaign.actions = vec![petition];
    campaign.consents = coalition.map_or_else(Vec::new, |coalition| {
        let parties = coalition.organisations.iter().filter(|party| party.left.is_none());
        parties.map(|party| consent(coalition, party, &campaign.languages)).collect()
    });
    campaign
}

/// Should the words fail to be read, a campaign without any.
fn bare() -> Campaign {
    Campaign {
        slug: String::new(),
        languages: Vec::new(),
        title: Text::default(),
        kicker: Text::default(),
        lead: Text::default(),
        accent: commonfront_domain::colour::Colour { rgb: [0x1f, 0x5f, 0xa8] },
        hashtag: None,
        hero: None,
        ends: None,
        retention_months: None,
        main_action: String::new(),
        action_order: Vec::new(),
        priorities: Vec::new(),
        consents: Vec::new(),
        updates: Vec::new(),
        story: Text::default(),
        actions: Vec::new(),
    }
}

/// The words that an organisation's consent box may begin with.
#[must_use]
pub fn consent(coalition: &Coalition, party: &Organisation, languages: &[Language]) -> ConsentWording {
    let mut name = Text::default();
    for language in Language::ALL {
        let (long, short) = (party.name.get(language), party.acronym.get(language));
        name.set(language, Some(format!("{long} ({short})")));
    }
    let mut text = skeleton().map(|skeleton| filled(&skeleton.consent, "NAME", &name)).unwrap_or_default();
    let contact = Text { en: Some(coalition.contact_email.clone()), fr: None };
    text = filled(&text, "CONTACT", &contact);
    only(&mut text, languages);
    ConsentWording { organisation: party.slug.clone(), version: 1, text }
}

/// A new action for a campaign, with a short name that is free there.
#[must_use]
pub fn action(kind: Kind, campaign: &Campaign) -> Action {
    let model = skeleton().map(|skeleton| match kind {
        Kind::Petition => skeleton.petition.clone(),
        Kind::Pledge => skeleton.pledge.clone(),
        Kind::List => skeleton.list.clone(),
    });
    let mut action = model.unwrap_or_else(|| Action {
        slug: String::new(),
        kind,
        title: Text::default(),
        summary: Text::default(),
        effort: Text::default(),
        heading: Text::default(),
        button: Text::default(),
        thanks: Text::default(),
        goals: Vec::new(),
        comments: false,
        commitments: Vec::new(),
        text: Text::default(),
    });
    action.text = filled(&action.text, "TITLE", &campaign.title);
    for text in [
        &mut action.title,
        &mut action.summary,
        &mut action.effort,
        &mut action.heading,
        &mut action.button,
        &mut action.thanks,
        &mut action.text,
    ] {
        only(text, &campaign.languages);
    }
    for commitment in &mut action.commitments {
        only(&mut commitment.text, &campaign.languages);
    }
    let name = match kind {
        Kind::Petition => "petition",
        Kind::Pledge => "pledge",
        Kind::List => "join",
    };
    action.slug = commonfront_domain::slug::free(name, |slug| campaign.action(slug).is_some());
    action
}

/// An empty priority.
#[must_use]
pub fn priority() -> Priority {
    let empty = || Priority { title: Text::default(), text: Text::default() };
    skeleton().map_or_else(empty, |skeleton| skeleton.priority.clone())
}

/// An empty update of a day, with a short name that is free.
#[must_use]
pub fn update(date: jiff::civil::Date, campaign: &Campaign) -> Update {
    let taken = |slug: &str| campaign.updates.iter().any(|update| update.slug == slug);
    let slug = commonfront_domain::slug::free(&format!("update-{date}"), taken);
    Update { slug, date, title: Text::default(), text: Text::default() }
}

/// An empty commitment, with a key that is free.
#[must_use]
pub fn commitment(action: &Action) -> Commitment {
    let taken = |key: &str| action.commitments.iter().any(|commitment| commitment.key == key);
    Commitment { key: commonfront_domain::slug::free("promise", taken), text: Text::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::problems::{Part, ProblemKind};

    #[test]
    fn a_new_campaign_lacks_only_its_lead_and_its_story() {
        let title = Text { en: Some("Beds".into()), fr: Some("Lits".into()) };
        let coalition: Coalition =
            toml::from_str(include_str!("../../../../../demo/coalition.toml")).unwrap();
        let mut campaign = campaign(Some(&coalition), "beds", &title);
        for kind in [Kind::Petition, Kind::Pledge, Kind::List] {
            let action = action(kind, &campaign);
            campaign.action_order.push(action.slug.clone());
            campaign.actions.push(action);
        }
        let mut missing = Vec::new();
        for problem in campaign.problems(&coalition.organisations) {
            assert!(matches!(problem.kind, ProblemKind::NoText(_)), "{problem}");
            let Part::Field(field) = problem.place.part else { panic!("{problem}") };
            missing.push(field);
        }
        assert_eq!(missing, ["lead", "lead", "story", "story"]);
        assert_eq!(campaign.consents.len(), 3);
        assert!(campaign.actions[1].text.fr.as_deref().unwrap().contains("**Lits**"));
        assert_eq!(campaign.actions[1].slug, "petition-2");
    }

    #[test]
    fn a_campaign_in_one_language_has_no_words_in_the_other() {
        let title = Text { en: None, fr: Some("Lits".into()) };
        let campaign = campaign(None, "lits", &title);
        assert_eq!(campaign.languages, [Language::Fr]);
        assert_eq!(campaign.actions[0].title.en, None);
    }
}
