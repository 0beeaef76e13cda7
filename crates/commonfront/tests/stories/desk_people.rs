//! An organisation's people: found, noted, merged.

use commonfront_domain::Role;
use commonfront_testkit::{TestApp, person, stories};
use commonfront_web::slices::people::held::{self, Held};
use commonfront_web::slices::people::segment::Segment;

use crate::{PROCLAMATION, sign};

/// Signs with the boxes of some organisations ticked; gives back the private link's path.
pub(crate) async fn consent(app: &TestApp, address: &str, boxes: &[&str]) -> String {
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

fn field(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}

/// The path that undoes what was just done.
fn undo_path(location: &str) -> String {
    let (_, undo) = location.split_once("undo=").expect("something to undo");
    format!("/desk/people/undo/{}", undo.split('&').next().unwrap_or_default())
}

stories! {
    async fn a_campaigner_finds_notes_tags_and_corrects_a_person(app) {
        consent(&app, "amina@example.org", &["apwo"]).await;
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let list = desk.get("/desk/people?q=dia").await;
        assert!(list.is_ok() && list.body.contains("Amina Diallo"), "{}", list.body);
        let number = found(&app, "apwo", "").await[0].number;
        let record = format!("/desk/people/{number}");
        let page = desk.get(&record).await;
        for held in ["amina@example.org", "K1N 6N5", "Ottawa"] {
            assert!(page.body.contains(held), "{held} in {}", page.body);
        }
        assert_eq!(desk.post(&format!("{record}/tag"), &[field("tag", "Night shift")]).await.status, 303);
        assert_eq!(desk.post(&format!("{record}/note"), &[field("note", "Would speak at the rally.")]).await.status, 303);
        let page = desk.get(&record).await;
        assert!(page.body.contains("Night shift") && page.body.contains("Would speak at the rally."));
        assert_eq!(found(&app, "apwo", "tag=night+shift").await.len(), 1);
        let edit = desk.get(&format!("{record}/edit")).await;
        let mut typed = vec![
            field("revision", &edit.hidden("revision")), field("given_name", "Amina"), field("family_name", "Sow"),
            field("email_address", "not an address"), field("postal_code", "M5V 2T6"), field("language", "fr"),
            field("new_field", "Local"), field("new_value", "42"),
        ];
        let again = desk.post(&format!("{record}/edit"), &typed).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("email_address-error") && again.body.contains("value=\"Sow\"") && again.body.contains("value=\"42\""));
        typed[3] = field("email_address", "amina.sow@example.org");
        assert_eq!(desk.post(&format!("{record}/edit"), &typed).await.status, 303);
        assert_eq!(desk.post(&format!("{record}/edit"), &typed).await.status, 422, "somebody has changed it meanwhile");
        for query in ["q=sow", "q=amina.sow%40example.org", "area=M5V", "language=fr", "field=local%3D42"] {
            assert_eq!(found(&app, "apwo", query).await.len(), 1, "{query}");
        }
        for query in ["q=diallo", "q=amina%40example.org", "area=K1N", "language=en"] {
            assert!(found(&app, "apwo", query).await.is_empty(), "{query}");
        }
    }

    async fn many_are_tagged_at_once_and_it_can_be_undone(app) {
        for n in 0..5 {
            consent(&app, &format!("person{n}@example.org"), &["apwo"]).await;
        }
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let all = [field("query", "q=amina"), field("everyone", "on"), field("do", "tag"), field("label", "Rally")];
        let done = desk.post("/desk/people/bulk", &all).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(desk.get(done.location()).await.body.contains("added to 5 people"));
        assert_eq!(found(&app, "apwo", "tag=rally").await.len(), 5);
        let kept = desk.post("/desk/segments", &[field("name", "At the rally"), field("query", "tag=rally")]).await;
        assert_eq!(kept.status, 303);
        assert!(desk.get("/desk/segments").await.body.contains("At the rally"));
        assert_eq!(desk.post(&undo_path(done.location()), &[]).await.status, 303);
        assert!(found(&app, "apwo", "tag=rally").await.is_empty());
        assert_eq!(desk.post(&undo_path(done.location()), &[]).await.status, 404, "once is enough");
        let done = desk.post("/desk/people/bulk", &[field("everyone", "on"), field("do", "unsubscribe")]).await;
        assert_eq!(found(&app, "apwo", "mail=1").await.len(), 5);
        desk.post(&undo_path(done.location()), &[]).await;
        assert_eq!(found(&app, "apwo", "mail=0").await.len(), 5);
    }

    async fn two_records_become_one_and_two_again(app) {
        consent(&app, "amina@example.org", &["apwo"]).await;
        consent(&app, "amina.diallo@work.example", &["apwo"]).await;
        let desk = app.staff(Role::Admin, "apwo").await;
        let numbers: Vec<i64> = found(&app, "apwo", "").await.iter().map(|held| held.number).collect();
        let path = format!("/desk/people/{}/merge?with={}", numbers[0], numbers[1]);
        assert!(desk.get(&format!("/desk/people/{}", numbers[0])).await.body.contains("amina.diallo@work.example"));
        assert!(desk.get(&path).await.body.contains("amina.diallo@work.example"));
        desk.post(&format!("/desk/people/{}/note", numbers[1]), &[field("note", "The second one.")]).await;
        let done = desk.post(&path, &[]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(found(&app, "apwo", "").await.len(), 1);
        let page = desk.get(&format!("/desk/people/{}", numbers[0])).await;
        assert!(page.body.contains("The second one.") && page.body.matches("Consent given").count() == 2, "{}", page.body);
        assert_eq!(desk.post(&undo_path(done.location()), &[]).await.status, 303);
        assert_eq!(found(&app, "apwo", "").await.len(), 2);
        let page = desk.get(&format!("/desk/people/{}", numbers[1])).await;
        assert!(page.body.contains("The second one.") && page.body.matches("Consent given").count() == 1, "{}", page.body);
    }

    async fn whom_the_desk_removes_stays_away(app) {
        consent(&app, "amina@example.org", &["apwo", "sigo"]).await;
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let number = found(&app, "apwo", "").await[0].number;
        assert!(desk.get(&format!("/desk/people/{number}/remove")).await.is_ok());
        assert_eq!(desk.post(&format!("/desk/people/{number}/remove"), &[]).await.status, 303);
        assert_eq!(desk.get(&format!("/desk/people/{number}")).await.status, 404);
        assert!(found(&app, "apwo", "").await.is_empty());
        assert_eq!(found(&app, "sigo", "").await.len(), 1, "the other union keeps its own");
    }
}
