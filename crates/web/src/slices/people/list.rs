//! The list of an organisation's people: searched, filtered, sorted, and changed many at a time.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::person::MailStatus;
use commonfront_domain::{PeopleSet, PostalCode, Right, places, text_rules};
use commonfront_store::{Conn, query};
use commonfront_vault::OwnerKeys;

use super::change::{self, Act, MOST};
use super::held::{self, Held, LABEL_FIELD, LABEL_TAG};
use super::segment::{self, Field, Segment};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::{Desk, DeskPage, Section};

/// People on a page.
const SHOWN: usize = 50;
/// Of more people than this the names are not sorted: each would have to be opened.
const SORTED: i64 = 2_000;
/// The longest tag, in characters.
pub const LONGEST_TAG: usize = 60;

/// In which order people are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Newest,
    Oldest,
    Name,
}

impl Sort {
    fn read(name: &str) -> Self {
        match name {
            "oldest" => Self::Oldest,
            "name" => Self::Name,
            _ => Self::Newest,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Name => "name",
        }
    }
}

struct RowView {
    number: i64,
    name: String,
    address: String,
    town: &'static str,
    mail: &'static str,
    status: &'static str,
    tags: String,
    since: String,
}

struct ChipView {
    label: String,
    href: String,
}

struct ToggleView {
    name: &'static str,
    value: &'static str,
    label: &'static str,
    count: i64,
    checked: bool,
}

struct ChoiceView {
    value: String,
    label: String,
}

#[derive(Template)]
#[template(path = "slices/people/list.html")]
struct ListPage {
    page: DeskPage,
    total: i64,
    everybody: bool,
    nobody_at_all: bool,
    words: String,
    sort: Sort,
    may_sort_names: bool,
    toggles: Vec<ToggleView>,
    hidden: Vec<(String, String)>,
    chips: Vec<ChipView>,
    tags: Vec<ChoiceView>,
    fields: Vec<ChoiceView>,
    actions: Vec<ChoiceView>,
    rows: Vec<RowView>,
    query: String,
    next: Option<String>,
    done: Option<String>,
    undo: Option<i64>,
    may_edit: bool,
    may_export: bool,
    may_import: bool,
    sorts: [(&'static str, &'static str, String); 3],
}

/// The first value of a parameter of an address.
pub(super) fn parameter(query: &str, name: &str) -> String {
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs
        .into_iter()
        .find(|(there, _)| there == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn with(query: &str, more: &[(&str, &str)]) -> String {
    let more = form_urlencoded::Serializer::new(String::new()).extend_pairs(more).finish();
    match (query.is_empty(), more.is_empty()) {
        (_, true) => query.to_owned(),
        (true, false) => more,
        (false, false) => format!("{query}&{more}"),
    }
}

/// What a condition says, in words.
pub(super) fn condition_words(app: &App, t: T, field: Field, not: bool, value: &str) -> String {
    let shown = match field {
        Field::Language => {
            t.get(if value == "fr" { "people-in-french" } else { "people-in-english" }).to_owned()
        }
        Field::Mail => mail_words(t, MailStatus::from_number(value.parse().unwrap_or(1))).to_owned(),
        Field::Basis => t.get(basis_key(value.parse().unwrap_or(0))).to_owned(),
        Field::Signed => {
            let snapshot = app.catalog.now();
            let action = value.parse().ok().and_then(|id| snapshot.action_by_id(id));
            action.map_or_else(|| value.to_owned(), |(_, action)| action.document.title.get(t.0).to_owned())
        }
        Field::Month => {
            let first = format!("{value}-01").parse();
            first.map_or_else(|_| value.to_owned(), |first| t.month(first))
        }
        _ => value.to_owned(),
    };
    let key = match field {
        Field::Tag => "people-condition-tag",
        Field::Custom => "people-condition-field",
        Field::Signed => "people-condition-signed",
        Field::Area => "people-condition-area",
        Field::Month => "people-condition-month",
        Field::Import => "people-condition-import",
        Field::Domain => "people-condition-domain",
        Field::Language | Field::Mail | Field::Basis => "people-condition-plain",
    };
    let words = t.with(key, "value", &shown);
    if not { t.with("people-condition-not", "condition", &words) } else { words }
}

/// Whether somebody may be written to, in words.
pub(super) fn mail_words(t: T, status: MailStatus) -> &'static str {
    t.get(match status {
        MailStatus::Subscribed => "people-mail-yes",
        MailStatus::Unsubscribed => "people-mail-no",
        MailStatus::Undeliverable => "people-mail-undeliverable",
    })
}

/// The key of why somebody is held.
pub(super) fn basis_key(basis: i64) -> &'static str {
    match basis {
        1 => "people-basis-express",
        2 => "people-basis-membership",
        _ => "people-basis-form",
    }
}

fn row_view(t: T, held: &Held) -> RowView {
    let town = PostalCode::parse(&held.person.postal_code).ok().and_then(|code| places::place(&code));
    RowView {
        number: held.number,
        name: held.person.name(),
        address: held.person.email_address.clone(),
        town: town.map_or("–", |town| town.name(t.0)),
        mail: mail_words(t, held.standing.mail_status),
        status: match held.standing.mail_status {
            MailStatus::Subscribed => "desk-status-live",
            MailStatus::Unsubscribed => "desk-status-ended",
            MailStatus::Undeliverable => "desk-status-refused",
        },
        tags: if held.person.tags.is_empty() { "–".into() } else { held.person.tags.join(", ") },
        since: t.day(held.standing.created_at),
    }
}

async fn open_all(
    conn: &mut Conn,
    keys: &OwnerKeys,
    numbers: impl Iterator<Item = i64>,
) -> Result<Vec<Held>, WebError> {
    let mut people = Vec::new();
    for number in numbers {
        if let Some(row) = query!(conn, people::get(keys.owner(), number))? {
            people.push(Held::open(keys, &row)?);
        }
    }
    Ok(people)
}

/// The people of a page, and what the next page goes on after.
async fn page_of(
    conn: &mut Conn,
    keys: &OwnerKeys,
    found: &PeopleSet,
    sort: Sort,
    after: Option<i64>,
) -> Result<(Vec<Held>, Option<i64>), WebError> {
    match sort {
        Sort::Name => {
            let mut all = open_all(conn, keys, found.iter()).await?;
            all.sort_by_cached_key(|held| {
                let name = |name: &str| commonfront_vault::words(name).collect::<Vec<_>>();
                (name(&held.person.family_name), name(&held.person.given_name), held.number)
            });
            let from = usize::try_from(after.unwrap_or(0)).unwrap_or(0);
            let shown: Vec<Held> = all.iter().skip(from).take(SHOWN).cloned().collect();
            let more = all.len() > from + SHOWN;
            Ok((shown, more.then(|| i64::try_from(from + SHOWN).unwrap_or(0))))
        }
        Sort::Newest | Sort::Oldest => {
            let mut numbers: Vec<i64> = if sort == Sort::Newest {
                found.before(after.unwrap_or(i64::MAX)).take(SHOWN + 1).collect()
            } else {
                found.after(after.unwrap_or(-1)).take(SHOWN + 1).collect()
            };
            let more = numbers.len() > SHOWN;
            numbers.truncate(SHOWN);
            let next = numbers.last().copied().filter(|_| more);
            Ok((open_all(conn, keys, numbers.into_iter()).await?, next))
        }
    }
}

/// `GET /desk/people`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    desk.may(Right::People)?;
    let raw = raw.unwrap_or_default();
    let (t, segment) = (desk.t, Segment::read(&raw));
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut conn = app.db.read().await?;
    let found = segment.find(&mut conn, &keys).await?;
    let total = found.len();
    let may_sort_names = total <= SORTED;
    let mut sort = Sort::read(&parameter(&raw, "sort"));
    if sort == Sort::Name && !may_sort_names {
        sort = Sort::Newest;
    }
    let after = parameter(&raw, "after").parse().ok();
    let (people, next) = page_of(&mut conn, &keys, &found, sort, after).await?;
    let mut toggles = Vec::new();
    for (field, value, label) in [
        (Field::Mail, "0", "people-mail-yes"),
        (Field::Mail, "1", "people-mail-no"),
        (Field::Language, "en", "people-in-english"),
        (Field::Language, "fr", "people-in-french"),
    ] {
        let with = segment::with(&mut conn, &keys, field.key(&keys, value)).await?;
        let checked = segment.has(field, value);
        let count = found.clone().and(&with).len();
        toggles.push(ToggleView { name: field.name(), value, label: t.get(label), count, checked });
    }
    let (mut tags, mut fields) = (Vec::new(), Vec::new());
    for row in query!(conn, people_beside::labels(keys.owner()))? {
        let place = held::label_row(row.kind, row.key);
        let plain = keys.open(held::label_place(&place), &row.sealed).map_err(|_| WebError::Internal)?;
        let label = String::from_utf8_lossy(&plain).into_owned();
        match row.kind {
            LABEL_TAG => tags.push(ChoiceView { value: label.clone(), label }),
            LABEL_FIELD => fields.push(ChoiceView {
                value: label.replacen('\u{1f}', "=", 1),
                label: match label.split_once('\u{1f}') {
                    Some((name, value)) => format!("{} {value}", t.colon(name)),
                    None => label.clone(),
                },
            }),
            _ => {}
        }
    }
    drop(conn);
    tags.sort_by_key(|choice| choice.label.to_lowercase());
    fields.sort_by_key(|choice| choice.label.to_lowercase());
    let chips = segment.conditions.iter().flat_map(|condition| {
        condition.values.iter().map(|value| ChipView {
            label: condition_words(&app, t, condition.field, condition.not, value),
            href: format!("/desk/people?{}", segment.without(condition.field, condition.not, value).query()),
        })
    });
    let chips: Vec<ChipView> = chips.collect();
    let toggled = |name: &str| name == Field::Mail.name() || name == Field::Language.name();
    let hidden = form_urlencoded::parse(segment.query().as_bytes())
        .filter(|(name, value)| {
            name != "q" && !(toggled(name) && toggles.iter().any(|t| t.name == name && t.value == value))
        })
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let snapshot = app.catalog.now();
    let actions = snapshot.campaigns.iter().flat_map(|campaign| &campaign.actions).map(|action| ChoiceView {
        value: action.id.to_string(),
        label: action.document.title.get(t.0).to_owned(),
    });
    let query = segment.query();
    let sorted = |sort: Sort| format!("/desk/people?{}", with(&query, &[("sort", sort.name())]));
    let done = parameter(&raw, "done");
    let people_done: i64 = parameter(&raw, "people").parse().unwrap_or(0);
    let done = match done.as_str() {
        "tag" => Some(t.num("people-done-tag", people_done)),
        "untag" => Some(t.num("people-done-untag", people_done)),
        "unsubscribe" => Some(t.num("people-done-unsubscribe", people_done)),
        "undone" => Some(t.get("people-done-undone").to_owned()),
        "gone" => Some(t.get("people-done-gone").to_owned()),
        "none" => Some(t.get("people-done-none").to_owned()),
        "many" => Some(t.num("people-done-many", MOST)),
        "label" => Some(t.get("people-done-label").to_owned()),
        _ => None,
    };
    let body = ListPage {
        page: desk.page(&app, t.get("desk-people"), Section::People),
        total,
        everybody: segment.is_everybody(),
        nobody_at_all: segment.is_everybody() && total == 0,
        words: segment.words.clone(),
        sort,
        may_sort_names,
        toggles,
        hidden,
        chips,
        tags,
        fields,
        actions: actions.collect(),
        rows: people.iter().map(|held| row_view(t, held)).collect(),
        next: next.map(|after| {
            format!("/desk/people?{}", with(&query, &[("sort", sort.name()), ("after", &after.to_string())]))
        }),
        done,
        undo: parameter(&raw, "undo").parse().ok(),
        may_edit: desk.staff.role.may(Right::EditPeople),
        may_export: desk.staff.role.may(Right::Export),
        may_import: desk.staff.role.may(Right::Import),
        sorts: [
            ("newest", t.get("people-sort-newest"), sorted(Sort::Newest)),
            ("oldest", t.get("people-sort-oldest"), sorted(Sort::Oldest)),
            ("name", t.get("people-sort-name"), sorted(Sort::Name)),
        ],
        query,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/people/bulk`: a tag put to or taken from those who are chosen, or no more mail to them.
///
/// # Errors
/// [`WebError`].
pub async fn bulk(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let segment = Segment::read(posted.get("query"));
    let back = |more: &[(&str, &str)]| see_other(&format!("/desk/people?{}", with(&segment.query(), more)));
    let tag = text_rules::line(posted.get("label"), LONGEST_TAG);
    let act = match (posted.get("do"), tag) {
        ("tag", Ok(tag)) => Act::Tag(tag),
        ("untag", Ok(tag)) => Act::Untag(tag),
        ("tag" | "untag", Err(_)) => return Ok(back(&[("done", "label")])),
        ("unsubscribe", _) => Act::Unsubscribe,
        _ => return Err(WebError::Malformed(String::new())),
    };
    let numbers: Vec<i64> = if posted.has("everyone") {
        let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
        let mut conn = app.db.read().await?;
        let found = segment.find(&mut conn, &keys).await?;
        if found.len() > MOST {
            return Ok(back(&[("done", "many")]));
        }
        found.iter().collect()
    } else {
        posted.all("number").filter_map(|number| number.parse().ok()).collect()
    };
    let done = change::act(&app, &desk, numbers, &act).await?;
    let (people, undo) = (done.people.to_string(), done.undo.unwrap_or(0).to_string());
    Ok(match done.undo {
        None => back(&[("done", "none")]),
        Some(_) => back(&[("done", posted.get("do")), ("people", &people), ("undo", &undo)]),
    })
}

/// `POST /desk/people/undo/{id}`.
///
/// # Errors
/// [`WebError::NotFound`] if there is nothing to undo.
pub async fn undo(State(app): State<Shared>, desk: Desk, Path(id): Path<i64>) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    if change::undo(&app, &desk, id).await? {
        Ok(see_other("/desk/people?done=undone"))
    } else {
        Err(WebError::NotFound)
    }
}
