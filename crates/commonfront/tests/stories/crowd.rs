//! Many at once: exact counts, nothing lost, no deadlock, and an orderly end.

use commonfront_domain::keys::Fingerprint;
use commonfront_store::Change;
use commonfront_testkit::{TestApp, person, stories};

use std::sync::Arc;
use tokio::sync::Semaphore;

use crate::{PROCLAMATION, with};

/// How each of the two posts of a person writes her address.
fn spellings(i: usize) -> [String; 2] {
    [format!("Person.{i}@gmail.com"), format!("per.son{i}+again@GoogleMail.com")]
}

fn generous() -> commonfront_testkit::Build {
    Box::new(|config| {
        config.limits.network_burst = 1_000_000;
        config.limits.network_per_minute = 1_000_000;
        config.database.queue_capacity = 20_000;
    })
}

async fn ten_thousand_posts_of_five_thousand_people(app: TestApp) {
    const PEOPLE: usize = 5_000;
    let visitor = app.browser();
    let token = visitor.form_token(PROCLAMATION).await;
    app.wait_seconds(5);
    // All of them want in at once; a process may open 1,024 files on many machines, and each post on its
    // way takes two.
    let door = Arc::new(Semaphore::new(200));
    let mut posts = tokio::task::JoinSet::new();
    for i in 0..PEOPLE {
        for address in spellings(i) {
            let (visitor, token, door) = (visitor.clone(), token.clone(), door.clone());
            posts.spawn(async move {
                let _in = door.acquire().await;
                let fields = with(person(&address), "form_token", &token);
                visitor.post(PROCLAMATION, &fields).await.status
            });
        }
    }
    let answers = posts.join_all().await;
    assert_eq!(answers.len(), 2 * PEOPLE);
    assert!(answers.iter().all(|&status| status == 303), "every post is taken");
    assert_eq!(app.counts("proclamation").await, [0, 5_000, 0, 0]);
    app.prove_counters().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_concurrent_posts_count_five_thousand_people_on_sqlite() {
    ten_thousand_posts_of_five_thousand_people(
        TestApp::start_with(commonfront_testkit::Kind::Sqlite, generous()).await,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_concurrent_posts_count_five_thousand_people_on_postgres() {
    ten_thousand_posts_of_five_thousand_people(
        TestApp::start_with(commonfront_testkit::Kind::Postgres, generous()).await,
    )
    .await;
}

stories! {
    async fn changes_of_all_kinds_at_once_leave_every_counter_equal_to_its_rows(app) {
        let mut links = Vec::new();
        for i in 0..30 {
            let address = format!("p{i}@example.org");
            crate::sign(&app, PROCLAMATION, person(&address)).await;
            links.push(app.link_to(&address).await);
        }
        let mut posts = tokio::task::JoinSet::new();
        for round in 0..4 {
            for (i, link) in links.iter().enumerate() {
                let what = ["confirm", "withdraw", "resend", "confirm", "not-me"][(i + round) % 5];
                let (visitor, path) = (app.browser(), format!("{link}/{what}"));
                posts.spawn(async move { visitor.post(&path, &[]).await.status });
            }
        }
        assert!(posts.join_all().await.iter().all(|&status| status == 303));
        app.prove_counters().await;
        let [confirmed, pending, ..] = app.counts("proclamation").await;
        assert!(confirmed + pending <= 30);
    }

    async fn what_was_acknowledged_survives_an_orderly_stop(app) {
        let link = crate::sign_and_confirm(&app, "amina@example.org").await;
        crate::sign(&app, PROCLAMATION, person("odile@example.org")).await;
        let again = app.restart().await;
        assert_eq!(again.counts("proclamation").await, [1, 1, 0, 0]);
        assert!(again.browser().get(&link).await.is_ok(), "the private link still works");
        assert_eq!(again.mails_to("odile@example.org").await.len(), 1, "the mail is sent once, before or after");
    }

    async fn one_broken_command_does_not_take_the_others_with_it(app) {
        // An action that is not there breaks its own transaction; a batch is then tried one by one.
        let good = commonfront_store::rows::NewSignature {
            action_id: app.app.catalog.now().campaigns[0].actions[0].id,
            fingerprint: Fingerprint::default(),
            sealed: b"sealed".to_vec(),
            address_key: 1,
            domain_key: 1,
            network: None,
            display: 0,
            has_comment: false,
            commitments: String::new(),
            language: "en",
            source: "form",
            wordings: Vec::new(),
            at: 1,
        };
        let mut posts = tokio::task::JoinSet::new();
        for i in 0_u8..40 {
            let (writer, mut signature) = (app.app.writer.clone(), good.clone());
            signature.fingerprint = [i; 16];
            if i % 10 == 3 {
                signature.action_id = 987_654;
            }
            posts.spawn(async move { (i, writer.sign(signature).await.is_ok()) });
        }
        for (i, taken) in posts.join_all().await {
            assert_eq!(taken, i % 10 != 3, "{i}");
        }
        assert_eq!(app.app.writer.change(Change::Confirm { id: 987_654, at: 2 }).await.unwrap().0, 0);
        app.prove_counters().await;
    }
}
