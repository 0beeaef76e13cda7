//! An organisation's people: found, noted, merged.

use commonfront_testkit::{TestApp, person, stories};
use commonfront_web::slices::people::held::{self, Held};
use commonfront_web::slices::people::segment::Segment;

use crate::{PROCLAMATION, sign};

/// Signs with the boxes of some organisations ticked; gives back the private link's path.
async fn consent(app: &TestApp, address: &str, boxes: &[&str]) -> String {
    let mut fields = person(address);
    fields.extend(boxes.iter().map(|name| ("consent".into(), format!("{name}:1"))));
    let signed = sign(app, PROCLAMATION, fields).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let link = app.link_to(address).await;
    assert_eq!(app.browser().post(&format!("{link}/confirm"), &[]).await.status, 303);
    app.carry().await;
    link
}

/// Those of an organisation's people who meet a segment.
async fn found(app: &TestApp, organisation: &str, query: &str) -> Vec<Held> {
    let organisation = app.organisation(organisation).await;
    let keys = held::keys(&app.app.vault, organisation).unwrap();
    let mut conn = app.app.db.read().await.unwrap();
    let set = Segment::read(query).find(&mut conn, &keys).await.unwrap();
    let mut people = Vec::new();
    for number in set.iter() {
        let row = commonfront_store::query!(conn, people::get(organisation, number)).unwrap().unwrap();
        people.push(Held::open(&keys, &row).unwrap());
    }
    people
}

stories! {
    async fn a_union_gets_those_who_consented_to_it_and_nobody_else(app) {
        consent(&app, "amina@example.org", &["apwo"]).await;
        consent(&app, "jo@example.org", &["apwo", "sigo"]).await;
        consent(&app, "nobody@example.org", &[]).await;
        let addresses = |people: &[Held]| -> Vec<String> {
            people.iter().map(|held| held.person.email_address.clone()).collect()
        };
        assert_eq!(addresses(&found(&app, "apwo", "").await), ["amina@example.org", "jo@example.org"]);
        assert_eq!(addresses(&found(&app, "sigo", "").await), ["jo@example.org"]);
        assert!(found(&app, "aopp", "").await.is_empty());
        for query in ["q=am", "q=AMINA", "q=diallo+ami", "q=jo%40example.org", "q=%40example.org", "area=K1N", "language=en&mail=0"] {
            assert!(!found(&app, "apwo", query).await.is_empty(), "{query}");
        }
        for query in ["q=zora", "q=nobody%40example.org", "area=M", "not.language=en", "tag=none"] {
            assert!(found(&app, "apwo", query).await.is_empty(), "{query}");
        }
    }

    async fn who_takes_her_consent_back_is_gone_from_the_union(app) {
        let link = consent(&app, "amina@example.org", &["apwo", "sigo"]).await;
        assert_eq!(found(&app, "apwo", "q=amina").await.len(), 1);
        app.browser().post(&format!("{link}/withdraw"), &[]).await;
        app.carry().await;
        for organisation in ["apwo", "sigo"] {
            assert!(found(&app, organisation, "").await.is_empty());
            assert!(found(&app, organisation, "q=amina").await.is_empty());
        }
        // She may come back by herself.
        app.wait_seconds(4000);
        consent(&app, "amina@example.org", &["sigo"]).await;
        assert_eq!(found(&app, "sigo", "").await.len(), 1);
        assert!(found(&app, "apwo", "").await.is_empty());
    }
}
