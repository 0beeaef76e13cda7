//! Who works here: the list, invitations, and one person's page with what may be done about her.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::keys::Keys;
use commonfront_domain::{EmailAddress, Language, PersonName, Right, Role};
use commonfront_store::rows::staff::StaffRow;
use commonfront_store::{Tx, query};

use super::accounts::{self, ACTIVE, DISABLED, INVITED, Newcomer, Staff};
use super::audit;
use super::desk::Desk;
use super::fields::{Faults, Posted, see_other};
use super::frame::{DeskPage, Section, role_word};
use super::inputs::{Choice, Input};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::letters::About;
use crate::page::{self, NEVER};

const PAGE: &str = "/desk/staff";

struct Listed {
    id: i64,
    name: String,
    email: String,
    organisation: String,
    role: &'static str,
    state: &'static str,
    state_words: String,
    seen: String,
    can_change: bool,
    is_me: bool,
}

#[derive(Template)]
#[template(path = "slices/staff/members.html")]
struct MembersPage {
    page: DeskPage,
    faults: Faults,
    done: Option<&'static str>,
    people: Vec<Listed>,
    sub: String,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    fields: Vec<Input>,
    fresh: bool,
}

#[derive(Template)]
#[template(path = "slices/staff/member.html")]
struct MemberPage {
    page: DeskPage,
    faults: Faults,
    person: Listed,
    roles: Vec<Choice>,
    invited: bool,
    disabled: bool,
    left: bool,
}

/// The staff that the person at the desk keeps: her organisation's, or everybody's.
async fn kept(app: &App, desk: &Desk) -> Result<Vec<StaffRow>, WebError> {
    let mut conn = app.db.read().await?;
    Ok(if desk.staff.role == Role::Secretary {
        query!(conn, staff::all())?
    } else {
        query!(conn, staff::of_organisation(desk.staff.organisation_id))?
    })
}

/// One of them; whoever belongs elsewhere is not there at all.
async fn one(app: &App, desk: &Desk, id: i64) -> Result<(StaffRow, Staff), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, staff::get(id))?.ok_or(WebError::NotFound)?;
    if desk.staff.role != Role::Secretary && row.organisation_id != desk.staff.organisation_id {
        return Err(WebError::NotFound);
    }
    let staff = accounts::open(&app.vault, &row)?;
    Ok((row, staff))
}

fn organisation_name(app: &App, t: T, slug: &str) -> String {
    let snapshot = app.catalog.now();
    let party = snapshot.organisation(slug).map(|party| party.name.get(t.0).to_owned());
    party.unwrap_or_else(|| t.get("staff-coalition").to_owned())
}

fn listed(app: &App, desk: &Desk, row: &StaffRow) -> Result<Listed, WebError> {
    let (t, staff) = (desk.t, accounts::open(&app.vault, row)?);
    let until = row.invited_at + Keys::INVITATION_LIFETIME;
    let (state, state_words) = match row.state {
        ACTIVE => ("desk-status-live", t.get("staff-state-active").to_owned()),
        DISABLED => ("desk-status-refused", t.get("staff-state-disabled").to_owned()),
        _ if until < app.clock.now() => ("desk-status-ended", t.get("staff-state-lapsed").to_owned()),
        _ => ("desk-status-planned", t.with("staff-state-invited", "day", &t.day(until))),
    };
    let seen = if row.seen_at == 0 { "–".to_owned() } else { t.moment(row.seen_at) };
    let is_me = row.id == desk.staff.id;
    Ok(Listed {
        id: row.id,
        organisation: organisation_name(app, t, &staff.organisation),
        role: role_word(t, staff.role),
        can_change: !is_me && desk.staff.role.may_give(staff.role),
        name: staff.name,
        email: staff.email,
        state,
        state_words,
        seen,
        is_me,
    })
}

fn role_choices(desk: &Desk, chosen: Option<Role>, of_organisation: bool) -> Vec<Choice> {
    let roles = Role::ALL.into_iter().rev().filter(|&role| desk.staff.role.may_give(role));
    let roles = roles.filter(|role| !of_organisation || role.of_an_organisation());
    let choice = |role: Role| Choice {
        value: role.name().to_owned(),
        label: role_word(desk.t, role).to_owned(),
        hint: desk.t.get(&format!("role-{}-words", role.name())).to_owned(),
        chosen: chosen == Some(role),
    };
    roles.map(choice).collect()
}

async fn list_page(
    app: &App,
    desk: &Desk,
    posted: &Posted,
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, WebError> {
    let t = desk.t;
    let rows = kept(app, desk).await?;
    let people = rows.iter().map(|row| listed(app, desk, row)).collect::<Result<Vec<_>, _>>()?;
    let open = rows.iter().filter(|row| row.state == INVITED).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let sub = format!(
        "{}{}",
        t.num("staff-people", count(people.len() - open)),
        if open == 0 { String::new() } else { format!(", {}", t.num("staff-open", count(open))) }
    );
    let snapshot = app.catalog.now();
    let organisations = snapshot.parties().map(|party| Choice {
        value: party.slug.clone(),
        label: party.name.get(t.0).to_owned(),
        hint: String::new(),
        chosen: posted.get("organisation") == party.slug,
    });
    let organisations = if desk.staff.role == Role::Secretary { organisations.collect() } else { Vec::new() };
    let wanted = Language::from_tag(posted.get("language")).unwrap_or(t.0);
    let languages = Language::ALL.map(|language| Choice {
        value: language.tag().to_owned(),
        label: T(language).get("language-name").to_owned(),
        hint: String::new(),
        chosen: language == wanted,
    });
    let fields = vec![
        Input::new("email", "email", t.get("staff-email"))
            .hint(t.get("staff-invite-email-hint"))
            .value(posted.get("email"))
            .faults(&faults),
        Input::new("name", "text", t.get("staff-name")).value(posted.get("name")).faults(&faults),
    ];
    let chosen = Role::from_name(posted.get("role")).unwrap_or(Role::Campaigner);
    let status = faults.status();
    let body = MembersPage {
        page: desk.page(app, t.get("desk-staff"), Section::Staff),
        faults,
        done,
        people,
        sub,
        organisations,
        roles: role_choices(desk, Some(chosen), false),
        languages: languages.into(),
        fields,
        fresh: desk.fresh(app, PAGE).is_ok(),
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/staff`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, desk: Desk, uri: Uri) -> Result<Response, WebError> {
    desk.may(Right::ManageStaff)?;
    let done = match uri.query() {
        Some("done=invited") => Some(desk.t.get("staff-done-invited")),
        Some("done=changed") => Some(desk.t.get("staff-done-changed")),
        _ => None,
    };
    list_page(&app, &desk, &Posted::default(), Faults::default(), done).await
}

/// `POST /desk/staff`: invites somebody.
///
/// # Errors
/// [`WebError`].
pub async fn invite(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::ManageStaff)?;
    desk.fresh(&app, PAGE)?;
    let (t, now, mut faults) = (desk.t, app.clock.now(), Faults::default());
    let email = EmailAddress::parse(posted.get("email"));
    if email.is_err() {
        faults.add("email", t.get("staff-email-fault"));
    }
    let name = PersonName::parse(posted.get("name"));
    if name.is_err() {
        faults.add("name", t.get("staff-name-fault"));
    }
    let role = Role::from_name(posted.get("role")).filter(|&role| desk.staff.role.may_give(role));
    if role.is_none() {
        faults.add("role", t.get("staff-role-fault"));
    }
    let mut organisation = (desk.staff.organisation_id, desk.staff.organisation.clone());
    if desk.staff.role == Role::Secretary && role.is_some_and(Role::of_an_organisation) {
        let mut conn = app.db.read().await?;
        let all = query!(conn, campaigns::organisations())?;
        let snapshot = app.catalog.now();
        let there = all.into_iter().filter(|row| !snapshot.has_left(&row.slug));
        match there.into_iter().find(|row| row.slug == posted.get("organisation")) {
            Some(row) => organisation = (row.id, row.slug),
            None => faults.add("organisation", t.get("staff-organisation-fault")),
        }
    }
    let (Ok(email), Ok(name), Some(role), true) = (email, name, role, faults.is_empty()) else {
        return list_page(&app, &desk, &posted, faults, None).await;
    };
    let new = Newcomer {
        fingerprint: app.keys.fingerprint(&email),
        email,
        name: name.as_str().to_owned(),
        role,
        organisation_id: organisation.0,
        language: Language::from_tag(posted.get("language")).unwrap_or(t.0),
    };
    let mut tx = app.db.write().await?;
    query!(tx, staff::hold(organisation.0))?;
    if lets_in_itself(&mut tx, &desk, organisation.0, role, now).await? {
        drop(tx);
        faults.add("role", t.get("staff-lets-in-itself"));
        return list_page(&app, &desk, &posted, faults, None).await;
    }
    let Some(id) = accounts::put(&mut tx, &app.vault, &new, now).await? else {
        drop(tx);
        // The same words whether she works here or for another organisation.
        faults.add("email", t.get("staff-invite-known"));
        return list_page(&app, &desk, &posted, faults, None).await;
    };
    query!(tx, outbox::put(About::Invitation as i64, id, now, now))?;
    let event = Event::StaffInvited { staff: id, role, organisation: organisation.1 };
    audit::write_in(&mut tx, &desk, organisation.0, now, &event).await?;
    tx.commit().await?;
    Ok(see_other("/desk/staff?done=invited"))
}

async fn member_page(app: &App, desk: &Desk, id: i64, faults: Faults) -> Result<Response, WebError> {
    let (row, staff) = one(app, desk, id).await?;
    let person = listed(app, desk, &row)?;
    let title = person.name.clone();
    let left = app.catalog.now().has_left(&staff.organisation);
    let roles = match staff.role.of_an_organisation() && !left {
        true => role_choices(desk, Some(staff.role), true),
        false => Vec::new(),
    };
    let status = faults.status();
    let body = MemberPage {
        page: desk.page(app, &title, Section::Staff),
        faults,
        person,
        roles,
        invited: row.state == INVITED,
        disabled: row.state == DISABLED,
        left,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/staff/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn member(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::ManageStaff)?;
    one(&app, &desk, id).await?;
    desk.fresh(&app, &format!("{PAGE}/{id}"))?;
    member_page(&app, &desk, id, Faults::default()).await
}

/// Whether an organisation would be left without anybody who keeps it.
async fn is_last(tx: &mut Tx, row: &StaffRow) -> Result<bool, WebError> {
    let keeps = [Role::Admin, Role::Secretary].iter().any(|role| role.number() == row.role);
    if !keeps || row.state != ACTIVE {
        return Ok(false);
    }
    Ok(query!(tx, staff::others_with_role(row.organisation_id, row.role, row.id))? == 0)
}

/// Whether only an organisation's own admins may give somebody this role, since it opens the organisation's
/// people: the secretary, who sees none, lets in the first who keeps the desk, or the next when none is left.
async fn lets_in_itself(
    tx: &mut Tx,
    desk: &Desk,
    organisation: i64,
    role: Role,
    now: i64,
) -> Result<bool, WebError> {
    if desk.staff.role != Role::Secretary || !role.may(Right::People) {
        return Ok(false);
    }
    let open = now - Keys::INVITATION_LIFETIME;
    Ok(query!(tx, staff::keepers(organisation, Role::Admin.number(), open))? > 0)
}

/// `POST /desk/staff/{id}/{what}`: `role`, `disable`, `enable` or `reset`. Except for letting somebody back
/// in, her sessions end at once.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    desk: Desk,
    Path((id, what)): Path<(i64, String)>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::ManageStaff)?;
    let (_, staff) = one(&app, &desk, id).await?;
    if staff.id == desk.staff.id || !desk.staff.role.may_give(staff.role) {
        return Err(WebError::Forbidden);
    }
    desk.fresh(&app, &format!("{PAGE}/{id}"))?;
    let (now, mut faults) = (app.clock.now(), Faults::default());
    let mut tx = app.db.write().await?;
    query!(tx, staff::hold(staff.organisation_id))?;
    // As it is now that nobody else changes it.
    let row = query!(tx, staff::get(id))?.ok_or(WebError::NotFound)?;
    let last = is_last(&mut tx, &row).await?;
    let wanted = Role::from_name(posted.get("role")).filter(|_| what == "role");
    let raised = wanted.is_some_and(|to| to.number() < staff.role.number());
    let back_in = row.state == DISABLED && matches!(what.as_str(), "enable" | "reset");
    if (raised || back_in)
        && lets_in_itself(&mut tx, &desk, staff.organisation_id, wanted.unwrap_or(staff.role), now).await?
    {
        drop(tx);
        faults.add(if raised { "role" } else { "disable" }, desk.t.get("staff-lets-in-itself"));
        return member_page(&app, &desk, id, faults).await;
    }
    let event = match what.as_str() {
        "role" | "enable" | "reset" if app.catalog.now().has_left(&staff.organisation) => {
            faults.add("disable", desk.t.get("staff-organisation-left"));
            None
        }
        "role" => {
            let to = Role::from_name(posted.get("role")).filter(|&role| desk.staff.role.may_give(role));
            let to = to.filter(|role| role.of_an_organisation() && staff.role.of_an_organisation());
            match to {
                None => {
                    faults.add("role", desk.t.get("staff-role-fault"));
                    None
                }
                Some(to) if last && to != staff.role => {
                    faults.add("role", desk.t.get("staff-last-admin"));
                    None
                }
                Some(to) => {
                    query!(tx, staff::set_role(id, to.number()))?;
                    Some(Event::StaffRoleChanged { staff: id, from: staff.role, to })
                }
            }
        }
        "disable" if last => {
            faults.add("disable", desk.t.get("staff-last-admin"));
            None
        }
        "disable" => {
            query!(tx, staff::set_state(id, DISABLED))?;
            Some(Event::StaffDisabled { staff: id })
        }
        "enable" => {
            query!(tx, staff::set_state(id, if row.totp.is_empty() { INVITED } else { ACTIVE }))?;
            Some(Event::StaffEnabled { staff: id })
        }
        "reset" => {
            query!(tx, staff::invite(id, now))?;
            query!(tx, staff::drop_recovery_codes(id))?;
            query!(tx, outbox::put(About::Invitation as i64, id, now, now))?;
            Some(Event::StaffReset { staff: id })
        }
        _ => return Err(WebError::NotFound),
    };
    let Some(event) = event else {
        drop(tx);
        return member_page(&app, &desk, id, faults).await;
    };
    query!(tx, staff::end_sessions(id, 0))?;
    audit::write_in(&mut tx, &desk, staff.organisation_id, now, &event).await?;
    tx.commit().await?;
    let done = if what == "reset" { "invited" } else { "changed" };
    Ok(see_other(&format!("{PAGE}?done={done}")))
}
