//! Proposals and the votes on them: quorum and notice, amendments, abstentions, a party that leaves, and what
//! nobody else may see or do.

use commonfront_domain::clock::{DAY, HOUR, SECOND};
use commonfront_domain::{Language, Role};
use commonfront_store::query;
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::pact::Mandate;
use commonfront_web::slices::rights::leave;

use crate::with;

const DECISIONS: &str = "/desk/pact/decisions";

fn form(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// An ordinary proposal of all parties, made on 21 November.
pub fn proposal() -> Vec<(String, String)> {
    form(&[
        ("title_en", "March together on May Day"),
        ("title_fr", "Marcher ensemble le 1er mai"),
        ("text_en", "We march **together**."),
        ("text_fr", "Nous marchons **ensemble**."),
        ("rule", "majority"),
        ("weighting", "one-each"),
        ("quorum", "50"),
        ("quorum_of", "one-each"),
        ("closes", "2026-11-30T12:00"),
        ("visibility", "parties"),
    ])
}

fn urgent(closes: &str) -> Vec<(String, String)> {
    let mut fields = with(proposal(), "closes", closes);
    fields.push(("urgent".into(), "yes".into()));
    fields
}

/// The browser of somebody whom an organisation authorised to vote for it.
pub async fn voter(app: &TestApp, organisation: &str) -> Browser {
    let id = app.put_staff(Role::Admin, organisation, "Robin Tremblay", Language::En).await;
    let (at, own) = (app.app.clock.now(), app.organisation(organisation).await);
    let mut tx = app.app.db.write().await.unwrap();
    query!(tx, pact::give_mandate(own, id, Mandate::Vote.number(), id, at)).unwrap();
    tx.commit().await.unwrap();
    app.signed_in(id).await
}

/// Those of the three unions.
pub async fn admins(app: &TestApp) -> [Browser; 3] {
    [voter(app, "apwo").await, voter(app, "aopp").await, voter(app, "sigo").await]
}

/// Opens a vote; gives back its page.
pub async fn open(staff: &Browser, fields: Vec<(String, String)>) -> String {
    let opened = staff.post(&format!("{DECISIONS}/new"), &fields).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    opened.location().trim_end_matches("?done=opened").to_owned()
}

/// Casts a ballot on the text as it stands.
async fn cast(staff: &Browser, page: &str, choice: &str, more: &[(&str, &str)]) -> Answer {
    let version = staff.get(&format!("{page}/ballot")).await.hidden("version");
    let mut fields = form(&[("version", &version), ("choice", choice)]);
    fields.extend(form(more));
    staff.post(&format!("{page}/ballot"), &fields).await
}

async fn cast_well(staff: &Browser, page: &str, choice: &str, more: &[(&str, &str)]) {
    let answer = cast(staff, page, choice, more).await;
    assert_eq!(
        (answer.status, answer.location()),
        (303, format!("{page}?done=cast").as_str()),
        "{}",
        answer.body
    );
}

stories! {
    async fn an_urgent_decision_meets_its_quorum(app) {
        let [maya, marie, _] = admins(&app).await;
        let page = open(&maya, urgent("2026-11-22T08:00")).await;
        // Somebody who works elsewhere sees it and may vote; the desk says that it waits.
        let listed = marie.get(DECISIONS).await;
        assert!(listed.body.contains("1 vote waits for your organisation"), "{}", listed.body);
        cast_well(&marie, &page, "no", &[("reason", "Too early for us.")]).await;
        cast_well(&marie, &page, "yes", &[("reason", "We have talked it over.")]).await;
        cast_well(&maya, &page, "abstain", &[]).await;
        let now = maya.get(&page).await;
        assert!(now.body.contains("We have talked it over.") && !now.body.contains("Too early"), "the last ballot shows");
        assert!(now.body.contains("1 yes + 0 no + 1 abstained + 1 without a ballot = 3 organisations"), "{}", now.body);
        assert!(!now.body.contains("How this was counted"));
        app.wait(25 * HOUR);
        let [maya, marie, ines] = admins(&app).await;
        // Nobody has swept yet: a page counts just the same, and nobody votes any more.
        let read = maya.get(&page).await;
        assert!(read.body.contains("Adopted") && read.body.contains("The proposal is adopted."), "{}", read.body);
        assert!(read.body.contains("50 % of 3 organisations, that is 2; replied: 2"));
        assert!(read.body.contains("More than half of 1 yes and no, that is 1; yes: 1"));
        assert!(read.body.contains("3 cast = 2 that count + 1 replaced by a later one"));
        assert!(maya.get(DECISIONS).await.body.contains("Adopted"));
        assert_eq!(ines.get(&format!("{page}/ballot")).await.location(), format!("{page}?done=too-late"));
        let late = ines.post(&format!("{page}/ballot"), &form(&[("version", "1"), ("choice", "no")])).await;
        assert_eq!(late.location(), format!("{page}?done=too-late"));
        app.sweep().await;
        let count = |body: &str| body.split("id=\"thread\"").next().unwrap_or_default().to_owned();
        assert_eq!(count(&maya.get(&page).await.body), count(&read.body), "the sweep keeps the same count");
        assert_eq!(app.number("SELECT outcome FROM decisions").await, 1);
        // The minutes: written by whoever proposed, kept in versions, read by all who voted.
        let minutes = format!("{page}/minutes");
        assert_eq!(marie.post(&minutes, &form(&[("version", "0"), ("minutes", "x")])).await.status, 403);
        let empty = maya.post(&minutes, &form(&[("version", "0"), ("minutes", " ")])).await;
        assert_eq!(empty.status, 422);
        assert_eq!(maya.post(&minutes, &form(&[("version", "0"), ("minutes", "Held by **mail**.")])).await.status, 303);
        let lost = maya.post(&minutes, &form(&[("version", "0"), ("minutes", "Held by telephone.")])).await;
        assert_eq!(lost.status, 422);
        assert!(lost.body.contains("Held by telephone.") && lost.body.contains("<strong>mail</strong>"));
        assert_eq!(maya.post(&minutes, &form(&[("version", "1"), ("minutes", "Held by telephone.")])).await.status, 303);
        let printed = marie.get(&minutes).await;
        assert!(printed.body.contains("Held by telephone.") && printed.body.contains("Earlier version."));
        assert!(!printed.body.contains("votes-write"));
    }

    async fn a_decision_fails_for_lack_of_notice(app) {
        let [maya, marie, ines] = admins(&app).await;
        let new = format!("{DECISIONS}/new");
        // A form that asks for too early a close says what is owed, and keeps what was typed.
        let soon = maya.post(&new, &with(proposal(), "closes", "2026-11-28T06:59")).await;
        assert_eq!(soon.status, 422);
        assert!(soon.body.contains("owed 7 days of notice") && soon.body.contains("November 28, 2026, 7:00"), "{}", soon.body);
        assert!(soon.body.contains("We march **together**.") && soon.body.contains("2026-11-28T06:59"));
        assert_eq!(maya.post(&new, &urgent("2026-11-22T06:59")).await.status, 422);
        for nonsense in ["", "2026-02-30T12:00", "9999-12-31T23:59", "2025-01-01T00:00"] {
            assert_eq!(maya.post(&new, &with(proposal(), "closes", nonsense)).await.status, 422, "{nonsense}");
        }
        // What is opened as urgent, and found not to be by more than half of those that reply.
        let page = open(&maya, urgent("2026-11-22T08:00")).await;
        cast_well(&maya, &page, "yes", &[]).await;
        cast_well(&marie, &page, "yes", &[("not_urgent", "yes"), ("reason", "This can wait a week.")]).await;
        cast_well(&ines, &page, "abstain", &[("not_urgent", "yes")]).await;
        app.wait(25 * HOUR);
        app.sweep().await;
        let maya = voter(&app, "apwo").await;
        let read = maya.get(&page).await;
        assert!(read.body.contains("Nothing is decided, for lack of notice"), "{}", read.body);
        assert!(read.body.contains("Found not urgent by 2 of 3 that replied, more than half. So the ordinary notice applies: 7 days needed, 25 hours given."), "{}", read.body);
        assert_eq!(app.number("SELECT outcome FROM decisions").await, 4);
    }

    async fn too_few_replies_decide_nothing(app) {
        let [maya, _, _] = admins(&app).await;
        let page = open(&maya, proposal()).await;
        cast_well(&maya, &page, "yes", &[]).await;
        app.wait(10 * DAY);
        app.sweep().await;
        let maya = voter(&app, "apwo").await;
        let read = maya.get(&page).await;
        assert!(read.body.contains("No quorum") && read.body.contains("that is 2; replied: 1"), "{}", read.body);
        assert_eq!(maya.get(&format!("{page}/amend")).await.location(), format!("{page}?done=too-late"));
    }

    async fn an_amended_text_is_voted_on_anew(app) {
        let [maya, marie, ines] = admins(&app).await;
        let page = open(&maya, proposal()).await;
        cast_well(&marie, &page, "no", &[]).await;
        app.wait(5 * 60 * SECOND);
        // Another elector offers a change; whoever made the proposal accepts it.
        let amended = with(with(proposal(), "text_en", "We march **together**, in Ottawa."), "version", "1");
        let offered = ines.post(&format!("{page}/amend"), &amended).await;
        assert_eq!(offered.location(), format!("{page}?done=offered"), "{}", offered.body);
        let same = maya.post(&format!("{page}/amend"), &with(proposal(), "version", "1")).await;
        assert_eq!(same.status, 422);
        let looked = maya.get(&page).await;
        assert!(looked.body.contains("Offered by SIGO") && looked.body.contains("<ins>"), "{}", looked.body);
        let settle = looked.body.split("/amendments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let settle = format!("{page}/amendments/{settle}");
        for other in [&marie, &ines] {
            assert_eq!(other.post_fields(&settle, &[("do", "accept")]).await.status, 403);
        }
        assert_eq!(maya.post_fields(&settle, &[("do", "sing")]).await.status, 400);
        assert_eq!(maya.post_fields(&format!("{page}/amendments/999"), &[("do", "accept")]).await.status, 404);
        // Her colleague has the ballot open meanwhile.
        let stale = form(&[("version", &marie.get(&format!("{page}/ballot")).await.hidden("version")), ("choice", "yes")]);
        assert_eq!(maya.post_fields(&settle, &[("do", "accept")]).await.location(), format!("{page}?done=amended"));
        let refused = marie.post(&format!("{page}/ballot"), &stale).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("The text was amended while you were here") && refused.body.contains("in Ottawa"));
        let now = marie.get(&page).await;
        assert!(now.body.contains("0 yes + 0 no + 0 abstained + 3 without a ballot = 3 organisations"), "{}", now.body);
        assert!(now.body.contains("November 30, 2026, 12:00"), "what is far enough away stays");
        // A later amendment moves the close: its notice begins again.
        app.wait(5 * DAY);
        let [maya, marie, _] = admins(&app).await;
        cast_well(&marie, &page, "yes", &[]).await;
        let again = with(with(proposal(), "text_en", "We march together, in Toronto."), "version", "2");
        assert_eq!(maya.post(&format!("{page}/amend"), &again).await.location(), format!("{page}?done=amended"));
        assert!(maya.get(&page).await.body.contains("December 3, 2026, 7:05"));
        let outdated = maya.post(&format!("{page}/amend"), &again).await;
        assert_eq!(outdated.status, 422);
        cast_well(&maya, &page, "yes", &[]).await;
        cast_well(&marie, &page, "abstain", &[]).await;
        app.wait(8 * DAY);
        app.sweep().await;
        let maya = voter(&app, "apwo").await;
        let read = maya.get(&page).await;
        assert!(read.body.contains("4 cast = 2 that count + 2 on an earlier text"), "{}", read.body);
        assert!(read.body.contains("The proposal is adopted."));
    }

    async fn a_party_that_leaves_before_the_close_counts_no_longer(app) {
        let [maya, marie, ines] = admins(&app).await;
        let page = open(&maya, with(with(proposal(), "rule", "unanimity"), "quorum", "100")).await;
        cast_well(&maya, &page, "yes", &[]).await;
        cast_well(&marie, &page, "yes", &[]).await;
        cast_well(&ines, &page, "no", &[]).await;
        app.wait(DAY);
        leave::leave(&app.app.db, "sigo", app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        app.wait(9 * DAY);
        app.sweep().await;
        let maya = voter(&app, "apwo").await;
        let read = maya.get(&page).await;
        assert!(read.body.contains("3 at the opening − 1 that left before the close = 2"), "{}", read.body);
        assert!(read.body.contains("2 yes + 0 no + 0 abstained + 0 without a ballot = 2 organisations"));
        assert!(read.body.contains("1 of an organisation that left") && read.body.contains("The proposal is adopted."));
    }

    async fn a_consensus_is_stopped_by_an_objection_with_its_reason(app) {
        let [maya, marie, _] = admins(&app).await;
        let by_people = with(with(proposal(), "weighting", "by-members"), "quorum_of", "by-members");
        let page = open(&maya, with(by_people, "rule", "consensus")).await;
        assert_eq!(cast(&maya, &page, "no", &[]).await.status, 422, "an objection is what consensus knows");
        let silent = cast(&marie, &page, "block", &[]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.body.contains("Say what your objection is"));
        cast_well(&marie, &page, "block", &[("reason", "Not without the nurses.\n\nThey <b>asked</b>.")]).await;
        cast_well(&maya, &page, "yes", &[]).await;
        app.wait(10 * DAY);
        let maya = voter(&app, "apwo").await;
        let read = maya.get(&page).await;
        assert!(read.body.contains("38,700 yes + 14,200 no + 0 abstained + 4,500 without a ballot = 57,400 people represented"), "{}", read.body);
        assert!(read.body.contains("At least one yes and no objection; yes: 38,700, objections: 1"));
        assert!(read.body.contains("They &#60;b&#62;asked") && !read.body.contains("<b>asked"));
        assert!(read.body.contains("The proposal is not adopted"));
    }

    async fn what_concerns_two_is_seen_and_done_by_two(app) {
        let [maya, marie, ines] = admins(&app).await;
        let mut fields = with(proposal(), "visibility", "chosen");
        assert_eq!(maya.post(&format!("{DECISIONS}/new"), &fields).await.status, 422, "nobody is chosen");
        fields.push(("with".into(), "aopp".into()));
        let page = open(&maya, fields).await;
        assert!(marie.get(&page).await.is_ok() && marie.get(DECISIONS).await.body.contains("March together"));
        let secretary = app.staff(Role::Secretary, "").await;
        for stranger in [&ines, &secretary] {
            assert!(!stranger.get(DECISIONS).await.body.contains("March together"));
            for part in ["", "/ballot", "/amend", "/minutes"] {
                let there = stranger.get(&format!("{page}{part}")).await;
                let nowhere = stranger.get(&format!("{DECISIONS}/99999{part}")).await;
                assert_eq!((there.status, nowhere.status), (404, 404), "{part}");
            }
            for part in ["/ballot", "/amend", "/minutes", "/withdraw", "/amendments/1"] {
                let fields = [("version", "1"), ("choice", "yes"), ("do", "accept"), ("minutes", "x")];
                assert_eq!(stranger.post_fields(&format!("{page}{part}"), &fields).await.status, 404, "{part}");
            }
        }
        assert_eq!(marie.post_fields(&format!("{page}/withdraw"), &[]).await.status, 403);
        // Roles without the right, and colleagues whom nobody authorised to vote.
        let moderator = app.staff(Role::Moderator, "apwo").await;
        assert_eq!(moderator.get(DECISIONS).await.status, 403);
        let reader = app.staff(Role::Reader, "apwo").await;
        assert!(reader.get(&page).await.is_ok());
        assert_eq!(reader.get(&format!("{DECISIONS}/new")).await.status, 403);
        for part in ["/ballot", "/amend", "/minutes", "/withdraw"] {
            assert_ne!(reader.post_fields(&format!("{page}{part}"), &[("choice", "yes")]).await.status, 303, "{part}");
        }
        let jonas = app.staff(Role::Campaigner, "apwo").await;
        assert_eq!(jonas.get(&format!("{page}/ballot")).await.status, 403);
        assert!(jonas.get(&page).await.body.contains("Somebody whom it authorised"));
        let unauthorised = app.staff(Role::Admin, "aopp").await;
        assert_eq!(unauthorised.post_fields(&format!("{page}/ballot"), &[("version", "1"), ("choice", "yes")]).await.status, 403);
        // A ballot asks for a proof that is ten minutes old at most.
        app.wait(11 * 60 * SECOND);
        let asked = marie.get(&format!("{page}/ballot")).await;
        assert!(asked.location().starts_with("/desk/confirm?next="), "{}", asked.location());
        assert!(marie.post(&format!("{page}/ballot"), &form(&[("version", "1"), ("choice", "yes")])).await.location().starts_with("/desk/confirm"));
        assert_eq!(app.number("SELECT COUNT(*) FROM decision_ballots").await, 0);
        let maya = voter(&app, "apwo").await;
        assert_eq!(maya.post_fields(&format!("{page}/withdraw"), &[]).await.status, 303);
        assert!(maya.get(&page).await.body.contains("Withdrawn"));
    }
}
