//! Campaigns going public at their time, and everything that has been public: compared, brought back,
//! brought from files.

use commonfront_domain::Role;
use commonfront_store::query;
use commonfront_testkit::{TestApp, stories};
use commonfront_web::slices::campaigns::documents::Documents;

use crate::campaigns::demo;
use crate::desk_editor::{BEDS, begin, button, filled, form, pairs, publish, published, value};
use crate::with;

async fn drafts(app: &TestApp) -> Vec<String> {
    let mut conn = app.app.db.read().await.unwrap();
    let drafts = query!(conn, drafts::all()).unwrap();
    drafts.into_iter().map(|draft| draft.slug).collect()
}

stories! {
    async fn a_schedule_is_kept_to_the_minute_and_can_be_taken_back(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let saved = writer.post(BEDS, &button(filled(begin(&writer).await), "save")).await;
        assert_eq!(saved.status, 303);
        let at = format!("{BEDS}/publish");
        let looked = writer.get(&at).await;
        // It is 7:00 in Toronto.
        assert!(looked.body.contains("November 21, 2026, 7:00"), "{}", looked.body);
        let when = async |day: &str, time: &str| {
            let version = looked.hidden("version");
            let fields = [("version", &*version), ("revision", "0"), ("date", day), ("time", time), ("do", "schedule")];
            writer.post(&at, &pairs(&fields)).await
        };
        for (day, time) in [("2026-11-21", "06:59"), ("2026-02-30", "06:00"), ("", ""), ("9999-12-31", "23:59")] {
            let refused = when(day, time).await;
            assert_eq!(refused.status, 422, "{day} {time}");
            assert!(refused.body.contains("still to come"));
        }
        assert_eq!(when("2026-11-21", "09:30").await.location(), format!("{BEDS}?did=scheduled"));
        assert!(writer.get("/desk/campaigns").await.body.contains("Scheduled for November 21, 2026, 9:30"));
        let cancel = pairs(&[("version", &looked.hidden("version")), ("revision", "0"), ("do", "cancel")]);
        assert_eq!(writer.post(&at, &cancel).await.location(), format!("{BEDS}?did=unscheduled"));
        app.wait_seconds(3 * 3600);
        app.sweep().await;
        assert_eq!(app.browser().get("/en/seven-hundred-beds").await.status, 404);
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let version = looked.hidden("version");
        let fields = [("version", &*version), ("revision", "0"), ("date", "2026-11-21"), ("time", "10:30"), ("do", "schedule")];
        assert_eq!(writer.post(&at, &pairs(&fields)).await.status, 303);
        app.wait_seconds(1799);
        app.sweep().await;
        assert_eq!(app.browser().get("/en/seven-hundred-beds").await.status, 404);
        app.wait_seconds(1);
        app.sweep().await;
        assert!(app.browser().get("/en/seven-hundred-beds").await.is_ok());
        app.sweep().await;
    }

    async fn a_schedule_that_can_not_be_kept_says_why(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        writer.post(BEDS, &button(filled(begin(&writer).await), "save")).await;
        let looked = writer.get(&format!("{BEDS}/publish")).await;
        let version = looked.hidden("version");
        let fields = [("version", &*version), ("revision", "0"), ("date", "2026-11-21"), ("time", "07:10"), ("do", "schedule")];
        assert_eq!(writer.post(&format!("{BEDS}/publish"), &pairs(&fields)).await.status, 303);
        let broken = with(form(&writer.get(BEDS).await), "lead.fr", "");
        assert_eq!(writer.post(BEDS, &button(broken, "save")).await.status, 303);
        app.wait_seconds(600);
        app.sweep().await;
        assert_eq!(app.browser().get("/en/seven-hundred-beds").await.status, 404);
        assert!(writer.get(BEDS).await.body.contains("could not be: something has to be mended"));
    }

    async fn a_campaign_with_a_single_action_thanks_its_signers(app) {
        published(&app).await;
        let thanks = app.browser().get("/en/seven-hundred-beds/petition/thanks").await;
        assert!(thanks.is_ok(), "{}", thanks.body);
    }

    async fn what_was_public_can_be_compared_and_brought_back(app) {
        let writer = published(&app).await;
        let changed = with(form(&writer.get(BEDS).await), "lead.en", "Beds close because no one is paid.");
        writer.post(BEDS, &button(changed, "save")).await;
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        let list = writer.get(&format!("{BEDS}/revisions")).await.body;
        assert!(list.contains("Revision 2") && list.contains("Lead, English") && list.contains("Public now"), "{list}");
        let difference = writer.get(&format!("{BEDS}/difference?from=1&to=2")).await.body;
        assert!(difference.contains("1 field differs"), "{difference}");
        assert!(difference.contains("nobody</del>") || difference.contains("nobody is hired.</del>"), "{difference}");
        assert_eq!(writer.get(&format!("{BEDS}/difference?from=1&to=7")).await.status, 404);
        assert_eq!(writer.get(&format!("{BEDS}/difference?from=x")).await.status, 404);
        let restored = writer.post(&format!("{BEDS}/restore"), &pairs(&[("revision", "1")])).await;
        assert!(restored.location().contains("did=restored&undo="), "{}", restored.body);
        assert_eq!(value(&form(&writer.get(BEDS).await), "lead.en"), "Beds close because nobody is hired.");
        assert!(app.browser().get("/en/seven-hundred-beds").await.body.contains("no one is paid"));
        // And the other way.
        let undo = restored.location().rsplit('=').next().unwrap();
        assert!(writer.get(restored.location()).await.body.contains(&format!("name=\"version\" value=\"{undo}\"")));
        writer.post(&format!("{BEDS}/restore"), &pairs(&[("version", undo)])).await;
        assert_eq!(value(&form(&writer.get(BEDS).await), "lead.en"), "Beds close because no one is paid.");
    }

    async fn what_comes_from_files_is_a_revision_too_and_no_draft_is_lost_by_it(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        const PAGE: &str = "/desk/campaigns/keep-it-public";
        let opened = form(&writer.get(PAGE).await);
        // Saving what is public already makes no draft.
        assert_eq!(writer.post(PAGE, &button(opened.clone(), "save")).await.status, 303);
        assert!(drafts(&app).await.is_empty());
        assert!(writer.get(&format!("{PAGE}/publish")).await.body.contains("Nothing to publish"));
        let draft = with(opened, "title.fr", "Ça reste à nous.");
        assert_eq!(writer.post(PAGE, &button(draft, "save")).await.status, 303);
        let mut documents = demo();
        documents.campaigns[0].title.en = Some("Not for sale.".into());
        documents.import(&app.app.db, app.app.clock.now()).await.unwrap();
        documents.import(&app.app.db, app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        let list = writer.get(&format!("{PAGE}/revisions")).await.body;
        assert!(list.contains("Revision 2") && !list.contains("Revision 3") && list.contains("command line"), "{list}");
        let page = writer.get(PAGE).await;
        assert_eq!(value(&form(&page), "title.fr"), "Ça reste à nous.");
        assert!(page.body.contains("has changed since this draft was begun"));
        // What changes for visitors is said against what is public now.
        let publish = writer.get(&format!("{PAGE}/publish")).await.body;
        assert!(publish.contains("Title, English") && publish.contains("Title, French"), "{publish}");
        let exported = Documents::export(&app.app.db).await.unwrap().unwrap();
        assert_eq!(exported, documents);
    }
}
