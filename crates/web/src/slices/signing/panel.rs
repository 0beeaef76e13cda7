//! The panel beside the story: the count on its way to the next goal, and the form.

use commonfront_domain::counting::{Counts, next_goal};
use commonfront_domain::language::Language;
use commonfront_domain::signing::{Display, Fault, Field, Typed};

use crate::app::App;
use crate::catalog::{ActionEntry, CampaignEntry, Snapshot};
use crate::form;
use crate::i18n::T;
use crate::slices::rights::view;

/// An action's count as the pages show it.
pub struct CountView {
    /// The four numbers.
    pub counts: Counts,
    /// The next goal.
    pub goal: Option<i64>,
    /// Where the number is watched.
    pub live_url: String,
}

impl CountView {
    /// The count of now.
    #[must_use]
    pub fn new(app: &App, campaign: &CampaignEntry, action: &ActionEntry) -> Self {
        let counts = app.live.counts(action.id);
        Self {
            counts,
            goal: next_goal(&action.document.goals, counts.total()),
            live_url: format!(
                "/api/v1/campaigns/{}/actions/{}/live",
                campaign.document.slug, action.document.slug
            ),
        }
    }

    /// How many are still missing.
    #[must_use]
    pub fn to_go(&self) -> i64 {
        (self.goal_or_zero() - self.counts.total()).max(0)
    }

    /// The goal, or nought for none.
    #[must_use]
    pub fn goal_or_zero(&self) -> i64 {
        self.goal.unwrap_or(0)
    }
}

/// A box to tick.
pub struct Tick {
    /// What is sent.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Whether it is ticked.
    pub checked: bool,
}

/// A choice of how to be shown.
pub struct Choice {
    /// What is sent.
    pub name: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether it is chosen.
    pub checked: bool,
}

/// A field that has to be mended.
pub struct FieldError {
    field: &'static str,
    /// Where the summary's link leads.
    pub anchor: &'static str,
    /// What to do.
    pub message: String,
}

/// The signing form.
pub struct FormView {
    t: T,
    /// Where it is sent.
    pub action_url: String,
    /// Whether it can be signed in this language, and still.
    pub open: bool,
    /// That it has closed, if it has.
    pub closed: Option<String>,
    /// For how long signatures are kept, if the campaign has said so.
    pub retention: Option<String>,
    /// Its heading.
    pub heading: String,
    /// What the button says.
    pub button: String,
    /// Its token.
    pub token: String,
    /// What was typed.
    pub typed: Typed,
    /// The commitments.
    pub commitments: Vec<Tick>,
    /// The consent boxes.
    pub consents: Vec<Tick>,
    /// Whether a comment may be added.
    pub comments: bool,
    /// What has to be mended.
    pub errors: Vec<FieldError>,
    /// What has to be said besides.
    pub notice: Option<String>,
}

impl FormView {
    /// The form with what was typed; unticked boxes stay so.
    #[must_use]
    pub fn new(
        app: &App,
        snapshot: &Snapshot,
        campaign: &CampaignEntry,
        action: &ActionEntry,
        t: T,
        typed: Typed,
    ) -> Self {
        let (lang, document) = (t.0, &action.document);
        let commitments = document.commitments.iter().map(|commitment| Tick {
            key: commitment.key.clone(),
            text: commitment.text.get(lang).to_owned(),
            checked: typed.commitments.contains(&commitment.key),
        });
        let consents =
            campaign.document.consents.iter().filter(|c| snapshot.asks_for_consent(&c.organisation));
        let consents = consents.map(|consent| {
            let key = format!("{}:{}", consent.organisation, consent.version);
            Tick { checked: typed.consent.contains(&key), text: consent.text.get(lang).to_owned(), key }
        });
        let ended = campaign.document.has_ended(app.clock.now());
        let last_day = campaign.document.ends.filter(|_| ended);
        Self {
            t,
            closed: last_day.map(|day| t.with("form-closed", "date", &t.date(day))),
            retention: view::promise(t, &campaign.document),
            action_url: format!("/{}/{}/{}", lang.tag(), campaign.document.slug, document.slug),
            open: campaign.speaks(lang) && !ended,
            heading: document.heading.get(lang).to_owned(),
            button: document.button.get(lang).to_owned(),
            token: app.keys.form_token(action.id, app.clock.now()),
            commitments: commitments.collect(),
            consents: consents.collect(),
            comments: document.comments,
            typed,
            errors: Vec::new(),
            notice: None,
        }
    }

    /// The form with the fields that have to be mended.
    #[must_use]
    pub fn with_faults(mut self, faults: &[(Field, Fault)]) -> Self {
        let error = |&(field, fault): &(Field, Fault)| FieldError {
            field: field.name(),
            anchor: field.name(),
            message: form::words(self.t, field, fault),
        };
        self.errors = faults.iter().map(error).collect();
        self
    }

    /// The form with something to say above it.
    #[must_use]
    pub fn with_notice(mut self, notice: impl Into<String>) -> Self {
        self.notice = Some(notice.into());
        self
    }

    /// What has to be mended in a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// The attributes that tie a field to its message.
    #[must_use]
    pub fn describe(&self, field: &str) -> String {
        match self.error(field) {
            Some(_) => format!(" aria-invalid=\"true\" aria-describedby=\"{field}-error\""),
            None => String::new(),
        }
    }

    /// The ways to be shown.
    #[must_use]
    pub fn displays(&self) -> [Choice; 3] {
        displays(self.t, Display::from_name(&self.typed.display).unwrap_or_default())
    }
}

/// The ways to be shown, one of them chosen.
#[must_use]
pub fn displays(t: T, chosen: Display) -> [Choice; 3] {
    Display::ALL.map(|display| Choice {
        name: display.name(),
        label: t.get(match display {
            Display::Nothing => "display-nothing",
            Display::FirstNameTown => "display-first-name-town",
            Display::FullName => "display-full-name",
        }),
        checked: display == chosen,
    })
}

/// An organisation's name by its short name, or the short name itself.
#[must_use]
pub fn organisation_name(snapshot: &Snapshot, slug: &str, lang: Language) -> String {
    snapshot
        .organisation(slug)
        .map_or_else(|| slug.to_owned(), |organisation| organisation.name.get(lang).to_owned())
}
