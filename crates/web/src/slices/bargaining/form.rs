//! A form as data: rows of controls and fieldsets of choices, all shown by one template.

use askama::Template;
use axum::response::Response;
use commonfront_domain::{Language, Text};

use super::nav::{self, Leaf, Link};
use super::typed::Names;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::pact::audience::AudienceField;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::inputs::{Choice, Input};

/// What stands in a form: what was posted, or what is kept.
#[derive(Clone, Debug)]
pub enum Values<'v> {
    /// What was posted.
    Posted(&'v Posted),
    /// What is kept, by the controls' names.
    Kept(Vec<(&'static str, String)>),
}

impl Values<'_> {
    /// What stands in a control.
    #[must_use]
    pub fn get(&self, name: &str) -> String {
        match self {
            Self::Posted(posted) => posted.get(name).to_owned(),
            Self::Kept(kept) => kept
                .iter()
                .find(|(there, _)| *there == name)
                .map(|(_, value)| value.clone())
                .unwrap_or_default(),
        }
    }

    /// Whether something is chosen.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        match self {
            Self::Posted(posted) => posted.all(name).any(|there| there == value),
            Self::Kept(kept) => kept.iter().any(|(there, kept)| *there == name && kept == value),
        }
    }
}

/// Puts a text's two controls among what is kept.
pub fn keep_text(kept: &mut Vec<(&'static str, String)>, names: Names, text: &Text) {
    for (language, name) in Language::ALL.into_iter().zip(names) {
        kept.push((name, text.exact(language).unwrap_or_default().to_owned()));
    }
}

/// Choices beneath a legend.
#[derive(Clone, Debug)]
pub struct Picks {
    /// The controls' name; the fieldset's `id`.
    pub id: &'static str,
    /// What is to be chosen.
    pub legend: &'static str,
    /// Whether several may be chosen.
    pub several: bool,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A piece of a form.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading with a sentence.
    Head(&'static str, &'static str),
    /// Controls side by side, with the class that lays them out.
    Row(&'static str, Vec<Input>),
    /// Choices.
    Picks(Picks),
}

/// Builds the pieces of a form with what stands in it.
#[derive(Debug)]
pub struct Builder<'b> {
    /// Its words.
    pub t: T,
    /// What stands in it.
    pub values: &'b Values<'b>,
    /// What has to be mended.
    pub faults: &'b Faults,
    /// The pieces so far.
    pub blocks: Vec<Block>,
}

impl<'b> Builder<'b> {
    /// Begins.
    #[must_use]
    pub fn new(t: T, values: &'b Values<'b>, faults: &'b Faults) -> Self {
        Self { t, values, faults, blocks: Vec::new() }
    }

    fn filled(&self, input: Input, hint: &str) -> Input {
        let input = if hint.is_empty() { input } else { input.hint(self.t.get(hint)) };
        let value = self.values.get(input.id);
        input.value(value).faults(self.faults)
    }

    /// One control.
    #[must_use]
    pub fn input(&self, id: &'static str, kind: &'static str, label: &str, hint: &str) -> Input {
        self.filled(Input::new(id, kind, self.t.get(label)), hint)
    }

    /// A heading with a sentence.
    pub fn head(&mut self, title: &str, words: &str) {
        self.blocks.push(Block::Head(self.t.get(title), self.t.get(words)));
    }

    /// Controls side by side.
    pub fn row(&mut self, inputs: Vec<Input>) {
        self.blocks.push(Block::Row("desk-row", inputs));
    }

    /// A text in both languages.
    pub fn pair(&mut self, names: Names, kind: &'static str, label: &str, hint: &str) {
        let input = |(language, name): (Language, &'static str)| {
            let words = self.t.get(if language == Language::En { "staff-english" } else { "staff-french" });
            let input = Input::new(name, kind, self.t.get(label)).written_in(language.tag(), words);
            self.filled(input.optional(), hint)
        };
        let pair = Language::ALL.into_iter().zip(names).map(input).collect();
        self.blocks.push(Block::Row("desk-pair", pair));
    }

    /// Choices: their values with what they say and mean.
    pub fn picks(
        &mut self,
        id: &'static str,
        legend: &str,
        several: bool,
        of: Vec<(String, String, String)>,
    ) {
        let choice = |(value, label, hint): (String, String, String)| {
            let chosen = self.values.has(id, &value);
            Choice { value, label, hint, chosen }
        };
        let choices = of.into_iter().map(choice).collect();
        self.faults.call_each(self.t, &[(id, legend)]);
        self.blocks.push(Block::Picks(Picks { id, legend: self.t.get(legend), several, choices }));
    }
}

/// What a form's page says around it.
#[derive(Clone, Debug)]
pub struct Around {
    /// Which page it belongs to.
    pub leaf: Leaf,
    /// Its heading.
    pub title: String,
    /// Where it is posted to.
    pub action: String,
    /// Where cancelling leads.
    pub cancel: String,
    /// What its button says.
    pub button: &'static str,
    /// Where what it is about is removed, if it can be.
    pub remove: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/bargaining/form.html")]
struct FormPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    around: Around,
    blocks: Vec<Block>,
    audience: Option<AudienceField>,
    faults: Faults,
}

/// Shows a form.
///
/// # Errors
/// [`WebError::Internal`].
pub fn show(
    app: &App,
    room: &Room,
    around: Around,
    blocks: Vec<Block>,
    audience: Option<AudienceField>,
    faults: Faults,
) -> Result<Response, WebError> {
    let RoomPage { page, tabs } = room.page(app, &around.title, Part::Bargaining);
    let leaves = nav::leaves(room.t, around.leaf);
    let body = FormPage { page, tabs, leaves, around, blocks, audience, faults };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}
