//! Words by which the parts of a frame are recognised. A hint, no more: a text may do a part without any of
//! them, and use one of them without doing the part.

use serde::{Deserialize, Serialize};

/// A part of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What we and the listener both care for.
    Value,
    /// What stands against it.
    Problem,
    /// Who decided, and what led to it.
    Cause,
    /// What would put it right.
    Solution,
    /// What the listener can do.
    Action,
}

impl Part {
    /// All of them, in the order in which they are said.
    pub const ALL: [Self; 5] = [Self::Value, Self::Problem, Self::Cause, Self::Solution, Self::Action];

    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Problem => "problem",
            Self::Cause => "cause",
            Self::Solution => "solution",
            Self::Action => "action",
        }
    }
}

/// The cue words of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cues {
    value: Vec<String>,
    problem: Vec<String>,
    cause: Vec<String>,
    solution: Vec<String>,
    action: Vec<String>,
}

impl Cues {
    /// Each cue with its part.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Part, &str)> {
        let lists = [&self.value, &self.problem, &self.cause, &self.solution, &self.action];
        let parts = Part::ALL.into_iter().zip(lists);
        parts.flat_map(|(part, list)| list.iter().map(move |cue| (part, cue.as_str())))
    }
}
