//! Mail through a real server: in the clear, by STARTTLS, by TLS, with a password; tried again when it is
//! refused for now, given up when refused for good, each message once.

use commonfront::config::{Hidden, MailSecurity, MailTransport};
use commonfront_domain::clock::HOUR;
use commonfront_testkit::{Build, Kind, SmtpServer, TestApp, person};
use serde_json::json;

use crate::{PROCLAMATION, sign};

fn to(server: &SmtpServer, security: MailSecurity, login: Option<(&str, &str)>) -> Build {
    let (port, login) = (server.port, login.map(|(user, word)| (user.to_owned(), word.to_owned())));
    Box::new(move |config| {
        config.mail.transport = MailTransport::Smtp;
        config.mail.host = "127.0.0.1".into();
        config.mail.port = port;
        config.mail.security = security;
        if let Some((user, word)) = login {
            config.mail.username = Some(user);
            config.mail.password = Some(Hidden(word));
        }
    })
}

async fn the_story_through_a_real_server(kind: Kind) {
    let server = SmtpServer::start(json!({"mode": "plain"})).await;
    let app = TestApp::start_with(kind, to(&server, MailSecurity::None, None)).await;
    assert_eq!(sign(&app, "/fr/keep-it-public/proclamation", person("amina@example.org")).await.status, 303);
    app.deliver().await;
    let mail = server.wait_for(1).await.remove(0);
    assert_eq!(mail.to, ["amina@example.org"]);
    let plain = unfolded(&mail.data);
    for part in
        ["Subject: =?utf-8?", "Auto-Submitted: auto-generated", "Content-Language: fr", "Message-ID: <"]
    {
        assert!(mail.data.to_lowercase().contains(&part.to_lowercase()), "{part} in {}", mail.data);
    }
    let start = plain.find("/fr/my/").expect("a link");
    let link: String =
        plain[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
    assert_eq!(app.browser().get(&link).await.status, 200);
    assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
    assert_eq!(app.browser().post(&format!("{link}/confirm"), &[]).await.status, 303);
    assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
    let shown = vec![("display".to_owned(), "full_name".to_owned())];
    app.browser().post(&format!("{link}/display"), &shown).await;
    assert!(app.browser().get(PROCLAMATION).await.body.contains("<b>Amina Diallo</b>"));
    app.browser().post(&format!("{link}/withdraw"), &[]).await;
    assert_eq!(app.counts("proclamation").await, [0, 0, 0, 1]);
    app.deliver().await;
    assert_eq!(server.wait_for(1).await.len(), 1, "each message is sent once");
}

/// Quoted-printable (RFC 2045, section 6.7) as far as links need it.
fn unfolded(data: &str) -> String {
    data.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_confirm_display_withdraw_through_a_real_server_on_sqlite() {
    the_story_through_a_real_server(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_confirm_display_withdraw_through_a_real_server_on_postgres() {
    the_story_through_a_real_server(Kind::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_is_sent() {
    let auth = json!({"mode": "plain", "auth": {"user": "front", "pass": "commun"}});
    let server = SmtpServer::start(auth).await;
    let app =
        TestApp::start_with(Kind::Sqlite, to(&server, MailSecurity::None, Some(("front", "commun")))).await;
    sign(&app, PROCLAMATION, person("amina@example.org")).await;
    app.deliver().await;
    assert_eq!(server.wait_for(1).await[0].user.as_deref(), Some("front"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_for_now_is_sent_later_and_once() {
    let server = SmtpServer::start(json!({"mode": "plain", "greylist": 2})).await;
    let app = TestApp::start_with(Kind::Sqlite, to(&server, MailSecurity::None, None)).await;
    sign(&app, PROCLAMATION, person("amina@example.org")).await;
    for _ in 0..6 {
        app.deliver().await;
        app.wait(HOUR / 4);
    }
    app.deliver().await;
    assert_eq!(server.wait_for(1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_for_good_is_given_up_and_holds_up_nobody() {
    let server = SmtpServer::start(json!({"mode": "plain", "reject": "nobody@"})).await;
    let app = TestApp::start_with(Kind::Sqlite, to(&server, MailSecurity::None, None)).await;
    sign(&app, PROCLAMATION, person("nobody@example.org")).await;
    sign(&app, PROCLAMATION, person("amina@example.org")).await;
    app.deliver().await;
    assert_eq!(server.wait_for(1).await[0].to, ["amina@example.org"]);
    for _ in 0..4 {
        app.wait(HOUR);
        app.deliver().await;
    }
    assert_eq!(server.wait_for(1).await.len(), 1);
    let mut conn = app.app.db.read().await.unwrap();
    assert_eq!(commonfront_store::query!(conn, outbox::waiting()).unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_down_loses_no_mail() {
    let server = SmtpServer::start(json!({"mode": "plain"})).await;
    let build: Build = Box::new(|config| {
        config.mail.transport = MailTransport::Smtp;
        config.mail.host = "127.0.0.1".into();
        config.mail.security = MailSecurity::None;
        // Port 9 is "discard"; nothing listens there.
        config.mail.port = 9;
    });
    let app = TestApp::start_with(Kind::Sqlite, build).await;
    sign(&app, PROCLAMATION, person("amina@example.org")).await;
    app.deliver().await;
    let mut conn = app.app.db.read().await.unwrap();
    assert_eq!(commonfront_store::query!(conn, outbox::waiting()).unwrap(), 1);
    drop((conn, server));
}

/// A certificate for `localhost` that only these tests trust: (folder, certificate, key).
fn certificate() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (folder, certificate, key)
}

async fn encrypted(mode: &str, security: MailSecurity) {
    let (_folder, certificate, key) = certificate();
    let login = json!({"user": "front", "pass": "commun"});
    let settings = json!({"mode": mode, "cert": certificate, "key": key, "auth": login});
    let server = SmtpServer::start(settings).await;
    let usual = to(&server, security, Some(("front", "commun")));
    let trusting: Build = Box::new(move |config| {
        usual(config);
        config.mail.host = "localhost".into();
        config.mail.extra_root_file = Some(certificate);
    });
    let app = TestApp::start_with(Kind::Sqlite, trusting).await;
    sign(&app, PROCLAMATION, person("amina@example.org")).await;
    app.deliver().await;
    let mail = server.wait_for(1).await.remove(0);
    assert!(mail.secure && mail.user.as_deref() == Some("front"));

    // A certificate that nobody vouches for gets nothing, and the mail waits.
    let wary: Build = {
        let usual = to(&server, security, Some(("front", "commun")));
        Box::new(move |config| {
            usual(config);
            config.mail.host = "localhost".into();
        })
    };
    let app = TestApp::start_with(Kind::Sqlite, wary).await;
    sign(&app, PROCLAMATION, person("odile@example.org")).await;
    app.deliver().await;
    let mut conn = app.app.db.read().await.unwrap();
    assert_eq!(commonfront_store::query!(conn, outbox::waiting()).unwrap(), 1);
    assert_eq!(server.wait_for(1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_goes_out_by_starttls_to_a_server_whose_certificate_is_known() {
    encrypted("starttls", MailSecurity::Starttls).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_goes_out_by_tls_to_a_server_whose_certificate_is_known() {
    encrypted("tls", MailSecurity::Tls).await;
}
