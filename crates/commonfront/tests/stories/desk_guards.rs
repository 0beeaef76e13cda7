//! What keeps those who are at the desk from what is not theirs, and strangers from keeping them away.

use commonfront_domain::clock::SECOND;
use commonfront_domain::{EmailAddress, Language, Role};
use commonfront_testkit::{Answer, Browser, Build, Kind, TestApp, stories};

/// Invites somebody by the form.
async fn invite(desk: &Browser, email: &str, role: Role, organisation: &str) -> Answer {
    let fields = [
        ("email", email),
        ("name", "Noor Haddad"),
        ("role", role.name()),
        ("organisation", organisation),
        ("language", "en"),
    ];
    desk.post_fields("/desk/staff", &fields).await
}

async fn changed(app: &TestApp, desk: &Browser, staff: i64, what: &str, role: &str) -> (u16, i64) {
    let done = desk.post_fields(&format!("/desk/staff/{staff}/{what}"), &[("role", role)]).await;
    (done.status, app.number(&format!("SELECT role * 10 + state FROM staff WHERE id = {staff}")).await)
}

stories! {
    async fn a_union_lets_in_itself_who_sees_its_people(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        assert!(secretary.get("/desk/staff").await.body.contains("she invites its admins and campaigners herself"));
        let first = invite(&secretary, "first@union.example", Role::Admin, "apwo").await;
        assert_eq!(first.status, 303, "{}", first.body);
        for role in [Role::Admin, Role::Campaigner] {
            let refused = invite(&secretary, "self@union.example", role, "apwo").await;
            assert_eq!(refused.status, 422, "the first has three days to answer");
            assert!(refused.body.contains("Whoever sees its people is let in by her") && refused.body.contains("self@union.example"));
        }
        app.wait(73 * 3600 * SECOND);
        let secretary = app.staff(Role::Secretary, "").await;
        assert_eq!(invite(&secretary, "next@union.example", Role::Admin, "apwo").await.status, 303, "she never answered");
        let admin = app.staff(Role::Admin, "sigo").await;
        for role in [Role::Admin, Role::Campaigner] {
            assert_eq!(invite(&secretary, "self@union.example", role, "sigo").await.status, 422);
        }
        assert_eq!(invite(&admin, "new@union.example", Role::Campaigner, "sigo").await.status, 303);
        assert_eq!(invite(&secretary, "reader@union.example", Role::Reader, "sigo").await.status, 303);
        // Nor does she get there by a role that she gives, or by whom she lets back in.
        let reader = app.put_staff(Role::Reader, "sigo", "Sam Roy", Language::En).await;
        assert_eq!(changed(&app, &secretary, reader, "role", "admin").await, (422, 51));
        assert_eq!(changed(&app, &secretary, reader, "role", "campaigner").await, (422, 51));
        assert_eq!(changed(&app, &secretary, reader, "role", "moderator").await, (303, 41));
        let campaigner = app.put_staff(Role::Campaigner, "sigo", "Sam Roy", Language::En).await;
        assert_eq!(changed(&app, &admin, campaigner, "disable", "").await, (303, 32));
        assert_eq!(changed(&app, &secretary, campaigner, "enable", "").await, (422, 32));
        assert_eq!(changed(&app, &secretary, campaigner, "reset", "").await, (422, 32));
        assert_eq!(changed(&app, &secretary, campaigner, "enable", "admin").await, (422, 32));
        assert_eq!(changed(&app, &admin, campaigner, "role", "admin").await, (303, 22));
    }

    async fn signatures_in_bulk_ask_again_who_one_is(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let query = "scope=keep-it-public%2Fproclamation&domain=mailburst.example&newest=9";
        let page = format!("/desk/signatures/invalidate?{query}");
        assert!(secretary.get(&page).await.is_ok());
        app.wait(660 * SECOND);
        for sent in [
            secretary.get(&page).await,
            secretary.send("POST", "/desk/signatures/invalidate", Some("application/x-www-form-urlencoded"), query.into()).await,
        ] {
            assert_eq!(sent.status, 303, "{}", sent.body);
            let next = sent.location();
            assert!(next.starts_with("/desk/confirm?next=%2Fdesk%2Fsignatures%2Finvalidate%3Fscope%3D") && next.contains("mailburst"), "{next}");
        }
    }
}

#[tokio::test]
async fn nobody_is_kept_out_by_whoever_knows_her_address() {
    let proxied: Build =
        Box::new(|config| config.server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()]);
    let app = TestApp::start_with(Kind::Sqlite, proxied).await;
    let address = EmailAddress::parse("maya@union.example").unwrap();
    let fingerprint = app.app.keys.fingerprint(&address);
    let known = app.app.keys.known_browser(&fingerprint, &[7; 16]);
    let known = app.browser().with_header("cookie", &format!("a=b; __Host-known={known}"));
    let from = |address: usize| app.browser().with_header("x-forwarded-for", &format!("198.51.{address}.7"));
    let tried = async |browser: Browser| {
        let fields = [("email", "maya@union.example"), ("password", "not the password")];
        browser.post_fields("/desk/sign-in", &fields).await.status
    };
    for _ in 0..6 {
        tried(from(1)).await;
    }
    assert_eq!(tried(from(1)).await, 429, "one network has had its turns");
    assert_eq!(tried(from(2)).await, 422, "another has not");
    for network in 3..103 {
        tried(from(network)).await;
    }
    assert_eq!(tried(from(200)).await, 429, "it is tried from everywhere");
    assert_eq!(tried(known.clone()).await, 422, "but where she has signed in before she may");
    for _ in 0..5 {
        tried(known.clone()).await;
    }
    assert_eq!(tried(known).await, 429, "and is not free to guess there either");
    let other = app.app.keys.known_browser(&[1; 16], &[7; 16]);
    let other = app.browser().with_header("cookie", &format!("__Host-known={other}"));
    assert_eq!(tried(other).await, 429, "another's browser is a stranger's");
}
