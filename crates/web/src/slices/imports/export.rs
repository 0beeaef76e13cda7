//! The page from which people are taken out in a file, and the file as it streams.

use std::io::{self, BufWriter, Write};

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::export_file::{Export, Format, PARTS, custom_names, fetch};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::people::held;
use crate::slices::people::segment::Segment;
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::{Desk, DeskPage, Section, audit};
use crate::zone;

/// Bytes of a piece of the file.
const PIECE: usize = 64 * 1024;
/// Pieces that may wait for a slow network.
const WAITING: usize = 4;

/// Something that can be exported, on the form.
struct Choice {
    name: &'static str,
    words: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "slices/imports/export.html")]
struct ExportPage {
    page: DeskPage,
    query: String,
    everybody: bool,
    people: i64,
    format: Format,
    choices: Vec<Choice>,
    faults: Faults,
}

fn choices(t: T, chosen: &[&str]) -> Vec<Choice> {
    let choice = |name: &'static str| Choice {
        name,
        words: t.get(&format!("export-part-{}", name.replace('_', "-"))),
        chosen: chosen.contains(&name),
    };
    PARTS.iter().map(|&name| choice(name)).collect()
}

/// Where to come back to with the same people.
fn address(segment: &Segment) -> String {
    let query = segment.query();
    if query.is_empty() { "/desk/export".to_owned() } else { format!("/desk/export?{query}") }
}

/// `GET /desk/export`: the same conditions as on the list of people; what to write of them, and how.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    desk.may(Right::Export)?;
    let segment = Segment::read(&query.unwrap_or_default());
    desk.fresh(&app, &address(&segment))?;
    shown(&app, &desk, &segment, Format::Csv, &PARTS, Faults::default()).await
}

async fn shown(
    app: &Shared,
    desk: &Desk,
    segment: &Segment,
    format: Format,
    chosen: &[&str],
    faults: Faults,
) -> Result<Response, WebError> {
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut conn = app.db.read().await?;
    let people = segment.find(&mut conn, &keys).await?.len();
    drop(conn);
    let status = faults.status();
    let page = ExportPage {
        page: desk.page(app, desk.t.get("export-title"), Section::People),
        query: segment.query(),
        everybody: segment.is_everybody(),
        people,
        format,
        choices: choices(desk.t, chosen),
        faults,
    };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

/// `POST /desk/export`: the file. It changes nothing, but it is noted who took it.
///
/// # Errors
/// [`WebError`].
pub async fn export(
    State(app): State<Shared>,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    desk.may(Right::Export)?;
    let posted = Posted::read(&headers, body)?;
    let segment = Segment::read(posted.get("query"));
    desk.fresh(&app, &address(&segment))?;
    let parts: Vec<&'static str> =
        PARTS.into_iter().filter(|part| posted.all("part").any(|chosen| chosen == *part)).collect();
    let format = Format::from_name(posted.get("format"));
    let mut faults = Faults::default();
    if parts.is_empty() {
        faults.add("parts", desk.t.get("export-lack-parts"));
    }
    let Some(format) = format.filter(|_| faults.is_empty()) else {
        if format.is_none() {
            faults.add("format", desk.t.get("export-lack-format"));
        }
        return shown(&app, &desk, &segment, format.unwrap_or(Format::Csv), &parts, faults).await;
    };
    let organisation = desk.staff.organisation_id;
    let keys = held::keys(&app.vault, organisation)?;
    let mut conn = app.db.read().await?;
    let people = segment.find(&mut conn, &keys).await?;
    let custom = custom_names(&mut conn, &keys).await?;
    drop(conn);
    let event = Event::PeopleExported { people: people.len(), format: format.name().to_owned() };
    let mut tx = app.db.write().await?;
    audit::write(&mut tx, &desk, app.clock.now(), &event).await?;
    tx.commit().await?;
    let rows = fetch(app.db.clone(), organisation, &people);
    let export = Export { keys, people, parts, custom, format, t: desk.t };
    let name = file_name(desk.t, &desk.staff.organisation, format, app.clock.now());
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (CACHE_CONTROL, HeaderValue::from_static(NEVER)),
        (
            CONTENT_DISPOSITION,
            HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
                .map_err(|_| WebError::Internal)?,
        ),
    ];
    let (to, pieces) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let out = BufWriter::with_capacity(PIECE, Pieces(to.clone()));
        if let Err(error) = export.write(rows, out) {
            // A file that ends too soon must not look whole: the connection breaks off. If the browser is
            // gone, nobody hears of it.
            let _ = to.blocking_send(Err(error));
        }
    });
    Ok((StatusCode::OK, headers, Body::from_stream(ReceiverStream::new(pieces))).into_response())
}

/// What a file is called: whose people, and of which day.
#[must_use]
pub fn file_name(t: T, organisation: &str, format: Format, now: i64) -> String {
    let day = zone::local(now).date();
    format!("{}-{organisation}-{day}.{}", t.get("export-file"), format.name())
}

/// Sends what is written to it on, in pieces.
struct Pieces(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(piece)));
        sent.map(|()| piece.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
