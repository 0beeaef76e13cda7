//! How the campaigns do, from the days that are counted as signatures come: no signature is read.

use std::collections::BTreeMap;

use commonfront_domain::clock::{HOUR, day_of_hour};
use commonfront_domain::counting::Counts;
use commonfront_domain::{Language, Right, paper};
use commonfront_store::{PAPER, query};

use super::chart::{Bars, Curve};
use crate::app::App;
use crate::catalog::{CampaignEntry, Snapshot};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::people::{held, segment};
use crate::slices::staff::Desk;

/// Days that are looked back on.
const YEAR: i64 = 365;
/// Days that have a bar of their own.
const DAYS: i64 = 30;
/// Days of a week.
const WEEK: i64 = 7;

/// A row of the table of days.
#[derive(Clone, Debug, Default)]
pub struct DayView {
    /// The day.
    pub day: String,
    /// Signatures made.
    pub signed: i64,
    /// Signatures that count, more or fewer.
    pub confirmed: i64,
    /// The same on paper.
    pub paper: i64,
}

/// A row of the table of months.
#[derive(Debug)]
pub struct MonthView {
    /// The month.
    pub month: String,
    /// How the number of supporters moved.
    pub new: i64,
    /// Where it stood then.
    pub total: i64,
}

/// Where signatures come from.
#[derive(Debug)]
pub struct SourceView {
    /// In words.
    pub words: &'static str,
    /// How many count.
    pub signatures: i64,
    /// Of a hundred.
    pub percent: i64,
}

/// An action's counts.
#[derive(Debug)]
pub struct ActionView {
    /// Its title.
    pub title: String,
    /// Its campaign's title.
    pub campaign: String,
    /// Its page.
    pub href: String,
    /// The four public numbers.
    pub counts: Counts,
}

/// Everything that is drawn and written of a campaign, or of all.
#[derive(Debug)]
pub struct Figures {
    /// Signatures made today.
    pub signed_today: i64,
    /// Signatures that count, more than yesterday.
    pub confirmed_today: i64,
    /// Signatures that wait for their signer.
    pub pending: i64,
    /// Confirmed in as many days as there are bars.
    pub thirty_days: i64,
    /// The bars, and what they are of.
    pub bars: Bars,
    /// For who does not see the bars.
    pub bars_label: String,
    /// Days with their numbers, the newest first.
    pub days: Vec<DayView>,
    /// The first and the last day that has a bar.
    pub bar_days: [String; 2],
    /// Supporters: confirmed and on paper.
    pub total: i64,
    /// How many of them came within a week.
    pub week: i64,
    /// Whether the curve begins with the first signature, or a year ago.
    pub whole: bool,
    /// The curve.
    pub curve: Curve,
    /// For who does not see the curve.
    pub curve_label: String,
    /// The first and the last day of the curve.
    pub curve_days: [String; 2],
    /// Months with their numbers, the newest first.
    pub months: Vec<MonthView>,
    /// Where signatures come from, the most first.
    pub sources: Vec<SourceView>,
    /// That in a sentence.
    pub mostly: &'static str,
    /// Each action.
    pub actions: Vec<ActionView>,
}

/// A source's key in the texts.
fn source_key(source: &str) -> &'static str {
    match source {
        "form" => "form",
        "api" => "api",
        PAPER => "paper",
        _ => "other",
    }
}

fn actions(app: &App, t: T, snapshot: &Snapshot, of: Option<&CampaignEntry>) -> BTreeMap<i64, ActionView> {
    let campaigns = snapshot.campaigns.iter().filter(|entry| of.is_none_or(|of| of.id == entry.id));
    let each = campaigns.flat_map(|entry| entry.ever().map(move |action| (entry, action)));
    let view = |(entry, action): (&CampaignEntry, &crate::catalog::ActionEntry)| {
        let view = ActionView {
            title: action.document.title.get(t.0).to_owned(),
            campaign: entry.document.title.get(t.0).to_owned(),
            href: format!("/{}/{}/{}", tag(t.0, entry), entry.document.slug, action.document.slug),
            counts: app.live.counts(action.id),
        };
        (action.id, view)
    };
    each.map(view).collect()
}

/// The reader's language, or the only one that the campaign speaks.
fn tag(language: Language, campaign: &CampaignEntry) -> &'static str {
    if campaign.speaks(language) { language.tag() } else { language.other().tag() }
}

/// One day, whatever the source.
#[derive(Clone, Copy, Default)]
struct Moved {
    signed: i64,
    confirmed: i64,
    paper: i64,
}

/// Reads the figures of one campaign, or of all; nothing if nobody has ever signed.
///
/// # Errors
/// The database did not answer.
pub async fn read(app: &App, desk: &Desk, of: Option<&CampaignEntry>) -> Result<Option<Figures>, WebError> {
    let (t, snapshot) = (desk.t, app.catalog.now());
    let today = day_of_hour(app.clock.now().div_euclid(HOUR));
    let actions = actions(app, t, &snapshot, of);
    let mut conn = app.db.read().await?;
    let before = query!(conn, daily::before(today - YEAR))?;
    let since = query!(conn, daily::since(today - YEAR))?;
    drop(conn);
    let mut sources: BTreeMap<&str, i64> = BTreeMap::new();
    let (mut base, mut whole) = (0, true);
    for row in before.iter().filter(|row| actions.contains_key(&row.action_id)) {
        *sources.entry(source_key(&row.source)).or_default() += row.signatures;
        base += row.signatures;
        whole = false;
    }
    let mut moved: BTreeMap<i64, Moved> = BTreeMap::new();
    for row in since.iter().filter(|row| actions.contains_key(&row.action_id)) {
        *sources.entry(source_key(&row.source)).or_default() += row.confirmed;
        let day = moved.entry(row.day).or_default();
        day.signed += row.signed;
        let kind = if row.source == PAPER { &mut day.paper } else { &mut day.confirmed };
        *kind += row.confirmed;
    }
    // The curve begins on the day before the first.
    let first = match moved.keys().next() {
        _ if !whole => today - YEAR,
        Some(oldest) => oldest - 1,
        None => return Ok(None),
    };
    let day = |day: i64| moved.get(&day).copied().unwrap_or_default();
    let date = |day: i64| t.date(paper::day(day));
    let mut curve = Vec::new();
    let mut months: BTreeMap<(i16, i8), (i64, i64)> = BTreeMap::new();
    let mut total = base;
    for number in first..=today {
        let new = day(number).confirmed + day(number).paper;
        total += new;
        curve.push(total);
        if number > first || !whole {
            let at = paper::day(number);
            let month = months.entry((at.year(), at.month())).or_default();
            *month = (month.0 + new, total);
        }
    }
    let bars: Vec<i64> = (today - DAYS + 1..=today).map(|number| day(number).confirmed).collect();
    let most = bars.iter().copied().max().unwrap_or(0).max(0);
    let bar_days = [date(today - DAYS + 1), date(today)];
    let curve_days = [date(first), date(today)];
    let (week, shown, peak) = (week(day, today), t.number(total), t.number(most));
    let ends = |days: &[String; 2]| [days[0].clone(), days[1].clone()];
    let [bars_from, bars_to] = ends(&bar_days);
    let [curve_from, curve_to] = ends(&curve_days);
    let mut sources: Vec<(&str, i64)> = sources.into_iter().filter(|(_, n)| *n > 0).collect();
    sources.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    let view = |number: i64| {
        let Moved { signed, confirmed, paper } = day(number);
        DayView { day: date(number), signed, confirmed, paper }
    };
    Ok(Some(Figures {
        signed_today: day(today).signed,
        confirmed_today: day(today).confirmed,
        pending: actions.values().map(|action| action.counts.pending).sum(),
        thirty_days: bars.iter().sum(),
        bars: Bars::new(&bars),
        bars_label: t.with_all("desk-bars-label", &[("from", &bars_from), ("to", &bars_to), ("most", &peak)]),
        days: (today - DAYS + 1..=today).rev().map(view).collect(),
        bar_days,
        total,
        week,
        whole,
        curve_label: t
            .with_all("desk-curve-label", &[("from", &curve_from), ("to", &curve_to), ("total", &shown)]),
        curve: Curve::new(&curve),
        curve_days,
        months: months.into_iter().rev().map(|(at, of)| month(t, at, of)).collect(),
        mostly: sources.first().map_or("", |(key, _)| t.get(&format!("desk-mostly-{key}"))),
        sources: sources.into_iter().map(|(key, n)| source(t, key, n, total)).collect(),
        actions: actions.into_values().collect(),
    }))
}

fn week(day: impl Fn(i64) -> Moved, today: i64) -> i64 {
    (today - WEEK + 1..=today).map(|number| day(number).confirmed + day(number).paper).sum()
}

fn month(t: T, (year, month): (i16, i8), (new, total): (i64, i64)) -> MonthView {
    let first = jiff::civil::Date::new(year, month, 1);
    MonthView { month: first.map(|first| t.month(first)).unwrap_or_default(), new, total }
}

fn source(t: T, key: &str, signatures: i64, total: i64) -> SourceView {
    let percent = (signatures.saturating_mul(200) / total.max(1) + 1) / 2;
    SourceView { words: t.get(&format!("desk-source-{key}")), signatures, percent }
}

/// How many people the organisation of whoever is at the desk has; nothing for who may not see them.
///
/// # Errors
/// The database did not answer.
pub async fn people(app: &App, desk: &Desk) -> Result<Option<i64>, WebError> {
    if !desk.staff.role.may(Right::People) || desk.staff.organisation_id == 0 {
        return Ok(None);
    }
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut conn = app.db.read().await?;
    let everybody = segment::with(&mut conn, &keys, keys.index("all", "")).await?;
    Ok(Some(everybody.len()))
}
