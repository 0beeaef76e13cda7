//! What the editor calls fields and problems, in the person's language.

use commonfront_domain::campaign::{Campaign, Kind};
use commonfront_domain::problems::{DocumentProblem, Owner, ProblemKind};
use commonfront_domain::{Language, colour};

use super::typed::Unread;
use crate::i18n::T;

/// What a field is called; `path` is its name in the form without a language.
#[must_use]
pub fn label(t: T, path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    // A place in a list counts from 1 for people; a short name is one.
    let item = |place: &str| place.parse::<i64>().map_or_else(|_| place.to_owned(), |n| t.number(n + 1));
    let within =
        |key: &str, place: &str, field: &str| t.with_all(key, &[("item", &item(place)), ("field", field)]);
    match parts.as_slice() {
        ["priorities", place, field] => within("editor-in-priority", place, field_label(t, field)),
        ["updates", place, field] => within("editor-in-update", place, update_label(t, field)),
        ["commitments", place, field] => within("editor-in-commitment", place, field_label(t, field)),
        ["hero", "alt", ..] => t.get("editor-field-hero-alt").to_owned(),
        ["consents", organisation] => t.with("editor-in-consent", "item", organisation),
        [field, ..] => field_label(t, field).to_owned(),
        [] => String::new(),
    }
}

fn update_label(t: T, field: &str) -> &'static str {
    match field {
        "title" => t.get("editor-field-headline"),
        field => field_label(t, field),
    }
}

fn field_label(t: T, field: &str) -> &'static str {
    t.get(match field {
        "title" => "editor-field-title",
        "kicker" => "editor-field-kicker",
        "lead" => "editor-field-lead",
        "story" => "editor-field-story",
        "ends" => "editor-field-ends",
        "retention_months" => "editor-field-retention_months",
        "slug" => "editor-field-slug",
        "key" => "editor-field-key",
        "languages" => "editor-field-languages",
        "accent" => "editor-field-accent",
        "hero" => "editor-field-hero",
        "hashtag" => "editor-field-hashtag",
        "main_action" => "editor-field-main-action",
        "actions" => "editor-field-actions",
        "priorities" => "editor-field-priorities",
        "updates" => "editor-field-updates",
        "consents" => "editor-field-consents",
        "kind" => "editor-field-kind",
        "summary" => "editor-field-summary",
        "effort" => "editor-field-effort",
        "heading" => "editor-field-heading",
        "button" => "editor-field-button",
        "thanks" => "editor-field-thanks",
        "goals" => "editor-field-goals",
        "comments" => "editor-field-comments",
        "commitments" => "editor-field-commitments",
        "date" => "editor-field-date",
        _ => "editor-field-text",
    })
}

/// What a kind of action is called.
#[must_use]
pub fn kind(t: T, kind: Kind) -> &'static str {
    t.get(match kind {
        Kind::Petition => "editor-kind-petition",
        Kind::Pledge => "editor-kind-pledge",
        Kind::List => "editor-kind-list",
    })
}

/// What a language is called in the person's.
#[must_use]
pub fn language(t: T, language: Language) -> &'static str {
    t.get(match language {
        Language::En => "editor-english",
        Language::Fr => "editor-french",
    })
}

/// A problem as the desk shows it.
#[derive(Clone, Debug)]
pub struct ProblemView {
    /// Whose: the action's short name, or nothing for the campaign itself.
    pub action: Option<String>,
    /// The field's name in the form.
    pub field: String,
    /// Where it leads: the field.
    pub href: String,
    /// Where, in words.
    pub label: String,
    /// What to do.
    pub words: String,
    /// Whether a text is missing, which the field's label says already.
    pub missing: bool,
}

/// All that has to be mended before a campaign can be published, with the way to each field.
#[must_use]
pub fn problems(t: T, campaign: &Campaign, slug: &str, problems: &[DocumentProblem]) -> Vec<ProblemView> {
    let view = |problem: &DocumentProblem| {
        let path = problem.place.part.path();
        let language = match problem.kind {
            ProblemKind::NoText(language) | ProblemKind::TooLong(language, _) => Some(language),
            ProblemKind::WordsChanged(_, language) => Some(language),
            _ => None,
        };
        let field = language.map_or_else(|| path.clone(), |language| format!("{path}.{}", language.tag()));
        let mut label = self::label(t, &path);
        let action = match &problem.place.owner {
            Owner::Action(_, action) => Some(action.clone()),
            _ => None,
        };
        let title = action.as_deref().and_then(|action| campaign.action(action));
        if let Some(action) = title {
            label = t.with_all("editor-in-action", &[("action", action.title.get(t.0)), ("field", &label)]);
        }
        let page = match &action {
            Some(action) => format!("/desk/campaigns/{slug}/actions/{action}"),
            None => format!("/desk/campaigns/{slug}"),
        };
        ProblemView {
            href: format!("{page}#{field}"),
            words: words(t, &problem.kind),
            missing: matches!(problem.kind, ProblemKind::NoText(_)),
            action,
            field,
            label,
        }
    };
    problems.iter().map(view).collect()
}

/// What to do about a problem.
#[must_use]
pub fn words(t: T, problem: &ProblemKind) -> String {
    use ProblemKind as P;
    match problem {
        P::NotAShortName(_) => t.get("editor-problem-name").to_owned(),
        P::Reserved => t.get("editor-problem-reserved").to_owned(),
        P::Twice(name) => t.with("editor-problem-twice", "name", name),
        P::NoText(missing) => t.with("editor-problem-no-text", "language", language(t, *missing)),
        P::TooLong(long, max) => {
            let max = t.number(i64::try_from(*max).unwrap_or(i64::MAX));
            t.with_all("editor-problem-too-long", &[("language", language(t, *long)), ("max", &max)])
        }
        P::Contrast(colour, near) => t.with_all(
            "editor-problem-contrast",
            &[("colour", &colour.to_string()), ("near", &near.to_string())],
        ),
        P::NoLanguage => t.get("editor-problem-no-language").to_owned(),
        P::NoPicture => t.get("editor-unread-no-picture").to_owned(),
        P::Hashtag => t.get("editor-problem-hashtag").to_owned(),
        P::NoAction(name) => t.with("editor-problem-no-action", "name", name),
        P::MainAction(_) => t.get("editor-problem-main-action").to_owned(),
        P::UnknownOrganisation => t.get("editor-problem-organisation").to_owned(),
        P::WordsChanged(..) | P::Version => t.get("editor-problem-version").to_owned(),
        P::Goals => t.get("editor-problem-goals").to_owned(),
        P::NoCommitment => t.get("editor-problem-no-commitment").to_owned(),
        P::Commitments => t.get("editor-problem-commitments").to_owned(),
        // A campaign has none of these.
        P::NoPostalAddress | P::NotAnAddress | P::Negative => problem.to_string(),
    }
}

/// What to do about a field that can't be read.
#[must_use]
pub fn unread(t: T, why: Unread) -> &'static str {
    t.get(match why {
        Unread::Date => "editor-unread-date",
        Unread::Colour => "editor-unread-colour",
        Unread::Goals => "editor-unread-goals",
        Unread::Taken => "editor-unread-taken",
        Unread::Name => "editor-problem-name",
        Unread::Title => "editor-unread-title",
        Unread::NoPicture => "editor-unread-no-picture",
        Unread::PictureGone => "editor-unread-picture-gone",
        Unread::Picture(fault) => match fault {
            commonfront_media::Fault::NotAPicture => "editor-unread-not-a-picture",
            commonfront_media::Fault::TooLarge => "editor-unread-picture-large",
            commonfront_media::Fault::TooManyPixels => "editor-unread-picture-pixels",
            commonfront_media::Fault::Damaged => "editor-unread-picture-damaged",
        },
    })
}

/// Whether a colour can be read on our paper, in words.
#[must_use]
pub fn contrast(t: T, accent: colour::Colour) -> String {
    let key = if accent.passes_on_light() { "editor-accent-good" } else { "editor-accent-weak" };
    t.with(key, "near", &accent.nearest_on_light().to_string())
}
