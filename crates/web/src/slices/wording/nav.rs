//! The tabs of the words' pages at the desk.

use crate::i18n::T;

/// A tab.
pub struct Tab {
    /// Where it goes.
    pub href: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether it is this page's.
    pub current: bool,
}

/// Which tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The guide.
    Guide,
    /// The claims.
    Claims,
    /// The checker.
    Check,
}

/// The tabs, with one of them current.
#[must_use]
pub fn tabs(t: T, part: Part) -> Vec<Tab> {
    [
        (Part::Guide, "/desk/words", "words-tab-guide"),
        (Part::Claims, "/desk/words/claims", "words-tab-claims"),
        (Part::Check, "/desk/words/check", "words-tab-check"),
    ]
    .map(|(one, href, label)| Tab { href, label: t.get(label), current: one == part })
    .into()
}
