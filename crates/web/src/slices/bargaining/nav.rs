//! The pages of bargaining, as each lists them, and what they say alike.

use commonfront_domain::sharing::{Audience, Visibility};
use jiff::civil::Date;

use super::names::Names;
use crate::i18n::T;

/// A page of bargaining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// The agreements.
    Agreements,
    /// One subject across the agreements.
    Comparison,
    /// When the agreements end.
    Expiries,
    /// Threats to them.
    Threats,
    /// What was contracted out.
    Contracts,
}

/// The pages, with their addresses and the keys of their names.
const LEAVES: [(Leaf, &str, &str); 5] = [
    (Leaf::Agreements, "/desk/pact/bargaining", "bargaining-agreements"),
    (Leaf::Comparison, "/desk/pact/bargaining/compare", "bargaining-comparison"),
    (Leaf::Expiries, "/desk/pact/bargaining/expiries", "bargaining-expiries"),
    (Leaf::Threats, "/desk/pact/bargaining/threats", "bargaining-threats"),
    (Leaf::Contracts, "/desk/pact/bargaining/contracts", "bargaining-contracts"),
];

/// A link to one of the pages.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it goes.
    pub href: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether the page is there.
    pub current: bool,
}

/// The links, of which one is current.
#[must_use]
pub fn leaves(t: T, current: Leaf) -> Vec<Link> {
    let link = |(leaf, href, label): (Leaf, &'static str, &str)| Link {
        href,
        label: t.get(label),
        current: leaf == current,
    };
    LEAVES.into_iter().map(link).collect()
}

/// Whom a thing is shown to, in words.
#[must_use]
pub fn shown_to(t: T, audience: &Audience, names: &Names) -> String {
    match audience.visibility {
        Visibility::Chosen => {
            let chosen: Vec<String> = audience.chosen.iter().map(|&id| names.of(id)).collect();
            t.with("bargaining-shown-chosen", "names", &chosen.join(", "))
        }
        other => t.get(&format!("bargaining-shown-{}", other.name())).to_owned(),
    }
}

/// An amount in whole dollars.
#[must_use]
pub fn money(t: T, dollars: i64) -> String {
    t.with("bargaining-money", "amount", &t.number(dollars))
}

/// How far a day is from another, in words: in months, in days when it is near.
#[must_use]
pub fn distance(t: T, today: Date, day: i64) -> String {
    let days = day - commonfront_domain::paper::day_number(today);
    match days {
        0 => t.get("bargaining-ends-today").to_owned(),
        1..=60 => t.num("bargaining-ends-days", days),
        61.. => t.num("bargaining-ends-months", days / 30),
        -60..=-1 => t.num("bargaining-ended-days", -days),
        _ => t.num("bargaining-ended-months", -days / 30),
    }
}

/// What is said when something was done, by the name in the address.
#[must_use]
pub fn notice(t: T, did: &str) -> Option<&'static str> {
    const DID: [&str; 4] = ["added", "changed", "removed", "noted"];
    DID.contains(&did).then(|| t.get(&format!("bargaining-did-{did}")))
}

/// What an address may say: what was done.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Did {
    /// What was done.
    #[serde(default)]
    pub did: String,
}
