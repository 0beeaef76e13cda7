//! How staff come in, and what each may do.

use commonfront_domain::{Language, Role};
use commonfront_testkit::stories;

stories! {
    async fn the_desk_opens_only_to_those_who_are_signed_in(app) {
        let stranger = app.browser();
        let sent = stranger.get("/desk").await;
        assert_eq!((sent.status, sent.location()), (303, "/desk/sign-in?next=%2Fdesk"));
        let script = stranger.with_header("sec-fetch-dest", "empty").get("/desk").await;
        assert_eq!((script.status, script.header("content-type")), (401, "application/problem+json"));
        let desk = app.staff_named(Role::Campaigner, "apwo", "Maya Lindqvist", Language::Fr).await.get("/desk").await;
        assert!(desk.is_ok() && desk.body.contains("<html lang=\"fr\">"), "{}", desk.body);
        assert!(desk.body.contains("Maya Lindqvist") && desk.body.contains("Travailleuses et travailleurs"));
        assert!(desk.body.contains("/assets/desk-") && desk.body.contains("/assets/site-"));
    }

    async fn a_person_chooses_the_language_of_her_desk(app) {
        let maya = app.staff(Role::Reader, "apwo").await;
        let changed = maya.post("/desk/language", &[("language".into(), "fr".into()), ("next".into(), "/desk".into())]).await;
        assert_eq!((changed.status, changed.location()), (303, "/desk"));
        assert!(maya.get("/desk").await.body.contains("<html lang=\"fr\">"));
        let elsewhere = [("language".into(), "en".into()), ("next".into(), "https://evil.example/".into())];
        assert_eq!(maya.post("/desk/language", &elsewhere).await.location(), "/desk");
        let forged = maya.clone().with_header("sec-fetch-site", "cross-site");
        assert_eq!(forged.post("/desk/language", &elsewhere).await.status, 403);
    }
}
