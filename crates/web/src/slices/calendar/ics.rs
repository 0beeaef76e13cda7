//! Feeds: `/calendar/{token}.ics` for one organisation, `/{lang}/calendar.ics` for everybody.

use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::calendar::{Kind, Month};
use commonfront_domain::clock::{SECOND, timestamp};
use commonfront_domain::ical::{Entry, Feed};
use commonfront_domain::{Language, Micros};
use commonfront_store::query;
use commonfront_store::rows::calendar::{EventRow, Viewer};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::view::{Names, either};
use super::{events, feeds, when};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::campaigns::public::read_language;
use crate::zone;

/// How many months back a feed goes.
const MONTHS_BACK: i32 = 12;
/// The most events of a feed.
const MOST: i64 = 5000;
/// As HTTP writes a moment.
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// What an answer is made of.
struct Made {
    body: String,
    changed: Micros,
    cache: &'static str,
}

/// `GET /calendar/{token}.ics`.
///
/// # Errors
/// [`WebError::NotFound`] for a token that is not, or no longer, one.
pub async fn private(
    State(app): State<Shared>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let token = file.strip_suffix(".ics").and_then(feeds::hash).ok_or(WebError::NotFound)?;
    let mut conn = app.db.read().await?;
    let row = query!(conn, calendar::feed(&token))?.ok_or(WebError::NotFound)?;
    let (own, now) = (row.organisation_id, app.clock.now());
    let lang = Language::from_tag(&row.language).unwrap_or(Language::En);
    let snapshot = app.catalog.now();
    let mut name = snapshot.name(lang).to_owned();
    if own != 0 {
        // Who has left the coalition is no longer in the room.
        let keys = query!(conn, campaigns::organisations())?;
        let slug = keys.into_iter().find(|key| key.id == own).map(|key| key.slug).unwrap_or_default();
        let party = snapshot.parties().find(|party| party.slug == slug).ok_or(WebError::NotFound)?;
        name = format!("{name} · {}", party.acronym.get(lang));
    }
    let changed = query!(conn, calendar::touched(own, -1))?.max(row.made_at);
    let body = compose(&app, T(lang), &name, &events::party(own), now).await?;
    drop(conn);
    let today = i64::from((when::day(now) - jiff::civil::date(1970, 1, 1)).get_days());
    if row.used_on != Some(today) {
        let mut tx = app.db.write().await?;
        query!(tx, calendar::feed_used(row.id, today))?;
        tx.commit().await?;
    }
    answer(&headers, now, Made { body, changed, cache: "private, no-cache" })
}

/// `GET /{lang}/calendar.ics`.
///
/// # Errors
/// [`WebError`].
pub async fn public(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let (t, now) = (T(read_language(&lang)?), app.clock.now());
    let mut conn = app.db.read().await?;
    let changed = query!(conn, calendar::touched(events::PUBLIC, events::PUBLIC))?;
    drop(conn);
    let name = app.catalog.now().name(t.0).to_owned();
    let body = compose(&app, t, &name, &events::everybody(), now).await?;
    answer(&headers, now, Made { body, changed, cache: "public, no-cache" })
}

/// The month in which feeds begin.
fn since(now: Micros) -> Micros {
    let this = Month::of(when::day(now));
    when::midnight(this.plus(-MONTHS_BACK).unwrap_or(this).first())
}

/// The words of an entry, which outlive the row's.
struct Words {
    summary: String,
    description: String,
    url: String,
}

fn words(app: &App, t: T, names: &Names, viewer: &Viewer, row: &EventRow) -> Words {
    let title = either(t.0, &row.title_en, &row.title_fr);
    let description = either(t.0, &row.description_en, &row.description_fr);
    let by = t.with("calendar-by", "name", names.of(row.organisation_id));
    let page = match viewer.own {
        -1 => {
            let month = Month::of(when::days(row).0);
            format!("{}/{}/calendar?month={month}#event-{}", app.settings.base_url, t.0.tag(), row.id)
        }
        _ => format!("{}/desk/pact/calendar/{}", app.settings.base_url, row.id),
    };
    Words {
        summary: match row.cancelled != 0 {
            true => t.with("calendar-cancelled-title", "title", title),
            false => title.to_owned(),
        },
        description: if description.is_empty() { by } else { format!("{description}\n\n{by}") },
        url: if row.link.is_empty() { page } else { row.link.clone() },
    }
}

async fn compose(app: &App, t: T, name: &str, viewer: &Viewer, now: Micros) -> Result<String, WebError> {
    let mut conn = app.db.read().await?;
    let rows = query!(conn, calendar::between(viewer, since(now), Micros::MAX, MOST))?;
    let names = Names::read(app, &mut conn, t.0).await?;
    drop(conn);
    let words: Vec<Words> = rows.iter().map(|row| words(app, t, &names, viewer, row)).collect();
    let mut entries = Vec::with_capacity(rows.len());
    for (row, words) in rows.iter().zip(&words) {
        entries.push(Entry {
            uid: &row.uid,
            summary: &words.summary,
            description: &words.description,
            location: either(t.0, &row.place_en, &row.place_fr),
            url: &words.url,
            category: t.get(&format!("calendar-kind-{}", Kind::from_number(row.kind).name())),
            when: when::span(row),
            cancelled: row.cancelled != 0,
            sequence: row.sequence,
            created: row.created_at,
            changed: row.changed_at,
        });
    }
    let zone = when::the_zone();
    let around = when::midnight(Month::of(when::day(now)).first());
    let name = t.with("calendar-feed-name", "name", name);
    Ok(Feed { name: &name, zone: &zone, zone_name: zone::ZONE, around, entries: &entries }.write())
}

/// Whether the asker has this very body already.
fn has(headers: &HeaderMap, etag: &str, changed: Micros) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(IF_NONE_MATCH) {
        let mut tags = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        return tags.any(|tags| {
            tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
        });
    }
    let since = text(IF_MODIFIED_SINCE).and_then(|since| DateTime::strptime(HTTP_DATE, since.trim()).ok());
    let since = since.and_then(|since| since.to_zoned(TimeZone::UTC).ok()).map(|since| since.timestamp());
    since.is_some_and(|since: Timestamp| since.as_second() >= changed.div_euclid(SECOND))
}

fn answer(headers: &HeaderMap, now: Micros, made: Made) -> Result<Response, WebError> {
    let etag = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&made.body)[..16]));
    // Each month another one falls out of the feed and the zone's rules move on.
    let changed = made.changed.max(when::midnight(Month::of(when::day(now)).first()));
    let value = |text: &str| HeaderValue::from_str(text).map_err(|_| WebError::Internal);
    let fixed = [
        (CACHE_CONTROL, HeaderValue::from_static(made.cache)),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("none")),
        (ETAG, value(&etag)?),
    ];
    let mut response = if has(headers, &etag, changed) {
        (StatusCode::NOT_MODIFIED, fixed).into_response()
    } else {
        let kind = [
            (CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
            (CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"calendar.ics\"")),
        ];
        (StatusCode::OK, kind, fixed, made.body).into_response()
    };
    // Within the second of a change the date would say that what comes after it is what came before.
    if now - changed >= 2 * SECOND {
        let date = timestamp(changed).strftime(HTTP_DATE).to_string();
        response.headers_mut().insert(LAST_MODIFIED, value(&date)?);
    }
    Ok(response)
}
