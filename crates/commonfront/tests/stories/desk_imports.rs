//! People come from files and go out in files.

use std::fmt::Write as _;
use std::path::Path;

use commonfront_domain::clock::{DAY, SECOND};
use commonfront_domain::{EmailAddress, Language, Role, text_rules};
use commonfront_people_file::{MAX_CUSTOM, PeopleReader, Record, sniff};
use commonfront_store::query;
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::imports::engine;
use commonfront_web::slices::imports::plan::Tools;

pub(super) const EXPRESS: [(&str, &str); 2] =
    [("basis", "express"), ("proof", "Paper forms, May 2025, cabinet 3 in Sudbury")];
const MEMBERS: [(&str, &str); 2] = [("basis", "membership"), ("still", "1")];

fn form(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Brings a file.
pub(super) async fn bring(browser: &Browser, name: &str, file: &[u8]) -> Answer {
    let head = format!(
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    let body = [head.as_bytes(), file, b"\r\n--limit--\r\n"].concat();
    browser.send("POST", "/desk/imports", Some("multipart/form-data; boundary=limit"), body).await
}

/// Brings a file and has it rehearsed; gives back its page's path.
async fn rehearsed(app: &TestApp, browser: &Browser, file: &[u8], fields: &[(&str, &str)]) -> String {
    let came = bring(browser, "list.csv", file).await;
    assert_eq!(came.status, 303, "{}", came.body);
    let path = came.location().to_owned();
    let matched = browser.post(&path, &form(fields)).await;
    assert_eq!((matched.status, matched.location()), (303, path.as_str()), "{}", matched.body);
    app.import_all().await;
    path
}

/// Has a rehearsed file taken in.
async fn started(app: &TestApp, browser: &Browser, path: &str) {
    assert_eq!(browser.post(&format!("{path}/start"), &[]).await.status, 303);
    app.import_all().await;
}

/// Brings a file and has it taken in.
pub(super) async fn imported(
    app: &TestApp,
    browser: &Browser,
    file: &[u8],
    fields: &[(&str, &str)],
) -> String {
    let path = rehearsed(app, browser, file, fields).await;
    started(app, browser, &path).await;
    path
}

const PARTS: [&str; 10] = [
    "email",
    "given_name",
    "family_name",
    "postal_code",
    "language",
    "tags",
    "custom",
    "status",
    "basis",
    "since",
];

pub(super) async fn exported(browser: &Browser, query: &str, format: &str) -> Answer {
    let mut fields = form(&[("query", query), ("format", format)]);
    fields.extend(PARTS.map(|part| ("part".to_owned(), part.to_owned())));
    browser.post("/desk/export", &fields).await
}

/// Everybody whom an organisation has, by address.
async fn people(browser: &Browser) -> Vec<serde_json::Value> {
    let answer = exported(browser, "", "json").await;
    assert!(answer.is_ok(), "{}", answer.body);
    answer.json().as_array().expect("a list").clone()
}

fn of<'p>(people: &'p [serde_json::Value], address: &str) -> &'p serde_json::Value {
    people.iter().find(|one| one["email"] == address).unwrap_or_else(|| panic!("no {address}"))
}

/// The five numbers of an import's page, without the spaces and commas of large ones.
fn sums(page: &Answer) -> Vec<i64> {
    let numbers = page.body.split("<dd>").skip(1);
    let digits =
        numbers.map(|rest| rest.split('<').next().unwrap_or_default().chars().filter(char::is_ascii_digit));
    digits.map(|digits| digits.collect::<String>().parse().expect("a number")).collect()
}

stories! {
    async fn a_spreadsheet_is_read_as_excel_writes_it_in_french(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        assert!(maya.get("/desk/imports").await.body.contains("Nothing has been imported yet"));
        let file = b"Courriel;Pr\xE9nom;Nom;Code postal;Section\r\n\
            amelie@courriel.example;Am\xE9lie;B\xE9langer;k1n6n5;\xABEst\xBB\r\n\r\nb.okonkwo@post.example;Benjamin;Okonkwo;;\r\n";
        let came = bring(&maya, "C:\\Temp\\D\u{e9}l\u{e9}gu\u{e9}es 2026.csv", file).await;
        let path = came.location().to_owned();
        let page = maya.get(&path).await;
        assert!(page.is_ok() && page.body.contains("D\u{e9}l\u{e9}gu\u{e9}es 2026.csv") && !page.body.contains("Temp"), "{}", page.body);
        assert!(page.body.contains("Amélie · Benjamin") && page.body.contains("«Est»"));
        assert_eq!(maya.post(&path, &form(&EXPRESS)).await.status, 303);
        let waits = maya.get(&path).await;
        assert!(waits.body.contains("<progress") && waits.body.contains("http-equiv=\"refresh\""), "{}", waits.body);
        assert_eq!(maya.get(&format!("{path}/progress")).await.json()["state"], "checking");
        app.import_all().await;
        let rehearsal = maya.get(&path).await;
        assert_eq!(sums(&rehearsal), [2, 0, 0, 0, 0], "{}", rehearsal.body);
        assert!(rehearsal.body.contains("Nothing has been written yet") && people(&maya).await.is_empty());
        started(&app, &maya, &path).await;
        let done = maya.get(&path).await;
        assert!(done.body.contains("2 people were taken in") && done.body.contains("/desk/people?import="), "{}", done.body);
        assert_eq!(sums(&done), [2, 0, 0, 0, 0]);
        let all = people(&maya).await;
        let amelie = of(&all, "amelie@courriel.example");
        assert_eq!((&amelie["given_name"], &amelie["family_name"]), (&"Amélie".into(), &"Bélanger".into()));
        assert_eq!((&amelie["postal_code"], &amelie["custom"]["Section"]), (&"K1N 6N5".into(), &"«Est»".into()));
        assert_eq!((&amelie["status"], &amelie["basis"]), (&"subscribed".into(), &"express".into()));
        assert!(maya.get("/desk/imports").await.body.contains("desk-status-live"));
    }

    async fn an_export_of_listmonk_is_recognised_with_its_attributes(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        let file = "\u{FEFF}uuid,email,name,attributes,status,created_at,updated_at\n\
            5f6b,amina@example.org,Amina Diallo,\"{\"\"local\"\": 42, \"\"member\"\": true}\",enabled,2024-01-01,2024-01-01\n\
            6f6b,bo@example.org,Bo Roy,{},blocklisted,2024-01-01,2024-01-01\n";
        let came = bring(&maya, "subscribers.csv", file.as_bytes()).await;
        let page = maya.get(came.location()).await;
        assert!(page.body.contains("an export from listmonk"), "{}", page.body);
        assert_eq!(maya.post(&format!("{}/stop", came.location()), &[]).await.status, 303);
        assert!(maya.get(came.location()).await.body.contains("was dropped"));
        let path = imported(&app, &maya, file.as_bytes(), &EXPRESS).await;
        assert_eq!(sums(&maya.get(&path).await), [1, 0, 0, 1, 0]);
        let all = people(&maya).await;
        assert_eq!(all.len(), 1, "whom the file unsubscribes is not taken in: {all:?}");
        let amina = of(&all, "amina@example.org");
        assert_eq!((&amina["given_name"], &amina["family_name"]), (&"Amina".into(), &"Diallo".into()));
        assert_eq!(amina["custom"], serde_json::json!({"local": "42", "member": "true"}));
        let again = imported(&app, &maya, b"email\nbo@example.org\n", &EXPRESS).await;
        assert_eq!(sums(&maya.get(&again).await), [0, 0, 1, 0, 0], "nor is she by the next file");
    }

    async fn how_columns_were_matched_is_remembered(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let file = "Adresse de contact,Unité\namina@example.org,Local 42\n".to_owned();
        let came = bring(&maya, "a.csv", file.as_bytes()).await;
        assert!(maya.get(came.location()).await.body.contains("<option value=\"email\" selected>"), "by its cells");
        let mut fields = form(&EXPRESS);
        fields.extend(form(&[("c1", "tags"), ("tags", "steward; Steward")]));
        assert_eq!(maya.post(came.location(), &fields).await.status, 303);
        app.import_all().await;
        started(&app, &maya, came.location()).await;
        let all = people(&maya).await;
        assert_eq!(of(&all, "amina@example.org")["tags"], serde_json::json!(["Local 42", "steward"]));
        let next = bring(&maya, "b.csv", file.to_uppercase().as_bytes()).await;
        let page = maya.get(next.location()).await;
        assert!(page.body.contains("<option value=\"tags\" selected>"), "{}", page.body);
        let other = app.staff(Role::Campaigner, "sigo").await;
        let theirs = bring(&other, "b.csv", file.as_bytes()).await;
        assert!(!other.get(theirs.location()).await.body.contains("<option value=\"tags\" selected>"));
    }

    async fn whoever_has_said_no_stays_out(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let (now, organisation) = (app.app.clock.now(), app.organisation("apwo").await);
        let erased = EmailAddress::parse("gone@example.org").unwrap();
        let mut tx = app.app.db.write().await.unwrap();
        query!(tx, people::entomb(&app.app.keys.fingerprint(&erased), now)).unwrap();
        let keys = app.app.vault.of(organisation).unwrap();
        let no = EmailAddress::parse("no@example.org").unwrap();
        query!(tx, people::suppress(organisation, &keys.fingerprint(&no.folded()), 1, now)).unwrap();
        tx.commit().await.unwrap();
        let file = b"email,unsubscribed\nGone@example.org,\nno+list@example.org,\nyes@example.org,\nnew@example.org,yes\n";
        let path = rehearsed(&app, &maya, file, &EXPRESS).await;
        assert_eq!(sums(&maya.get(&path).await), [1, 0, 2, 1, 0]);
        started(&app, &maya, &path).await;
        assert_eq!(sums(&maya.get(&path).await), [1, 0, 2, 1, 0]);
        assert_eq!(people(&maya).await.len(), 1);
        let theirs = app.staff(Role::Campaigner, "sigo").await;
        let path = imported(&app, &theirs, file, &EXPRESS).await;
        assert_eq!(sums(&theirs.get(&path).await), [2, 0, 1, 1, 0], "she said no to one union only; who is erased is gone everywhere");
        // Whoever is here and unsubscribed by a file stays here, unsubscribed, whatever the next says.
        imported(&app, &maya, b"email,status\nyes@example.org,unsubscribed\n", &EXPRESS).await;
        imported(&app, &maya, b"email,status\nyes@example.org,subscribed\n", &EXPRESS).await;
        assert_eq!(of(&people(&maya).await, "yes@example.org")["status"], "unsubscribed");
    }

    async fn the_same_people_again_are_filled_in_and_not_overwritten(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let first = b"email,first name,local,notes\namina@example.org,Amina,42,Called in May\n";
        let path = imported(&app, &maya, first, &MEMBERS).await;
        assert_eq!(sums(&maya.get(&path).await), [1, 0, 0, 0, 0]);
        let next = b"email,first name,last name,local,shift,notes\nAMINA+x@example.org,A.,Diallo,7,night,Called in May\namina@example.org,,,,day,\n";
        let mut fields = EXPRESS.to_vec();
        fields.push(("tags", "steward"));
        let path = imported(&app, &maya, next, &fields).await;
        assert_eq!(sums(&maya.get(&path).await), [0, 1, 0, 0, 0], "one person, though the file has her twice");
        let all = people(&maya).await;
        assert_eq!(all.len(), 1);
        let amina = of(&all, "amina@example.org");
        assert_eq!((&amina["given_name"], &amina["family_name"]), (&"Amina".into(), &"Diallo".into()));
        assert_eq!(amina["custom"], serde_json::json!({"local": "42", "shift": "night"}));
        assert_eq!((&amina["basis"], &amina["tags"]), (&"express".into(), &serde_json::json!(["steward"])));
        for query in ["tag=steward", "field=shift%3Dnight", "q=diallo", "basis=1", "q=amina%40example.org"] {
            assert_eq!(exported(&maya, query, "json").await.json().as_array().unwrap().len(), 1, "{query}");
        }
        assert!(exported(&maya, "basis=2", "json").await.json().as_array().unwrap().is_empty());
    }

    async fn what_is_wrong_can_be_read_line_by_line(app) {
        let maya = app.staff_named(Role::Campaigner, "apwo", "Maya Lindqvist", Language::Fr).await;
        let file = b"Courriel;Code postal;Fin de l'adh\xE9sion\npas une adresse;;\na@example.org;12345;\n;;\nb@example.org;;2019-01-01\nc@example.org;;2025-12-31\nd@example.org;;03/04/2025\n";
        let path = rehearsed(&app, &maya, file, &MEMBERS).await;
        let page = maya.get(&path).await;
        assert_eq!(sums(&page), [2, 0, 0, 0, 3], "{}", page.body);
        assert!(page.body.contains("Ce n’est pas une adresse de courriel.") && page.body.contains("Code postal"), "{}", page.body);
        let csv = maya.get(&format!("{path}/faults.csv")).await;
        assert!(csv.header("content-disposition").contains("problemes.csv"), "{:?}", csv.headers);
        assert!(csv.body.contains("\"2\";\"Courriel\";\"Ce n’est pas une adresse de courriel.\";\"Ligne refusée\""), "{}", csv.body);
        assert!(csv.body.contains("\"3\";\"Code postal\";\"Ce n’est pas un code postal canadien.\";\"Ligne importée sans cette valeur\""));
        assert!(csv.body.contains("le consentement est échu") && csv.body.contains("Impossible de distinguer"));
        assert!(!csv.body.contains("example.org") && !csv.body.contains("12345"), "nothing of what stands there");
        started(&app, &maya, &path).await;
        assert!(maya.get(&format!("{path}/faults.csv")).await.body.contains("Courriel"), "also once it is done");
        let all = people(&maya).await;
        assert_eq!(of(&all, "c@example.org")["basis_until"], "2027-12-31");
        assert_eq!(of(&all, "a@example.org")["basis_until"], serde_json::Value::Null);
    }

    async fn nobody_is_taken_in_without_a_basis(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let came = bring(&maya, "a.csv", b"email,Team\namina@example.org,Blue\n").await;
        let path = came.location().to_owned();
        let typed = [("c1", "custom"), ("n1", "Crew"), ("tags", "rally <b>"), ("language", "fr")];
        let missing = maya.post(&path, &form(&typed)).await;
        assert_eq!(missing.status, 422, "{}", missing.body);
        assert!(missing.body.contains("Choose why we may write") && missing.body.contains("href=\"#basis\""));
        assert!(missing.body.contains("value=\"Crew\"") && missing.body.contains("rally &#60;b&#62;"), "{}", missing.body);
        assert!(missing.body.contains("<option value=\"fr\" lang=\"fr\" selected>"));
        for (fields, words) in [
            (vec![("basis", "express"), ("proof", " ")], "Say how, when and where"),
            (vec![("basis", "membership")], "Give the day"),
            (vec![("basis", "membership"), ("ends", "2025-01-01"), ("still", "1")], "not both"),
            (vec![("basis", "membership"), ("ends", "2024-11-01")], "more than two years ago"),
            (vec![("basis", "express"), ("proof", "x"), ("c0", "ignore")], "which column holds the e-mail"),
            (vec![("basis", "express"), ("proof", "x"), ("c1", "email")], "Two columns hold the same"),
            (vec![("basis", "express"), ("proof", "x"), ("c1", "custom"), ("n1", "")], "a name"),
        ] {
            let refused = maya.post(&path, &form(&fields)).await;
            assert!(refused.status == 422 && refused.body.contains(words), "{words}: {}", refused.body);
        }
        app.import_all().await;
        assert!(people(&maya).await.is_empty());
        assert_eq!(maya.post(&path, &form(&[("basis", "membership"), ("ends", "2024-12-01")])).await.status, 303);
        app.import_all().await;
        assert_eq!(maya.post(&format!("{path}/back"), &[]).await.status, 303);
        assert!(maya.get(&path).await.body.contains("value=\"2024-12-01\""), "one may think again");
    }

    async fn what_is_no_list_is_refused_and_nothing_of_it_is_kept(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        for (file, words) in [
            (b"PK\x03\x04\x14\x00\x06\x00lots of it".as_slice(), "This is a workbook"),
            (b"%PDF-1.7 and so on, and on", "This is a document"),
            (b"", "nothing in the file"),
            (b" \n\n", "nothing in the file"),
            (b"name,town\nAmina,Sudbury\n", "no e-mail addresses"),
            (b"\x00\x01\x02\x03\x04", "no e-mail addresses"),
        ] {
            let refused = bring(&maya, "list.csv", file).await;
            assert_eq!(refused.status, 422, "{}", refused.body);
            assert!(refused.body.contains(words) && refused.body.contains("nothing of it was kept"), "{}", refused.body);
        }
        let organisation = app.organisation("apwo").await;
        let mut conn = app.app.db.read().await.unwrap();
        assert!(query!(conn, imports::list(organisation, 10)).unwrap().is_empty());
        drop(conn);
        let nothing = maya.send("POST", "/desk/imports", Some("multipart/form-data; boundary=x"), b"--x--\r\n".to_vec()).await;
        assert_eq!(nothing.status, 422);
        assert_eq!(maya.post("/desk/imports", &[]).await.status, 415);
        // What lies about for long is given up, and its file forgotten.
        let came = bring(&maya, "a.csv", b"email\namina@example.org\n").await;
        let id: i64 = came.location().rsplit('/').next().unwrap().parse().unwrap();
        app.wait(31 * DAY);
        app.sweep().await;
        let mut conn = app.app.db.read().await.unwrap();
        assert_eq!(query!(conn, imports::get(organisation, id)).unwrap().unwrap().state, 6);
        assert_eq!(query!(conn, imports::part(id, 0)).unwrap(), None);
    }

    async fn an_import_that_is_interrupted_goes_on_where_it_was(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let mut file = String::from("email,first name,last name,town,notes\n");
        for n in 0..20_000 {
            let note = if n % 5000 == 0 { "Called" } else { "" };
            writeln!(file, "person{n}@example.org,Amina,Roy{},Town {},{note}", n % 300, n % 40).unwrap();
        }
        // Here already, before and while the file comes in.
        imported(&app, &maya, b"email\nperson7@example.org\n", &EXPRESS).await;
        let path = rehearsed(&app, &maya, file.as_bytes(), &EXPRESS).await;
        assert_eq!(sums(&maya.get(&path).await), [19_999, 1, 0, 0, 0]);
        assert_eq!(maya.post(&format!("{path}/start"), &[]).await.status, 303);
        let (organisation, id) = (app.organisation("apwo").await, path.rsplit('/').next().unwrap().parse().unwrap());
        let tools = Tools::from(&*app.app);
        let mut tx = app.app.db.write().await.unwrap();
        let now = app.app.clock.now();
        assert_eq!(query!(tx, imports::claim(now, now + engine::LEASE)).unwrap(), Some((organisation, id)));
        tx.commit().await.unwrap();
        let (first, came) = tokio::sync::oneshot::channel::<()>();
        let mut first = Some(first);
        let work = tokio::spawn(async move {
            let tell = &mut |_: &_| drop(first.take());
            engine::run(&tools, organisation, id, tell).await
        });
        drop(came.await);
        work.abort();
        let _ = work.await;
        let app = app.restart().await;
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let progress = maya.get(&format!("{path}/progress")).await.json();
        let done = progress["done"].as_i64().unwrap();
        assert!(progress["state"] == "running" && (8192..20_000).contains(&done), "{progress}");
        app.import_all().await;
        assert_eq!(maya.get(&format!("{path}/progress")).await.json()["done"], done, "somebody may still be at it");
        app.wait(2 * engine::LEASE);
        app.import_all().await;
        assert_eq!(sums(&maya.get(&path).await), [19_999, 1, 0, 0, 0]);
        let all = people(&maya).await;
        let mut addresses: Vec<&str> = all.iter().filter_map(|one| one["email"].as_str()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!((all.len(), addresses.len()), (20_000, 20_000));
        for (query, found) in [("field=town%3DTown+7", 500), ("q=roy7", 67 * 11), (&*format!("import={id}"), 20_000)] {
            let answer = exported(&maya, query, "json").await.json();
            if query.starts_with("q=") {
                assert!(answer.as_array().unwrap().len() >= 66, "{query}");
            } else {
                assert_eq!(answer.as_array().unwrap().len(), found, "{query}");
            }
        }
        // The same file again adds nobody.
        let again = rehearsed(&app, &maya, file.as_bytes(), &EXPRESS).await;
        assert_eq!(sums(&maya.get(&again).await), [0, 20_000, 0, 0, 0]);
    }

    async fn only_those_who_may_import_and_export_get_there(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let path = imported(&app, &maya, b"email\namina@example.org\n", &EXPRESS).await;
        let waiting = bring(&maya, "a.csv", b"email\nbo@example.org\n").await.location().to_owned();
        for role in [Role::Secretary, Role::Moderator, Role::Reader] {
            let other = app.staff(role, "apwo").await;
            for page in ["/desk/imports", "/desk/export", &path, &format!("{path}/faults.csv"), &format!("{path}/progress")] {
                assert_eq!(other.get(page).await.status, 403, "{role:?} {page}");
            }
            assert_eq!(bring(&other, "a.csv", b"email\nx@example.org\n").await.status, 403);
            assert_eq!(exported(&other, "", "csv").await.status, 403);
            assert_eq!(other.post(&format!("{waiting}/stop"), &[]).await.status, 403);
        }
        let rival = app.staff(Role::Admin, "sigo").await;
        for page in ["", "/faults.csv", "/progress"] {
            assert_eq!(rival.get(&format!("{path}{page}")).await.status, 404, "{page}");
        }
        for page in ["", "/start", "/back", "/stop"] {
            assert_eq!(rival.post(&format!("{waiting}{page}"), &form(&EXPRESS)).await.status, 404, "{page}");
        }
        assert!(!rival.get("/desk/imports").await.body.contains("a.csv"));
        assert!(people(&rival).await.is_empty() && people(&maya).await.len() == 1);
        assert_eq!(rival.get("/desk/imports/9999999999999999999999").await.status, 404);
        assert!(maya.get(&waiting).await.body.contains("name=\"basis\""), "it still waits");
        assert_eq!(app.browser().get("/desk/export").await.status, 303);
    }

    async fn an_export_is_asked_for_anew_and_noted(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        imported(&app, &maya, b"email,tags\namina@example.org,\"nurse, night\"\nbo@example.org,steward\n", &EXPRESS).await;
        app.wait(660 * SECOND);
        let asked = maya.get("/desk/export?tag=nurse").await;
        assert_eq!((asked.status, asked.location()), (303, "/desk/confirm?next=%2Fdesk%2Fexport%3Ftag%3Dnurse"));
        assert_eq!(exported(&maya, "", "csv").await.status, 303);
        let maya = app.staff_named(Role::Campaigner, "apwo", "Maya", Language::Fr).await;
        let page = maya.get("/desk/export?tag=nurse").await;
        assert!(page.is_ok() && page.body.contains("value=\"tag=nurse\""), "{}", page.body);
        let csv = exported(&maya, "tag=nurse", "csv").await;
        assert_eq!(csv.header("content-disposition"), "attachment; filename=\"personnes-apwo-2026-11-21.csv\"");
        assert!(csv.body.contains("\"Courriel\";\"Prénom\""), "{}", csv.body);
        assert!(csv.body.contains("\"amina@example.org\"") && !csv.body.contains("bo@example.org"));
        let none = maya.post("/desk/export", &form(&[("query", "tag=nurse"), ("format", "json")])).await;
        assert!(none.status == 422 && none.body.contains("value=\"tag=nurse\""));
        assert_eq!(maya.post("/desk/export", &form(&[("part", "email"), ("format", "xls")])).await.status, 422);
        let few = maya.post("/desk/export", &form(&[("part", "email"), ("format", "json")])).await.json();
        assert_eq!(few.as_array().unwrap().len(), 2);
        assert_eq!(few[0].as_object().unwrap().len(), 1, "{few}");
        let admin = app.staff(Role::Admin, "apwo").await;
        let log = admin.get("/desk/audit").await;
        assert!(log.body.contains("Exported people") && !log.body.contains("amina@"), "{}", log.body);
    }

    async fn spreadsheet_tricks_and_naughty_strings_come_out_as_they_went_in(app) {
        let Some(payloads) = payloads() else {
            eprintln!("the folder of test data is not here: nothing is tried");
            return;
        };
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let mut file = String::from("email,first name,tags,Remark\n");
        for (n, payload) in payloads.iter().enumerate() {
            let cell = payload.replace('"', "\"\"");
            writeln!(file, "\"p{n}@example.org\",\"{cell}\",\"{cell}\",\"{cell}\"").unwrap();
        }
        let path = imported(&app, &maya, file.as_bytes(), &EXPRESS).await;
        let rehearsal = maya.get(&path).await;
        let all = people(&maya).await;
        assert!(all.len() >= payloads.len() - 5, "{} of {}", all.len(), payloads.len());
        let csv = exported(&maya, "", "csv").await;
        for line in csv.body.lines() {
            for start in ["\"=", "\"+", "\"-", "\"@", "\"\t"] {
                assert!(!line.starts_with(start) && !line.contains(&format!(",{start}")), "{line}");
            }
        }
        let mut reader = PeopleReader::new(csv.body.as_bytes(), sniff(csv.body.as_bytes()));
        let remark = reader.headers().unwrap().iter().position(|head| head == "Remark").unwrap();
        let (mut record, mut seen) = (Record::default(), 0);
        while reader.read(&mut record).unwrap() {
            let n: usize = record.get(0).unwrap()[1..].split('@').next().unwrap().parse().unwrap();
            let expected = text_rules::paragraphs(payloads[n].trim(), MAX_CUSTOM).unwrap_or_default();
            assert_eq!(record.get(remark).unwrap(), expected, "{:?}", payloads[n]);
            let json = of(&all, &format!("p{n}@example.org"));
            assert_eq!(json["custom"]["Remark"].as_str().unwrap_or_default(), expected);
            seen += 1;
        }
        assert_eq!(seen, all.len());
        for page in [maya.get("/desk/people").await, maya.get("/desk/imports").await, rehearsal] {
            assert!(page.is_ok() && !page.body.contains("<script>alert"), "{}", page.body);
        }
        // What went out comes in again as the same people.
        let again = imported(&app, &maya, csv.body.as_bytes(), &EXPRESS).await;
        assert_eq!(sums(&maya.get(&again).await)[..2], [0, i64::try_from(all.len()).unwrap()]);
    }
}

/// A file of the test data, if its folder is in or beside a folder above this one, or where the environment
/// says.
pub(super) fn vector(path: &str) -> Option<String> {
    let given = std::env::var_os("COMMONFRONT_DATA").map(std::path::PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let mut files = given.into_iter().chain(above).map(|data| data.join("vectors").join(path));
    let file = files.find(|file| file.is_file())?;
    Some(String::from_utf8_lossy(&std::fs::read(file).ok()?).into_owned())
}

/// The payloads, if the folder of test data is here.
pub(super) fn payloads() -> Option<Vec<String>> {
    let mut payloads: Vec<String> = serde_json::from_str(&vector("blns/blns.json")?).ok()?;
    payloads.extend(vector("csv-injection/payloadbox/Intruder/csv-payload.txt")?.lines().map(str::to_owned));
    Some(payloads)
}
