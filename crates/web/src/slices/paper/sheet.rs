//! One sheet: entered, looked at, corrected, declared void. The count follows in the same transaction.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::paper::{self, Details, Fault, Field, Sheet, Typed};
use commonfront_domain::{Micros, Right};
use commonfront_store::rows::fraud::{NewSheetRow, SheetRow};
use commonfront_store::{count_paper, query};
use commonfront_vault::{COALITION, Place};
use data_encoding::HEXLOWER;

use super::scan;
use super::upload::Upload;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::Asked;
use crate::slices::fraud::batches;
use crate::slices::fraud::scope::{self, Group};
use crate::slices::staff::audit;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::frame::{DeskPage, Section};
use crate::zone;

#[derive(Template)]
#[template(path = "slices/paper/enter.html")]
struct EnterPage {
    page: DeskPage,
    groups: Vec<Group>,
    typed: Typed,
    entry: String,
    today: String,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "slices/paper/sheet.html")]
struct SheetPage {
    page: DeskPage,
    id: i64,
    action: String,
    typed: Typed,
    revision: i64,
    scan: Option<String>,
    voided: Option<String>,
    void_reason: String,
    entered: String,
    changed: Option<String>,
    done: Option<&'static str>,
    faults: Faults,
}

/// Where what is sealed of a sheet stands: told by its entry key, which it has before it has a number.
#[must_use]
pub fn place(entry_key: &[u8]) -> Place<'_> {
    Place { table: "paper_sheets", column: "sealed", row: entry_key }
}

/// A sheet, opened.
///
/// # Errors
/// [`WebError::NotFound`]; the database did not answer.
pub async fn find(app: &App, id: i64) -> Result<(SheetRow, Details), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, paper::get(id))?.ok_or(WebError::NotFound)?;
    drop(conn);
    let details = sealed::open(&app.vault, COALITION, place(&row.entry_key), &row.sealed)?;
    Ok((row, details))
}

/// The day it is in Toronto.
#[must_use]
pub fn today(now: Micros) -> jiff::civil::Date {
    zone::local(now).date()
}

/// The name of a field, which is also its `id`.
#[must_use]
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Signatures => "signatures",
        Field::CountedOn => "counted_on",
        Field::Place => "place",
        Field::CountedBy => "counted_by",
        Field::Number => "number",
        Field::Note => "note",
    }
}

/// What to do about a fault.
#[must_use]
pub fn fault_words(t: T, field: Field, fault: Fault) -> String {
    let label = || t.get(&format!("paper-field-{}", field_name(field).replace('_', "-")));
    match fault {
        Fault::Missing => t.with("paper-fault-missing", "field", label()),
        Fault::TooLong(most) => {
            let most = t.number(i64::try_from(most).unwrap_or(i64::MAX));
            t.with_all("paper-fault-too-long", &[("field", label()), ("most", &most)])
        }
        Fault::Forbidden => t.with("paper-fault-forbidden", "field", label()),
        Fault::NotANumber => t.get("paper-fault-number").to_owned(),
        Fault::NotADay => t.get("paper-fault-day").to_owned(),
    }
}

fn typed(get: impl Fn(&str) -> String) -> Typed {
    Typed {
        signatures: get("signatures"),
        counted_on: get("counted_on"),
        place: get("place"),
        counted_by: get("counted_by"),
        number: get("number"),
        note: get("note"),
    }
}

/// Reads a sheet and its scan.
fn read(t: T, app: &App, upload: &Upload, typed: &Typed, faults: &mut Faults) -> Option<Sheet> {
    let sheet = typed.read(today(app.clock.now()));
    for &(field, fault) in sheet.as_ref().err().into_iter().flatten() {
        faults.add(field_name(field), fault_words(t, field, fault));
    }
    let mut sheet = sheet.ok()?;
    match upload.file() {
        None => {}
        Some(file) if file.len() > scan::MOST => faults.add("scan", t.get("paper-fault-scan-size")),
        Some(file) => match scan::kind(file) {
            Some(kind) => sheet.details.scan_type = kind.to_owned(),
            None => faults.add("scan", t.get("paper-fault-scan-kind")),
        },
    }
    Some(sheet)
}

/// A new entry key, for a form.
#[must_use]
pub fn entry_key(app: &App) -> String {
    HEXLOWER.encode(&app.vault.random::<16>())
}

fn enter_page(
    app: &App,
    desk: &Desk,
    scope: &str,
    typed: Typed,
    entry: String,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = desk.t;
    let body = EnterPage {
        page: desk.page(app, t.get("paper-enter"), Section::Paper),
        groups: scope::groups(t, &app.catalog.now(), scope, false),
        today: today(app.clock.now()).to_string(),
        typed,
        entry,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/paper/new`.
///
/// # Errors
/// [`WebError`].
pub async fn enter_form(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let typed = Typed { counted_on: today(app.clock.now()).to_string(), ..Typed::default() };
    enter_page(&app, &desk, asked.get("scope"), typed, entry_key(&app), Faults::default())
}

/// `POST /desk/paper/new`.
///
/// # Errors
/// [`WebError`].
pub async fn enter(State(app): State<Shared>, desk: Desk, form: Multipart) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let (t, upload) = (desk.t, Upload::read(form, "scan").await?);
    let typed = typed(|name| upload.get(name).to_owned());
    let snapshot = app.catalog.now();
    let action = scope::find(&snapshot, upload.get("scope")).and_then(|(_, action)| action);
    let mut faults = Faults::default();
    if action.is_none() {
        faults.add("scope", t.get("paper-fault-scope"));
    }
    let sheet = read(t, &app, &upload, &typed, &mut faults);
    let entry = HEXLOWER.decode(upload.get("entry").as_bytes()).unwrap_or_default();
    if entry.len() != 16 {
        return Err(WebError::Malformed(String::new()));
    }
    let (Some(sheet), Some(action), true) = (sheet, action, faults.is_empty()) else {
        return enter_page(&app, &desk, upload.get("scope"), typed, upload.get("entry").to_owned(), faults);
    };
    let at = app.clock.now();
    let sealed = sealed::seal(&app.vault, COALITION, place(&entry), &sheet.details)?;
    let scan = upload.file().map(|file| &file[..]).unwrap_or_default();
    let new = NewSheetRow {
        action_id: action.id,
        entry_key: &entry,
        signatures: sheet.signatures,
        counted_on: paper::day_number(sheet.counted_on),
        sealed: &sealed,
        scan_bytes: i64::try_from(scan.len()).unwrap_or(i64::MAX),
        at,
        by: desk.staff.id,
    };
    let mut tx = app.db.write().await?;
    let Some(id) = query!(tx, paper::add(&new))? else {
        // The same form sent twice: the sheet is there already.
        let there = query!(tx, paper::entered(&entry))?.ok_or(WebError::Busy)?;
        return Ok(see_other(&format!("/desk/paper/{there}")));
    };
    scan::put(&mut tx, &app, id, scan).await?;
    let counters = count_paper(&mut tx, action.id, sheet.signatures, at).await?;
    let event = Event::SheetEntered { sheet: id, action: action.id, signatures: sheet.signatures };
    audit::write(&mut tx, &desk, at, &event).await?;
    tx.commit().await?;
    app.live.counted(&[counters]);
    Ok(see_other(&format!("/desk/paper/{id}?done=entered")))
}

async fn sheet_page(
    app: &App,
    desk: &Desk,
    (row, details): (SheetRow, Details),
    typed: Option<Typed>,
    done: Option<&'static str>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, snapshot) = (desk.t, app.catalog.now());
    let names = batches::names(app).await?;
    let by = |id: i64, at: i64| {
        let name = names.get(&id).map_or("–", String::as_str);
        t.with_all("paper-by", &[("name", name), ("when", &t.moment(at))])
    };
    let stands = || Typed {
        signatures: row.signatures.to_string(),
        counted_on: paper::day(row.counted_on).to_string(),
        place: details.place.clone(),
        counted_by: details.counted_by.clone(),
        number: details.number.clone(),
        note: details.note.clone(),
    };
    let title = t.num("paper-sheet-title", row.id);
    let scan = (row.scan_bytes > 0).then(|| {
        let kibibytes = t.number((row.scan_bytes + 1023) / 1024);
        let kind = details.scan_type.rsplit('/').next().unwrap_or_default().to_uppercase();
        t.with_all("paper-scan-size", &[("kind", &kind), ("size", &kibibytes)])
    });
    let body = SheetPage {
        page: desk.page(app, &title, Section::Paper),
        id: row.id,
        action: scope::title(t, &snapshot, row.action_id),
        typed: typed.unwrap_or_else(stands),
        revision: row.revision,
        scan,
        voided: row.voided_at.map(|at| by(row.voided_by.unwrap_or_default(), at)),
        void_reason: details.void_reason,
        entered: by(row.entered_by, row.entered_at),
        changed: row.changed_at.map(|at| by(row.changed_by.unwrap_or_default(), at)),
        done,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/paper/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let done = match asked.get("done") {
        "entered" => Some(desk.t.get("paper-done-entered")),
        "corrected" => Some(desk.t.get("paper-done-corrected")),
        "voided" => Some(desk.t.get("paper-done-voided")),
        _ => None,
    };
    let sheet = find(&app, id).await?;
    sheet_page(&app, &desk, sheet, None, done, Faults::default()).await
}

/// `POST /desk/paper/{id}`: corrects it. A scan that is sent takes the place of the one that was there.
///
/// # Errors
/// [`WebError`].
pub async fn correct(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
    form: Multipart,
) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let (t, upload) = (desk.t, Upload::read(form, "scan").await?);
    let (row, details) = find(&app, id).await?;
    let typed = typed(|name| upload.get(name).to_owned());
    let mut faults = Faults::default();
    let sheet = read(t, &app, &upload, &typed, &mut faults);
    let revision: i64 = upload.get("revision").parse().unwrap_or(-1);
    let (Some(mut sheet), true) = (sheet, faults.is_empty()) else {
        return sheet_page(&app, &desk, (row, details), Some(typed), None, faults).await;
    };
    let file = upload.file();
    let drops = file.is_none() && upload.get("remove_scan") == "yes";
    let scan_bytes = match file {
        Some(file) => i64::try_from(file.len()).unwrap_or(i64::MAX),
        None if drops => 0,
        None => row.scan_bytes,
    };
    if file.is_none() && !drops {
        sheet.details.scan_type.clone_from(&details.scan_type);
    }
    let at = app.clock.now();
    let sealed = sealed::seal(&app.vault, COALITION, place(&row.entry_key), &sheet.details)?;
    let to = NewSheetRow {
        action_id: row.action_id,
        entry_key: &row.entry_key,
        signatures: sheet.signatures,
        counted_on: paper::day_number(sheet.counted_on),
        sealed: &sealed,
        scan_bytes,
        at,
        by: desk.staff.id,
    };
    let mut tx = app.db.write().await?;
    if !query!(tx, paper::correct(id, revision, &to))? {
        drop(tx);
        faults.add("revision", t.get("paper-fault-changed"));
        let now = find(&app, id).await?;
        return sheet_page(&app, &desk, now, Some(typed), None, faults).await;
    }
    match file {
        Some(file) => scan::put(&mut tx, &app, id, file).await?,
        None if drops => query!(tx, paper::drop_scan(id))?,
        None => {}
    }
    // The revision was that of the row we read, so it is from its number that the count moves.
    let counters = count_paper(&mut tx, row.action_id, sheet.signatures - row.signatures, at).await?;
    let event = Event::SheetCorrected { sheet: id, from: row.signatures, to: sheet.signatures };
    audit::write(&mut tx, &desk, at, &event).await?;
    tx.commit().await?;
    app.live.counted(&[counters]);
    Ok(see_other(&format!("/desk/paper/{id}?done=corrected")))
}

/// `POST /desk/paper/{id}/void`: it no longer counts; it stays in the list with the reason.
///
/// # Errors
/// [`WebError`].
pub async fn void(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let t = desk.t;
    let (row, mut details) = find(&app, id).await?;
    let mut faults = Faults::default();
    posted.get("reason").clone_into(&mut details.void_reason);
    match paper::reason(posted.get("reason")) {
        Ok(reason) => details.void_reason = reason,
        Err(_) => faults.add("reason", t.get("paper-fault-reason")),
    }
    let revision: i64 = posted.get("revision").parse().unwrap_or(-1);
    if revision != row.revision || row.voided_at.is_some() {
        faults.add("revision", t.get("paper-fault-changed"));
    }
    if !faults.is_empty() {
        return sheet_page(&app, &desk, (row, details), None, None, faults).await;
    }
    let at = app.clock.now();
    let sealed = sealed::seal(&app.vault, COALITION, place(&row.entry_key), &details)?;
    let mut tx = app.db.write().await?;
    if !query!(tx, paper::void(id, revision, &sealed, at, desk.staff.id))? {
        drop(tx);
        faults.add("revision", t.get("paper-fault-changed"));
        return sheet_page(&app, &desk, find(&app, id).await?, None, None, faults).await;
    }
    let counters = count_paper(&mut tx, row.action_id, -row.signatures, at).await?;
    let event = Event::SheetVoided { sheet: id, signatures: row.signatures };
    audit::write(&mut tx, &desk, at, &event).await?;
    tx.commit().await?;
    app.live.counted(&[counters]);
    Ok(see_other(&format!("/desk/paper/{id}?done=voided")))
}
