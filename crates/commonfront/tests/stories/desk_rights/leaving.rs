//! A union leaves: with its people and the proof, and without anybody else's.

use commonfront_domain::clock::HOUR;
use commonfront_domain::{Language, Role};
use commonfront_store::query;
use commonfront_testkit::{TestApp, person, stories};
use commonfront_web::slices::rights::leave;

use super::{consent, held, import};
use crate::{PROCLAMATION, sign, with};

/// Everything that the others hold, as it lies in the database.
async fn others(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for organisation in ["aopp", "sigo"] {
        let organisation = app.organisation(organisation).await;
        let mut conn = app.app.db.read().await.unwrap();
        for row in query!(conn, people::range(organisation, 0, 1_000_000)).unwrap() {
            all.push(format!("{row:?} {:?} {} {}", row.sealed, row.revision, row.updated_at));
            let ledger = query!(conn, people::ledger(organisation, row.number)).unwrap();
            all.push(format!("{ledger:?}"));
        }
        for row in query!(conn, people_beside::labels(organisation)).unwrap() {
            all.push(format!("{row:?}"));
        }
    }
    all
}

stories! {
    async fn a_union_leaves_with_its_people_and_nobody_elses(app) {
        import(&app, "apwo", "email,first name,Local\nlou@example.org,Lou,=1+1\n").await;
        import(&app, "sigo", "email\nlou@example.org\n").await;
        let link = consent(&app, "amina@example.org", &["apwo", "aopp"]).await;
        // Who has not confirmed yet does not fall to a union that is gone.
        app.wait(HOUR);
        sign(&app, "/en/keep-it-public/join", with(person("jo@example.org"), "consent", "apwo:1")).await;
        let staff = app.staff_named(Role::Admin, "apwo", "Maya Lindqvist", Language::En).await;
        assert_eq!(staff.get("/desk").await.status, 200);
        let before = others(&app).await;
        assert!(before.len() >= 4, "{}", before.len());

        let folder = tempfile::tempdir().unwrap();
        let organisation = leave::find(&app.app.db, "apwo").await.unwrap();
        let people = leave::take_out(&app.app.db, &app.app.vault, organisation, folder.path()).await.unwrap();
        assert_eq!(people, 2);
        assert!(leave::take_out(&app.app.db, &app.app.vault, organisation, folder.path()).await.is_err(), "nothing is overwritten");
        let table = std::fs::read_to_string(folder.path().join("people.csv")).unwrap();
        assert!(table.contains("amina@example.org") && table.contains("\"'=1+1\"") && table.contains("\"Local\""), "{table}");
        let lines = std::fs::read_to_string(folder.path().join("people.jsonl")).unwrap();
        let all: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let amina = all.iter().find(|one| one["email_address"] == "amina@example.org").unwrap();
        let proof = &amina["consents"][0];
        assert!(proof["wording"].as_str().unwrap().contains("APWO") && proof["version"] == 1 && proof["language"] == "en");
        assert!(proof["given_at"].is_string() && proof["withdrawn_at"].is_null() && proof["source"] == "form");
        assert_eq!(amina["consents"].as_array().unwrap().len(), 1, "what she agreed to with others is theirs");
        let lou = all.iter().find(|one| one["email_address"] == "lou@example.org").unwrap();
        assert_eq!(lou["imports"][0]["proof"], "Signed cards, spring meeting");

        leave::leave(&app.app.db, "apwo", app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        assert_eq!(others(&app).await, before, "nobody else's record changes");
        assert!(held(&app, "apwo", "amina@example.org").await.is_none());
        let mut conn = app.app.db.read().await.unwrap();
        assert!(query!(conn, people::range(organisation, 0, 1_000_000)).unwrap().is_empty());
        assert!(query!(conn, people_beside::labels(organisation)).unwrap().is_empty());
        drop(conn);
        assert_eq!(staff.get("/desk").await.status, 303, "its staff are shut out");

        let page = app.browser().get(PROCLAMATION).await.body;
        assert_eq!(page.matches("name=\"consent\"").count(), 2);
        let late = sign(&app, PROCLAMATION, with(person("noor@example.org"), "consent", "apwo:1")).await;
        assert_eq!(late.status, 422);
        let waiting = app.link_to("jo@example.org").await;
        app.browser().post(&format!("{waiting}/confirm"), &[]).await;
        app.carry().await;
        assert!(held(&app, "apwo", "jo@example.org").await.is_none());
        let record = app.browser().get(&format!("{link}/record")).await.body;
        assert!(record.contains("left the coalition on"), "{record}");
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        assert!(leave::leave(&app.app.db, "apwo", app.app.clock.now()).await.is_err(), "once");
        app.prove_counters().await;
    }
}
