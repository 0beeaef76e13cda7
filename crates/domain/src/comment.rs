//! What a signer adds in her own words; shown only after somebody has read it.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text_rules::{self, TextProblem};

/// A comment: NFC, 1 to [`Comment::MAX`] characters, line breaks kept. Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Comment(String);

impl Comment {
    /// The longest comment, in characters.
    pub const MAX: usize = 500;

    /// Reads a comment as typed; nothing but white space is no comment.
    ///
    /// # Errors
    /// [`TextProblem::TooLong`] or [`TextProblem::Forbidden`].
    pub fn parse(raw: &str) -> Result<Option<Self>, TextProblem> {
        match text_rules::paragraphs(raw, Self::MAX) {
            Ok(text) => Ok(Some(Self(text))),
            Err(TextProblem::Empty) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// The comment itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Comment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Comment")
    }
}

/// Where a comment stands. The numbers are what the database stores; 0 is no comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i64)]
pub enum Verdict {
    /// It waits to be read.
    Waiting = 1,
    /// A moderator let it through.
    Shown = 2,
    /// A moderator refused it.
    Refused = 3,
}

/// A text as it is looked through: without accents and case, runs of white space as one space.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let plain: String = plain.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
