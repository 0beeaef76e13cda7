//! What people do with the server, told as stories over HTTP, each on both databases.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

mod abuse;
mod at_rest;
mod backups;
mod bad_input;
mod bargaining;
mod calendar;
mod calls;
mod campaigns;
mod confirming;
mod crowd;
mod decisions;
mod departures;
mod desk_dashboard;
mod desk_editor;
mod desk_fraud;
mod desk_guards;
mod desk_hero;
mod desk_imports;
mod desk_logo;
mod desk_people;
mod desk_publish;
mod desk_rights;
mod desk_staff;
mod fairness;
mod hostile;
mod incidents;
mod isolation;
mod job_losses;
mod live;
mod mail;
mod messages;
mod pact;
mod signing;
mod statements;
mod wording;

use commonfront_testkit::{Answer, TestApp, person};

/// The page of the proclamation, in English.
const PROCLAMATION: &str = "/en/keep-it-public/proclamation";
/// The proclamation's signatures, for machines.
const SIGNATURES: &str = "/api/v1/campaigns/keep-it-public/actions/proclamation/signatures";

/// Signs by the form as a person would: opens the page, takes her time, sends it.
async fn sign(app: &TestApp, page: &str, mut fields: Vec<(String, String)>) -> Answer {
    let visitor = app.browser();
    let token = visitor.form_token(page).await;
    app.wait_seconds(5);
    fields.push(("form_token".into(), token));
    visitor.post(page, &fields).await
}

/// Signs the proclamation and confirms from the mail; gives back the private link's path.
async fn sign_and_confirm(app: &TestApp, address: &str) -> String {
    let signed = sign(app, PROCLAMATION, person(address)).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let link = app.link_to(address).await;
    let confirmed = app.browser().post(&format!("{link}/confirm"), &[]).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.body);
    link
}

/// A field with another value.
fn with(mut fields: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    fields.retain(|(there, _)| there != name);
    fields.push((name.into(), value.into()));
    fields
}
