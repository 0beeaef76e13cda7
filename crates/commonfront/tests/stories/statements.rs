//! Joint statements: a name stands beneath a text only after its owner approved that very text, and only until it
//! takes the name back.

use commonfront_domain::Role;
use commonfront_domain::clock::SECOND;
use commonfront_testkit::{Answer, Browser, TestApp, stories};

use crate::decisions::admins;
use crate::with;

const STATEMENTS: &str = "/desk/pact/statements";
const PUBLIC: &str = "/en/statements/hands-off-our-pensions";
const APWO: &str = "Amalgamated Provincial Workers of Ontario";
const AOPP: &str = "Alliance of Ontario Public Professionals";
const SIGO: &str = "Science and Inspection Guild of Ontario";

fn form(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

pub(crate) fn text() -> Vec<(String, String)> {
    form(&[
        ("version", "0"),
        ("to", "government"),
        ("addressee", "The President of the Treasury Board"),
        ("title_en", "Hands off our pensions"),
        ("title_fr", "Ne touchez pas à nos retraites"),
        ("text_en", "Keep the plan as it is."),
        ("text_fr", "Gardez le régime tel quel."),
        ("campaign", "keep-it-public"),
    ])
}

pub(crate) async fn draft(staff: &Browser) -> String {
    let written = staff.post(&format!("{STATEMENTS}/new"), &text()).await;
    assert_eq!(written.status, 303, "{}", written.body);
    written.location().trim_end_matches("?done=written").to_owned()
}

async fn answer(staff: &Browser, page: &str, answer: &str, reason: &str) -> Answer {
    let form_there = staff.get(&format!("{page}/answer")).await;
    let (version, sha256) = (form_there.hidden("version"), form_there.hidden("sha256"));
    let fields = [("version", &*version), ("sha256", &*sha256), ("answer", answer), ("reason", reason)];
    staff.post_fields(&format!("{page}/answer"), &fields).await
}

async fn approve(staff: &Browser, page: &str) {
    let done = answer(staff, page, "approve", "").await;
    assert_eq!(done.location(), format!("{page}?done=approved"), "{}", done.body);
}

async fn publish(staff: &Browser, page: &str, version: &str) -> String {
    staff.post_fields(&format!("{page}/publish"), &[("version", version)]).await.location().to_owned()
}

/// Whose names stand on the public page.
async fn names(app: &TestApp) -> [bool; 3] {
    let page = app.browser().get(PUBLIC).await;
    assert!(page.is_ok(), "{}", page.status);
    let (_, beneath) = page.body.split_once("statement-names").unwrap();
    let (beneath, _) = beneath.split_once("</section>").unwrap();
    [APWO, AOPP, SIGO].map(|name| beneath.contains(name))
}

stories! {
    async fn what_a_draft_said_is_shown_to_nobody_once_it_is_sent(app) {
        let [maya, marie, _] = admins(&app).await;
        let page = draft(&maya).await;
        let edit = format!("{page}/edit");
        let written = |text_en: &str, sha256: String| with(with(with(text(), "text_en", text_en), "version", "1"), "sha256", &sha256);
        let there = maya.get(&edit).await.hidden("sha256");
        let harsh = written("Strike on the day after the budget.", there.clone());
        assert_eq!(maya.post(&edit, &harsh).await.location(), format!("{page}?done=written"));
        let late = maya.post(&edit, &written("Written beside it.", there)).await;
        assert_eq!(late.status, 422, "of two who write at once neither loses anything");
        assert!(late.body.contains("Written beside it."));
        let mild = written("Fund the plan.", maya.get(&edit).await.hidden("sha256"));
        assert_eq!(maya.post(&edit, &mild).await.status, 303);
        assert_eq!(app.number("SELECT COUNT(*) FROM statement_versions").await, 1);
        maya.post_fields(&format!("{page}/send"), &[("visibility", "parties")]).await;
        let read = marie.get(&page).await.body;
        assert!(read.contains("Fund the plan.") && !read.contains("Earlier texts") && !read.contains("Strike on"), "{read}");
        // What was sent is kept beside what follows it.
        let after = with(with(text(), "text_en", "Fund the plan now."), "version", "1");
        assert_eq!(maya.post(&edit, &after).await.location(), format!("{page}?done=rewritten"));
        let read = marie.get(&page).await.body;
        assert!(read.contains("Earlier texts") && !read.contains("Strike on"), "{read}");
    }

    async fn a_name_appears_only_after_its_owner_approved_that_very_text(app) {
        let [maya, marie, ines] = admins(&app).await;
        let page = draft(&maya).await;
        // A draft is nobody else's business.
        for stranger in [&marie, &ines] {
            assert_eq!(stranger.get(&page).await.status, 404);
            assert!(!stranger.get(STATEMENTS).await.body.contains("Hands off"));
        }
        assert_eq!(publish(&maya, &page, "1").await, format!("{page}?done=nameless"));
        assert_eq!(maya.post_fields(&format!("{page}/send"), &[("visibility", "parties")]).await.location(), format!("{page}?done=sent"));
        assert!(marie.get(STATEMENTS).await.body.contains("Your organisation has not answered"));
        approve(&maya, &page).await;
        approve(&marie, &page).await;
        let silent = answer(&ines, &page, "decline", "").await;
        assert_eq!(silent.status, 422);
        assert!(silent.body.contains("Say why"));
        let declined = answer(&ines, &page, "decline", "We have no plan of this kind.").await;
        assert_eq!(declined.location(), format!("{page}?done=declined"));
        assert!(marie.get(&page).await.body.contains("We have no plan of this kind."));
        assert_eq!(app.browser().get(PUBLIC).await.status, 404);

        // A changed text: what was approved was another one.
        let looked = marie.get(&format!("{page}/answer")).await;
        let (version, sha256) = (looked.hidden("version"), looked.hidden("sha256"));
        let changed = with(with(text(), "text_en", "Keep the plan as it is, and fund it."), "version", "1");
        assert_eq!(maya.post(&format!("{page}/edit"), &changed).await.location(), format!("{page}?done=rewritten"));
        assert_eq!(maya.post(&format!("{page}/edit"), &changed).await.status, 422, "written from an earlier version");
        assert_eq!(publish(&maya, &page, "2").await, format!("{page}?done=nameless"));
        assert_eq!(publish(&maya, &page, "1").await, format!("{page}?done=changed"));
        let stale = [("version", &*version), ("sha256", &*sha256), ("answer", "approve")];
        let refused = marie.post_fields(&format!("{page}/answer"), &stale).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("The text has changed meanwhile") && refused.body.contains("and fund it"));
        let forged = [("version", "2"), ("sha256", &*sha256), ("answer", "approve")];
        assert_eq!(marie.post_fields(&format!("{page}/answer"), &forged).await.status, 422);

        approve(&marie, &page).await;
        assert!(!maya.get(&format!("{page}/publish")).await.body.contains(&sha256));
        assert_eq!(publish(&maya, &page, "2").await, format!("{page}?done=published"));
        assert_eq!(names(&app).await, [false, true, false], "whoever approved the first text is not named");
        let public = app.browser().get(PUBLIC).await;
        assert!(public.body.contains("and fund it") && public.body.contains("to The President of the Treasury Board"));
        assert!(!public.body.contains("no plan of this kind") && !public.body.contains("last changed"));
        assert!(app.browser().get("/fr/statements/hands-off-our-pensions").await.body.contains("Gardez le régime tel quel."));

        // Another name comes later, and one goes; the page says when it changed.
        app.wait(60 * SECOND);
        approve(&maya, &page).await;
        assert_eq!(names(&app).await, [true, true, false]);
        assert!(app.browser().get(PUBLIC).await.body.contains("November 21, 2026, 7:01"));
        app.wait(60 * SECOND);
        assert_eq!(marie.post_fields(&format!("{page}/name"), &[]).await.location(), format!("{page}?done=name"));
        assert_eq!(names(&app).await, [true, false, false]);
        assert!(app.browser().get(PUBLIC).await.body.contains("November 21, 2026, 7:02"));

        // What is written after that is not public until it is published with whoever approves it.
        let third = with(with(text(), "text_en", "Fund the plan."), "version", "2");
        maya.post(&format!("{page}/edit"), &third).await;
        assert!(app.browser().get(PUBLIC).await.body.contains("and fund it"));
        assert_eq!(names(&app).await, [true, false, false]);
        approve(&ines, &page).await;
        assert_eq!(names(&app).await, [true, false, false]);
        assert_eq!(publish(&maya, &page, "3").await, format!("{page}?done=published"));
        assert_eq!(names(&app).await, [false, false, true]);
        assert!(app.browser().get(PUBLIC).await.body.contains("Fund the plan."));
    }

    async fn a_statement_stands_where_it_was_published_until_it_is_set_aside(app) {
        let [maya, _, _] = admins(&app).await;
        assert!(app.browser().get("/en/statements").await.body.contains("has not published a statement yet"));
        let page = draft(&maya).await;
        maya.post_fields(&format!("{page}/send"), &[("visibility", "parties")]).await;
        approve(&maya, &page).await;
        publish(&maya, &page, "1").await;
        app.wait(SECOND);
        assert!(app.browser().get("/en/keep-it-public").await.body.contains(PUBLIC));
        assert!(!app.browser().get("/en").await.body.contains(PUBLIC));
        let listed = app.browser().get("/fr/statements").await;
        assert!(listed.body.contains("Ne touchez pas à nos retraites"), "{}", listed.body);
        let letter = maya.get(&format!("{page}/letter")).await;
        assert!(letter.body.contains("The President of the Treasury Board") && letter.body.contains(APWO) && !letter.body.contains(AOPP));
        let moved = with(with(text(), "campaign", ""), "version", "1");
        assert_eq!(maya.post(&format!("{page}/edit"), &moved).await.location(), format!("{page}?done=moved"));
        app.wait(SECOND);
        assert!(!app.browser().get("/en/keep-it-public").await.body.contains(PUBLIC));
        assert!(app.browser().get("/en").await.body.contains(PUBLIC));
        // A second one with the same title has an address of its own.
        let twin = draft(&maya).await;
        maya.post_fields(&format!("{twin}/send"), &[("visibility", "parties")]).await;
        approve(&maya, &twin).await;
        assert_eq!(publish(&maya, &twin, "1").await, format!("{twin}?done=published"));
        assert_eq!(maya.post_fields(&format!("{page}/aside"), &[]).await.status, 303);
        assert_eq!(app.browser().get(PUBLIC).await.status, 404);
        assert!(app.browser().get("/en/statements").await.body.contains("hands-off-our-pensions-"));
        for nonsense in ["/en/statements/%00", "/xx/statements", "/en/statements?before=x", "/en/statements/nothing"] {
            let status = app.browser().get(nonsense).await.status;
            assert!(matches!(status, 200 | 400 | 404), "{nonsense} {status}");
        }
    }

    async fn a_statement_is_seen_and_answered_by_whom_its_owner_chose(app) {
        let [maya, marie, ines] = admins(&app).await;
        let page = draft(&maya).await;
        assert_eq!(maya.post_fields(&format!("{page}/send"), &[("visibility", "chosen")]).await.location(), format!("{page}?done=nobody"));
        maya.post_fields(&format!("{page}/send"), &[("visibility", "chosen"), ("with", "aopp")]).await;
        assert!(marie.get(&page).await.is_ok());
        let secretary = app.staff(Role::Secretary, "").await;
        for stranger in [&ines, &secretary] {
            for part in ["", "/edit", "/answer", "/publish", "/letter"] {
                assert_eq!(stranger.get(&format!("{page}{part}")).await.status, 404, "{part}");
            }
            for part in ["/edit", "/send", "/answer", "/name", "/publish", "/aside"] {
                let fields = [("version", "1"), ("answer", "approve"), ("visibility", "parties")];
                assert_eq!(stranger.post_fields(&format!("{page}{part}"), &fields).await.status, 404, "{part}");
            }
        }
        for part in ["/edit", "/send", "/publish", "/aside"] {
            assert_eq!(marie.post_fields(&format!("{page}{part}"), &[("version", "1")]).await.status, 403, "{part}");
        }
        let jonas = app.staff(Role::Campaigner, "aopp").await;
        assert!(jonas.get(&page).await.is_ok());
        assert_eq!(jonas.get(&format!("{page}/answer")).await.status, 403);
        let reader = app.staff(Role::Reader, "apwo").await;
        assert_eq!(reader.get(&format!("{STATEMENTS}/new")).await.status, 403);
        assert_eq!(app.staff(Role::Moderator, "apwo").await.get(STATEMENTS).await.status, 403);
        app.wait(11 * 60 * SECOND);
        assert!(marie.get(&format!("{page}/answer")).await.location().starts_with("/desk/confirm?next="));
        assert!(maya.get(&format!("{page}/publish")).await.location().starts_with("/desk/confirm?next="));
        assert_eq!(app.number("SELECT COUNT(*) FROM statement_answers").await, 0);
    }
}
