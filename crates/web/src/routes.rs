//! Every address of the server, on one screen.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use crate::app::Shared;
use crate::error::{self, WebError};
use crate::form::MAX_BODY;
use crate::slices::{
    bargaining, campaigns, demo, desk, editor, fraud, health, imports, moderation, pact, paper, people,
    rights, signing, staff, trust,
};

/// A form with a scan: somewhat more, so that one that is too long comes back as the form with its fault.
fn with_scan() -> DefaultBodyLimit {
    DefaultBodyLimit::max(paper::scan::MOST + paper::scan::MOST / 4)
}

/// A form with a file of sheets, likewise.
fn with_csv() -> DefaultBodyLimit {
    DefaultBodyLimit::max(4 * paper::csv::MOST)
}

/// For forms that hold whole documents.
fn long(routes: MethodRouter<Shared>) -> MethodRouter<Shared> {
    routes.layer(DefaultBodyLimit::max(editor::posted::MAX_BODY))
}

/// The server's routes. Serve it with connect info: limits need to know the peer.
pub fn router(app: Shared) -> Router {
    let mut router = Router::new()
        // campaigns
        .route("/", get(campaigns::public::choose_language))
        .route("/{lang}", get(campaigns::public::home))
        .route("/{lang}/{campaign}", get(campaigns::public::campaign))
        .route("/{lang}/{campaign}/{action}", get(campaigns::public::action).post(signing::public::sign))
        .route("/{lang}/{campaign}/{action}/thanks", get(signing::public::thanks))
        // signing: a signer's own pages
        .route("/{lang}/find", get(signing::find::page).post(signing::find::send))
        .route("/{lang}/my/{token}", get(signing::mine::page))
        .route("/{lang}/my/{token}/{what}", get(signing::mine::back).post(signing::mine::change))
        // signing: the API
        .route("/api/v1/campaigns/{campaign}/actions/{action}/signatures", post(signing::api::sign))
        .route("/api/v1/campaigns/{campaign}/actions/{action}/count", get(signing::api::count))
        .route("/api/v1/campaigns/{campaign}/actions/{action}/live", get(signing::api::live))
        // trust
        .route("/{lang}/your-data", get(trust::your_data))
        // rights: a person's own record
        .route("/{lang}/my/{token}/record", get(rights::page::of_signature))
        .route(
            "/{lang}/my/{token}/record/{what}",
            get(rights::page::of_signature_what).post(rights::post::of_signature),
        )
        .route("/{lang}/held/{token}", get(rights::page::of_person))
        .route("/{lang}/held/{token}/{what}", get(rights::page::of_person_what).post(rights::post::of_person))
        // end of rights
        // desk: staff
        .route("/desk/sign-in", get(staff::sign_in::show).post(staff::sign_in::password))
        .route("/desk/sign-in/code", get(staff::sign_in::show).post(staff::sign_in::code))
        .route("/desk/sign-out", post(staff::sign_in::sign_out))
        .route("/desk/invitation/{token}", get(staff::invitation::show).post(staff::invitation::accept))
        .route("/desk/confirm", get(staff::confirm::show).post(staff::confirm::prove))
        .route("/desk/language", post(staff::account::language))
        .route("/desk/account", get(staff::account::show))
        .route("/desk/account/password", post(staff::account::password))
        .route("/desk/account/recovery-codes", post(staff::account::recovery_codes))
        .route("/desk/account/second-step", post(staff::account::second_step))
        .route("/desk/sessions", get(staff::sessions::show))
        .route("/desk/sessions/{which}", post(staff::sessions::end))
        .route("/desk/staff", get(staff::members::show).post(staff::members::invite))
        .route("/desk/staff/{id}", get(staff::members::member))
        .route("/desk/staff/{id}/{what}", post(staff::members::change))
        .route("/desk/organisations", get(staff::organisations::show))
        .route("/desk/organisations/{slug}", get(staff::organisations::edit).post(staff::organisations::save))
        .route(
            "/desk/settings",
            get(staff::organisations::settings).post(staff::organisations::save_settings),
        )
        .route("/desk/audit", get(staff::log::show))
        .route("/desk/audit/export", post(staff::log::export))
        // end of staff
        // desk: dashboard
        .route("/desk", get(desk::dashboard))
        // end of dashboard
        // desk: editor
        .route("/desk/campaigns", get(editor::list::list))
        .route("/desk/campaigns/new", get(editor::list::new).post(editor::list::create))
        .route(
            "/desk/campaigns/{slug}",
            get(editor::campaign::page).merge(long(post(editor::campaign::save))),
        )
        .route(
            "/desk/campaigns/{slug}/actions/{action}",
            get(editor::action::page).merge(long(post(editor::action::save))),
        )
        .route("/desk/campaigns/{slug}/preview/{what}", get(editor::preview::campaign))
        .route("/desk/campaigns/{slug}/preview/{lang}/{action}", get(editor::preview::action))
        .route("/desk/campaigns/{slug}/publish", get(editor::publish::page).post(editor::publish::publish))
        .route("/desk/campaigns/{slug}/revisions", get(editor::revisions::list))
        .route("/desk/campaigns/{slug}/difference", get(editor::revisions::difference))
        .route("/desk/campaigns/{slug}/restore", post(editor::revisions::restore))
        .route("/desk/campaigns/{slug}/delete", post(editor::revisions::delete))
        .route("/desk/preview", long(post(editor::preview::text)))
        // end of editor
        // desk: people
        .route("/desk/people", get(people::list::page))
        .route("/desk/people/bulk", post(people::list::bulk))
        .route("/desk/people/undo/{id}", post(people::list::undo))
        .route("/desk/people/{number}", get(people::record::page))
        .route("/desk/people/{number}/edit", get(people::edit::edit).post(people::edit::correct))
        .route("/desk/people/{number}/merge", get(people::merge::look).post(people::merge::merge))
        .route("/desk/people/{number}/remove", get(people::record::remove_page).post(people::record::remove))
        .route("/desk/people/{number}/{what}", post(people::record::act))
        .route("/desk/segments", get(people::segments::page).post(people::segments::keep))
        .route("/desk/segments/{id}/remove", post(people::segments::remove))
        // end of people
        // desk: imports
        .route(
            "/desk/imports",
            get(imports::pages::list)
                .post(imports::upload::upload)
                .layer(DefaultBodyLimit::max(imports::upload::MAX_FILE)),
        )
        .route(
            "/desk/imports/{id}",
            get(imports::pages::show)
                .post(imports::matching::begin_dry_run)
                .layer(DefaultBodyLimit::max(imports::matching::MAX_FORM)),
        )
        .route("/desk/imports/{id}/progress", get(imports::pages::progress))
        .route("/desk/imports/{id}/faults.csv", get(imports::pages::all_faults))
        .route("/desk/imports/{id}/start", post(imports::pages::start))
        .route("/desk/imports/{id}/back", post(imports::pages::back))
        .route("/desk/imports/{id}/stop", post(imports::pages::stop))
        .route("/desk/export", get(imports::export::page).post(imports::export::export))
        // end of imports
        // desk: moderation
        .route("/desk/moderation", get(moderation::queue::queue).post(moderation::decide::decide))
        .route("/desk/moderation/decided", get(moderation::queue::decided))
        // end of moderation
        // desk: fraud
        .route("/desk/signatures", get(fraud::find::page))
        .route("/desk/signatures/bursts", get(fraud::bursts::page))
        .route(
            "/desk/signatures/invalidate",
            get(fraud::invalidate::page).post(fraud::invalidate::invalidate),
        )
        .route("/desk/signatures/batches", get(fraud::batches::list))
        .route("/desk/signatures/batches/{id}", get(fraud::batches::show))
        .route("/desk/signatures/batches/{id}/reinstate", post(fraud::batches::reinstate))
        .route("/desk/signatures/batches/{id}/continue", post(fraud::batches::go_on))
        // end of fraud
        // desk: paper
        .route("/desk/paper", get(paper::list::page))
        .route("/desk/paper/new", get(paper::sheet::enter_form).post(paper::sheet::enter).layer(with_scan()))
        .route("/desk/paper/csv", get(paper::csv::form).post(paper::csv::send).layer(with_csv()))
        .route("/desk/paper/{id}", get(paper::sheet::show).post(paper::sheet::correct).layer(with_scan()))
        .route("/desk/paper/{id}/void", post(paper::sheet::void))
        .route("/desk/paper/{id}/scan", get(paper::scan::download))
        // end of paper
        // the pact: pact
        .route("/desk/pact", get(pact::overview::page))
        // end of pact
        // the pact: calls
        // end of calls
        // the pact: decisions
        // end of decisions
        // the pact: calendar
        // end of calendar
        // the pact: bargaining
        .route("/{lang}/contracted-out", get(bargaining::public::page))
        .route("/{lang}/contracted-out/contracted-out.csv", get(bargaining::public::download))
        .route("/desk/pact/bargaining", get(bargaining::agreements::page))
        .route("/desk/pact/bargaining/compare", get(bargaining::comparison::page))
        .route("/desk/pact/bargaining/expiries", get(bargaining::expiries::page))
        .route(
            "/desk/pact/bargaining/agreements/new",
            get(bargaining::agreement_form::new).post(bargaining::agreement_form::add),
        )
        .route("/desk/pact/bargaining/agreements/{id}", get(bargaining::agreement::page))
        .route(
            "/desk/pact/bargaining/agreements/{id}/edit",
            get(bargaining::agreement_form::edit).post(bargaining::agreement_form::change),
        )
        .route("/desk/pact/bargaining/agreements/{id}/status", post(bargaining::agreement::note))
        .route("/desk/pact/bargaining/agreements/{id}/remove", post(bargaining::agreement_form::remove))
        .route(
            "/desk/pact/bargaining/agreements/{id}/provisions",
            get(bargaining::provision::new).post(bargaining::provision::add),
        )
        .route(
            "/desk/pact/bargaining/agreements/{id}/provisions/{number}",
            get(bargaining::provision::edit).post(bargaining::provision::change),
        )
        .route(
            "/desk/pact/bargaining/agreements/{id}/provisions/{number}/remove",
            post(bargaining::provision::remove),
        )
        .route("/desk/pact/bargaining/threats", get(bargaining::threats::page))
        .route(
            "/desk/pact/bargaining/threats/new",
            get(bargaining::threat_form::new).post(bargaining::threat_form::add),
        )
        .route("/desk/pact/bargaining/threats/{id}", get(bargaining::threat::page))
        .route(
            "/desk/pact/bargaining/threats/{id}/edit",
            get(bargaining::threat_form::edit).post(bargaining::threat_form::change),
        )
        .route("/desk/pact/bargaining/threats/{id}/remove", post(bargaining::threat_form::remove))
        .route("/desk/pact/bargaining/contracts", get(bargaining::contracts::page))
        .route("/desk/pact/bargaining/contracts.csv", get(bargaining::contracts::download))
        .route(
            "/desk/pact/bargaining/contracts/new",
            get(bargaining::contract_form::new).post(bargaining::contract_form::add),
        )
        .route("/desk/pact/bargaining/contracts/{id}", get(bargaining::contract::page))
        .route(
            "/desk/pact/bargaining/contracts/{id}/edit",
            get(bargaining::contract_form::edit).post(bargaining::contract_form::change),
        )
        .route("/desk/pact/bargaining/contracts/{id}/remove", post(bargaining::contract_form::remove))
        // end of bargaining
        // the pact: incidents
        // end of incidents
        // the pact: messages
        // end of messages
        // health and files
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/robots.txt", get(health::robots))
        .route("/favicon.ico", get(health::favicon))
        .route("/assets/{file}", get(health::asset));
    if app.settings.demo {
        router =
            router.route("/demo/mailbox", get(demo::mailbox)).route("/demo/mailbox/{id}", get(demo::mail));
        router = router.route("/demo/desk", get(demo::desk::show).post(demo::desk::enter));
    }
    router
        .fallback(|| async { WebError::NotFound })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn_with_state(app.clone(), error::tell))
        .with_state(app)
}
