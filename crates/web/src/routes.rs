//! Every address of the server, on one screen.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::app::Shared;
use crate::error::{self, WebError};
use crate::form::MAX_BODY;
use crate::slices::{campaigns, demo, desk, health, imports, signing, staff, trust};

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
        //
        // end of rights
        // desk: staff
        .route("/desk/language", post(staff::account::language))
        // end of staff
        // desk: dashboard
        .route("/desk", get(desk::dashboard))
        // end of dashboard
        // desk: editor
        //
        // end of editor
        // desk: people
        //
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
        //
        // end of moderation
        // desk: fraud
        //
        // end of fraud
        // desk: paper
        //
        // end of paper
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
    }
    router
        .fallback(|| async { WebError::NotFound })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn_with_state(app.clone(), error::tell))
        .with_state(app)
}
