//! The working: each step as data, with its formula, its numbers and where they come from. The answer is
//! made of the results of these steps, so that what is shown is what was reckoned.

use serde::Serialize;

use crate::range::Range;

/// In what a number is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Jobs.
    Jobs,
    /// Millions of dollars.
    Millions,
    /// Thousands of people.
    Thousands,
    /// A plain number.
    Plain,
}

/// A number in a formula.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Its name in the formula.
    pub id: &'static str,
    /// The number.
    pub value: Range,
    /// The source's name within the pack; none for what the question or an earlier step says.
    pub source: Option<String>,
    /// Whether the person set it herself.
    pub yours: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Its name.
    pub id: &'static str,
    /// In what its result is counted.
    pub counted: Counted,
    /// Its formula, with the names of its terms in braces.
    pub formula: String,
    /// The numbers in it.
    pub terms: Vec<Term>,
    /// What comes out.
    pub result: Range,
}

/// A formula with its names replaced.
#[must_use]
pub fn fill(formula: &str, mut replace: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(formula.len() * 2);
    let mut rest = formula;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_str(&replace(name));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The names in a formula, each once, in the order in which they come.
pub(crate) fn names(formula: &str) -> Vec<String> {
    let mut names = Vec::new();
    let _ = fill(formula, |name| {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
        String::new()
    });
    names
}
