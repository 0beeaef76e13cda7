//! Many sheets from one file: tried first without writing anything, then all of them or none.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_domain::comment::folded;
use commonfront_domain::paper::{self, Sheet, Typed};
use commonfront_store::rows::fraud::NewSheetRow;
use commonfront_store::{count_paper, query};
use commonfront_vault::COALITION;
use data_encoding::HEXLOWER;

use super::sheet::{entry_key, fault_words, place, today};
use super::upload::Upload;
use crate::app::{App, Shared};
use crate::catalog::ActionEntry;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::Asked;
use crate::slices::fraud::scope::{self, Group};
use crate::slices::staff::audit;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::{Faults, see_other};
use crate::slices::staff::frame::{DeskPage, Section};

/// The longest file, in bytes.
pub const MOST: usize = 1024 * 1024;
/// The most sheets in a file.
const MOST_SHEETS: usize = 5_000;
/// Lines that are shown of a trial, those with faults first of all.
const SHOWN: usize = 100;

/// What a line of a file came to.
struct Line {
    number: u64,
    typed: Typed,
    sheet: Option<Sheet>,
    faults: Vec<String>,
}

/// A line as the page shows it.
struct LineView {
    number: u64,
    day: String,
    place: String,
    counted_by: String,
    signatures: String,
    faults: Vec<String>,
}

/// What a file came to when it was tried.
struct Trial {
    sheets: i64,
    signatures: i64,
    wrong: i64,
    lines: Vec<LineView>,
    cut: bool,
}

#[derive(Template)]
#[template(path = "slices/paper/csv.html")]
struct CsvPage {
    page: DeskPage,
    groups: Vec<Group>,
    scope: String,
    text: String,
    entry: String,
    trial: Option<Trial>,
    faults: Faults,
}

/// A column by its head, in either language, however it is spelt.
fn column(head: &str) -> Option<fn(&mut Typed) -> &mut String> {
    let head = folded(head).replace([' ', '-'], "_");
    Some(match head.as_str() {
        "date" | "day" | "counted_on" | "jour" => |typed| &mut typed.counted_on,
        "place" | "lieu" | "endroit" => |typed| &mut typed.place,
        "counted_by" | "counter" | "compte_par" | "comptees_par" => |typed| &mut typed.counted_by,
        "signatures" | "count" | "nombre" => |typed| &mut typed.signatures,
        "sheet" | "sheets" | "number" | "feuille" | "feuilles" | "numero" => |typed| &mut typed.number,
        "note" | "notes" | "remarque" | "remarques" => |typed| &mut typed.note,
        _ => return None,
    })
}

/// The file's text: UTF-8 with or without a mark at its beginning, or what Excel writes on Windows.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    /// Windows-1252 from 0x80 to 0x9F; the rest is Latin-1.
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let latin = |&byte: &u8| match byte {
        0x80..0xa0 => C1[usize::from(byte - 0x80)],
        _ => char::from(byte),
    };
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(latin).collect(), str::to_owned)
}

/// Reads every line; the error says what is wrong with the file as a whole.
fn read(t: T, text: &str, today: jiff::civil::Date) -> Result<Vec<Line>, String> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter =
        *b";\t,".iter().max_by_key(|&&mark| first.bytes().filter(|&b| b == mark).count()).unwrap_or(&b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |_| t.get("paper-csv-broken").to_owned();
    let heads = reader.headers().map_err(broken)?.clone();
    let columns: Vec<_> = heads.iter().map(column).collect();
    let mut probe = Typed::default();
    for place in columns.iter().flatten() {
        "x".clone_into(place(&mut probe));
    }
    let needed = [
        ("date", &probe.counted_on),
        ("place", &probe.place),
        ("counted_by", &probe.counted_by),
        ("signatures", &probe.signatures),
    ];
    let missing: Vec<&str> =
        needed.iter().filter(|(_, there)| there.is_empty()).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        return Err(t.with("paper-csv-columns", "missing", &missing.join(", ")));
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() == MOST_SHEETS {
            let most = t.number(i64::try_from(MOST_SHEETS).unwrap_or(i64::MAX));
            return Err(t.with("paper-csv-too-many", "most", &most));
        }
        let mut typed = Typed::default();
        for (place, value) in columns.iter().zip(&record) {
            if let Some(place) = place {
                value.clone_into(place(&mut typed));
            }
        }
        let number = record.position().map_or(0, csv::Position::line);
        let (sheet, faults) = match typed.read(today) {
            Ok(sheet) => (Some(sheet), Vec::new()),
            Err(faults) => {
                (None, faults.into_iter().map(|(field, fault)| fault_words(t, field, fault)).collect())
            }
        };
        lines.push(Line { number, typed, sheet, faults });
    }
    if lines.is_empty() { Err(t.get("paper-csv-empty").to_owned()) } else { Ok(lines) }
}

fn trial(lines: &[Line]) -> Trial {
    let wrong = lines.iter().filter(|line| line.sheet.is_none()).count();
    let mut shown: Vec<&Line> = lines.iter().collect();
    shown.sort_by_key(|line| line.sheet.is_some());
    let view = |line: &&Line| LineView {
        number: line.number,
        day: line.typed.counted_on.clone(),
        place: line.typed.place.clone(),
        counted_by: line.typed.counted_by.clone(),
        signatures: line.typed.signatures.clone(),
        faults: line.faults.clone(),
    };
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Trial {
        sheets: count(lines.len() - wrong),
        signatures: lines.iter().filter_map(|line| line.sheet.as_ref()).map(|sheet| sheet.signatures).sum(),
        wrong: count(wrong),
        lines: shown.iter().take(SHOWN).map(view).collect(),
        cut: lines.len() > SHOWN,
    }
}

fn csv_page(
    app: &App,
    desk: &Desk,
    (scope, text, entry): (&str, String, String),
    trial: Option<Trial>,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = desk.t;
    let status = match &trial {
        Some(trial) if trial.wrong > 0 => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        _ => faults.status(),
    };
    let body = CsvPage {
        page: desk.page(app, t.get("paper-csv"), Section::Paper),
        groups: scope::groups(t, &app.catalog.now(), scope, false),
        scope: scope.to_owned(),
        text,
        entry,
        trial,
        faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/paper/csv`.
///
/// # Errors
/// [`WebError`].
pub async fn form(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let typed = (asked.get("scope"), String::new(), entry_key(&app));
    csv_page(&app, &desk, typed, None, Faults::default())
}

/// `POST /desk/paper/csv`: tries a file; with `step=enter`, and nothing wrong, enters it.
///
/// # Errors
/// [`WebError`].
pub async fn send(State(app): State<Shared>, desk: Desk, form: Multipart) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let (t, upload) = (desk.t, Upload::read(form, "file").await?);
    let text = upload.file().map_or_else(|| upload.get("text").to_owned(), |file| decode(file));
    let scope = upload.get("scope").to_owned();
    let entry = HEXLOWER.decode(upload.get("entry").as_bytes()).unwrap_or_default();
    if entry.len() != 16 {
        return Err(WebError::Malformed(String::new()));
    }
    let key = upload.get("entry").to_owned();
    let mut faults = Faults::default();
    let snapshot = app.catalog.now();
    let action = scope::find(&snapshot, &scope).and_then(|(_, action)| action);
    if action.is_none() {
        faults.add("scope", t.get("paper-fault-scope"));
    }
    if text.trim().is_empty() {
        faults.add("file", t.get("paper-csv-missing"));
    } else if text.len() > MOST {
        faults.add("file", t.get("paper-csv-too-long"));
    }
    let lines = match faults.is_empty().then(|| read(t, &text, today(app.clock.now()))) {
        Some(Ok(lines)) => lines,
        Some(Err(words)) => {
            faults.add("text", words);
            Vec::new()
        }
        None => Vec::new(),
    };
    let (Some(action), true) = (action, faults.is_empty()) else {
        return csv_page(&app, &desk, (&scope, text, key), None, faults);
    };
    let trial = trial(&lines);
    if upload.get("step") != "enter" || upload.file().is_some() || trial.wrong > 0 {
        return csv_page(&app, &desk, (&scope, text, key), Some(trial), faults);
    }
    let sheets: Vec<Sheet> = lines.into_iter().filter_map(|line| line.sheet).collect();
    enter(&app, &desk, action, &entry, &sheets).await?;
    let sheets = trial.sheets.to_string();
    let fields = [("scope", scope.as_str()), ("done", &sheets)];
    Ok(see_other(&crate::slices::fraud::asked::address("/desk/paper", &fields)))
}

/// Enters all of them in one transaction; sent a second time, none.
async fn enter(
    app: &App,
    desk: &Desk,
    action: &ActionEntry,
    entry: &[u8],
    sheets: &[Sheet],
) -> Result<(), WebError> {
    let at = app.clock.now();
    let (mut first, mut signatures) = (0, 0);
    let mut tx = app.db.write().await?;
    for (line, sheet) in (0_u32..).zip(sheets) {
        let mut key = entry.to_vec();
        key.extend_from_slice(&line.to_be_bytes());
        let sealed = sealed::seal(&app.vault, COALITION, place(&key), &sheet.details)?;
        let new = NewSheetRow {
            action_id: action.id,
            entry_key: &key,
            signatures: sheet.signatures,
            counted_on: paper::day_number(sheet.counted_on),
            sealed: &sealed,
            scan_bytes: 0,
            at,
            by: desk.staff.id,
        };
        let Some(id) = query!(tx, paper::add(&new))? else {
            // The first line tells: they were all entered by the first sending.
            return Ok(());
        };
        if first == 0 {
            first = id;
        }
        signatures += sheet.signatures;
    }
    let counters = count_paper(&mut tx, action.id, signatures, at).await?;
    let sheets = i64::try_from(sheets.len()).unwrap_or(i64::MAX);
    let event = Event::SheetsEntered { action: action.id, first, sheets, signatures };
    audit::write(&mut tx, desk, at, &event).await?;
    tx.commit().await?;
    app.live.counted(&[counters]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::Language;
    use jiff::civil::date;
    use proptest::prelude::*;

    const T_EN: T = T(Language::En);

    #[test]
    fn what_excel_writes_is_read() {
        let text = decode(
            b"Date;Lieu;Compt\xe9 par;Signatures\r\n2026-11-20;Montr\xe9al;Ana \x96 Roy;1 250\r\n;;;\r\n",
        );
        let lines = read(T_EN, &text, date(2026, 11, 21)).unwrap();
        assert_eq!(lines.len(), 1);
        let sheet = lines[0].sheet.as_ref().unwrap();
        assert_eq!((sheet.signatures, sheet.details.place.as_str()), (1250, "Montréal"));
        assert_eq!(sheet.details.counted_by, "Ana – Roy");
    }

    #[test]
    fn every_line_with_a_fault_is_told_by_its_number() {
        let text = "date,place,counted_by,signatures,note\n2026-11-20,A,B,3,\n\"2026-11-20\",A,B,x,\"two\nlines\"\n2027-01-01,,B,3,\n";
        let lines = read(T_EN, text, date(2026, 11, 21)).unwrap();
        let faults: Vec<_> = lines.iter().map(|line| (line.number, line.faults.len())).collect();
        assert_eq!(faults, [(2, 0), (3, 1), (5, 2)]);
    }

    #[test]
    fn a_file_without_its_columns_is_refused_whole() {
        assert!(
            read(T_EN, "a,b\n1,2\n", date(2026, 11, 21)).is_err_and(|words| words.contains("counted_by"))
        );
        assert!(read(T_EN, "date,place,counted_by,signatures\n", date(2026, 11, 21)).is_err());
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(T_EN, &decode(&bytes), date(2026, 11, 21));
            let mut headed = b"date,place,counted_by,signatures\n".to_vec();
            headed.extend(bytes);
            let _ = read(T_EN, &decode(&headed), date(2026, 11, 21));
        }
    }
}
