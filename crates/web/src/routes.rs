//! Every address of the server, on one screen.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use crate::app::Shared;
use crate::error::{self, WebError};
use crate::form::MAX_BODY;
use crate::slices::{
    bargaining, calendar, calls, campaigns, commitments, decisions, demo, desk, editor, fairness, fraud,
    health, imports, incidents, job_losses, messages, moderation, pact, paper, people, pictures, rights,
    signing, staff, statements, trust, wording,
};

/// A form with a scan: somewhat more, so that one that is too long comes back as the form with its fault.
fn with_scan() -> DefaultBodyLimit {
    DefaultBodyLimit::max(paper::scan::MOST + paper::scan::MOST / 4)
}

/// A form with a file of sheets, likewise.
fn with_csv() -> DefaultBodyLimit {
    DefaultBodyLimit::max(4 * paper::csv::MOST)
}

/// A draft to be checked: so much more than is checked that one that is too long comes back whole.
fn with_draft() -> DefaultBodyLimit {
    DefaultBodyLimit::max(wording::checker::MAX_BODY)
}

/// For forms that hold whole documents.
fn long(routes: MethodRouter<Shared>) -> MethodRouter<Shared> {
    routes.layer(DefaultBodyLimit::max(editor::posted::MAX_BODY))
}

/// For the campaign's form, which may bring a picture.
fn with_picture(routes: MethodRouter<Shared>) -> MethodRouter<Shared> {
    routes.layer(DefaultBodyLimit::max(editor::received::MAX_REQUEST))
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
            "/desk/organisations/{slug}/logo",
            get(staff::logo::show).merge(with_picture(post(staff::logo::save))),
        )
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
            get(editor::campaign::page).merge(with_picture(post(editor::campaign::save))),
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
        // words that work
        .route("/{lang}/tools/words", get(wording::public::page))
        .route("/{lang}/tools/words/card", get(wording::public::card))
        .route(
            "/{lang}/tools/words/check",
            get(wording::checker::page).post(wording::checker::check).layer(with_draft()),
        )
        .route("/{lang}/tools/words/{slug}", get(wording::public::entry))
        .route("/api/v1/words/check", post(wording::api::words).layer(with_draft()))
        .route("/desk/words", get(wording::guide_list::page))
        .route(
            "/desk/words/new",
            get(wording::entry_form::new).merge(long(post(wording::entry_form::create))),
        )
        .route(
            "/desk/words/check",
            get(wording::desk_check::page).post(wording::desk_check::check).layer(with_draft()),
        )
        .route("/desk/words/claims", get(wording::claim_list::page))
        .route("/desk/words/claims/new", get(wording::claim_form::new).post(wording::claim_form::create))
        .route("/desk/words/claims/{slug}", get(wording::claim_form::edit).post(wording::claim_form::save))
        .route(
            "/desk/words/{lang}/{slug}",
            get(wording::entry_form::edit).merge(long(post(wording::entry_form::save))),
        )
        // end of words
        // the pact: pact
        .route("/{lang}/pact", get(pact::public::page))
        .route("/{lang}/pact/text.json", get(pact::public::export))
        .route("/{lang}/pact/{id}", get(pact::public::certain))
        .route("/{lang}/pact/{id}/text.json", get(pact::public::export_certain))
        .route("/desk/pact", get(pact::overview::page))
        .route("/desk/pact/mandates", get(pact::mandates::show).post(pact::mandates::change))
        .route("/desk/pact/text", get(pact::text::list).post(pact::drafting::begin))
        .route("/desk/pact/text/{id}", get(pact::text::show))
        .route("/desk/pact/text/{id}/text.json", get(pact::text::export))
        .route("/desk/pact/text/{id}/edit", get(pact::editing::edit).merge(long(post(pact::editing::save))))
        .route("/desk/pact/text/{id}/difference", get(pact::difference::page))
        .route("/desk/pact/text/{id}/circulate", post(pact::drafting::circulate))
        .route("/desk/pact/text/{id}/comments", post(pact::comments::say))
        .route("/desk/pact/text/{id}/settle", post(pact::comments::settle))
        .route("/desk/pact/text/{id}/open", post(pact::drafting::open))
        .route("/desk/pact/text/{id}/publish", post(pact::drafting::publish))
        .route("/desk/pact/text/{id}/sign", get(pact::signing::show).post(pact::signing::sign))
        .route("/desk/pact/text/{id}/leave", get(pact::leaving::show).post(pact::leaving::leave))
        // end of pact
        // the pact: calls
        .route("/{lang}/pact/record", get(commitments::record::page))
        .route("/desk/pact/commitments", get(commitments::overview::page))
        .route("/desk/pact/commitments/new", get(commitments::deed::new).post(commitments::deed::record))
        .route("/desk/pact/commitments/{clause}", get(commitments::commitment::page))
        .route(
            "/desk/pact/commitments/deeds/{id}",
            get(commitments::deed::show).post(commitments::deed::change),
        )
        .route("/desk/pact/commitments/deeds/{id}/remove", post(commitments::deed::remove))
        .route("/desk/pact/calls", get(calls::list::page))
        .route("/desk/pact/calls/new", get(calls::make::new).post(calls::make::make))
        .route("/desk/pact/calls/reports", get(calls::reports::list))
        .route("/desk/pact/calls/reports/new", get(calls::report_form::new).post(calls::report_form::make))
        .route("/desk/pact/calls/reports/{id}", get(calls::reports::show).post(calls::report_form::change))
        .route("/desk/pact/calls/reports/{id}/remove", post(calls::report_form::remove))
        .route("/desk/pact/calls/{id}", get(calls::show::page))
        .route("/desk/pact/calls/{id}/edit", get(calls::make::edit).post(calls::make::change))
        .route("/desk/pact/calls/{id}/answer", post(calls::answer::answer))
        .route("/desk/pact/calls/{id}/close", post(calls::close::close))
        // end of calls
        // the pact: decisions
        .route("/desk/pact/decisions", get(decisions::list::page))
        .route("/desk/pact/decisions/new", get(decisions::begin::page).post(decisions::begin::open))
        .route("/desk/pact/decisions/{id}", get(decisions::show::page))
        .route("/desk/pact/decisions/{id}/ballot", get(decisions::ballot::page).post(decisions::ballot::cast))
        .route("/desk/pact/decisions/{id}/amend", get(decisions::amend::page).post(decisions::amend::amend))
        .route("/desk/pact/decisions/{id}/amendments/{amendment}", post(decisions::amend::settle))
        .route("/desk/pact/decisions/{id}/withdraw", post(decisions::amend::withdraw))
        .route(
            "/desk/pact/decisions/{id}/minutes",
            get(decisions::minutes::page).post(decisions::minutes::write),
        )
        .route("/desk/pact/statements", get(statements::list::page))
        .route("/desk/pact/statements/new", get(statements::write::new).post(statements::write::create))
        .route("/desk/pact/statements/{id}", get(statements::show::page))
        .route("/desk/pact/statements/{id}/edit", get(statements::write::edit).post(statements::write::save))
        .route("/desk/pact/statements/{id}/send", post(statements::send::send))
        .route(
            "/desk/pact/statements/{id}/answer",
            get(statements::answer::page).post(statements::answer::answer),
        )
        .route("/desk/pact/statements/{id}/name", post(statements::answer::withdraw))
        .route(
            "/desk/pact/statements/{id}/publish",
            get(statements::send::publish_page).post(statements::send::publish),
        )
        .route("/desk/pact/statements/{id}/aside", post(statements::send::set_aside))
        .route("/desk/pact/statements/{id}/letter", get(statements::show::letter))
        .route("/{lang}/statements", get(statements::public::list))
        .route("/{lang}/statements/{slug}", get(statements::public::page))
        // end of decisions
        // the pact: calendar
        .route("/desk/pact/calendar", get(calendar::desk::page))
        .route("/desk/pact/calendar/new", get(calendar::write::new).post(calendar::write::create))
        .route("/desk/pact/calendar/{id}", get(calendar::show::page))
        .route("/desk/pact/calendar/{id}/edit", get(calendar::write::edit).post(calendar::write::save))
        .route("/desk/pact/calendar/{id}/cancel", post(calendar::show::cancel))
        .route("/desk/pact/calendar/{id}/restore", post(calendar::show::restore))
        .route("/desk/pact/calendar/feeds", get(calendar::feeds::page).post(calendar::feeds::create))
        .route("/desk/pact/calendar/feeds/{id}/renew", post(calendar::feeds::renew))
        .route("/desk/pact/calendar/feeds/{id}/end", post(calendar::feeds::end))
        .route("/{lang}/calendar", get(calendar::public::page))
        .route("/{lang}/calendar.ics", get(calendar::ics::public))
        .route("/calendar/{file}", get(calendar::ics::private))
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
        .route("/{lang}/incidents", get(incidents::public::page))
        .route("/desk/pact/incidents", get(incidents::list::page))
        .route("/desk/pact/incidents/new", get(incidents::edit::new).post(incidents::edit::put))
        .route("/desk/pact/incidents/{id}", get(incidents::incident::show))
        .route("/desk/pact/incidents/{id}/edit", get(incidents::edit::edit).post(incidents::edit::change))
        .route("/desk/pact/incidents/{id}/status", post(incidents::incident::status))
        .route("/desk/pact/incidents/{id}/remove", post(incidents::incident::remove))
        // end of incidents
        // the pact: messages
        .route("/{lang}/mute/{token}", get(messages::mute::page).post(messages::mute::mute))
        .route("/desk/pact/messages", get(messages::announcements::list))
        .route(
            "/desk/pact/messages/new",
            get(messages::announcements::new).post(messages::announcements::announce),
        )
        .route("/desk/pact/messages/mail", get(messages::settings::show).post(messages::settings::save))
        .route("/desk/pact/messages/{id}", get(messages::announcement::show))
        .route("/desk/pact/messages/{id}/{what}", post(messages::announcement::act))
        .route("/desk/pact/threads/{thing}/{id}", get(messages::threads::page).post(messages::threads::reply))
        .route("/desk/pact/threads/{thing}/{id}/withdraw", post(messages::threads::withdraw))
        // end of messages
        // the instruments: the job-loss calculator
        .route("/{lang}/tools", get(job_losses::index::page))
        .route("/{lang}/tools/jobs", get(job_losses::page::page))
        .route("/{lang}/tools/jobs/embed", get(job_losses::embed::page))
        .route("/{lang}/tools/jobs.json", get(job_losses::data::json))
        .route("/{lang}/tools/jobs.csv", get(job_losses::data::csv))
        .route("/{lang}/tools/jobs.png", get(job_losses::card::picture))
        // end of the job-loss calculator
        // tools: fairness
        .route("/{lang}/tools/fairness", get(fairness::public::page))
        .route("/{lang}/tools/fairness/compare", get(fairness::compare::page))
        .route("/{lang}/tools/fairness/rubric/{name}", get(fairness::public::rubric))
        .route("/{lang}/tools/fairness/{slug}", get(fairness::report::page))
        .route("/{lang}/tools/fairness/{slug}/try", get(fairness::take::page))
        .route("/{lang}/tools/fairness/{slug}/card.json", get(fairness::export::json))
        .route("/{lang}/tools/fairness/{slug}/card.csv", get(fairness::export::csv))
        .route("/desk/fairness", get(fairness::list::page))
        .route("/desk/fairness/new", get(fairness::about::new).post(fairness::about::add))
        .route(
            "/desk/fairness/rubrics/new",
            get(fairness::bring::new)
                .post(fairness::bring::add)
                .layer(DefaultBodyLimit::max(fairness::bring::MAX_REQUEST)),
        )
        .route("/desk/fairness/{id}", get(fairness::show::page))
        .route("/desk/fairness/{id}/edit", get(fairness::about::edit).post(fairness::about::change))
        .route(
            "/desk/fairness/{id}/sheet",
            get(fairness::sheet::show).merge(long(post(fairness::sheet::save))),
        )
        .route(
            "/desk/fairness/{id}/criteria/{criterion}",
            get(fairness::criterion::show).post(fairness::criterion::change),
        )
        .route("/desk/fairness/{id}/reply", get(fairness::steps::reply).post(fairness::steps::keep_reply))
        .route("/desk/fairness/{id}/adopt", post(fairness::adopt::adopt))
        .route("/desk/fairness/{id}/open", post(fairness::steps::open))
        .route("/desk/fairness/{id}/publish", post(fairness::steps::publish))
        .route("/desk/fairness/{id}/withdraw", post(fairness::steps::withdraw))
        .route("/desk/fairness/{id}/remove", post(fairness::steps::remove))
        // end of fairness
        // health and files
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/robots.txt", get(health::robots))
        .route("/favicon.ico", get(health::favicon))
        .route("/assets/{file}", get(health::asset))
        .route("/pictures/{file}", get(pictures::serve));
    if app.settings.demo {
        router =
            router.route("/demo/mailbox", get(demo::mailbox)).route("/demo/mailbox/{id}", get(demo::mail));
        router = router.route("/demo/desk", get(demo::desk::show).post(demo::desk::enter));
        router = router.route("/demo/time", get(demo::time::show).post(demo::time::pass));
    }
    router
        .fallback(|| async { WebError::NotFound })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn_with_state(app.clone(), error::tell))
        .with_state(app)
}
