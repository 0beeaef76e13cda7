//! What differs between two documents: field by field, and within a field word by word.

use std::collections::BTreeMap;
use std::time::Duration;

use commonfront_domain::campaign::{Action, Campaign, Hero};
use commonfront_domain::{Language, Text};
use similar::{ChangeTag, TextDiff};

use super::typed::goals_shown;
use super::words;
use crate::i18n::T;
use crate::slices::pictures::Shown;

/// How long the finest comparison of a text is looked for.
const PATIENCE: Duration = Duration::from_millis(50);

/// A piece of a text, or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// `=`, `+` or `-`.
    pub sign: char,
    /// The words.
    pub text: String,
    /// A picture in place of words.
    pub picture: Option<Shown>,
}

/// A field that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is called, with its language.
    pub label: String,
    /// The language's tag; empty if it has none.
    pub tag: &'static str,
    /// The text with what was taken away and added.
    pub pieces: Vec<Piece>,
}

/// A field of a document.
struct FieldText {
    label: String,
    language: Option<Language>,
    text: String,
    picture: Option<Shown>,
}

/// Collects the fields of a document under names that stay when items move.
struct Walk {
    t: T,
    fields: BTreeMap<(usize, String), FieldText>,
    order: usize,
}

impl Walk {
    fn put(&mut self, key: &str, label: String, language: Option<Language>, text: String) {
        if !text.is_empty() {
            self.fields
                .insert((self.order, key.to_owned()), FieldText { label, language, text, picture: None });
        }
    }

    fn plain(&mut self, path: &str, text: String) {
        self.put(path, words::label(self.t, path), None, text);
    }

    fn hero(&mut self, hero: &Hero) {
        let (label, text) = (words::label(self.t, "hero"), hero.picture.clone());
        let picture = Some(Shown::new(hero, self.t.0));
        let field = FieldText { label, language: None, text, picture };
        self.fields.insert((self.order, "hero".to_owned()), field);
        self.field("hero.alt", &hero.alt);
    }

    fn text(&mut self, key: &str, label: &str, text: &Text) {
        for language in Language::ALL {
            let words = text.exact(language).unwrap_or_default().to_owned();
            self.put(&format!("{key}.{}", language.tag()), label.to_owned(), Some(language), words);
        }
    }

    fn field(&mut self, path: &str, text: &Text) {
        let label = words::label(self.t, path);
        self.text(path, &label, text);
    }

    fn campaign(&mut self, campaign: &Campaign) {
        let languages: Vec<&str> = campaign.languages.iter().map(|l| words::language(self.t, *l)).collect();
        self.plain("slug", campaign.slug.clone());
        self.plain("languages", languages.join(", "));
        for (path, text) in [
            ("title", &campaign.title),
            ("kicker", &campaign.kicker),
            ("lead", &campaign.lead),
            ("story", &campaign.story),
        ] {
            self.field(path, text);
        }
        if let Some(hero) = &campaign.hero {
            self.hero(hero);
        }
        self.plain("accent", campaign.accent.to_string());
        self.plain("hashtag", campaign.hashtag.clone().unwrap_or_default());
        self.plain("main_action", campaign.main_action.clone());
        self.plain("actions", campaign.action_order.join(", "));
        self.order = 1;
        for (i, priority) in campaign.priorities.iter().enumerate() {
            self.field(&format!("priorities.{i}.title"), &priority.title);
            self.field(&format!("priorities.{i}.text"), &priority.text);
        }
        self.order = 2;
        for action in &campaign.actions {
            self.action(action);
        }
        self.order = 3;
        for update in &campaign.updates {
            let path = |field: &str| format!("updates.{}.{field}", update.slug);
            self.plain(&path("date"), self.t.date(update.date));
            self.field(&path("title"), &update.title);
            self.field(&path("text"), &update.text);
        }
        self.order = 4;
        for consent in &campaign.consents {
            self.field(&format!("consents.{}", consent.organisation), &consent.text);
        }
    }

    fn action(&mut self, action: &Action) {
        let t = self.t;
        let title = action.title.get(t.0).to_owned();
        let label = |path: &str| {
            let field = words::label(t, path);
            t.with_all("editor-in-action", &[("action", &title), ("field", &field)])
        };
        let key = |path: &str| format!("{}/{path}", action.slug);
        self.put(&key("kind"), label("kind"), None, words::kind(t, action.kind).to_owned());
        for (path, text) in [
            ("title", &action.title),
            ("summary", &action.summary),
            ("effort", &action.effort),
            ("heading", &action.heading),
            ("button", &action.button),
            ("thanks", &action.thanks),
            ("text", &action.text),
        ] {
            self.text(&key(path), &label(path), text);
        }
        self.put(&key("goals"), label("goals"), None, goals_shown(&action.goals));
        let comments = if action.comments { "editor-yes" } else { "editor-no" };
        self.put(&key("comments"), label("comments"), None, t.get(comments).to_owned());
        for (i, commitment) in action.commitments.iter().enumerate() {
            let path = format!("commitments.{i}.text");
            self.text(&key(&path), &label(&path), &commitment.text);
        }
    }
}

fn walk(t: T, campaign: &Campaign) -> BTreeMap<(usize, String), FieldText> {
    let mut walk = Walk { t, fields: BTreeMap::new(), order: 0 };
    walk.campaign(campaign);
    walk.fields
}

/// The fields in which two documents differ, from the old one to the new one. `None` is an empty document.
#[must_use]
pub fn changes(t: T, old: Option<&Campaign>, new: &Campaign) -> Vec<Change> {
    let mut olds = old.map(|old| walk(t, old)).unwrap_or_default();
    let mut both: BTreeMap<(usize, String), (Option<FieldText>, Option<FieldText>)> = BTreeMap::new();
    for (key, new) in walk(t, new) {
        let old = olds.remove(&key);
        both.insert(key, (old, Some(new)));
    }
    both.extend(olds.into_iter().map(|(key, old)| (key, (Some(old), None))));
    both.into_values().filter_map(|(old, new)| change(t, old, new)).collect()
}

fn change(t: T, old: Option<FieldText>, new: Option<FieldText>) -> Option<Change> {
    let text = |side: &Option<FieldText>| side.as_ref().map(|side| side.text.clone()).unwrap_or_default();
    let (from, to) = (text(&old), text(&new));
    if from == to {
        return None;
    }
    let picture = |sign, side: &Option<FieldText>| {
        let picture = Some(side.as_ref()?.picture.clone()?);
        Some(Piece { sign, text: String::new(), picture })
    };
    let pictures: Vec<_> = [picture('-', &old), picture('+', &new)].into_iter().flatten().collect();
    let field = new.or(old)?;
    let label = match field.language {
        Some(language) => t.with_all(
            "editor-in-language",
            &[("field", &field.label), ("language", words::language(t, language))],
        ),
        None => field.label,
    };
    Some(Change {
        label,
        tag: field.language.map(Language::tag).unwrap_or_default(),
        pieces: if pictures.is_empty() { pieces(&from, &to) } else { pictures },
    })
}

/// What differs word by word, neighbours of one sign together.
#[must_use]
pub fn pieces(from: &str, to: &str) -> Vec<Piece> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(from, to);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => '=',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        match pieces.last_mut().filter(|last| last.sign == sign) {
            Some(last) => last.text.push_str(change.value()),
            None => pieces.push(Piece { sign, text: change.value().to_owned(), picture: None }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slices::editor::skeleton;

    #[test]
    fn words_that_were_changed_are_found() {
        let piece = |sign, text: &str| Piece { sign, text: text.to_owned(), picture: None };
        assert_eq!(
            pieces("six hundred beds", "seven hundred beds"),
            [piece('-', "six"), piece('+', "seven"), piece('=', " hundred beds")]
        );
    }

    #[test]
    fn only_what_differs_is_told() {
        let title = Text { en: Some("Beds".into()), fr: Some("Lits".into()) };
        let old = skeleton::campaign(None, "beds", &title);
        let mut new = old.clone();
        assert!(changes(T(Language::En), Some(&old), &new).is_empty());
        new.lead.fr = Some("Sept cents lits.".into());
        new.actions[0].goals = vec![5];
        let found = changes(T(Language::En), Some(&old), &new);
        let labels: Vec<_> = found.iter().map(|change| change.label.as_str()).collect();
        assert_eq!(labels, ["Lead, French", "“The petition”: Goals"]);
    }
}
