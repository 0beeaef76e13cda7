//! How staff come in, and what each may do.

use commonfront_domain::clock::{HOUR, SECOND};
use commonfront_domain::{Language, Role, totp};
use commonfront_testkit::{Answer, Browser, TestApp, stories, try_sql};
use commonfront_web::slices::staff::accounts;

const PASSWORD: &str = "tasse girafe nuage vélo";
const MINUTE: i64 = 60 * SECOND;

/// Somebody who came in by an invitation.
struct Member {
    email: String,
    id: i64,
    secret: Vec<u8>,
    codes: Vec<String>,
    browser: Browser,
}

impl Member {
    /// The six digits of now.
    fn code(&self, app: &TestApp) -> String {
        totp::code(&self.secret, totp::step(app.app.clock.now()))
    }
}

/// What stands between two marks on a page.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split(after).next().unwrap_or_default()
}

/// The path of the invitation in the newest mail to an address.
async fn invitation_to(app: &TestApp, address: &str) -> String {
    let mails = app.mails_to(address).await;
    let (_, text) = mails.last().unwrap_or_else(|| panic!("no mail to {address}"));
    let link = text.lines().find(|line| line.contains("/desk/invitation/")).expect("a link");
    format!("/desk/invitation/{}", link.split_once("/desk/invitation/").unwrap().1)
}

/// Takes an invitation up as a person would; the answer to her six digits.
async fn take_up(app: &TestApp, link: &str, name: &str) -> (Vec<u8>, Answer) {
    let visitor = app.browser();
    let page = visitor.get(link).await;
    assert!(page.is_ok() && page.body.contains(name), "{}", page.body);
    let fields = [("name", name), ("password", PASSWORD), ("again", PASSWORD)];
    let saved = visitor.post_fields(link, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let page = visitor.get(saved.location()).await.body;
    let key = between(&page, "desk-secret\">", "<").replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
    assert!(page.contains("<svg viewBox=") && !page.contains("style="));
    let digits = totp::code(&secret, totp::step(app.app.clock.now()));
    (secret, visitor.post_fields(link, &[("code", &digits)]).await)
}

/// Invites somebody, who sets everything up.
async fn member(app: &TestApp, role: Role, organisation: &str, name: &str) -> Member {
    let secretary = app.staff(Role::Secretary, "").await;
    let email = format!("{}@union.example", name.to_lowercase().replace(' ', "."));
    let fields = [
        ("email", email.as_str()),
        ("name", name),
        ("role", role.name()),
        ("organisation", organisation),
        ("language", "en"),
    ];
    let invited = secretary.post_fields("/desk/staff", &fields).await;
    assert_eq!((invited.status, invited.location()), (303, "/desk/staff?done=invited"), "{}", invited.body);
    let link = invitation_to(app, &email).await;
    let (secret, accepted) = take_up(app, &link, name).await;
    assert!(accepted.is_ok(), "{}", accepted.body);
    let codes = between(&accepted.body, "desk-codes\">", "</ol>");
    let codes: Vec<String> =
        codes.split("<li>").skip(1).map(|code| code.trim_end_matches("</li>").to_owned()).collect();
    let email_address = commonfront_domain::EmailAddress::parse(&email).unwrap();
    let fingerprint = app.app.keys.fingerprint(&email_address);
    let mut conn = app.app.db.read().await.unwrap();
    let row = commonfront_store::query!(conn, staff::find(&fingerprint)).unwrap().unwrap();
    assert_eq!(accounts::open(&app.app.vault, &row).unwrap().name, name);
    Member { email, id: row.id, secret, codes, browser: app.browser().with_cookie_of(&accepted) }
}

async fn give_password(app: &TestApp, email: &str, password: &str) -> Answer {
    let fields = [("email", email), ("password", password), ("next", "/desk/sessions")];
    app.browser().post_fields("/desk/sign-in", &fields).await
}

/// Signs in with the digits of now; the answer to them.
async fn sign_in(app: &TestApp, who: &Member, second: (&str, &str)) -> Answer {
    let page = give_password(app, &who.email, PASSWORD).await;
    assert!(page.is_ok(), "{} {}", page.status, page.body);
    let step = page.hidden("step");
    let fields = [("step", step.as_str()), ("next", "/desk/sessions"), second];
    app.browser().post_fields("/desk/sign-in/code", &fields).await
}

/// Waits until something that happens beside the answer has happened.
async fn soon(mut happened: impl AsyncFnMut() -> bool) {
    for _ in 0..200 {
        if happened().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("it did not happen");
}

stories! {
    async fn the_desk_opens_only_to_those_who_are_signed_in(app) {
        let stranger = app.browser();
        let sent = stranger.get("/desk").await;
        assert_eq!((sent.status, sent.location()), (303, "/desk/sign-in?next=%2Fdesk"));
        assert!(stranger.get("/desk/sign-in?lang=fr").await.body.contains("Ouvrir une session au bureau"));
        let script = stranger.with_header("sec-fetch-dest", "empty").get("/desk").await;
        assert_eq!((script.status, script.header("content-type")), (401, "application/problem+json"));
        let desk = app.staff_named(Role::Campaigner, "apwo", "Maya Lindqvist", Language::Fr).await.get("/desk").await;
        assert!(desk.is_ok() && desk.body.contains("<html lang=\"fr\">"), "{}", desk.body);
        assert!(desk.body.contains("Maya Lindqvist") && desk.body.contains("Travailleuses et travailleurs"));
        assert!(desk.body.contains("/assets/desk-") && desk.body.contains("/assets/site-"));
    }

    async fn a_person_chooses_the_language_of_her_desk(app) {
        let maya = app.staff(Role::Reader, "apwo").await;
        let changed = maya.post_fields("/desk/language", &[("language", "fr"), ("next", "/desk")]).await;
        assert_eq!((changed.status, changed.location()), (303, "/desk"));
        assert!(maya.get("/desk").await.body.contains("<html lang=\"fr\">"));
        let refused = maya.get("/desk/staff").await;
        assert!(refused.status == 403 && refused.body.contains("Ce n’est pas à vous"), "{}", refused.body);
        let gone = maya.get("/desk/nothing-here").await;
        assert!(gone.status == 404 && gone.body.contains("Il n’y a rien ici"), "{}", gone.body);
        let method = maya.post_fields("/desk/audit", &[]).await;
        assert!(method.status == 405 && method.body.contains("Cela ne fonctionne pas ici"), "{}", method.body);
        let elsewhere = [("language", "en"), ("next", "https://evil.example/")];
        assert_eq!(maya.post_fields("/desk/language", &elsewhere).await.location(), "/desk");
        let forged = maya.clone().with_header("sec-fetch-site", "cross-site");
        assert_eq!(forged.post_fields("/desk/language", &elsewhere).await.status, 403);
    }

    async fn somebody_is_invited_sets_everything_up_and_signs_in(app) {
        let maya = member(&app, Role::Campaigner, "apwo", "Maya Lindqvist").await;
        assert_eq!(maya.codes.len(), 10);
        let desk = maya.browser.get("/desk").await;
        assert!(desk.is_ok() && desk.body.contains("Amalgamated Provincial Workers"), "{}", desk.body);
        app.wait(MINUTE);
        let signed_in = sign_in(&app, &maya, ("code", &maya.code(&app))).await;
        assert_eq!((signed_in.status, signed_in.location()), (303, "/desk/sessions"), "{}", signed_in.body);
        let cookie = signed_in.header("set-cookie");
        for part in ["__Host-desk=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let sessions = app.browser().with_cookie_of(&signed_in).get("/desk/sessions").await;
        assert!(sessions.is_ok() && sessions.body.contains("End all others"), "{}", sessions.body);
    }

    async fn an_invitation_works_once_and_for_three_days(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let fields = [("email", "tom@union.example"), ("name", "Tom Reid"), ("role", "admin"), ("organisation", "aopp"), ("language", "fr")];
        assert_eq!(secretary.post_fields("/desk/staff", &fields).await.status, 303);
        let link = invitation_to(&app, "tom@union.example").await;
        assert!(app.browser().get(&link).await.body.contains("Bienvenue, Tom Reid"));
        for (name, password, again, words) in [
            ("", PASSWORD, PASSWORD, "Écrivez le nom"),
            ("Tom Reid", "short", "short", "douze caractères"),
            ("Tom Reid", "motdepasse2026", "motdepasse2026", "premiers que l’on essaierait"),
            ("Tom Reid", "tom.reid.2026!", "tom.reid.2026!", "tout le monde sait de vous"),
            ("Tom Reid", PASSWORD, "tasse girafe", "pas pareils"),
        ] {
            let answer = app.browser().post_fields(&link, &[("name", name), ("password", password), ("again", again)]).await;
            assert!(answer.status == 422 && answer.body.contains(words), "{password}: {}", answer.body);
        }
        let (_, accepted) = take_up(&app, &link, "Tom Reid").await;
        assert!(accepted.is_ok());
        assert_eq!(app.browser().get(&link).await.status, 410, "once");
        let fields = [("email", "ana@union.example"), ("name", "Ana Roy"), ("role", "reader"), ("organisation", "aopp")];
        assert_eq!(secretary.post_fields("/desk/staff", &fields).await.status, 303);
        let link = invitation_to(&app, "ana@union.example").await;
        app.wait(71 * HOUR);
        assert!(app.browser().get(&link).await.is_ok());
        app.wait(2 * HOUR);
        assert_eq!(app.browser().get(&link).await.status, 410, "three days");
        assert_eq!(app.browser().get("/desk/invitation/AAAA").await.status, 410);
    }

    async fn a_session_ends_when_idle_when_old_and_when_told(app) {
        let maya = app.put_staff(Role::Admin, "apwo", "Maya Lindqvist", Language::En).await;
        let browser = app.signed_in(maya).await;
        app.wait(29 * MINUTE);
        assert!(browser.get("/desk").await.is_ok());
        app.wait(31 * MINUTE);
        assert_eq!(browser.get("/desk").await.status, 303, "idle");
        let browser = app.signed_in(maya).await;
        for _ in 0..35 {
            app.wait(20 * MINUTE);
            let now = app.app.clock.now();
            assert!(browser.get("/desk").await.is_ok());
            soon(async || {
                let mut conn = app.app.db.read().await.unwrap();
                let rows = commonfront_store::query!(conn, staff::sessions(maya, now - 1, 0)).unwrap();
                !rows.is_empty()
            }).await;
        }
        app.wait(21 * MINUTE);
        assert_eq!(browser.get("/desk").await.status, 303, "twelve hours");
        app.sweep().await;
        let (here, there) = (app.signed_in(maya).await, app.signed_in(maya).await);
        let page = here.get("/desk/sessions").await.body;
        assert_eq!(page.matches("Firefox, Linux").count(), 3, "two rows, and the name of a button: {page}");
        let id = between(&page, "action=\"/desk/sessions/", "others").len();
        assert_eq!(id, 0);
        assert_eq!(here.post_fields("/desk/sessions/others", &[]).await.status, 303);
        assert_eq!(there.get("/desk").await.status, 303, "ended by the other");
        let out = here.post_fields("/desk/sign-out", &[]).await;
        assert!(out.status == 303 && out.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(here.get("/desk").await.status, 303);
    }

    async fn nobody_ends_anothers_session(app) {
        let (maya, tom) = (app.staff(Role::Admin, "apwo").await, app.staff(Role::Admin, "apwo").await);
        for id in 1..6 {
            assert_eq!(maya.post_fields(&format!("/desk/sessions/{id}"), &[]).await.status.min(303), 303);
        }
        assert!(tom.get("/desk").await.is_ok());
        assert_eq!(maya.get("/desk").await.status, 303, "her own was among them");
    }

    async fn a_wrong_password_is_told_alike_whether_or_not_there_is_an_account(app) {
        let maya = member(&app, Role::Campaigner, "apwo", "Maya Lindqvist").await;
        let told = |answer: &Answer, email: &str| {
            (answer.status, answer.body.replace(email, "…"), answer.header("retry-after").to_owned())
        };
        for _ in 0..7 {
            let known = give_password(&app, &maya.email, "not the password").await;
            let unknown = give_password(&app, "nobody@union.example", "not the password").await;
            assert_eq!(told(&known, &maya.email), told(&unknown, "nobody@union.example"));
        }
        let blocked = give_password(&app, &maya.email, PASSWORD).await;
        assert!(blocked.status == 429 && blocked.body.contains("in a minute"), "{}", blocked.body);
        app.wait(61 * SECOND);
        let again = give_password(&app, &maya.email, "not the password").await;
        assert!(again.status == 422 && again.body.contains("2 minutes"), "{}", again.body);
        app.wait(119 * SECOND);
        assert_eq!(give_password(&app, &maya.email, PASSWORD).await.status, 429);
        app.wait(2 * SECOND);
        let signed_in = sign_in(&app, &maya, ("code", &maya.code(&app))).await;
        assert_eq!(signed_in.status, 303, "{}", signed_in.body);
        assert_eq!(give_password(&app, &maya.email, "wrong").await.status, 422, "and is forgiven");
    }

    async fn a_network_that_tries_one_address_after_another_has_to_wait(app) {
        let mut last = 0;
        for i in 0..27 {
            last = give_password(&app, &format!("guess-{i}@union.example"), "not the password").await.status;
        }
        assert_eq!(last, 429);
    }

    async fn a_code_is_good_once_and_so_is_a_recovery_code(app) {
        let maya = member(&app, Role::Campaigner, "apwo", "Maya Lindqvist").await;
        let digits = maya.code(&app);
        assert_eq!(sign_in(&app, &maya, ("code", &digits)).await.status, 422, "it set the telephone up");
        app.wait(MINUTE);
        let digits = maya.code(&app);
        assert_eq!(sign_in(&app, &maya, ("code", "000000")).await.status, 422);
        assert_eq!(sign_in(&app, &maya, ("code", &digits)).await.status, 303);
        assert_eq!(sign_in(&app, &maya, ("code", &digits)).await.status, 422, "used");
        let code = maya.codes[3].to_uppercase().replace('-', " ");
        assert_eq!(sign_in(&app, &maya, ("recovery", &code)).await.status, 303);
        assert_eq!(sign_in(&app, &maya, ("recovery", &code)).await.status, 422, "used");
        assert!(maya.browser.get("/desk/account").await.body.contains("9 are left"));
        let page = give_password(&app, &maya.email, PASSWORD).await;
        let step = page.hidden("step");
        app.wait(11 * MINUTE);
        let late = app.browser().post_fields("/desk/sign-in/code", &[("step", &step), ("code", &maya.code(&app))]).await;
        assert!(late.status == 422 && late.body.contains("ten minutes"), "{}", late.body);
    }

    async fn every_role_walks_its_own_pages(app) {
        let pages = ["/desk", "/desk/account", "/desk/sessions", "/desk/confirm", "/desk/staff", "/desk/organisations", "/desk/audit", "/desk/settings", "/desk/organisations/new", "/desk/organisations/apwo", "/desk/organisations/aopp"];
        for role in Role::ALL {
            let browser = app.staff(role, "apwo").await;
            for page in pages {
                let allowed = match page {
                    "/desk/settings" | "/desk/organisations/new" => role == Role::Secretary,
                    "/desk/staff" | "/desk/organisations" | "/desk/audit" | "/desk/organisations/apwo" => matches!(role, Role::Secretary | Role::Admin),
                    "/desk/organisations/aopp" => role == Role::Secretary,
                    _ => true,
                };
                let status = browser.get(page).await.status;
                let refused = if page.ends_with("aopp") && role == Role::Admin { 404 } else { 403 };
                assert_eq!(status, if allowed { 200 } else { refused }, "{role:?} {page}");
                assert_eq!(app.browser().get(page).await.status, 303, "nobody at {page}");
            }
            let rail = browser.get("/desk").await.body;
            for (right, href) in [
                (commonfront_domain::Right::People, "/desk/people"),
                (commonfront_domain::Right::Fraud, "/desk/signatures"),
                (commonfront_domain::Right::ManageStaff, "/desk/staff"),
                (commonfront_domain::Right::Coalition, "/desk/settings"),
            ] {
                assert_eq!(rail.contains(&format!("<a href=\"{href}\"")), role.may(right), "{role:?} {href}");
            }
        }
    }

    async fn the_last_admin_stays_and_nobody_changes_her_own_role(app) {
        let maya = app.put_staff(Role::Admin, "apwo", "Maya Lindqvist", Language::En).await;
        let secretary = app.staff(Role::Secretary, "").await;
        let at = |id: i64, what: &str| format!("/desk/staff/{id}/{what}");
        let reader = [("role", "reader")];
        for (what, fields) in [("role", &reader[..]), ("disable", &[])] {
            let refused = secretary.post_fields(&at(maya, what), fields).await;
            assert!(refused.status == 422 && refused.body.contains("the last one"), "{what} {}", refused.body);
        }
        let tom = app.put_staff(Role::Admin, "apwo", "Tom Reid", Language::En).await;
        let (at_mayas, at_toms) = (app.signed_in(maya).await, app.signed_in(tom).await);
        assert_eq!(at_mayas.post_fields(&at(maya, "role"), &reader).await.status, 403, "her own");
        let raised = at_mayas.post_fields(&at(tom, "role"), &[("role", "secretary")]).await;
        assert_eq!(raised.status, 422, "above her own");
        assert_eq!(at_mayas.post_fields(&at(tom, "role"), &reader).await.status, 303);
        assert_eq!(at_toms.get("/desk").await.status, 303, "his sessions end");
        let at_toms = app.signed_in(tom).await;
        assert_eq!(at_toms.get("/desk/staff").await.status, 403);
        assert_eq!(at_mayas.post_fields(&at(tom, "disable"), &[]).await.status, 303);
        assert_eq!(at_toms.get("/desk").await.status, 303);
        assert_eq!(at_mayas.post_fields(&at(tom, "nothing"), &[]).await.status, 404);
    }

    async fn another_unions_staff_are_not_there_at_all(app) {
        let theirs = app.put_staff(Role::Campaigner, "aopp", "Marie-Clémence Bouchard", Language::Fr).await;
        let ours = app.staff(Role::Admin, "apwo").await;
        let list = ours.get("/desk/staff").await;
        assert!(list.is_ok() && !list.body.contains("Bouchard") && !list.body.contains("Alliance"), "{}", list.body);
        for (method, what) in [("GET", ""), ("POST", "/role"), ("POST", "/disable"), ("POST", "/reset")] {
            let path = format!("/desk/staff/{theirs}{what}");
            let kind = (method == "POST").then_some("application/x-www-form-urlencoded");
            let answer = ours.send(method, &path, kind, b"role=reader".to_vec()).await;
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(!answer.body.contains("Bouchard"));
        }
        assert_eq!(ours.get("/desk/staff/999999").await.status, 404);
    }

    async fn what_matters_asks_again_who_one_is(app) {
        let maya = member(&app, Role::Admin, "apwo", "Maya Lindqvist").await;
        let tom = app.put_staff(Role::Reader, "apwo", "Tom Reid", Language::En).await;
        app.wait(11 * MINUTE);
        let sent = maya.browser.post_fields(&format!("/desk/staff/{tom}/disable"), &[]).await;
        assert_eq!((sent.status, sent.location()), (303, format!("/desk/confirm?next=%2Fdesk%2Fstaff%2F{tom}").as_str()));
        assert_eq!(maya.browser.post_fields("/desk/audit/export", &[]).await.location(), "/desk/confirm?next=%2Fdesk%2Faudit");
        assert!(maya.browser.get("/desk/staff").await.body.contains("who you are"));
        let digits = maya.code(&app);
        let wrong = [("password", "not it"), ("code", digits.as_str()), ("next", "/desk/staff")];
        assert_eq!(maya.browser.post_fields("/desk/confirm", &wrong).await.status, 422);
        let empty = [("password", PASSWORD), ("next", "/desk/staff")];
        assert_eq!(maya.browser.post_fields("/desk/confirm", &empty).await.status, 422);
        let right = [("password", PASSWORD), ("code", digits.as_str()), ("next", "https://evil.example")];
        let proved = maya.browser.post_fields("/desk/confirm", &right).await;
        assert_eq!((proved.status, proved.location()), (303, "/desk"), "{}", proved.body);
        assert_eq!(maya.browser.post_fields(&format!("/desk/staff/{tom}/disable"), &[]).await.status, 303);
    }

    async fn she_changes_her_password_her_telephone_and_her_codes(app) {
        let maya = member(&app, Role::Reader, "apwo", "Maya Lindqvist").await;
        let other = app.signed_in(maya.id).await;
        let change = |current: &'static str| [("current", current), ("password", "lampe-Fjord-77-confetti"), ("again", "lampe-Fjord-77-confetti")];
        let wrong = maya.browser.post_fields("/desk/account/password", &change("wrong")).await;
        assert!(wrong.status == 422 && wrong.body.contains("not your present password"));
        let done = maya.browser.post_fields("/desk/account/password", &change(PASSWORD)).await;
        assert_eq!(done.location(), "/desk/account?done=password", "{}", done.body);
        assert_eq!(other.get("/desk").await.status, 303, "other sessions end");
        assert_eq!(give_password(&app, &maya.email, PASSWORD).await.status, 422);
        let codes = maya.browser.post_fields("/desk/account/recovery-codes", &[]).await;
        assert!(codes.is_ok() && codes.body.matches("<li>").count() >= 10 && !codes.body.contains(&maya.codes[0]));
        assert_eq!(maya.browser.post_fields("/desk/account/second-step", &[]).await.status, 303);
        let page = maya.browser.get("/desk/account").await.body;
        let key = between(&page, "desk-secret\">", "<").replace(' ', "");
        let secret = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
        assert_ne!(secret, maya.secret);
        let digits = totp::code(&secret, totp::step(app.app.clock.now()));
        assert_eq!(maya.browser.post_fields("/desk/account/second-step", &[("code", "123")]).await.status, 422);
        let done = maya.browser.post_fields("/desk/account/second-step", &[("code", &digits)]).await;
        assert_eq!(done.location(), "/desk/account?done=second-step", "{}", done.body);
    }

    async fn a_new_invitation_replaces_what_let_her_in(app) {
        let maya = member(&app, Role::Campaigner, "apwo", "Maya Lindqvist").await;
        let admin = app.staff(Role::Admin, "apwo").await;
        assert_eq!(admin.post_fields(&format!("/desk/staff/{}/reset", maya.id), &[]).await.status, 303);
        assert_eq!(maya.browser.get("/desk").await.status, 303);
        assert_eq!(give_password(&app, &maya.email, PASSWORD).await.status, 422);
        let link = invitation_to(&app, &maya.email).await;
        let (secret, accepted) = take_up(&app, &link, "Maya Lindqvist").await;
        assert!(accepted.is_ok() && secret != maya.secret);
    }

    async fn the_audit_log_only_grows(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        maya.post_fields("/desk/sign-out", &[]).await;
        for sql in ["UPDATE audit SET staff_id = 7", "DELETE FROM audit", "DELETE FROM audit WHERE id = 1"] {
            let refused = try_sql(app.kind, &app.database_url, sql).await.expect_err(sql);
            assert!(refused.contains("only grows"), "{sql}: {refused}");
        }
    }

    async fn each_reads_her_own_part_of_the_audit_log(app) {
        let ours = app.staff_named(Role::Admin, "apwo", "Maya Lindqvist", Language::En).await;
        let theirs = app.staff_named(Role::Admin, "aopp", "Marie-Clémence Bouchard", Language::Fr).await;
        let secretary = app.staff_named(Role::Secretary, "", "Noor Haddad", Language::En).await;
        theirs.post_fields("/desk/confirm", &[("next", "/desk")]).await;
        ours.post_fields("/desk/confirm", &[("next", "/desk")]).await;
        secretary.post_fields("/desk/confirm", &[("next", "/desk")]).await;
        let rows = |page: &Answer, name: &str| page.body.matches(&format!(">{name}</td>")).count();
        let page = ours.get("/desk/audit").await;
        assert!(page.is_ok() && rows(&page, "Maya Lindqvist") == 1, "{}", page.body);
        assert!(!page.body.contains("Bouchard") && !page.body.contains("Haddad"), "{}", page.body);
        let page = secretary.get("/desk/audit").await;
        for name in ["Maya Lindqvist", "Marie-Clémence Bouchard", "Noor Haddad"] {
            assert_eq!(rows(&page, name), 1, "{name}");
        }
        for (query, found) in [("kind=confirmed", 1), ("kind=signed-out", 0), ("kind=%00", 1), ("from=2026-11-21&to=2026-11-21", 1), ("to=2026-11-20", 0), ("who=x&before=x", 1), ("who=0", 0)] {
            let page = ours.get(&format!("/desk/audit?{query}")).await;
            assert!(page.is_ok(), "{query}");
            assert_eq!(rows(&page, "Maya Lindqvist"), found, "{query}");
        }
        let file = ours.post_fields("/desk/audit/export", &[("kind", "confirmed")]).await;
        assert!(file.is_ok() && file.header("content-disposition").contains("audit.csv"));
        assert!(file.body.contains("Maya Lindqvist") && !file.body.contains("Bouchard"), "{}", file.body);
        assert!(ours.get("/desk/audit?kind=audit-exported").await.body.contains("Exported the audit log"));
    }

    async fn organisations_are_added_and_changed_in_both_languages(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let good = [
            ("slug", "north"), ("name_en", "Northern Public Workers"), ("name_fr", "Fonction publique du Nord"),
            ("acronym_en", "NPW"), ("acronym_fr", "FPN"), ("officer", "Rosa Delgado"), ("officer_title_en", "President"), ("officer_title_fr", "Présidente"),
            ("people_represented", "12,345"), ("as_of", "2026-09-30"), ("colour", "#0b5d66"), ("second_colour", ""),
            ("postal_address", "12 Elm Street\nSudbury ON  P3C 1S8"), ("contact_email", "hello@npw.example"),
        ];
        let mended = |name: &str, value: &'static str| good.map(|(field, there)| if field == name { (field, value) } else { (field, there) });
        for (field, value) in [("slug", "apwo"), ("slug", "new"), ("slug", "No Name"), ("name_fr", ""), ("people_represented", "many"), ("as_of", "soon"), ("colour", "#ffff00"), ("colour", "red"), ("contact_email", "x"), ("officer", "a\u{202e}b")] {
            let refused = secretary.post_fields("/desk/organisations/new", &mended(field, value)).await;
            assert!(refused.status == 422 && refused.body.contains("Rosa Delgado") | (field == "officer"), "{field} {}", refused.body);
            assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field}={value}");
        }
        let added = secretary.post_fields("/desk/organisations/new", &good).await;
        assert_eq!((added.status, added.location()), (303, "/desk/organisations?done"), "{}", added.body);
        let list = secretary.get("/desk/organisations").await.body;
        assert!(list.contains("Northern Public Workers") && list.contains("12,345") && list.contains("Rosa Delgado"));
        let admin = app.staff(Role::Admin, "north").await;
        let changed = admin.post_fields("/desk/organisations/north", &mended("officer", "Ana Roy")).await;
        assert_eq!(changed.status, 303, "{}", changed.body);
        assert!(admin.get("/desk/organisations/north").await.body.contains("Ana Roy"));
        assert_eq!(admin.post_fields("/desk/organisations/apwo", &good).await.status, 404);
        assert_eq!(admin.post_fields("/desk/organisations/new", &good).await.status, 403);
        let settings = [("name_en", "A Front"), ("name_fr", "Un front"), ("postal_address", ""), ("contact_email", "a@b.example")];
        assert_eq!(secretary.post_fields("/desk/settings", &settings).await.status, 422);
        let settings = [("name_en", "A Front"), ("name_fr", "Un front"), ("postal_address", "1 Street"), ("contact_email", "a@b.example")];
        assert_eq!(secretary.post_fields("/desk/settings", &settings).await.status, 303);
        assert!(app.browser().get("/en").await.body.contains("A Front"));
    }
}
