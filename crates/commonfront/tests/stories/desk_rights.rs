//! What a person may ask of whoever holds her, and what happens to what is held without being asked.

mod leaving;
mod over;

use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::person::MailStatus;
use commonfront_domain::{EmailAddress, Role};
use commonfront_store::query;
use commonfront_testkit::{Kind, TestApp, dump, person, stories};
use commonfront_web::slices::people::held::{self, Held};

use crate::{PROCLAMATION, sign, with};

/// Signs with the boxes of some organisations ticked, and confirms; gives back the private link's path.
async fn consent(app: &TestApp, address: &str, boxes: &[&str]) -> String {
    let mut fields = with(person(address), "comment", "Because of my mother");
    fields.extend(boxes.iter().map(|name| ("consent".into(), format!("{name}:1"))));
    let signed = sign(app, PROCLAMATION, fields).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let link = app.link_to(address).await;
    assert_eq!(app.browser().post(&format!("{link}/confirm"), &[]).await.status, 303);
    app.carry().await;
    link
}

/// An organisation's record of whoever has this mailbox.
async fn held(app: &TestApp, organisation: &str, address: &str) -> Option<Held> {
    let organisation = app.organisation(organisation).await;
    let keys = held::keys(&app.app.vault, organisation).unwrap();
    let mailbox = keys.fingerprint(&EmailAddress::parse(address).unwrap().folded());
    let mut conn = app.app.db.read().await.unwrap();
    let row = query!(conn, people::find(organisation, &mailbox)).unwrap();
    row.map(|row| Held::open(&keys, &row).unwrap())
}

/// Takes a file of people in for an organisation.
async fn import(app: &TestApp, organisation: &str, csv: &str) {
    let maya = app.staff(Role::Campaigner, organisation).await;
    let head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"members.csv\"\r\n\
                Content-Type: text/csv\r\n\r\n";
    let body = [head, csv, "\r\n--limit--\r\n"].concat().into_bytes();
    let came = maya.send("POST", "/desk/imports", Some("multipart/form-data; boundary=limit"), body).await;
    assert_eq!(came.status, 303, "{}", came.body);
    let path = came.location();
    let basis = fields(&[("basis", "express"), ("proof", "Signed cards, spring meeting")]);
    assert_eq!(maya.post(path, &basis).await.status, 303);
    app.import_all().await;
    assert_eq!(maya.post(&format!("{path}/start"), &[]).await.status, 303);
    app.import_all().await;
}

const MEMBERS: &str = "email,first name,last name,postal code,tags,Local\namina@example.org,Amina,Diallo,K1N 6N5,steward,Local 12\n";

/// The path of the link in the newest mail with a person's own record.
async fn link_to_record(app: &TestApp, address: &str, mails: usize) -> String {
    let mails = app.wait_for_mails(address, mails).await;
    let (_, text) = mails.last().unwrap();
    let line = text.lines().find(|line| line.contains("/held/")).expect("a link in the mail");
    let (_, path) = line.split_once("://").and_then(|(_, rest)| rest.split_once('/')).unwrap();
    format!("/{path}")
}

async fn ask(app: &TestApp, address: &str) {
    let asked = vec![("email_address".to_owned(), address.to_owned())];
    assert_eq!(app.browser().post("/en/find", &asked).await.status, 200);
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

stories! {
    async fn she_sees_everything_that_is_held_about_her(app) {
        import(&app, "sigo", MEMBERS).await;
        let link = consent(&app, "amina@example.org", &["apwo"]).await;
        let mine = app.browser().get(&link).await;
        assert!(mine.body.contains(&format!("{link}/record")), "{}", mine.body);
        let page = app.browser().get(&format!("{link}/record")).await;
        assert!(page.is_ok() && page.header("cache-control").contains("no-store"), "{}", page.body);
        for shown in [
            "amina@example.org", "Amina Diallo", "K1N 6N5", "Because of my mother", "The proclamation",
            "Amalgamated Provincial Workers of Ontario", "Science and Inspection Guild of Ontario", "steward",
            "Local 12", "Signed cards, spring meeting", "version 1", "may e-mail me about the Keep it public campaign",
            "12 months after the campaign has ended", "on the form of",
        ] {
            assert!(page.body.contains(shown), "{shown}: {}", page.body);
        }
        assert!(!page.body.contains("members.csv"), "the file's name is the union's own");
        assert!(!page.body.contains("Alliance of Ontario"), "who holds nothing is not named");
        let french = app.browser().get(&format!("{}/record", link.replace("/en/", "/fr/"))).await.body;
        assert!(french.contains("Tout ce que nous avons sur vous"));

        let file = app.browser().post(&format!("{link}/record/download"), &[]).await;
        assert!(file.is_ok() && file.header("content-disposition").contains("attachment"));
        let file = file.json();
        assert_eq!(file["signatures"][0]["comment"], "Because of my mother");
        assert_eq!(file["organisations"].as_array().unwrap().len(), 2);
        assert_eq!(file["consents"][0]["organisation"], "apwo");
        assert_eq!(file["consents"][0]["version"], 1);
    }

    async fn whom_a_union_imported_finds_her_record_by_mail(app) {
        import(&app, "sigo", MEMBERS).await;
        ask(&app, "Amina@example.org").await;
        let link = link_to_record(&app, "amina@example.org", 1).await;
        let page = app.browser().get(&link).await.body;
        assert!(page.contains("Local 12") && page.contains("Science and Inspection Guild"), "{page}");
        ask(&app, "amina@example.org").await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(app.mails_to("amina@example.org").await.len(), 1, "one an hour");
        app.wait(31 * DAY);
        assert_eq!(app.browser().get(&link).await.status, 404, "a link works for a month");
        app.sweep().await;
        assert_eq!(app.browser().get(&link).await.status, 404);
    }

    async fn no_other_persons_link_opens_hers(app) {
        import(&app, "sigo", MEMBERS).await;
        let hers = consent(&app, "amina@example.org", &["apwo"]).await;
        // Another spelling of the same mailbox proves nothing about this one.
        let other = sign_join(&app, "amina+tag@example.org").await;
        let page = app.browser().get(&format!("{other}/record")).await.body;
        assert!(page.contains("amina+tag@example.org") && !page.contains("Local 12"), "{page}");
        assert!(!page.contains("amina@example.org") && !page.contains("Because of my mother"), "{page}");
        assert!(app.browser().get(&format!("{hers}/record")).await.body.contains("Local 12"));
        let token = hers.rsplit('/').next().unwrap();
        for path in [format!("/en/held/{token}"), "/en/held/x".into(), "/en/my/x/record".into(), "/en/held/%00".into()] {
            assert_eq!(app.browser().get(&path).await.status, 404, "{path}");
            for what in ["erase", "correct", "download", "withdraw", "x"] {
                assert_eq!(app.browser().get(&format!("{path}/{what}")).await.status, 404, "{path}");
                assert_eq!(app.browser().post(&format!("{path}/{what}"), &[]).await.status, 404, "{path}");
            }
        }
        let forged = app.browser().with_header("sec-fetch-site", "cross-site");
        assert_eq!(forged.post(&format!("{hers}/record/erase"), &[]).await.status, 403);
    }

    async fn opening_a_link_changes_nothing(app) {
        import(&app, "sigo", MEMBERS).await;
        let mine = consent(&app, "amina@example.org", &["apwo"]).await;
        ask(&app, "jo@example.org").await;
        import(&app, "aopp", "email\njo@example.org\n").await;
        ask(&app, "jo@example.org").await;
        let theirs = link_to_record(&app, "jo@example.org", 1).await;
        let before = app.counts("proclamation").await;
        for base in [format!("{mine}/record"), theirs] {
            for what in ["", "/erase", "/correct", "/withdraw", "/download"] {
                for method in ["GET", "HEAD"] {
                    let opened = app.browser().send(method, &format!("{base}{what}"), None, Vec::new()).await;
                    assert!([200, 302].contains(&opened.status), "{method} {base}{what}: {}", opened.status);
                }
            }
        }
        app.carry().await;
        assert_eq!(app.counts("proclamation").await, before);
        assert!(held(&app, "sigo", "amina@example.org").await.is_some());
        assert!(held(&app, "apwo", "amina@example.org").await.is_some());
        assert!(held(&app, "aopp", "jo@example.org").await.is_some());
    }

    async fn what_is_wrong_she_corrects_everywhere(app) {
        import(&app, "sigo", MEMBERS).await;
        let link = format!("{}/record", consent(&app, "amina@example.org", &["apwo"]).await);
        let wrong = fields(&[("given_name", ""), ("family_name", "D'Ãrc"), ("postal_code", "90210")]);
        let again = app.browser().post(&format!("{link}/correct"), &wrong).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Enter your first name") && again.body.contains("value=\"90210\""), "{}", again.body);
        let right = fields(&[("given_name", "Aminata"), ("family_name", "Roy"), ("postal_code", "p3e5p9")]);
        assert_eq!(app.browser().post(&format!("{link}/correct"), &right).await.location(), format!("{link}?done=correct"));
        let page = app.browser().get(&format!("{link}?done=correct")).await.body;
        assert!(page.contains("Corrected everywhere") && !page.contains("Diallo"), "{page}");
        assert_eq!(page.matches("Aminata Roy").count(), 3, "the signature, and both unions' records");
        for union in ["apwo", "sigo"] {
            let person = held(&app, union, "amina@example.org").await.unwrap().person;
            assert_eq!((person.name().as_str(), person.postal_code.as_str()), ("Aminata Roy", "P3E 5P9"));
        }
        assert!(app.browser().get(PROCLAMATION).await.body.contains("<b>Aminata</b>"));
        app.prove_counters().await;
    }

    async fn she_ends_one_unions_consent_and_keeps_the_others(app) {
        import(&app, "sigo", MEMBERS).await;
        let link = consent(&app, "amina@example.org", &["apwo", "aopp", "sigo"]).await;
        let record = format!("{link}/record");
        let end = |name: &str| fields(&[("organisation", name)]);
        assert_eq!(app.browser().post(&format!("{record}/withdraw"), &end("nobody")).await.status, 404);
        assert_eq!(app.browser().post(&format!("{record}/withdraw"), &end("apwo")).await.status, 303);
        assert!(held(&app, "apwo", "amina@example.org").await.is_none(), "at once");
        assert_eq!(app.browser().post(&format!("{record}/withdraw"), &end("sigo")).await.status, 303);
        app.carry().await;
        assert!(held(&app, "apwo", "amina@example.org").await.is_none());
        let member = held(&app, "sigo", "amina@example.org").await.unwrap();
        assert_eq!(member.standing.mail_status, MailStatus::Unsubscribed, "she is its member still");
        assert!(held(&app, "aopp", "amina@example.org").await.is_some());
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0], "her signature has nothing to do with it");
        import(&app, "apwo", MEMBERS).await;
        assert!(held(&app, "apwo", "amina@example.org").await.is_none(), "no import brings her back");
        let page = app.browser().get(&record).await.body;
        assert!(page.contains("ended on") && page.contains("in force"), "{page}");
    }

    async fn she_erases_herself_and_stays_erased(app) {
        import(&app, "sigo", MEMBERS).await;
        let link = consent(&app, "amina@example.org", &["apwo"]).await;
        sign_join(&app, "amina@example.org").await;
        let jo = with(with(person("jo@example.org"), "given_name", "Jo"), "consent", "apwo:1");
        sign(&app, PROCLAMATION, jo).await;
        let theirs = app.link_to("jo@example.org").await;
        app.browser().post(&format!("{theirs}/confirm"), &[]).await;
        app.carry().await;
        assert_eq!((app.counts("proclamation").await, app.counts("join").await), ([2, 0, 0, 0], [0, 1, 0, 0]));
        let sure = app.browser().get(&format!("{link}/record/erase")).await;
        assert!(sure.is_ok() && sure.body.contains("cannot be undone"), "{}", sure.body);
        let erased = app.browser().post(&format!("{link}/record/erase"), &[]).await;
        assert_eq!((erased.status, erased.location()), (303, format!("{link}/record?done=erase").as_str()));
        let page = app.browser().get(erased.location()).await.body;
        assert!(page.contains("still counts, without you") && !page.contains("Diallo"), "{page}");
        let page = app.browser().get(&format!("{link}/record")).await;
        assert!(page.is_ok() && page.body.contains("Nothing is held"), "{}", page.body);
        assert_eq!(app.browser().get(&link).await.location(), format!("{link}/record"));
        for what in ["display", "withdraw", "confirm"] {
            assert_eq!(app.browser().post(&format!("{link}/{what}"), &fields(&[("display", "full_name")])).await.status, 303);
        }
        assert_eq!((app.counts("proclamation").await, app.counts("join").await), ([2, 0, 0, 0], [0, 0, 0, 0]));
        assert!(!app.browser().get(PROCLAMATION).await.body.contains("Amina"));
        app.prove_counters().await;

        for union in ["apwo", "sigo", "aopp"] {
            assert!(held(&app, union, "amina@example.org").await.is_none(), "{union}");
            import(&app, union, MEMBERS).await;
            assert!(held(&app, union, "amina@example.org").await.is_none(), "{union}: no import brings her back");
        }
        app.carry().await;
        assert!(held(&app, "apwo", "jo@example.org").await.is_some(), "nobody else's record changes");
        let id = commonfront_domain::keys::Keys::link_number(link.rsplit('/').next().unwrap()).unwrap();
        let mut conn = app.app.db.read().await.unwrap();
        let row = query!(conn, signing::get(id)).unwrap().unwrap();
        assert!(row.sealed.is_empty() && row.address_key == 0, "there is nothing to open");
        drop(conn);
        ask(&app, "amina@example.org").await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(app.mails_to("amina@example.org").await.is_empty(), "nobody knows her address any more");
    }

    async fn who_erased_herself_may_sign_again_and_counts_once(app) {
        let link = consent(&app, "amina@example.org", &["apwo"]).await;
        app.browser().post(&format!("{link}/record/erase"), &[]).await;
        app.wait(2 * HOUR);
        let signed = sign(&app, PROCLAMATION, person("amina@example.org")).await;
        assert_eq!(signed.status, 303);
        assert_eq!(app.counts("proclamation").await, [1, 1, 0, 0]);
        let link = app.link_to("amina@example.org").await;
        app.browser().post(&format!("{link}/confirm"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0], "one person counts once");
        app.prove_counters().await;
        app.browser().post(&format!("{link}/record/erase"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        app.prove_counters().await;
    }

    async fn networks_are_forgotten_within_thirty_days(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        if app.kind == Kind::Postgres {
            let network = app.app.limits.network_of([127, 0, 0, 1].into()).to_string();
            assert!(dump(&app.database_url).await.contains(&network));
            app.browser().post(&format!("{}/confirm", app.link_to("amina@example.org").await), &[]).await;
            app.wait(30 * DAY);
            app.sweep().await;
            assert!(!dump(&app.database_url).await.contains(&network));
            assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        }
    }

    async fn the_data_page_says_what_is_true_of_this_server(app) {
        let page = app.browser().get("/en/your-data").await.body;
        for said in ["has not said so yet", "on the same machine", "12 months after", "14 days", "hello@commonfront.example", "APWO"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(app.browser().get("/fr/your-data").await.body.contains("Ce que deviennent vos données"));
    }
}

/// Signs another action, without confirming; gives back the private link's path.
async fn sign_join(app: &TestApp, address: &str) -> String {
    app.wait(HOUR);
    assert_eq!(sign(app, "/en/keep-it-public/join", person(address)).await.status, 303);
    app.link_to(address).await
}
