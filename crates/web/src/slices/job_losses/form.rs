//! The form: what was typed, what can be chosen, and what has to be mended.

use commonfront_job_losses::answer::usual_mix;
use commonfront_job_losses::question::{Pace, Question, Size, Unit};
use commonfront_job_losses::{Fault, Library, Pack};

use super::argue::{ArgueGroup, groups};
use super::money::plain;
use super::outcome::Typed;
use super::words::{capital, fault, field, text};
use crate::i18n::T;

/// Places in the order in which they are offered.
const PLACES: [&str; 11] = ["on", "qc", "bc", "ab", "mb", "sk", "ns", "nb", "nl", "pe", "ca"];

/// A field with what was typed and its fault.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its id in the page: its name without dots.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// What to do about it; empty if nothing.
    pub fault: String,
}

impl Field {
    /// A field.
    #[must_use]
    pub fn new(t: T, name: &str, label: &str, typed: &Typed, faults: &[Fault]) -> Self {
        let found = faults.iter().find(|fault| fault.field == name);
        Self {
            name: name.to_owned(),
            id: format!("jobs-{}", name.replace('.', "-")),
            label: label.to_owned(),
            value: typed.get(name).cloned().unwrap_or_default(),
            fault: found.map(|found| fault(t, found)).unwrap_or_default(),
        }
    }
}

/// A choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// As it stands in links.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Services of one government.
#[derive(Clone, Debug)]
pub struct Group {
    /// Whose they are.
    pub label: &'static str,
    /// The services.
    pub choices: Vec<Choice>,
}

/// A share of the mix.
#[derive(Clone, Debug)]
pub struct Share {
    /// Its field.
    pub field: Field,
    /// What the service usually spends on it.
    pub usual: String,
}

/// Everything the form's template shows.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where.
    pub places: Vec<Choice>,
    /// Which service.
    pub services: Vec<Group>,
    /// Dollars or positions.
    pub positions_chosen: bool,
    /// How many dollars.
    pub amount: Field,
    /// Dollars, millions or billions.
    pub units: Vec<Choice>,
    /// Every year, or in all.
    pub per: Vec<Choice>,
    /// In whose dollars.
    pub prices: Vec<Choice>,
    /// How many positions.
    pub positions: Field,
    /// Over how many years.
    pub years: Field,
    /// At once or in steps.
    pub paces: Vec<Choice>,
    /// Of what it consists.
    pub shares: Vec<Share>,
    /// Whether any of it was typed.
    pub mix_open: bool,
    /// The coefficients.
    pub argue: Vec<ArgueGroup>,
    /// Whether any was set.
    pub argue_open: bool,
    /// What has to be mended: the field's id and what to do.
    pub faults: Vec<(String, String, String)>,
    /// Faults of `place` and `service`.
    pub place: Field,
    /// The service's field.
    pub service: Field,
}

fn choices<'c>(
    all: impl IntoIterator<Item = (&'c str, String)>,
    typed: Option<&String>,
    usual: &str,
) -> Vec<Choice> {
    let chosen = typed.map_or(usual, String::as_str);
    let choice =
        |(value, label): (&str, String)| Choice { value: value.to_owned(), label, chosen: value == chosen };
    all.into_iter().map(choice).collect()
}

fn services(t: T, pack: &Pack, typed: &Typed) -> Vec<Group> {
    let chosen = typed.get("service").map_or("province", String::as_str);
    let group = |(government, label): (&str, &str)| Group {
        label: t.get(label),
        choices: pack
            .sector
            .iter()
            .filter(|sector| sector.government == government)
            .map(|sector| Choice {
                value: sector.id.clone(),
                label: capital(text(t, &sector.name)),
                chosen: sector.id == chosen,
            })
            .collect(),
    };
    let governments = [
        ("provincial", "jobs-government-provincial"),
        ("municipal", "jobs-government-municipal"),
        ("federal", "jobs-government-federal"),
        ("community", "jobs-government-community"),
    ];
    let mut groups: Vec<Group> =
        governments.into_iter().map(group).filter(|g| !g.choices.is_empty()).collect();
    // The whole comes first.
    for group in &mut groups {
        group.choices.sort_by_key(|choice| choice.value != "province");
    }
    groups
}

impl Form {
    /// The form with what was typed.
    #[must_use]
    pub fn new(t: T, typed: &Typed, faults: &[Fault], library: &Library) -> Self {
        let place = typed.get("place").map_or("on", String::as_str);
        // Where there are no coefficients, the form still offers the services of the place that has some.
        let pack = typed.get("pack").and_then(|label| library.pack(label));
        let pack = pack.or_else(|| library.newest(place)).or_else(|| library.newest("on"));
        let the_field = |name: &str| Field::new(t, name, field(t, name), typed, faults);
        let word = |key: &str| t.get(key).to_owned();
        let places = PLACES.map(|code| (code, word(&format!("jobs-place-{code}"))));
        let years: Vec<String> = pack
            .map(|pack| pack.price_index.years().iter().rev().map(ToString::to_string).collect())
            .unwrap_or_default();
        let latest = years.first().cloned().unwrap_or_default();
        let units = Unit::ALL.map(|unit| (unit.tag(), word(&format!("jobs-amount-{}", unit.tag()))));
        let per = ["year", "total"].map(|per| (per, word(&format!("jobs-per-{per}"))));
        let paces =
            [Pace::Once, Pace::Steps].map(|pace| (pace.tag(), word(&format!("jobs-pace-{}", pace.tag()))));
        let service = typed.get("service").map_or("province", String::as_str);
        let asked = Question {
            place: place.to_owned(),
            pack: None,
            studies: String::new(),
            service: service.to_owned(),
            size: Size::Positions { number: 0.0 },
            years: 1,
            pace: Pace::Once,
            mix: None,
            set: std::collections::BTreeMap::new(),
        };
        let usual =
            pack.and_then(|pack| usual_mix(&asked, pack)).map(commonfront_job_losses::question::Mix::shares);
        let shares = ["payroll", "purchases", "transfers", "capital", "wear"].into_iter().enumerate();
        let shares = shares.map(|(i, name)| Share {
            field: the_field(name),
            usual: usual.map(|usual| plain(t, usual[i].1)).unwrap_or_default(),
        });
        let shares: Vec<Share> = shares.collect();
        // Elsewhere there is nothing to weigh and nothing to argue with.
        let own = pack.filter(|pack| pack.jurisdiction == place);
        let argue = own.map(|pack| groups(t, pack, service, typed, faults)).unwrap_or_default();
        let id = |name: &str| format!("jobs-{}", name.replace('.', "-"));
        let list = |found: &Fault| (id(&found.field), field(t, &found.field).to_owned(), fault(t, found));
        let filled = |name: &str| typed.get(name).is_some_and(|value| !value.trim().is_empty());
        Self {
            places: choices(places, typed.get("place"), "on"),
            services: pack.map(|pack| services(t, pack, typed)).unwrap_or_default(),
            positions_chosen: typed.get("kind").is_some_and(|kind| kind == "positions"),
            amount: the_field("amount"),
            units: choices(units, typed.get("unit"), "million"),
            per: choices(per, typed.get("per"), "year"),
            prices: choices(
                years.iter().map(|year| (year.as_str(), year.clone())),
                typed.get("prices"),
                &latest,
            ),
            positions: the_field("positions"),
            years: Field {
                value: typed.get("years").cloned().unwrap_or_else(|| "1".to_owned()),
                ..the_field("years")
            },
            paces: choices(paces, typed.get("pace"), "once"),
            mix_open: shares.iter().any(|share| filled(&share.field.name)),
            argue_open: typed.keys().any(|name| name.starts_with("set.") && filled(name)),
            shares,
            argue,
            faults: faults.iter().map(list).collect(),
            place: the_field("place"),
            service: the_field("service"),
        }
    }
}
