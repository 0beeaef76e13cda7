//! A statement as it is read: with who is asked, and who approved which text.

use commonfront_domain::Language;
use commonfront_domain::sharing::{Audience, Thing};
use commonfront_store::rows::statements::{AnswerRow, StatementRow, StatementText};
use commonfront_store::{On, query};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::slices::decisions::texts::Texts;
use crate::slices::decisions::voters;
use crate::slices::pact::audience;
use crate::slices::wording::notes::noted;

/// Being written, in the database.
pub const DRAFT: i64 = 0;
/// Before the public.
pub const PUBLISHED: i64 = 2;
/// Set aside.
pub const ASIDE: i64 = 3;
/// Approved, in the database.
pub const APPROVED: i64 = 1;
/// Declined.
pub const DECLINED: i64 = 2;

/// The SHA-256 of a text, in hexadecimal: of the JSON list of addressee, titles and texts, so that no comma can
/// move from one into another.
#[must_use]
pub fn sha256(addressee: &str, texts: &Texts) -> String {
    let parts = [addressee, &texts.title_en, &texts.title_fr, &texts.text_en, &texts.text_fr];
    let canonical = serde_json::Value::from(parts.to_vec()).to_string();
    HEXLOWER.encode(&Sha256::digest(canonical.as_bytes()))
}

/// A statement with its answers.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The statement, with its newest text.
    pub row: StatementRow,
    /// Its texts, newest first.
    pub versions: Vec<StatementText>,
    /// Every answer.
    pub answers: Vec<AnswerRow>,
    /// The parties that are asked, its owner among them if it is one.
    pub asked: Vec<i64>,
    /// Whom it is shown to.
    pub audience: Audience,
}

/// The texts of a row.
#[must_use]
pub fn texts(row: &StatementRow) -> Texts {
    Texts {
        title_en: row.title_en.clone(),
        title_fr: row.title_fr.clone(),
        text_en: row.text_en.clone(),
        text_fr: row.text_fr.clone(),
    }
}

/// The same, with its references to claims as notes.
#[must_use]
pub fn noted_texts(row: &StatementRow, snapshot: &Snapshot) -> Texts {
    let claims = &snapshot.words.claims;
    Texts {
        text_en: noted(&row.text_en, claims, Language::En).into_owned(),
        text_fr: noted(&row.text_fr, claims, Language::Fr).into_owned(),
        ..texts(row)
    }
}

/// The texts of a version.
#[must_use]
pub fn version_texts(row: &StatementText) -> Texts {
    Texts {
        title_en: row.title_en.clone(),
        title_fr: row.title_fr.clone(),
        text_en: row.text_en.clone(),
        text_fr: row.text_fr.clone(),
    }
}

/// A statement that an organisation sees.
///
/// # Errors
/// [`WebError::NotFound`]; the database did not answer.
pub async fn find(app: &App, on: &mut impl On, own: i64, id: i64) -> Result<Loaded, WebError> {
    let row = query!(on, statements::get(own, id))?.ok_or(WebError::NotFound)?;
    let audience = audience::of(on, Thing::Statement, id, row.visibility).await?;
    let parties = voters::acting(app, on, app.clock.now()).await?;
    let asked =
        parties.iter().map(|party| party.id).filter(|&id| audience.includes(row.organisation_id, id, true));
    let asked = asked.collect();
    let versions = query!(on, statements::versions(id))?;
    let answers = query!(on, statements::answers(id))?;
    Ok(Loaded { row, versions, answers, asked, audience })
}

impl Loaded {
    /// What an organisation says of a version, unless it took that back.
    #[must_use]
    pub fn answer_of(&self, organisation: i64, version: i64) -> Option<&AnswerRow> {
        let of = |answer: &&AnswerRow| answer.organisation_id == organisation && answer.version == version;
        self.answers.iter().find(of).filter(|answer| answer.withdrawn_at.is_none())
    }

    /// The organisations whose names stand beneath a version.
    #[must_use]
    pub fn names(&self, version: i64) -> Vec<i64> {
        names(&self.answers, version)
    }

    /// Whether an organisation is asked to approve it.
    #[must_use]
    pub fn is_asked(&self, organisation: i64) -> bool {
        self.asked.contains(&organisation)
    }
}

/// The organisations that approved a version and have not taken that back.
#[must_use]
pub fn names(answers: &[AnswerRow], version: i64) -> Vec<i64> {
    let stands = |answer: &&AnswerRow| {
        answer.version == version && answer.answer == APPROVED && answer.withdrawn_at.is_none()
    };
    answers.iter().filter(stands).map(|answer| answer.organisation_id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_a_text_changes_its_hash() {
        let texts = |title: &str, text: &str| Texts {
            title_en: title.into(),
            text_en: text.into(),
            ..Texts::default()
        };
        let base = sha256("", &texts("A", "b"));
        assert_eq!(base.len(), 64);
        assert_eq!(base, sha256("", &texts("A", "b")));
        for other in
            [sha256("x", &texts("A", "b")), sha256("", &texts("A", "b.")), sha256("", &texts("Ab", ""))]
        {
            assert_ne!(base, other);
        }
    }
}
