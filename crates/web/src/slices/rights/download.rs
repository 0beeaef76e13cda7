//! Everything that is held about a person as one JSON document, for her to keep or to give to whom she likes.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commonfront_domain::clock::timestamp;
use commonfront_domain::counting::Status;
use commonfront_domain::person::{Basis, MailStatus};
use commonfront_domain::signing::Display;
use commonfront_domain::{EmailAddress, Micros};
use commonfront_store::rows::rights::GivenRow;
use serde_json::{Value, json};

use super::record::{Holder, Record, Signed};
use crate::catalog::Snapshot;
use crate::page::NEVER;

/// A moment as RFC 3339, UTC.
#[must_use]
pub fn moment(at: Micros) -> String {
    timestamp(at).to_string()
}

/// Campaign and action by the action's key.
#[must_use]
pub fn action(snapshot: &Snapshot, id: i64) -> Value {
    snapshot.action_by_id(id).map_or(
        Value::Null,
        |(campaign, action)| json!({"campaign": campaign.document.slug, "action": action.document.slug}),
    )
}

fn status(number: i64) -> &'static str {
    match Status::from_number(number) {
        Some(Status::Pending) => "pending",
        Some(Status::Confirmed) => "confirmed",
        Some(Status::Withdrawn) => "withdrawn",
        Some(Status::Expired) => "expired",
        Some(Status::Declined) => "declined",
        Some(Status::Invalidated) | None => "invalidated",
    }
}

/// Whether somebody may be written to, as a word for machines.
#[must_use]
pub fn mail_status(status: MailStatus) -> &'static str {
    match status {
        MailStatus::Subscribed => "subscribed",
        MailStatus::Unsubscribed => "unsubscribed",
        MailStatus::Undeliverable => "undeliverable",
    }
}

/// On what basis somebody is held, as a word for machines.
#[must_use]
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Form => "consent_on_a_form_here",
        Basis::Express => "express_consent_given_elsewhere",
        Basis::Membership => "implied_consent_by_membership",
    }
}

/// A consent for a document.
#[must_use]
pub fn consent(snapshot: &Snapshot, given: &GivenRow) -> Value {
    json!({
        "organisation": given.organisation,
        "wording": given.wording,
        "version": given.version,
        "language": given.language,
        "source": given.source,
        "given_with": action(snapshot, given.action_id),
        "given_at": moment(given.given_at),
        "withdrawn_at": given.withdrawn_at.map(moment),
    })
}

fn signature(snapshot: &Snapshot, signed: &Signed) -> Value {
    let Signed { row, signer } = signed;
    json!({
        "signed": action(snapshot, row.action_id),
        "status": status(row.status),
        "given_name": signer.given_name,
        "family_name": signer.family_name,
        "email_address": signer.email_address,
        "postal_code": signer.postal_code,
        "comment": signer.comment,
        "comment_is_shown": row.comment_status == 2,
        "shown_as": Display::from_number(row.display).name(),
        "language": row.language,
        "signed_at": moment(row.created_at),
        "confirmed_at": row.confirmed_at.map(moment),
    })
}

fn holder(snapshot: &Snapshot, holder: &Holder) -> Value {
    let Holder { held, notes, imports, .. } = holder;
    let signed: Vec<Value> = held.person.signed.iter().map(|&id| action(snapshot, id)).collect();
    let notes: Vec<Value> = notes.iter().map(|(text, at)| json!({"text": text, "at": moment(*at)})).collect();
    let imports: Vec<Value> = imports
        .iter()
        .map(|import| {
            json!({"at": moment(import.at), "basis": import.basis.map(basis), "proof": import.proof})
        })
        .collect();
    json!({
        "organisation": holder.slug,
        "given_name": held.person.given_name,
        "family_name": held.person.family_name,
        "email_address": held.person.email_address,
        "postal_code": held.person.postal_code,
        "language": held.language.tag(),
        "tags": held.person.tags,
        "fields": held.person.custom,
        "signed": signed,
        "notes": notes,
        "imports": imports,
        "mail_status": mail_status(held.standing.mail_status),
        "basis": basis(held.standing.basis),
        "basis_until": held.basis_until.map(moment),
        "since": moment(held.standing.created_at),
        "last_changed_at": moment(held.updated_at),
    })
}

/// The document.
#[must_use]
pub fn document(snapshot: &Snapshot, address: Option<&EmailAddress>, record: &Record, now: Micros) -> Value {
    json!({
        "email_address": address.map(EmailAddress::as_str),
        "as_of": moment(now),
        "signatures": record.signatures.iter().map(|one| signature(snapshot, one)).collect::<Vec<_>>(),
        "organisations": record.holders.iter().map(|one| holder(snapshot, one)).collect::<Vec<_>>(),
        "consents": record.consents.iter().map(|one| consent(snapshot, one)).collect::<Vec<_>>(),
    })
}

/// The answer that a browser keeps as a file.
#[must_use]
pub fn file(document: &Value) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"my-record.json\""),
        (CACHE_CONTROL, NEVER),
    ];
    (headers, format!("{document:#}\n")).into_response()
}
