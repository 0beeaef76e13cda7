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
        let widened = [("kind", "speech"), ("happened_on", "2026-11-20"), ("description", "Told to all now"), ("visibility", "parties")];
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
}
