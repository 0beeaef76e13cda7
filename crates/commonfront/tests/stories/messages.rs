//! Announcements and threads between the parties, and the mail that tells of them.

use commonfront::config::{MailSecurity, MailTransport};
use commonfront_domain::{Language, Role};
use commonfront_store::query;
use commonfront_testkit::{Answer, Browser, Kind, SmtpServer, TestApp, stories};
use commonfront_web::slices::staff::accounts;
use serde_json::json;

const NEW: &str = "/desk/pact/messages/new";
const SECRET: &str = "The minister’s office has rung us";

/// A member of staff with her address and her browser.
struct Colleague {
    id: i64,
    address: String,
    browser: Browser,
}

async fn colleague(app: &TestApp, role: Role, organisation: &str, language: Language) -> Colleague {
    let id = app.put_staff(role, organisation, "Robin Tremblay", language).await;
    let mut conn = app.app.db.read().await.unwrap();
    let row = query!(conn, staff::get(id)).unwrap().unwrap();
    let address = accounts::open(&app.app.vault, &row).unwrap().email;
    drop(conn);
    Colleague { id, address, browser: app.signed_in(id).await }
}

/// Makes an announcement by the form; gives back its page's path.
async fn announce(browser: &Browser, visibility: &str, with: &[&str]) -> String {
    let entry = browser.get(NEW).await.hidden("entry");
    let mut fields = vec![
        ("entry", entry.as_str()),
        ("title", "Three sentences for the media"),
        ("text", SECRET),
        ("visibility", visibility),
    ];
    fields.extend(with.iter().map(|&slug| ("with", slug)));
    let made = browser.post_fields(NEW, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location().split('?').next().unwrap().to_owned()
}

async fn reply(browser: &Browser, page: &str, text: &str) -> Answer {
    let id = page.rsplit('/').next().unwrap();
    let there = browser.get(page).await;
    let entry = if there.is_ok() { there.hidden("entry") } else { "0".repeat(32) };
    let fields = [("entry", entry.as_str()), ("reply", text)];
    browser.post_fields(&format!("/desk/pact/threads/announcement/{id}"), &fields).await
}

/// The path of the link that mutes, in a mail.
fn mute_path(text: &str) -> String {
    let line = text.lines().find(|line| line.contains("/mute/")).expect("a link that mutes");
    let (_, path) = line.split_once("://").and_then(|(_, rest)| rest.split_once('/')).unwrap();
    format!("/{path}")
}

/// Lets the minutes pass for which a mail waits.
async fn mails(app: &TestApp, who: &Colleague) -> Vec<(String, String)> {
    app.wait_seconds(200);
    app.mails_to(&who.address).await
}

stories! {
    async fn mail_tells_those_who_may_speak_for_whom_it_is_for_and_nobody_else(app) {
        let author = colleague(&app, Role::Admin, "apwo", Language::En).await;
        let beside = colleague(&app, Role::Campaigner, "apwo", Language::En).await;
        let admin = colleague(&app, Role::Admin, "aopp", Language::Fr).await;
        let campaigner = colleague(&app, Role::Campaigner, "aopp", Language::En).await;
        let reader = colleague(&app, Role::Reader, "aopp", Language::En).await;
        let moderator = colleague(&app, Role::Moderator, "aopp", Language::En).await;
        let other = colleague(&app, Role::Admin, "sigo", Language::En).await;
        let page = announce(&author.browser, "chosen", &["aopp"]).await;
        app.wait_seconds(60);
        assert!(app.mails_to(&admin.address).await.is_empty(), "it waits for what else may happen");
        let french = mails(&app, &admin).await;
        assert_eq!(french.len(), 1);
        let (subject, text) = &french[0];
        assert!(subject.contains("Il y a une annonce") && text.contains("Bonjour"), "{subject} {text}");
        assert!(text.contains(&page) && text.contains("Annonce"), "{text}");
        for never in [SECRET, "Three sentences", "minister"] {
            assert!(!text.contains(never) && !subject.contains(never), "{never}: {text}");
        }
        assert_eq!(mails(&app, &campaigner).await.len(), 1);
        for nobody in [&author, &beside, &reader, &moderator, &other] {
            assert!(app.mails_to(&nobody.address).await.is_empty());
        }
        // A reply is told to the author's organisation, and to the others who see it.
        assert_eq!(reply(&admin.browser, &page, "Bien reçu").await.status, 303);
        assert_eq!(mails(&app, &author).await.len(), 1);
        assert_eq!(mails(&app, &beside).await.len(), 1);
        assert!(mails(&app, &other).await.is_empty());
    }

    async fn what_happens_within_minutes_comes_in_one_mail(app) {
        let author = colleague(&app, Role::Admin, "apwo", Language::En).await;
        let other = colleague(&app, Role::Admin, "sigo", Language::En).await;
        let page = announce(&author.browser, "parties", &[]).await;
        announce(&author.browser, "parties", &[]).await;
        reply(&author.browser, &page, "And one more thing").await;
        let told = mails(&app, &other).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].0.contains("3 things wait"), "{}", told[0].0);
        announce(&author.browser, "parties", &[]).await;
        assert_eq!(mails(&app, &other).await.len(), 2, "what comes later is another mail");
    }

    async fn one_click_mutes_and_opening_the_link_does_not(app) {
        let author = colleague(&app, Role::Admin, "apwo", Language::En).await;
        let other = colleague(&app, Role::Admin, "sigo", Language::En).await;
        let page = announce(&author.browser, "parties", &[]).await;
        let link = mute_path(&mails(&app, &other).await[0].1);
        for method in ["GET", "HEAD"] {
            let opened = app.browser().send(method, &link, None, Vec::new()).await;
            assert_eq!(opened.status, 200);
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM notice_mutes").await, 0, "opening changes nothing");
        assert!(!app.browser().get(&link).await.body.contains(SECRET));

        // This announcement only: its replies are no longer told, another announcement is.
        let id = page.rsplit('/').next().unwrap();
        let muted = app.browser().post_fields(&link, &[("what", &format!("thing-12-{id}"))]).await;
        assert_eq!(muted.status, 303, "{}", muted.body);
        assert!(app.browser().get(muted.location()).await.body.contains("Muted"));
        reply(&author.browser, &page, "Once more").await;
        assert_eq!(mails(&app, &other).await.len(), 1, "this one is muted");
        announce(&author.browser, "parties", &[]).await;
        assert_eq!(mails(&app, &other).await.len(), 2, "others are not");

        // All announcements, and then told again from the settings.
        app.browser().post_fields(&link, &[("what", "kind-15")]).await;
        announce(&author.browser, "parties", &[]).await;
        assert_eq!(mails(&app, &other).await.len(), 2);
        let settings = "/desk/pact/messages/mail";
        assert!(other.browser.get(settings).await.body.contains(&page), "what is muted is listed");
        let again = other.browser.post_fields(settings, &[("mail", "on"), ("notice", "announced")]).await;
        assert_eq!(again.status, 303);
        announce(&author.browser, "parties", &[]).await;
        assert_eq!(mails(&app, &other).await.len(), 3);

        // Forged and foreign links do nothing; nor do other mails' things.
        assert_eq!(app.browser().post_fields(&link, &[("what", "thing-12-999")]).await.status, 400);
        let forged = format!("{}A", &link[..link.len() - 1]);
        for nowhere in [forged.as_str(), "/en/mute/x", "/en/mute/%00"] {
            assert_eq!(app.browser().get(nowhere).await.status, 404, "{nowhere}");
            assert_eq!(app.browser().post_fields(nowhere, &[("what", "all")]).await.status, 404, "{nowhere}");
        }
    }

    async fn what_was_muted_or_hidden_while_a_mail_waited_is_left_out(app) {
        let author = colleague(&app, Role::Admin, "apwo", Language::En).await;
        let other = colleague(&app, Role::Admin, "sigo", Language::En).await;
        let gone = colleague(&app, Role::Admin, "aopp", Language::En).await;
        announce(&author.browser, "parties", &[]).await;
        let nothing = other.browser.post_fields("/desk/pact/messages/mail", &[]).await;
        assert_eq!(nothing.status, 303);
        let mut tx = app.app.db.write().await.unwrap();
        query!(tx, staff::set_state(gone.id, accounts::DISABLED)).unwrap();
        tx.commit().await.unwrap();
        assert!(mails(&app, &other).await.is_empty(), "she wants no mail");
        assert!(mails(&app, &gone).await.is_empty(), "she has left");
    }

    async fn an_announcement_is_read_by_organisations_and_its_author_sees_by_which(app) {
        let author = app.staff(Role::Admin, "apwo").await;
        let reader = app.staff(Role::Reader, "sigo").await;
        let admin = app.staff(Role::Admin, "sigo").await;
        let third = app.staff(Role::Admin, "aopp").await;
        let page = announce(&author, "parties", &[]).await;
        let there = admin.get(&page).await;
        assert!(there.body.contains(SECRET) && there.body.contains("We have read this"), "{}", there.body);
        assert!(!there.body.contains("Who has read it"), "that is for the author");
        let body = reader.get(&page).await.body;
        assert!(body.contains(SECRET) && !body.contains("We have read this"), "{body}");
        assert_eq!(reader.post_fields(&format!("{page}/read"), &[]).await.status, 403);
        for _ in 0..2 {
            assert_eq!(admin.post_fields(&format!("{page}/read"), &[]).await.status, 303);
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM announcement_receipts").await, 1);
        let seen = author.get(&page).await.body;
        assert!(seen.contains("1 of 2 parties have read it") && seen.contains("not yet"), "{seen}");
        assert_eq!(author.post_fields(&format!("{page}/read"), &[]).await.status, 404, "one's own");
        assert!(admin.get("/desk/pact/messages?show=unread").await.body.contains("Nothing here"));
        assert!(third.get("/desk/pact/messages?show=unread").await.body.contains("Three sentences"));
        assert_eq!(admin.post_fields(&format!("{page}/withdraw"), &[]).await.status, 404, "not hers");
        assert_eq!(author.post_fields(&format!("{page}/withdraw"), &[]).await.status, 303);
        let after = admin.get(&page).await.body;
        assert!(after.contains("taken back") && !after.contains(SECRET), "{after}");
    }

    async fn a_thread_follows_the_audience_of_its_thing(app) {
        let author = app.staff(Role::Admin, "apwo").await;
        let chosen = app.staff(Role::Campaigner, "aopp").await;
        let colleague = app.staff(Role::Admin, "aopp").await;
        let outsider = app.staff(Role::Admin, "sigo").await;
        let page = announce(&author, "chosen", &["aopp"]).await;
        let thread = page.replace("/messages/", "/threads/announcement/");
        assert_eq!(reply(&chosen, &page, "We can send <b>six</b>").await.status, 303);
        for who in [&author, &chosen, &colleague] {
            for path in [&page, &thread] {
                let body = who.get(path).await.body;
                assert!(body.contains("We can send &#60;b&#62;six") && body.contains("AOPP"), "{body}");
            }
        }
        // For another party it is not there: not to be read, not to be written to.
        for path in [&page, &thread, &format!("{page}0")] {
            assert_eq!(outsider.get(path).await.status, 404, "{path}");
        }
        assert_eq!(reply(&outsider, &page, "Hello").await.status, 404);
        assert_eq!(outsider.post_fields(&format!("{page}/read"), &[]).await.status, 404);
        assert_eq!(outsider.post_fields(&format!("{thread}/withdraw"), &[("reply", "1")]).await.status, 404);
        assert!(!outsider.get("/desk/pact/messages").await.body.contains("Three sentences"));
        // A kind of thing that has no threads yet, and one that is none.
        for path in ["/desk/pact/threads/call/1", "/desk/pact/threads/nothing/1"] {
            assert_eq!(author.get(path).await.status, 404);
        }
        // Only whoever wrote it takes it back; that there was one stays.
        let id = app.number("SELECT MAX(id) FROM thread_replies").await.to_string();
        for who in [&author, &colleague] {
            let refused = who.post_fields(&format!("{thread}/withdraw"), &[("reply", &id)]).await;
            assert_eq!(refused.status, 404);
        }
        assert_eq!(chosen.post_fields(&format!("{thread}/withdraw"), &[("reply", &id)]).await.status, 303);
        let body = author.get(&page).await.body;
        assert!(body.contains("Reply taken back") && !body.contains("six"), "{body}");
        // What has to be mended comes back with what was typed.
        let long = "é".repeat(4_001);
        let faulty = reply(&chosen, &page, &long).await;
        assert_eq!(faulty.status, 422);
        assert!(faulty.body.contains(&long) && faulty.body.contains("4,000"), "{}", faulty.body.len());
        let empty = reply(&chosen, &page, "  ").await;
        assert!(empty.status == 422 && empty.body.contains("Write something"));
    }

    async fn a_form_with_faults_comes_back_and_one_sent_twice_is_kept_once(app) {
        let author = app.staff(Role::Admin, "apwo").await;
        let entry = author.get(NEW).await.hidden("entry");
        let faulty = author
            .post_fields(NEW, &[("entry", &entry), ("title", "Kept title"), ("text", ""), ("visibility", "chosen")])
            .await;
        assert_eq!(faulty.status, 422);
        assert!(faulty.body.contains("Kept title") && faulty.body.contains("Choose at least one party"));
        assert_eq!(faulty.hidden("entry"), entry);
        let fields =
            [("entry", entry.as_str()), ("title", "Twice"), ("text", "x"), ("visibility", "parties")];
        for _ in 0..2 {
            assert_eq!(author.post_fields(NEW, &fields).await.status, 303);
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM announcements").await, 1);
        assert_eq!(author.post_fields(NEW, &[("title", "No key")]).await.status, 400);
        for role in [Role::Reader, Role::Moderator] {
            let refused = app.staff(role, "apwo").await;
            assert_eq!(refused.get(NEW).await.status, 403);
            assert_eq!(refused.post_fields(NEW, &fields).await.status, 403);
        }
        let moderator = app.staff(Role::Moderator, "apwo").await;
        assert_eq!(moderator.get("/desk/pact/messages").await.status, 403);
        let stranger = app.browser().get("/desk/pact/messages").await;
        assert!(stranger.status == 303 && stranger.location().starts_with("/desk/sign-in"));
    }

    async fn what_the_parties_say_is_not_readable_in_the_database(app) {
        let author = app.staff(Role::Admin, "apwo").await;
        let page = announce(&author, "parties", &[]).await;
        reply(&author, &page, "Nobody outside reads this reply").await;
        let bytes = crate::at_rest::bytes_at_rest(&app).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for typed in ["Three sentences for the media", SECRET, "Nobody outside reads"] {
            assert!(!text.contains(typed), "{typed}");
        }
    }
}

/// Through a real server: the headers by which a mail program mutes with its own button.
async fn the_button_of_a_mail_program(kind: Kind) {
    let server = SmtpServer::start(json!({"mode": "plain"})).await;
    let port = server.port;
    let app = TestApp::start_with(
        kind,
        Box::new(move |config| {
            config.mail.transport = MailTransport::Smtp;
            config.mail.host = "127.0.0.1".into();
            config.mail.port = port;
            config.mail.security = MailSecurity::None;
        }),
    )
    .await;
    let author = colleague(&app, Role::Admin, "apwo", Language::En).await;
    let other = colleague(&app, Role::Admin, "sigo", Language::En).await;
    announce(&author.browser, "chosen", &["sigo"]).await;
    app.wait_seconds(200);
    app.deliver().await;
    let mail = server.wait_for(1).await.remove(0);
    assert_eq!(mail.to, [other.address.as_str()]);
    let unfolded = mail.data.replace("\r\n ", " ").replace("\r\n\t", " ");
    let header = |name: &str| {
        let line = unfolded.lines().find(|line| line.starts_with(&format!("{name}:")));
        line.unwrap_or_else(|| panic!("{name} in {unfolded}")).to_owned()
    };
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    let link = mute_path(&header("List-Unsubscribe").replace('>', ""));
    let boundary =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--";
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", boundary),
    ] {
        let done = app.browser().send("POST", &link, Some(kind), body.as_bytes().to_vec()).await;
        assert_eq!(done.status, 200, "without a token and without being sent elsewhere: {}", done.body);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM notice_mutes").await, 1);
    announce(&author.browser, "chosen", &["sigo"]).await;
    app.wait_seconds(200);
    app.deliver().await;
    assert_eq!(server.wait_for(1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_programs_button_mutes_on_sqlite() {
    the_button_of_a_mail_program(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_programs_button_mutes_on_postgres() {
    the_button_of_a_mail_program(Kind::Postgres).await;
}
