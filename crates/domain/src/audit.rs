//! Everything that staff do, as typed entries: numbers and short names, never anything of a person.

use serde::{Deserialize, Serialize};

use crate::role::Role;

/// What an entry is about; it decides who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Signing in and out.
    Access,
    /// Staff and their roles.
    Staff,
    /// The coalition and its organisations.
    Coalition,
    /// Campaigns and what they say.
    Campaigns,
    /// Comments.
    Moderation,
    /// Signatures that nobody made, and those on paper.
    Signatures,
    /// What the parties to the pact do together, before all of them.
    Pact,
    /// What an organisation does by itself, at first or for good: its drafts, calls, agreements, incidents, its own
    /// words. That it did may be nobody else's business.
    Own,
    /// An organisation's people. The coalition's secretary does not see these.
    People,
}

impl Area {
    /// Whether the coalition's secretary sees entries about it, whoever made them.
    #[must_use]
    pub fn is_shared(self) -> bool {
        !matches!(self, Self::People | Self::Own)
    }
}

/// Makes the entries' type, their kinds and their areas from one list.
macro_rules! events {
    ($($(#[doc = $doc:literal])+ $area:ident $kind:literal => $name:ident { $($(#[doc = $field_doc:literal])* $field:ident : $type:ty),* $(,)? })*) => {
        /// Something that a member of staff did. Add a variant to the list below, and its words
        /// (`audit-kind-…`) to both languages.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Event {
            $($(#[doc = $doc])+ #[serde(rename = $kind)] $name {
                $(#[doc = stringify!($field)] $(#[doc = $field_doc])* $field: $type,)*
            },)*
        }

        impl Event {
            /// Every kind there is, in the order of this file.
            pub const KINDS: &[(&str, Area)] = &[$(($kind, Area::$area)),*];

            /// What entries say, by the fields' names; some stand here more than once.
            pub const FIELDS: &[&str] = &[$($(stringify!($field),)*)*];

            /// Its kind, as it stands in the database and in keys of texts.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name { .. } => $kind,)* }
            }

            /// What it is about.
            #[must_use]
            pub fn area(&self) -> Area {
                match self { $(Self::$name { .. } => Area::$area,)* }
            }
        }
    };
}

events! {
    // access and staff
    /// Signed in.
    Access "signed-in" => SignedIn { recovery_code: bool }
    /// Signed out.
    Access "signed-out" => SignedOut {}
    /// Was kept out for a while after wrong passwords or codes.
    Access "sign-in-blocked" => SignInBlocked { failures: i64 }
    /// Ended one of her own sessions, or all others.
    Access "sessions-ended" => SessionsEnded { sessions: i64 }
    /// Proved anew who she is.
    Access "confirmed" => Confirmed {}
    /// Changed her own password.
    Access "password-changed" => PasswordChanged {}
    /// Made new recovery codes for herself.
    Access "recovery-codes-made" => RecoveryCodesMade {}
    /// Changed her own second step.
    Access "second-step-changed" => SecondStepChanged {}
    /// Invited somebody.
    Staff "staff-invited" => StaffInvited { staff: i64, role: Role, organisation: String }
    /// Took up an invitation.
    Staff "invitation-accepted" => InvitationAccepted {}
    /// Changed somebody's role.
    Staff "staff-role-changed" => StaffRoleChanged { staff: i64, from: Role, to: Role }
    /// Shut somebody out.
    Staff "staff-disabled" => StaffDisabled { staff: i64 }
    /// Let somebody back in.
    Staff "staff-enabled" => StaffEnabled { staff: i64 }
    /// Sent somebody a new invitation, which replaces password and second step.
    Staff "staff-reset" => StaffReset { staff: i64 }
    // organisations
    /// Added an organisation to the coalition.
    Coalition "organisation-added" => OrganisationAdded { organisation: String }
    /// Changed what the coalition says of an organisation.
    Coalition "organisation-changed" => OrganisationChanged { organisation: String }
    /// Took an organisation out of the coalition, with its people.
    Coalition "organisation-left" => OrganisationLeft { organisation: String }
    /// Changed the coalition's own name, address or contact.
    Coalition "coalition-changed" => CoalitionChanged {}
    // people
    /// Put a tag to people.
    People "people-tagged" => PeopleTagged { people: i64 }
    /// Took a tag from people.
    People "people-untagged" => PeopleUntagged { people: i64 }
    /// Noted that people are no longer written to.
    People "people-unsubscribed" => PeopleUnsubscribed { people: i64 }
    /// Undid what was done to people.
    People "people-undone" => PeopleUndone { undo: i64 }
    /// Made two records one.
    People "people-merged" => PeopleMerged { kept: i64, gone: i64 }
    /// Corrected a person's record.
    People "person-corrected" => PersonCorrected { person: i64 }
    /// Wrote a note about a person.
    People "person-noted" => PersonNoted { person: i64 }
    /// Removed a note about a person.
    People "person-note-removed" => PersonNoteRemoved { person: i64 }
    /// Removed a person from the organisation's people.
    People "person-removed" => PersonRemoved { person: i64 }
    /// Gave a segment a name.
    People "segment-kept" => SegmentKept { segment: i64 }
    /// Forgot a segment.
    People "segment-removed" => SegmentRemoved { segment: i64 }
    /// Took the audit log out in a file.
    Coalition "audit-exported" => AuditExported {}
    // comments
    /// Let comments through.
    Moderation "comments-approved" => CommentsApproved { signatures: Vec<i64> }
    /// Refused comments.
    Moderation "comments-refused" => CommentsRefused { signatures: Vec<i64> }
    /// Had comments wait again.
    Moderation "comments-reopened" => CommentsReopened { signatures: Vec<i64> }
    // signatures
    /// Found signatures invalid.
    Signatures "signatures-invalidated" => SignaturesInvalidated { batch: i64, signatures: i64, category: String }
    /// Reinstated signatures that had been found invalid.
    Signatures "signatures-reinstated" => SignaturesReinstated { batch: i64, signatures: i64 }
    /// Went on with a batch that had been interrupted.
    Signatures "batch-continued" => BatchContinued { batch: i64 }
    // paper
    /// Entered a sheet of signatures on paper.
    Signatures "sheet-entered" => SheetEntered { sheet: i64, action: i64, signatures: i64 }
    /// Entered sheets from a file.
    Signatures "sheets-entered" => SheetsEntered { action: i64, first: i64, sheets: i64, signatures: i64 }
    /// Corrected a sheet.
    Signatures "sheet-corrected" => SheetCorrected { sheet: i64, from: i64, to: i64 }
    /// Declared a sheet void.
    Signatures "sheet-voided" => SheetVoided { sheet: i64, signatures: i64 }
    // campaigns, by their short names
    /// Began a campaign.
    Campaigns "campaign-created" => CampaignCreated { campaign: String }
    /// Saved a campaign's draft.
    Campaigns "campaign-saved" => CampaignSaved { campaign: String, version: i64 }
    /// Put an earlier document back into the draft.
    Campaigns "campaign-restored" => CampaignRestored { campaign: String, version: i64 }
    /// Threw away a draft that was never published.
    Campaigns "campaign-deleted" => CampaignDeleted { campaign: String }
    /// Put a campaign before the public; by a schedule if it says so.
    Campaigns "campaign-published" => CampaignPublished { campaign: String, revision: i64, scheduled: bool }
    /// Said when a campaign is to be published.
    Campaigns "campaign-scheduled" => CampaignScheduled { campaign: String, publish_at: String }
    /// Took that back.
    Campaigns "campaign-unscheduled" => CampaignUnscheduled { campaign: String }
    /// A scheduled campaign could not be published.
    Campaigns "campaign-not-published" => CampaignNotPublished { campaign: String, problems: i64 }
    // words that work, by short names
    /// Wrote an entry of the guide to words, or changed one.
    Own "guide-entry-written" => GuideEntryWritten { language: String, entry: String }
    /// Took an entry out of the guide.
    Own "guide-entry-hidden" => GuideEntryHidden { language: String, entry: String }
    /// Went back to what stands beneath one's own entry.
    Own "guide-entry-restored" => GuideEntryRestored { language: String, entry: String }
    /// Wrote a claim, or changed one.
    Own "claim-written" => ClaimWritten { claim: String, status: String }
    // people from files and into files
    /// Had a file of people taken in.
    People "import-started" => ImportStarted { import: i64 }
    /// A file of people has been taken in.
    People "import-done" => ImportDone { import: i64, added: i64, updated: i64, kept_out: i64, unsubscribed: i64, faulty: i64 }
    /// Gave a file of people up.
    People "import-given-up" => ImportGivenUp { import: i64 }
    /// Took people out in a file.
    People "people-exported" => PeopleExported { people: i64, format: String }
    // the pact: pact
    /// Began a draft of a pact.
    Pact "pact-begun" => PactBegun { pact: i64 }
    /// Saved a draft of a pact.
    Pact "pact-saved" => PactSaved { pact: i64 }
    /// Circulated a version of a pact to the parties.
    Pact "pact-circulated" => PactCirculated { pact: i64, version: i64 }
    /// Said something of a clause.
    Pact "pact-commented" => PactCommented { pact: i64, clause: String }
    /// Settled what was said of a clause.
    Pact "pact-settled" => PactSettled { pact: i64, clause: String }
    /// Opened a pact for signing.
    Pact "pact-opened" => PactOpened { pact: i64, version: i64 }
    /// Signed a pact for her organisation.
    Pact "pact-signed" => PactSigned { pact: i64, entry: i64, clauses: i64 }
    /// Gave notice to leave a pact for her organisation.
    Pact "pact-notice" => PactNotice { pact: i64, entry: i64, leaves: String }
    /// Put a pact before the public.
    Pact "pact-published" => PactPublished { pact: i64 }
    /// Authorised somebody to sign or to vote for the organisation.
    Pact "mandate-given" => MandateGiven { staff: i64, mandate: String }
    /// Took such an authority back.
    Pact "mandate-ended" => MandateEnded { staff: i64, mandate: String }
    // the pact: calls
    /// Called on the parties for support.
    Own "call-made" => CallMade { call: i64 }
    /// Changed a call.
    Own "call-changed" => CallChanged { call: i64 }
    /// Answered a call for her organisation.
    Own "call-answered" => CallAnswered { call: i64, answer: String }
    /// Closed a call with its result.
    Own "call-closed" => CallClosed { call: i64 }
    /// Recorded what her organisation did for a commitment.
    Own "deed-recorded" => DeedRecorded { deed: i64 }
    /// Changed such a record.
    Own "deed-changed" => DeedChanged { deed: i64 }
    /// Removed such a record.
    Own "deed-removed" => DeedRemoved { deed: i64 }
    // reports are seen by the organisation alone, and so is that there are any
    /// Reported struck work or pressure.
    People "report-made" => ReportMade { report: i64 }
    /// Changed a report, or whom it is shown to.
    People "report-changed" => ReportChanged { report: i64 }
    /// Removed a report.
    People "report-removed" => ReportRemoved { report: i64 }
    // the pact: decisions
    /// Put a proposal to the vote.
    Own "decision-opened" => DecisionOpened { decision: i64 }
    /// Changed a proposal's text while it was voted on.
    Own "decision-amended" => DecisionAmended { decision: i64, version: i64 }
    /// Took a proposal back.
    Own "decision-withdrawn" => DecisionWithdrawn { decision: i64 }
    /// A vote closed at its time.
    Own "decision-closed" => DecisionClosed { decision: i64, outcome: String }
    /// Cast the organisation's ballot.
    Own "ballot-cast" => BallotCast { decision: i64, version: i64 }
    /// Offered an amendment.
    Own "amendment-offered" => AmendmentOffered { decision: i64 }
    /// Declined an amendment.
    Own "amendment-declined" => AmendmentDeclined { decision: i64 }
    /// Wrote the minutes of a decision.
    Own "minutes-written" => MinutesWritten { decision: i64, version: i64 }
    /// Wrote a joint statement, or changed its text.
    Own "statement-written" => StatementWritten { statement: i64, version: i64 }
    /// Sent a statement to be approved.
    Own "statement-sent" => StatementSent { statement: i64, version: i64 }
    /// Approved the very text of a statement.
    Own "statement-approved" => StatementApproved { statement: i64, version: i64 }
    /// Declined to put the organisation's name beneath a statement.
    Own "statement-declined" => StatementDeclined { statement: i64, version: i64 }
    /// Took the organisation's name from a statement.
    Own "statement-name-withdrawn" => StatementNameWithdrawn { statement: i64 }
    /// Put a statement before the public.
    Pact "statement-published" => StatementPublished { statement: i64, version: i64 }
    /// Set a statement aside.
    Own "statement-set-aside" => StatementSetAside { statement: i64 }
    // the pact: calendar
    /// Put an event into the calendar.
    Own "calendar-event-added" => CalendarEventAdded { event: i64 }
    /// Changed an event of the calendar.
    Own "calendar-event-changed" => CalendarEventChanged { event: i64 }
    /// Called an event off.
    Own "calendar-event-cancelled" => CalendarEventCancelled { event: i64 }
    /// Took that back.
    Own "calendar-event-restored" => CalendarEventRestored { event: i64 }
    /// Made a private calendar feed.
    Own "calendar-feed-made" => CalendarFeedMade { feed: i64 }
    /// Gave a calendar feed another address.
    Own "calendar-feed-renewed" => CalendarFeedRenewed { feed: i64 }
    /// Ended a calendar feed.
    Own "calendar-feed-ended" => CalendarFeedEnded { feed: i64 }
    // the pact: bargaining
    /// Entered a collective agreement.
    Own "agreement-added" => AgreementAdded { agreement: i64 }
    /// Changed a collective agreement.
    Own "agreement-changed" => AgreementChanged { agreement: i64 }
    /// Removed a collective agreement.
    Own "agreement-removed" => AgreementRemoved { agreement: i64 }
    /// Noted how bargaining for an agreement stands.
    Own "agreement-status" => AgreementStatus { agreement: i64, status: String }
    /// Entered a provision of an agreement.
    Own "provision-added" => ProvisionAdded { agreement: i64, provision: i64 }
    /// Changed a provision of an agreement.
    Own "provision-changed" => ProvisionChanged { agreement: i64, provision: i64 }
    /// Removed a provision of an agreement.
    Own "provision-removed" => ProvisionRemoved { agreement: i64, provision: i64 }
    /// Noted a threat to agreements.
    Own "threat-noted" => ThreatNoted { threat: i64 }
    /// Changed a threat.
    Own "threat-changed" => ThreatChanged { threat: i64 }
    /// Removed a threat.
    Own "threat-removed" => ThreatRemoved { threat: i64 }
    /// Noted a service that was contracted out.
    Own "contract-noted" => ContractNoted { contract: i64 }
    /// Changed what is said of a service that was contracted out.
    Own "contract-changed" => ContractChanged { contract: i64 }
    /// Removed a service that was contracted out.
    Own "contract-removed" => ContractRemoved { contract: i64 }
    // the pact: incidents
    /// Wrote an incident down.
    Own "incident-logged" => IncidentLogged { incident: i64 }
    /// Changed what is written of an incident.
    Own "incident-changed" => IncidentChanged { incident: i64 }
    /// Said how an incident stands.
    Own "incident-status" => IncidentStatus { incident: i64, status: String }
    /// Removed an incident.
    Own "incident-removed" => IncidentRemoved { incident: i64 }
    // the pact: messages
    /// Made an announcement to parties.
    Own "announced" => Announced { announcement: i64 }
    /// Took an announcement back.
    Own "announcement-withdrawn" => AnnouncementWithdrawn { announcement: i64 }
    /// Said that the organisation has read an announcement.
    Own "announcement-read" => AnnouncementRead { announcement: i64 }
    /// Wrote in a thread.
    Own "reply-written" => ReplyWritten { thing: String, id: i64, reply: i64 }
    /// Took a reply back.
    Own "reply-withdrawn" => ReplyWithdrawn { thing: String, id: i64, reply: i64 }
    // tools: fairness
    /// Began a fairness test.
    Own "fairness-test-begun" => FairnessTestBegun { test: i64 }
    /// Changed what a fairness test says of its budget.
    Own "fairness-test-changed" => FairnessTestChanged { test: i64 }
    /// Handed in a sheet of scores.
    Own "fairness-sheet-handed-in" => FairnessSheetHandedIn { test: i64 }
    /// Opened a fairness test for settling.
    Own "fairness-test-opened" => FairnessTestOpened { test: i64 }
    /// Settled what assessors disagreed about.
    Own "fairness-settled" => FairnessSettled { test: i64, criterion: String }
    /// Wrote down a dissent.
    Own "fairness-dissent" => FairnessDissent { test: i64, criterion: String }
    /// Kept a government's reply.
    Own "fairness-reply-kept" => FairnessReplyKept { test: i64 }
    /// Put a fairness test before the public.
    Pact "fairness-test-published" => FairnessTestPublished { test: i64 }
    /// Withdrew a fairness test from the public.
    Pact "fairness-test-withdrawn" => FairnessTestWithdrawn { test: i64 }
    /// Removed a fairness test that wasn't published.
    Own "fairness-test-removed" => FairnessTestRemoved { test: i64 }
    /// Put the organisation's name to a fairness test.
    Own "fairness-test-adopted" => FairnessTestAdopted { test: i64 }
    /// Took the organisation's name from a fairness test.
    Own "fairness-test-disowned" => FairnessTestDisowned { test: i64 }
    /// Brought a rubric.
    Own "fairness-rubric-brought" => FairnessRubricBrought { rubric: String }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_with_its_kind_and_read_again() {
        let event = Event::StaffRoleChanged { staff: 7, from: Role::Reader, to: Role::Admin };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(json, r#"{"kind":"staff-role-changed","staff":7,"from":"reader","to":"admin"}"#);
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
        assert_eq!(event.kind(), "staff-role-changed");
    }

    #[test]
    fn no_two_kinds_have_one_name() {
        let mut names: Vec<_> = Event::KINDS.iter().map(|(kind, _)| kind).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Event::KINDS.len());
    }
}
