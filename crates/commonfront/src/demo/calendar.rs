//! The example's calendar: some weeks of a campaign around today, from `demo/calendar.toml`.

use anyhow::{Context, Result};
use commonfront_domain::calendar::Kind;
use commonfront_domain::clock::DAY;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Clock, Text};
use commonfront_store::rows::calendar::WrittenEvent;
use commonfront_store::{Db, query};
use commonfront_web::slices::calendar::{events, when};
use commonfront_web::zone;
use serde::Deserialize;

use super::Files;
use crate::system::SystemClock;

/// An example event.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    organisation: String,
    kind: String,
    title: Text,
    #[serde(default)]
    description: Text,
    #[serde(default)]
    place: Text,
    /// How many days from today, and the hours; whole days without.
    in_days: i64,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    /// How many days it takes more than one.
    #[serde(default)]
    more_days: i64,
    visibility: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    cancelled: bool,
}

#[derive(Debug, Deserialize)]
struct Examples {
    events: Vec<Example>,
}

/// Puts the examples into the calendar.
///
/// # Errors
/// The file can't be read, or the database can't write.
pub async fn put(db: &Db) -> Result<()> {
    let file = Files::get("calendar.toml").context("The example has no calendar")?;
    let examples: Examples = toml::from_str(&String::from_utf8_lossy(&file.data))?;
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    drop(conn);
    let key = |slug: &str| organisations.iter().find(|row| row.slug == slug).map_or(0, |row| row.id);
    let now = SystemClock.now();
    let mut tx = db.write().await?;
    for (i, example) in (1_i64..).zip(&examples.events) {
        let day = |more: i64| when::day(now + (example.in_days + more) * DAY);
        let at =
            |more: i64, time: &str| zone::read(&day(more).to_string(), time).context("A time can't be read");
        let whole = example.from.is_empty();
        let from = at(0, if whole { "12:00" } else { &example.from })?;
        let until = match example.until.is_empty() {
            true if whole => at(example.more_days, "12:00")?,
            true => from,
            false => at(example.more_days, &example.until)?,
        };
        let (begins_at, ends_at) = when::normal(from, Some(until), whole);
        let kind = Kind::from_name(&example.kind).context("An example's kind is unknown")?;
        let visibility =
            Visibility::from_name(&example.visibility).context("An example's level is unknown")?;
        let audience = Audience { visibility, chosen: example.with.iter().map(|slug| key(slug)).collect() };
        let event = WrittenEvent {
            thing: Thing::Event.number(),
            thing_id: i,
            organisation_id: key(&example.organisation),
            visibility: visibility.number(),
            kind: kind.number(),
            title_en: example.title.get(commonfront_domain::Language::En),
            title_fr: example.title.get(commonfront_domain::Language::Fr),
            description_en: example.description.get(commonfront_domain::Language::En),
            description_fr: example.description.get(commonfront_domain::Language::Fr),
            place_en: example.place.get(commonfront_domain::Language::En),
            place_fr: example.place.get(commonfront_domain::Language::Fr),
            link: "",
            begins_at,
            ends_at,
            whole_day: i64::from(whole),
            cancelled: i64::from(example.cancelled),
        };
        events::add(&mut tx, &event, &audience, now - 5 * DAY + i)
            .await
            .context("An event can't be written")?;
    }
    tx.commit().await?;
    Ok(())
}
