//! A party leaves the pact: what it saw stays, what the others make or change for all parties since is theirs, and it
//! begins nothing with them any more. What an organisation notes by itself stays its own.

use commonfront_domain::Role;
use commonfront_domain::clock::DAY;
use commonfront_testkit::{Browser, TestApp, stories};
use commonfront_web::slices::rights::leave;

use crate::bargaining::{AGREEMENT, but, kept};
use crate::calendar::feeds::feed;
use crate::calendar::{change, put, rally};
use crate::calls::{CALLS, again, answered, call, made, noon, parties};
use crate::incidents::log;
use crate::pact::officer;
use crate::{decisions, statements};

const BARGAINING: &str = "/desk/pact/bargaining/agreements";

/// The second party gives notice, and its period passes.
async fn gone(app: &TestApp, aopp: &Browser) -> [Browser; 3] {
    let pact = aopp.get("/desk/pact").await.body;
    let pact = pact.split("/desk/pact/text/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("name", "Ada Roy"), ("title", "President"), ("sure", "1")];
    assert_eq!(aopp.post_fields(&format!("/desk/pact/text/{pact}/leave"), &fields).await.status, 303);
    app.clock.advance(31 * DAY);
    again(app).await
}

/// Says something about a thing; gives back the status.
async fn say(staff: &Browser, thread: &str, words: &str) -> u16 {
    let there = staff.get(thread).await;
    let entry = if there.body.contains("name=\"entry\"") { there.hidden("entry") } else { "0".repeat(32) };
    staff.post_fields(thread, &[("entry", &entry), ("reply", words)]).await.status
}

/// The thread about the thing that has this page.
fn thread(page: &str, kind: &str) -> String {
    format!("/desk/pact/threads/{kind}/{}", page.rsplit('/').next().unwrap())
}

stories! {
    async fn what_was_begun_before_and_shown_to_all_afterwards_is_not_shown_to_who_left(app) {
        let [apwo, aopp, _] = parties(&app).await;
        let deadline = noon(&app, 90);
        let incident = log(&app, &apwo, &[]).await;
        let prepared = made(&apwo, &call(&deadline, &[("visibility", "own")])).await;
        let event = put(&apwo, &rally("Our own day", &[("visibility", "own"), ("from_day", "2027-02-01")])).await;
        let statement = statements::draft(&apwo).await;
        let agreement = format!("{BARGAINING}/{}", kept(&apwo, &format!("{BARGAINING}/new"), but(&AGREEMENT, &[])).await);
        let seen = log(&app, &apwo, &[("visibility", "parties")]).await;
        let all = but(&AGREEMENT, &[("visibility", "parties"), ("unit_en", "Ferry crews")]);
        let shared = format!("{BARGAINING}/{}", kept(&apwo, &format!("{BARGAINING}/new"), all).await);
        let old = made(&apwo, &call(&deadline, &[("visibility", "parties")])).await;
        let ics = feed(&aopp, "Phones", "en").await;
        assert!(aopp.get(&shared).await.is_ok() && aopp.get(&seen).await.is_ok() && aopp.get(&old).await.is_ok());

        let [apwo, aopp, sigo] = gone(&app, &aopp).await;
        let widened = [("kind", "speech"), ("happened_on", "2026-11-20"), ("place", "Elsewhere"), ("link", ""), ("description", "Told to all now"), ("visibility", "parties")];
        assert_eq!(apwo.post_fields(&format!("{incident}/edit"), &widened).await.status, 303);
        assert_eq!(apwo.post_fields(&format!("{prepared}/edit"), &call(&deadline, &[("visibility", "parties")])).await.status, 303);
        change(&apwo, &event, &rally("Our own day", &[("visibility", "parties"), ("from_day", "2027-02-01")])).await;
        assert_eq!(apwo.post_fields(&format!("{statement}/send"), &[("visibility", "parties")]).await.status, 303);
        kept(&apwo, &format!("{agreement}/edit"), but(&AGREEMENT, &[("visibility", "parties")])).await;
        for page in [&incident, &prepared, &event, &statement, &agreement] {
            assert!(sigo.get(page).await.is_ok(), "{page}");
            assert_eq!(aopp.get(page).await.status, 404, "{page}");
        }
        let agenda = "/desk/pact/calendar?view=list";
        assert!(sigo.get(agenda).await.body.contains("Zorvex") && sigo.get(agenda).await.body.contains("Our own day"));
        let theirs = [aopp.get(agenda).await.body, app.browser().get(&ics).await.body].concat();
        assert!(!theirs.contains("Zorvex") && !theirs.contains("Our own day"), "{theirs}");
        assert!(theirs.contains("Ferry crews"), "the past stays");

        // What it saw stays until it is changed.
        for page in [&seen, &shared, &old] {
            assert!(aopp.get(page).await.is_ok(), "{page}");
        }
        let provision = [("subject", "pensions"), ("clause", "Article 30"), ("text_en", "The plan is jointly run.")];
        kept(&apwo, &format!("{shared}/provisions"), but(&provision, &[])).await;
        assert_eq!(answered(&sigo, &old, &[("answer", "cannot"), ("words", "Our inspectors are away.")]).await, 303);
        for page in [&shared, &old] {
            assert!(sigo.get(page).await.is_ok());
            assert_eq!(aopp.get(page).await.status, 404, "{page}");
        }
        assert!(!aopp.get("/desk/pact/bargaining/compare?subject=pensions").await.body.contains("jointly run"));
    }

    async fn what_is_said_of_a_vote_afterwards_is_not_shown_to_who_left(app) {
        parties(&app).await;
        let maya = decisions::voter(&app, "apwo").await;
        let page = decisions::open(&maya, decisions::proposal()).await;
        app.clock.advance(10 * DAY);
        app.sweep().await;
        let [_, aopp, _] = gone(&app, &officer(&app, "aopp").await).await;
        assert!(aopp.get(&page).await.is_ok(), "it was a party when the vote was counted");
        let maya = decisions::voter(&app, "apwo").await;
        let minutes = [("version", "0"), ("minutes", "Held by mail.")];
        assert_eq!(maya.post_fields(&format!("{page}/minutes"), &minutes).await.status, 303);
        assert_eq!((maya.get(&page).await.status, aopp.get(&page).await.status), (200, 404));
    }

    async fn who_left_reads_no_reply_that_was_written_since_and_writes_none(app) {
        let [apwo, aopp, sigo] = parties(&app).await;
        let seen = log(&app, &apwo, &[("visibility", "parties")]).await;
        let chosen = log(&app, &apwo, &[("visibility", "chosen"), ("with", "aopp")]).await;
        let (about, by_name) = (thread(&seen, "incident"), thread(&chosen, "incident"));
        assert_eq!(say(&sigo, &about, "Said while all were parties").await, 303);
        assert_eq!(say(&aopp, &about, "Said by us").await, 303);
        let [apwo, aopp, sigo] = gone(&app, &aopp).await;
        assert_eq!(say(&apwo, &about, "Said among those who stayed").await, 303);
        assert!(sigo.get(&seen).await.body.contains("Said among those who stayed"));
        for path in [&seen, &about] {
            let read = aopp.get(path).await.body;
            assert!(read.contains("Said while all were parties") && read.contains("Said by us"), "{read}");
            assert!(!read.contains("among those who stayed") && !read.contains("name=\"reply\""), "{read}");
        }
        assert_eq!(say(&aopp, &about, "Still here").await, 403);
        // What is shown to it by name is for it.
        assert_eq!(say(&apwo, &by_name, "To you alone").await, 303);
        assert!(aopp.get(&chosen).await.body.contains("To you alone"));
        assert_eq!(say(&aopp, &by_name, "Thank you").await, 303);
    }

    async fn a_note_on_what_few_see_stays_with_those_few(app) {
        let [apwo, aopp, sigo] = parties(&app).await;
        let page = log(&app, &apwo, &[]).await;
        let about = thread(&page, "incident");
        let box_of = apwo.get(&page).await.body;
        assert!(box_of.contains("Only your organisation reads this"), "{box_of}");
        assert_eq!(say(&apwo, &about, "Our lawyer doubts it").await, 303);
        let mut fields = vec![("kind", "speech"), ("happened_on", "2026-11-20"), ("place", "Elsewhere"), ("link", ""), ("description", "As it was"), ("visibility", "chosen"), ("with", "aopp")];
        assert_eq!(apwo.post_fields(&format!("{page}/edit"), &fields).await.status, 303);
        let to_few = apwo.get(&page).await.body;
        assert!(to_few.contains("Our lawyer doubts it") && to_few.contains("Only your organisation sees this"), "{to_few}");
        assert!(to_few.contains("Read by AOPP"), "{to_few}");
        assert_eq!(say(&aopp, &about, "Between the two of us").await, 303);
        fields.retain(|&(name, _)| name != "visibility");
        fields.push(("visibility", "parties"));
        assert_eq!(apwo.post_fields(&format!("{page}/edit"), &fields).await.status, 303);
        assert_eq!(say(&sigo, &about, "Seen by all of us").await, 303);
        for (who, lawyer, few) in [(&apwo, true, true), (&aopp, false, true), (&sigo, false, false), (&app.staff(Role::Secretary, "").await, false, false)] {
            for path in [&page, &about] {
                let read = who.get(path).await.body;
                assert_eq!(read.contains("Our lawyer doubts it"), lawyer, "{read}");
                assert_eq!(read.contains("Between the two of us"), few, "{read}");
                assert!(read.contains("Seen by all of us") && read.contains("Read by all parties"), "{read}");
            }
        }
        // A draft of a statement is its author's, and so is what is said beneath it.
        let draft = statements::draft(&apwo).await;
        assert_eq!(say(&apwo, &thread(&draft, "statement"), "Too soft for us").await, 303);
        apwo.post_fields(&format!("{draft}/send"), &[("visibility", "parties")]).await;
        assert!(apwo.get(&draft).await.body.contains("Too soft for us"));
        assert!(aopp.get(&draft).await.is_ok() && !aopp.get(&draft).await.body.contains("Too soft for us"));
    }

    async fn who_left_begins_nothing_with_the_others_and_reads_on(app) {
        let [apwo, aopp, _] = parties(&app).await;
        let deadline = noon(&app, 90);
        let before = made(&apwo, &call(&deadline, &[("visibility", "parties")])).await;
        let theirs = made(&aopp, &call(&deadline, &[("visibility", "own")])).await;
        assert_eq!(answered(&aopp, &before, &[("answer", "cannot"), ("words", "Too far.")]).await, 303);
        let [_, aopp, sigo] = gone(&app, &aopp).await;
        let everybody = call(&deadline, &[("visibility", "parties")]);
        for path in [format!("{CALLS}/new"), format!("{theirs}/edit")] {
            assert_eq!(aopp.get(&path).await.status, 403, "{path}");
            assert_eq!(aopp.post_fields(&path, &everybody).await.status, 403, "{path}");
        }
        assert!(aopp.get(&before).await.is_ok(), "it goes on reading");
        assert!(!aopp.get(&before).await.body.contains("name=\"answer\""));
        assert_eq!(answered(&aopp, &before, &[("answer", "cannot"), ("words", "Still too far.")]).await, 403);
        for (list, what) in [("decisions", decisions::proposal()), ("statements", statements::text())] {
            let (list, new) = (format!("/desk/pact/{list}"), format!("/desk/pact/{list}/new"));
            assert!(aopp.get(&list).await.is_ok() && !aopp.get(&list).await.body.contains(&new), "{new}");
            assert_eq!(aopp.get(&new).await.status, 403, "{new}");
            assert_eq!(aopp.post(&new, &what).await.status, 403, "{new}");
            assert!(sigo.get(&new).await.is_ok());
        }
        let new = "/desk/pact/messages/new";
        let said = [("entry", "00000000000000000000000000000000"), ("title", "We are here"), ("text", "Still."), ("visibility", "parties")];
        assert_eq!((aopp.get(new).await.status, aopp.post_fields(new, &said).await.status), (403, 403));
        assert!(sigo.get(new).await.is_ok());
    }

    async fn who_left_the_coalition_is_let_in_by_nobody(app) {
        let [apwo, _, _] = parties(&app).await;
        let id = app.put_staff(Role::Campaigner, "aopp", "Robin Tremblay", commonfront_domain::Language::En).await;
        let before = log(&app, &apwo, &[("visibility", "parties")]).await;
        leave::leave(&app.app.db, "aopp", app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        assert_eq!(app.number("SELECT COUNT(*) FROM departures").await, 1);
        let secretary = app.staff(Role::Secretary, "").await;
        let page = format!("/desk/staff/{id}");
        let shown = secretary.get(&page).await.body;
        assert!(shown.contains("has left the coalition") && !shown.contains("/enable") && !shown.contains("/reset"), "{shown}");
        for (what, role) in [("role", "reader"), ("enable", ""), ("reset", "")] {
            let refused = secretary.post_fields(&format!("{page}/{what}"), &[("role", role)]).await;
            assert_eq!(refused.status, 422, "{what}");
        }
        assert_eq!(app.number(&format!("SELECT state FROM staff WHERE id = {id}")).await, 2, "shut out");
        assert!(!secretary.get("/desk/staff").await.body.contains("value=\"aopp\""));
        let invited = [("email", "new@aopp.example"), ("name", "New"), ("role", "admin"), ("organisation", "aopp"), ("language", "en")];
        assert_eq!(secretary.post_fields("/desk/staff", &invited).await.status, 422);
        // Whoever should have been let in all the same finds nothing.
        let back = app.staff(Role::Campaigner, "aopp").await;
        for path in ["/desk", "/desk/pact", before.as_str(), "/desk/pact/incidents"] {
            assert_eq!(back.get(path).await.status, 403, "{path}");
        }
    }
}
