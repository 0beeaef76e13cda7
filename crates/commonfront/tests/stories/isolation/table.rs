//! Every route of the server, and who may use it: written down once more, so that neither a new route nor a
//! new right can come about by accident.

use commonfront_domain::Right::{self, *};

/// Whom a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody: there is no such method here.
    No,
    /// Everybody, signed in or not.
    Anybody,
    /// Whoever is signed in.
    Staff,
    /// Whoever has a right.
    Of(Right),
}

use Who::{Anybody, No, Of, Staff};

/// A route: its path as the router has it, who may read there, who may post.
pub type Row = (&'static str, Who, Who);

/// The desk's and the API's.
pub const DESK: &[Row] = &[
    ("/api/v1/campaigns/{campaign}/actions/{action}/signatures", No, Anybody),
    ("/api/v1/campaigns/{campaign}/actions/{action}/count", Anybody, No),
    ("/api/v1/campaigns/{campaign}/actions/{action}/live", Anybody, No),
    ("/desk/sign-in", Anybody, Anybody),
    ("/desk/sign-in/code", Anybody, Anybody),
    ("/desk/invitation/{token}", Anybody, Anybody),
    ("/desk/confirm", Staff, Staff),
    ("/desk/language", No, Staff),
    ("/desk/account", Staff, No),
    ("/desk/account/password", No, Staff),
    ("/desk/account/recovery-codes", No, Staff),
    ("/desk/account/second-step", No, Staff),
    ("/desk/sessions", Staff, No),
    ("/desk/sessions/{which}", No, Staff),
    ("/desk/staff", Of(ManageStaff), Of(ManageStaff)),
    ("/desk/staff/{id}", Of(ManageStaff), No),
    ("/desk/staff/{id}/{what}", No, Of(ManageStaff)),
    ("/desk/organisations", Of(ManageOrganisations), No),
    ("/desk/organisations/{slug}", Of(ManageOrganisations), Of(ManageOrganisations)),
    ("/desk/settings", Of(Coalition), Of(Coalition)),
    ("/desk/audit", Of(Audit), No),
    ("/desk/audit/export", No, Of(Audit)),
    ("/desk", Staff, No),
    ("/desk/campaigns", Of(SeeCampaigns), No),
    ("/desk/campaigns/new", Of(Campaigns), Of(Campaigns)),
    ("/desk/campaigns/{slug}", Of(Campaigns), Of(Campaigns)),
    ("/desk/campaigns/{slug}/actions/{action}", Of(Campaigns), Of(Campaigns)),
    ("/desk/campaigns/{slug}/preview/{what}", Of(SeeCampaigns), No),
    ("/desk/campaigns/{slug}/preview/{lang}/{action}", Of(SeeCampaigns), No),
    ("/desk/campaigns/{slug}/publish", Of(Publish), Of(Publish)),
    ("/desk/campaigns/{slug}/revisions", Of(Campaigns), No),
    ("/desk/campaigns/{slug}/difference", Of(Campaigns), No),
    ("/desk/campaigns/{slug}/restore", No, Of(Campaigns)),
    ("/desk/campaigns/{slug}/delete", No, Of(Campaigns)),
    ("/desk/preview", No, Of(Campaigns)),
    ("/desk/people", Of(People), No),
    ("/desk/people/bulk", No, Of(EditPeople)),
    ("/desk/people/undo/{id}", No, Of(EditPeople)),
    ("/desk/people/{number}", Of(People), No),
    ("/desk/people/{number}/edit", Of(EditPeople), Of(EditPeople)),
    ("/desk/people/{number}/merge", Of(EditPeople), Of(EditPeople)),
    ("/desk/people/{number}/remove", Of(EditPeople), Of(EditPeople)),
    ("/desk/people/{number}/{what}", No, Of(EditPeople)),
    ("/desk/segments", Of(People), Of(EditPeople)),
    ("/desk/segments/{id}/remove", No, Of(EditPeople)),
    ("/desk/imports", Of(Import), Of(Import)),
    ("/desk/imports/{id}", Of(Import), Of(Import)),
    ("/desk/imports/{id}/progress", Of(Import), No),
    ("/desk/imports/{id}/faults.csv", Of(Import), No),
    ("/desk/imports/{id}/start", No, Of(Import)),
    ("/desk/imports/{id}/back", No, Of(Import)),
    ("/desk/imports/{id}/stop", No, Of(Import)),
    ("/desk/export", Of(Export), Of(Export)),
    ("/desk/moderation", Of(Moderate), Of(Moderate)),
    ("/desk/moderation/decided", Of(Moderate), No),
    ("/desk/signatures", Of(Fraud), No),
    ("/desk/signatures/bursts", Of(Fraud), No),
    ("/desk/signatures/invalidate", Of(Fraud), Of(Fraud)),
    ("/desk/signatures/batches", Of(Fraud), No),
    ("/desk/signatures/batches/{id}", Of(Fraud), No),
    ("/desk/signatures/batches/{id}/reinstate", No, Of(Fraud)),
    ("/desk/signatures/batches/{id}/continue", No, Of(Fraud)),
    ("/desk/paper", Of(Paper), No),
    ("/desk/paper/new", Of(Paper), Of(Paper)),
    ("/desk/paper/csv", Of(Paper), Of(Paper)),
    ("/desk/paper/{id}", Of(Paper), Of(Paper)),
    ("/desk/paper/{id}/void", No, Of(Paper)),
    ("/desk/paper/{id}/scan", Of(Paper), No),
    ("/desk/pact", Of(Pact), No),
    ("/desk/pact/calendar", Of(Pact), No),
    ("/desk/pact/calendar/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calendar/{id}", Of(Pact), No),
    ("/desk/pact/calendar/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calendar/{id}/cancel", No, Of(SpeakForParty)),
    ("/desk/pact/calendar/{id}/restore", No, Of(SpeakForParty)),
    ("/desk/pact/calendar/feeds", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calendar/feeds/{id}/renew", No, Of(SpeakForParty)),
    ("/desk/pact/calendar/feeds/{id}/end", No, Of(SpeakForParty)),
    ("/desk/pact/bargaining", Of(Pact), No),
    ("/desk/pact/bargaining/compare", Of(Pact), No),
    ("/desk/pact/bargaining/expiries", Of(Pact), No),
    ("/desk/pact/bargaining/agreements/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}", Of(Pact), No),
    ("/desk/pact/bargaining/agreements/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}/status", No, Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}/provisions", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}/provisions/{number}", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/agreements/{id}/provisions/{number}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/bargaining/threats", Of(Pact), No),
    ("/desk/pact/bargaining/threats/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/threats/{id}", Of(Pact), No),
    ("/desk/pact/bargaining/threats/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/threats/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/bargaining/contracts", Of(Pact), No),
    ("/desk/pact/bargaining/contracts.csv", Of(Pact), No),
    ("/desk/pact/bargaining/contracts/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/contracts/{id}", Of(Pact), No),
    ("/desk/pact/bargaining/contracts/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/bargaining/contracts/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/mandates", Of(ManageStaff), Of(ManageStaff)),
    ("/desk/pact/text/{id}", Of(Pact), No),
    ("/desk/pact/text/{id}/text.json", Of(Pact), No),
    ("/desk/pact/text/{id}/edit", Of(Coalition), Of(Coalition)),
    ("/desk/pact/text/{id}/difference", Of(Pact), No),
    ("/desk/pact/text/{id}/circulate", No, Of(Coalition)),
    ("/desk/pact/text/{id}/comments", No, Of(SpeakForParty)),
    ("/desk/pact/text/{id}/settle", No, Of(Coalition)),
    ("/desk/pact/text/{id}/open", No, Of(Coalition)),
    ("/desk/pact/text/{id}/publish", No, Of(Coalition)),
    // Whoever has its organisation's mandate; without a pact nobody comes as far as that.
    ("/desk/pact/text/{id}/sign", Of(Pact), Of(Pact)),
    ("/desk/pact/text/{id}/leave", Of(Pact), Of(Pact)),
    ("/desk/pact/commitments", Of(Pact), No),
    ("/desk/pact/commitments/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/commitments/{clause}", Of(Pact), No),
    ("/desk/pact/commitments/deeds/{id}", Of(Pact), Of(SpeakForParty)),
    ("/desk/pact/commitments/deeds/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/calls", Of(Pact), No),
    ("/desk/pact/calls/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calls/reports", Of(Pact), No),
    ("/desk/pact/calls/reports/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calls/reports/{id}", Of(Pact), Of(SpeakForParty)),
    ("/desk/pact/calls/reports/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/calls/{id}", Of(Pact), No),
    ("/desk/pact/calls/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/calls/{id}/answer", No, Of(SpeakForParty)),
    ("/desk/pact/calls/{id}/close", No, Of(SpeakForParty)),
    // Begins one, so it comes last of these.
    ("/desk/pact/text", Of(Pact), Of(Coalition)),
    ("/desk/pact/incidents", Of(Pact), No),
    ("/desk/pact/incidents/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/incidents/{id}", Of(Pact), No),
    ("/desk/pact/incidents/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/incidents/{id}/status", No, Of(SpeakForParty)),
    ("/desk/pact/incidents/{id}/remove", No, Of(SpeakForParty)),
    ("/desk/pact/decisions", Of(Pact), No),
    ("/desk/pact/decisions/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/decisions/{id}", Of(Pact), No),
    ("/desk/pact/decisions/{id}/ballot", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/decisions/{id}/amend", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/decisions/{id}/amendments/{amendment}", No, Of(SpeakForParty)),
    ("/desk/pact/decisions/{id}/withdraw", No, Of(SpeakForParty)),
    ("/desk/pact/decisions/{id}/minutes", Of(Pact), Of(SpeakForParty)),
    ("/desk/pact/statements", Of(Pact), No),
    ("/desk/pact/statements/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/statements/{id}", Of(Pact), No),
    ("/desk/pact/statements/{id}/edit", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/send", No, Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/answer", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/name", No, Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/publish", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/aside", No, Of(SpeakForParty)),
    ("/desk/pact/statements/{id}/letter", Of(Pact), No),
    ("/desk/pact/messages", Of(Pact), No),
    ("/desk/pact/messages/new", Of(SpeakForParty), Of(SpeakForParty)),
    ("/desk/pact/messages/mail", Of(Pact), Of(Pact)),
    ("/desk/pact/messages/{id}", Of(Pact), No),
    ("/desk/pact/messages/{id}/{what}", No, Of(SpeakForParty)),
    ("/desk/pact/threads/{thing}/{id}", Of(Pact), Of(SpeakForParty)),
    ("/desk/pact/threads/{thing}/{id}/withdraw", No, Of(SpeakForParty)),
    // Ends the session, so it comes last.
    ("/desk/sign-out", No, Staff),
];

/// What the public has, and whether anything can be posted there.
pub const PUBLIC: &[(&str, bool)] = &[
    ("/", false),
    ("/{lang}", false),
    ("/{lang}/{campaign}", false),
    ("/{lang}/{campaign}/{action}", true),
    ("/{lang}/{campaign}/{action}/thanks", false),
    ("/{lang}/find", true),
    ("/{lang}/my/{token}", false),
    ("/{lang}/my/{token}/{what}", true),
    ("/{lang}/your-data", false),
    ("/{lang}/contracted-out", false),
    ("/{lang}/contracted-out/contracted-out.csv", false),
    ("/{lang}/pact", false),
    ("/{lang}/pact/text.json", false),
    ("/{lang}/pact/record", false),
    ("/{lang}/pact/{id}", false),
    ("/{lang}/pact/{id}/text.json", false),
    ("/{lang}/incidents", false),
    ("/{lang}/statements", false),
    ("/{lang}/statements/{slug}", false),
    ("/{lang}/mute/{token}", true),
    ("/{lang}/my/{token}/record", false),
    ("/{lang}/my/{token}/record/{what}", true),
    ("/{lang}/held/{token}", false),
    ("/{lang}/held/{token}/{what}", true),
    ("/{lang}/calendar", false),
    ("/{lang}/calendar.ics", false),
    ("/calendar/{file}", false),
    ("/healthz", false),
    ("/readyz", false),
    ("/metrics", false),
    ("/robots.txt", false),
    ("/favicon.ico", false),
    ("/assets/{file}", false),
    ("/pictures/{file}", false),
    ("/demo/mailbox", false),
    ("/demo/mailbox/{id}", false),
    ("/demo/desk", true),
    ("/demo/time", true),
];

/// The paths that the router knows, read from where they are written.
pub fn routed() -> Vec<String> {
    let source = include_str!("../../../../web/src/routes.rs");
    let calls = source.split(".route(").skip(1);
    let paths = calls.map(|call| {
        let quoted = call.trim_start().strip_prefix('"').expect("a route begins with its path in quotes");
        quoted.split('"').next().unwrap_or_default().to_owned()
    });
    let mut paths: Vec<String> = paths.collect();
    paths.sort_unstable();
    paths
}

/// A page without the key of its form, which is another each time.
pub fn without_entry(page: &str) -> String {
    let Some((before, after)) = page.split_once("name=\"entry\" value=\"") else {
        return page.to_owned();
    };
    format!("{before}{}", after.split_once('"').map_or("", |(_, after)| after))
}
