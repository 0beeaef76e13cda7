//! Where each thing that the parties share has its page at the desk.

use commonfront_domain::sharing::Thing;

/// The address of a thing's page. Mail and threads lead there; a part whose pages lie elsewhere changes its
/// line here.
#[must_use]
pub fn href(thing: Thing, id: i64) -> String {
    match thing {
        Thing::Pact => format!("/desk/pact/text/{id}"),
        Thing::Deed => format!("/desk/pact/commitments/deeds/{id}"),
        Thing::Call => format!("/desk/pact/calls/{id}"),
        Thing::Report => format!("/desk/pact/calls/reports/{id}"),
        Thing::Decision => format!("/desk/pact/decisions/{id}"),
        Thing::Statement => format!("/desk/pact/statements/{id}"),
        Thing::Event => format!("/desk/pact/calendar/{id}"),
        Thing::Agreement => format!("/desk/pact/bargaining/agreements/{id}"),
        Thing::Threat => format!("/desk/pact/bargaining/threats/{id}"),
        Thing::Contract => format!("/desk/pact/bargaining/contracts/{id}"),
        Thing::Incident => format!("/desk/pact/incidents/{id}"),
        Thing::Announcement => format!("/desk/pact/messages/{id}"),
        Thing::FairnessTest => format!("/desk/fairness/{id}"),
    }
}
