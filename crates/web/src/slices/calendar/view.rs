//! Events as pages show them: a month's table, days with what is on them, an event by itself.

use std::collections::HashMap;

use commonfront_domain::calendar::{Kind, Month};
use commonfront_domain::sharing::Visibility;
use commonfront_domain::{Language, Micros};
use commonfront_store::rows::calendar::EventRow;
use commonfront_store::{On, query};
use jiff::civil::Date;

use super::when;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;

/// How many events of a day are shown before the rest is folded.
const SHOWN_A_DAY: usize = 3;

/// What organisations are called in short, and their short names in addresses.
#[derive(Clone, Debug)]
pub struct Names(HashMap<i64, (String, String)>);

impl Names {
    /// Those of all organisations, also of those that have left, and the coalition's own under 0.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn read(app: &App, on: &mut impl On, language: Language) -> Result<Self, WebError> {
        let snapshot = app.catalog.now();
        let rows = query!(on, campaigns::organisations())?;
        let name = |slug: &str| {
            snapshot
                .organisation(slug)
                .map_or_else(|| slug.to_owned(), |party| party.acronym.get(language).to_owned())
        };
        let mut names: HashMap<_, _> =
            rows.into_iter().map(|row| (row.id, (name(&row.slug), row.slug))).collect();
        names.insert(0, (snapshot.name(language).to_owned(), String::new()));
        Ok(Self(names))
    }

    /// What an organisation is called in short.
    #[must_use]
    pub fn of(&self, id: i64) -> &str {
        self.0.get(&id).map_or("–", |(name, _)| name)
    }

    fn slug(&self, id: i64) -> &str {
        self.0.get(&id).map_or("", |(_, slug)| slug)
    }
}

/// A text in a language, or in the other if it was only written in that.
#[must_use]
pub fn either<'t>(language: Language, en: &'t str, fr: &'t str) -> &'t str {
    match language {
        Language::En if !en.is_empty() => en,
        Language::Fr if fr.is_empty() => en,
        _ => fr,
    }
}

/// An event, as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its key.
    pub id: i64,
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The tag of the title's language, if that is not the page's; empty if it is.
    pub lang: &'static str,
    /// Its kind's name.
    pub kind: &'static str,
    /// Its kind in words.
    pub kind_word: &'static str,
    /// Whose it is.
    pub owner: String,
    /// The owner's short name in addresses; empty for the coalition.
    pub slug: String,
    /// Where it is; may be empty.
    pub place: String,
    /// What it is about; may be empty.
    pub description: String,
    /// An address to look at; may be empty.
    pub link: String,
    /// When it is.
    pub words: String,
    /// When it is, on the day it is listed under.
    pub time: String,
    /// The same for machines.
    pub machine: String,
    /// Who sees it, in words.
    pub seen_by: &'static str,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Whether it has begun on an earlier day.
    pub goes_on: bool,
    /// Whether it takes several days.
    pub several: bool,
}

/// What makes events ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Eyes<'e> {
    /// The words.
    pub t: T,
    /// What organisations are called.
    pub names: &'e Names,
    /// The organisation that looks; nothing on the public's pages.
    pub own: Option<i64>,
}

impl Eyes<'_> {
    /// An event, on one of its days.
    #[must_use]
    pub fn show(&self, row: &EventRow, day: Date) -> Shown {
        let t = self.t;
        let pick = |en, fr| either(t.0, en, fr).to_owned();
        let kind = Kind::from_number(row.kind);
        let (first, last) = when::days(row);
        let visibility = Visibility::from_number(row.visibility);
        let own_words = if t.0 == Language::En { &row.title_en } else { &row.title_fr };
        Shown {
            id: row.id,
            href: match self.own {
                None => format!("#event-{}", row.id),
                Some(_) => format!("/desk/pact/calendar/{}", row.id),
            },
            title: pick(&row.title_en, &row.title_fr),
            lang: if own_words.is_empty() { t.0.other().tag() } else { "" },
            kind: kind.name(),
            kind_word: t.get(&format!("calendar-kind-{}", kind.name())),
            owner: self.names.of(row.organisation_id).to_owned(),
            slug: self.names.slug(row.organisation_id).to_owned(),
            place: pick(&row.place_en, &row.place_fr),
            description: pick(&row.description_en, &row.description_fr),
            link: row.link.clone(),
            words: when::words(t, row),
            time: when::on(t, row, day),
            machine: when::machine(row),
            seen_by: match visibility {
                Visibility::Chosen if self.own != Some(row.organisation_id) => t.get("calendar-shown-to-you"),
                _ => t.get(&format!("audience-{}", visibility.name())),
            },
            cancelled: row.cancelled != 0,
            goes_on: first < day,
            several: first < last,
        }
    }
}

/// A day of a month's table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The day, for machines.
    pub machine: String,
    /// Its number.
    pub number: i8,
    /// The day in words.
    pub words: String,
    /// Whether it is of the month that is shown.
    pub inside: bool,
    /// Whether it is today.
    pub today: bool,
    /// What is on it, first.
    pub events: Vec<Shown>,
    /// The rest of what is on it.
    pub folded: Vec<Shown>,
}

/// A month's table.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The month in words.
    pub title: String,
    /// The names of the days of a week: short, long.
    pub weekdays: Vec<(&'static str, &'static str)>,
    /// Its weeks.
    pub weeks: Vec<Vec<Cell>>,
    /// Whether nothing is in the month.
    pub empty: bool,
}

/// A month in words: `November 2026`.
#[must_use]
pub fn month_words(t: T, month: Month) -> String {
    let names: Vec<&str> = t.get("month-names").split(' ').collect();
    let at = usize::try_from(month.first().month() - 1).unwrap_or(0);
    let name = names.get(at).copied().unwrap_or_default();
    t.with_all("calendar-month", &[("month", name), ("year", &month.first().year().to_string())])
}

impl Grid {
    /// A month's table with the events that touch it.
    #[must_use]
    pub fn new(eyes: &Eyes<'_>, month: Month, rows: &[EventRow], now: Micros) -> Self {
        let (t, today) = (eyes.t, when::day(now));
        let mut any = false;
        let mut cell = |day: Date| {
            let on = |row: &&EventRow| {
                let (first, last) = when::days(row);
                first <= day && day <= last
            };
            let inside = month.has(day);
            let mut events: Vec<Shown> = rows.iter().filter(on).map(|row| eyes.show(row, day)).collect();
            any |= inside && !events.is_empty();
            // A single one more takes no more room than the word that there is one.
            let keep = if events.len() > SHOWN_A_DAY + 1 { SHOWN_A_DAY } else { events.len() };
            let folded = events.split_off(keep);
            Cell {
                machine: day.to_string(),
                number: day.day(),
                words: when::long_day(t, day),
                inside,
                today: day == today,
                events,
                folded,
            }
        };
        let weeks = month.weeks().into_iter().map(|week| week.into_iter().map(&mut cell).collect()).collect();
        let short = t.get("calendar-weekdays-short").split(' ');
        Self {
            title: month_words(t, month),
            weekdays: short.zip(t.get("calendar-weekdays").split(' ')).collect(),
            weeks,
            empty: !any,
        }
    }
}

/// A day with what is on it.
#[derive(Clone, Debug)]
pub struct DayList {
    /// The day, for machines.
    pub machine: String,
    /// The day in words.
    pub words: String,
    /// Whether it is today.
    pub today: bool,
    /// What is on it.
    pub events: Vec<Shown>,
}

/// Events by the days they begin on, in their order; what has begun before `since` stands under that day.
#[must_use]
pub fn by_day(eyes: &Eyes<'_>, rows: &[EventRow], since: Option<Date>, now: Micros) -> Vec<DayList> {
    let mut days: Vec<DayList> = Vec::new();
    let today = when::day(now);
    for row in rows {
        let first = when::days(row).0;
        let day = since.map_or(first, |since| first.max(since));
        let machine = day.to_string();
        let shown = eyes.show(row, day);
        match days.last_mut() {
            Some(last) if last.machine == machine => last.events.push(shown),
            _ => days.push(DayList {
                machine,
                words: when::long_day(eyes.t, day),
                today: day == today,
                events: vec![shown],
            }),
        }
    }
    days
}
