//! What staff decide about signatures: comments, signatures that nobody made, and sheets of paper.

mod paper;

use commonfront_domain::{EmailAddress, Role, Signer};
use commonfront_store::{Change, query};
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::people::carry;
use serde_json::json;

use crate::{PROCLAMATION, SIGNATURES};

/// The proclamation as the desk's forms name it.
const SCOPE: &str = "keep-it-public/proclamation";

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Signs by the API and, if `confirm`, confirms; gives back the signature's number.
pub(super) async fn signature(app: &TestApp, address: &str, comment: &str, confirm: bool) -> i64 {
    let mut body = json!({
        "given_name": "Amina", "family_name": "Diallo", "email_address": address, "postal_code": "K1N 6N5",
        "display": "first_name_town", "consent": ["apwo:1"],
    });
    if !comment.is_empty() {
        body["comment"] = json!(comment);
    }
    let signed = app.browser().post_json(SIGNATURES, &body).await;
    assert_eq!(signed.status, 202, "{}", signed.body);
    app.wait_seconds(1);
    let fingerprint = app.app.keys.fingerprint(&EmailAddress::parse(address).unwrap());
    let snapshot = app.app.catalog.now();
    let action = snapshot.campaign("keep-it-public").unwrap().action("proclamation").unwrap().id;
    let mut conn = app.app.db.read().await.unwrap();
    let id = query!(conn, signing::find(action, &fingerprint)).unwrap().unwrap().id;
    if confirm {
        app.app.writer.change(Change::Confirm { id, at: app.app.clock.now() }).await.unwrap();
    }
    id
}

/// The address of a signer's own page.
async fn private_page(app: &TestApp, id: i64) -> String {
    let mut conn = app.app.db.read().await.unwrap();
    let row = query!(conn, signing::get(id)).unwrap().unwrap();
    format!("/en/my/{}", app.app.keys.link_token(id, row.created_at))
}

/// How many consents are in a state.
async fn consents(app: &TestApp, state: i64) -> i64 {
    app.number(&format!("SELECT COUNT(*) FROM consents WHERE state = {state}")).await
}

/// How many entries of a kind the audit log has.
async fn audited(app: &TestApp, kind: &str) -> i64 {
    app.number(&format!("SELECT COUNT(*) FROM audit WHERE kind = '{kind}'")).await
}

/// Follows "Find N signatures invalid…" and says so once more; gives back the batch's page.
pub(super) async fn invalidate(secretary: &Browser, search: &str) -> String {
    let found = secretary.get(search).await;
    let (_, rest) =
        found.body.split_once("/desk/signatures/invalidate?").unwrap_or_else(|| panic!("{}", found.body));
    let query = rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    let page = secretary.get(&format!("/desk/signatures/invalidate?{query}")).await;
    assert!(page.is_ok(), "{}", page.body);
    let mut form: Vec<(String, String)> =
        ["scope", "domain", "network", "from", "until", "text", "status", "newest"]
            .iter()
            .map(|name| ((*name).to_owned(), page.hidden(name)))
            .collect();
    let (_, found) = page.body.split_once("name=\"found\" value=\"").unwrap();
    form.push(("found".into(), found.split('"').next().unwrap().into()));
    let bare = secretary.post("/desk/signatures/invalidate", &form).await;
    assert_eq!(bare.status, 422);
    assert!(
        bare.body.contains("Choose the kind of reason") && bare.body.contains("Say why"),
        "{}",
        bare.body
    );
    form.extend(fields(&[("category", "machine"), ("reason", "All within a minute.")]));
    let done = secretary.post("/desk/signatures/invalidate", &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let (page, _) = done.location().split_once('?').unwrap();
    page.to_owned()
}

/// A form with a file, as a browser sends it.
async fn upload(
    browser: &Browser,
    path: &str,
    values: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in values {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    if let Some((name, bytes)) = file {
        let head = format!("content-disposition: form-data; name=\"{name}\"; filename=\"a.pdf\"");
        body.extend(format!("--edge\r\n{head}\r\ncontent-type: application/pdf\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    browser.send("POST", path, Some("multipart/form-data; boundary=edge"), body).await
}

/// A sheet's form, filled in.
pub(super) async fn enter_sheet(secretary: &Browser, signatures: &str, scan: Option<&[u8]>) -> Answer {
    let entry = secretary.get("/desk/paper/new").await.hidden("entry");
    let values = [
        ("entry", entry.as_str()),
        ("scope", SCOPE),
        ("signatures", signatures),
        ("counted_on", "2026-11-20"),
        ("place", "Sudbury, market"),
        ("counted_by", "Jonas Okafor"),
        ("number", "12"),
        ("note", ""),
    ];
    upload(secretary, "/desk/paper/new", &values, scan.map(|bytes| ("scan", bytes))).await
}

stories! {
    async fn a_comment_is_read_shown_refused_and_put_back(app) {
        let id = signature(&app, "amina@example.org", "Our clinic is <ours>.", true).await.to_string();
        signature(&app, "waits@example.org", "Not confirmed yet", false).await;
        let moderator = app.staff(Role::Moderator, "aopp").await;
        let queue = moderator.get("/desk/moderation").await.body;
        assert!(queue.contains("1 comment to read") && queue.contains("Our clinic is &#60;ours&#62;."), "{queue}");
        assert!(queue.contains("Amina, Ottawa") && queue.contains("The proclamation"), "{queue}");
        for hidden in ["example.org", "Diallo", "Not confirmed yet"] {
            assert!(!queue.contains(hidden), "{hidden}");
        }
        let visitor = app.browser();
        let decide = |verdict: &'static str, page: &'static str| {
            let form = fields(&[("id", &id), ("verdict", verdict), ("page", page)]);
            let moderator = moderator.clone();
            async move {
                let done = moderator.post("/desk/moderation", &form).await;
                assert_eq!(done.status, 303, "{}", done.body);
                moderator.get(done.location()).await.body
            }
        };
        let after = decide("shown", "").await;
        assert!(after.contains("Approved: “Our clinic") && after.contains("All comments have been read"), "{after}");
        assert!(visitor.get(PROCLAMATION).await.body.contains("Our clinic"));
        let after = decide("waiting", "").await;
        assert!(after.contains("1 comment to read"), "undone: {after}");
        assert!(!visitor.get(PROCLAMATION).await.body.contains("Our clinic"));
        decide("refused", "").await;
        let decided = moderator.get("/desk/moderation/decided").await.body;
        assert!(decided.contains("Refused") && decided.contains("by Robin Tremblay"), "{decided}");
        let elsewhere = app.staff(Role::Moderator, "sigo").await.get("/desk/moderation/decided").await.body;
        assert!(elsewhere.contains("by another organisation") && !elsewhere.contains("by Robin"), "{elsewhere}");
        assert!(decide("shown", "decided").await.contains("Shown"));
        assert!(visitor.get(PROCLAMATION).await.body.contains("Our clinic"));
        assert_eq!(audited(&app, "comments-approved").await, 2);
        assert_eq!(audited(&app, "comments-reopened").await, 1);
        assert!(decide("shown", "").await.contains("Nothing has changed"));
        assert_eq!(audited(&app, "comments-approved").await, 2, "what changes nothing is not noted");
    }

    async fn comments_are_decided_in_bulk_and_found_by_action_and_language(app) {
        let mut ids = Vec::new();
        for i in 0..22 {
            ids.push(signature(&app, &format!("a{i}@example.org"), &format!("Comment number {i}."), true).await);
            app.wait_seconds(60);
        }
        let moderator = app.staff(Role::Moderator, "apwo").await;
        let first = moderator.get("/desk/moderation").await.body;
        assert!(first.contains("22 comments to read") && first.contains("number 19.") && !first.contains("number 20."));
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let second = moderator.get(&next).await.body;
        assert!(second.contains("number 21.") && !second.contains("number 19."), "{second}");
        let none = moderator.get("/desk/moderation?language=fr").await.body;
        assert!(none.contains("No comment fits"), "{none}");
        let none = moderator.get("/desk/moderation?scope=keep-it-public/join").await.body;
        assert!(none.contains("No comment fits"), "{none}");
        let mut form = fields(&[("verdict", "shown")]);
        form.extend(ids.iter().take(5).map(|id| ("id".to_owned(), id.to_string())));
        form.extend(fields(&[("id", "999999"), ("id", "x")]));
        let done = moderator.post("/desk/moderation", &form).await;
        let after = moderator.get(done.location()).await.body;
        assert!(after.contains("5 comments approved.") && after.contains("17 comments to read"), "{after}");
        for nobody in [app.staff(Role::Campaigner, "apwo").await, app.staff(Role::Reader, "apwo").await] {
            assert_eq!(nobody.get("/desk/moderation").await.status, 403);
            assert_eq!(nobody.post("/desk/moderation", &form).await.status, 403);
        }
        let bad = moderator.post("/desk/moderation", &fields(&[("verdict", "maybe")])).await;
        assert_eq!(bad.status, 400);
    }

    async fn signatures_of_one_domain_are_found_invalid_and_reinstated(app) {
        let mut bots = Vec::new();
        for i in 0..6 {
            bots.push(signature(&app, &format!("u{i}@mailburst.example"), "Buy beds", i < 4).await);
        }
        signature(&app, "amina@example.org", "", true).await;
        assert_eq!(app.counts("proclamation").await, [5, 2, 0, 0]);
        app.carry().await;
        assert_eq!((consents(&app, 0).await, consents(&app, 2).await), (2, 5));

        let secretary = app.staff(Role::Secretary, "").await;
        let search = format!("/desk/signatures?scope={SCOPE}&domain=*@MailBurst.example");
        let found = secretary.get(&search).await.body;
        assert!(found.contains("6 signatures fit.") && found.contains("A. D.") && found.contains("…@mailburst.example"), "{found}");
        assert!(!found.contains("Diallo") && !found.contains("u1@"), "{found}");
        assert!(secretary.get("/desk/signatures?scope=keep-it-public&domain=example.com").await.body.contains("No signature fits"));

        let batch = invalidate(&secretary, &search).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 6]);
        app.carry().await;
        assert_eq!((consents(&app, 4).await, consents(&app, 2).await), (6, 1));
        app.prove_counters().await;
        let page = secretary.get(&batch).await.body;
        assert!(page.contains("6 signatures found invalid") && page.contains("All within a minute."), "{page}");
        assert!(page.contains("mailburst.example"), "{page}");
        let list = secretary.get("/desk/signatures/batches").await.body;
        assert!(list.contains("Made by a machine") && list.contains("Robin Tremblay"), "{list}");

        // A signer is told on her own page, is not written to, and can have her data erased.
        app.wait_seconds(7200);
        let mine = private_page(&app, bots[0]).await;
        let told = app.browser().get(&mine).await.body;
        assert!(told.contains("was found invalid") && told.contains("mailto:"), "{told}");
        app.browser().post(&format!("{mine}/confirm"), &[]).await;
        app.browser().post(&format!("{mine}/resend"), &[]).await;
        let again = json!({
            "given_name": "A", "family_name": "B", "email_address": "u1@mailburst.example", "postal_code": "K1N 6N5",
            "display": "nothing",
        });
        assert_eq!(app.browser().post_json(SIGNATURES, &again).await.status, 202, "nobody is told");
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 6]);
        assert!(app.mails_to("u0@mailburst.example").await.is_empty());
        app.browser().post(&format!("{mine}/withdraw"), &[]).await;
        let erased = app.browser().get(&mine).await.body;
        assert!(erased.contains("does not count") && !erased.contains("Diallo"), "{erased}");
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 6], "removed either way");

        // Her session has run out meanwhile.
        let secretary = app.staff(Role::Secretary, "").await;
        let undone = secretary.post(&format!("{batch}/reinstate"), &[]).await;
        assert_eq!(undone.status, 303, "{}", undone.body);
        assert_eq!(app.counts("proclamation").await, [4, 2, 0, 1], "who took hers back stays away");
        app.carry().await;
        assert_eq!((consents(&app, 0).await, consents(&app, 2).await, consents(&app, 4).await), (2, 4, 1));
        app.prove_counters().await;
        let page = secretary.get(undone.location()).await.body;
        assert!(page.contains("they are again what they were"), "{page}");
        assert!(!page.contains("/reinstate"), "{page}");
        secretary.post(&format!("{batch}/reinstate"), &[]).await;
        secretary.post(&format!("{batch}/continue"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [4, 2, 0, 1], "a second time changes nothing");
        assert_eq!(audited(&app, "signatures-invalidated").await, 1);
        assert_eq!(audited(&app, "signatures-reinstated").await, 1);
    }

    async fn people_leave_a_unions_list_with_their_signatures_and_come_back_as_they_were(app) {
        let people = || app.number("SELECT COUNT(*) FROM people");
        let suppressed = || app.number("SELECT COUNT(*) FROM suppressions");
        signature(&app, "stays@mailburst.example", "", true).await;
        signature(&app, "left@mailburst.example", "", true).await;
        app.carry().await;
        assert_eq!(people().await, 2);
        // One of them unsubscribes at the union itself.
        let union = app.organisation("apwo").await;
        let mailbox = app.app.vault.of(union).unwrap().fingerprint("left@mailburst.example");
        let mut tx = app.app.db.write().await.unwrap();
        query!(tx, people::suppress(union, &mailbox, carry::UNSUBSCRIBED, app.app.clock.now())).unwrap();
        tx.commit().await.unwrap();

        let secretary = app.staff(Role::Secretary, "").await;
        let search = format!("/desk/signatures?scope={SCOPE}&domain=mailburst.example");
        let batch = invalidate(&secretary, &search).await;
        app.carry().await;
        assert_eq!((people().await, suppressed().await), (0, 1), "nobody has unsubscribed by being found invalid");
        secretary.post(&format!("{batch}/reinstate"), &[]).await;
        app.carry().await;
        assert_eq!((people().await, suppressed().await), (1, 1), "who had unsubscribed stays so");
        assert_eq!(app.counts("proclamation").await, [2, 0, 0, 0]);
    }

    async fn a_signature_found_invalid_twice_is_reinstated_by_the_later_batch_only(app) {
        let id = signature(&app, "u0@mailburst.example", "", true).await;
        let secretary = app.staff(Role::Secretary, "").await;
        let search = format!("/desk/signatures?scope={SCOPE}&domain=mailburst.example");
        let first = invalidate(&secretary, &search).await;
        let mine = private_page(&app, id).await;
        app.browser().post(&format!("{mine}/withdraw"), &[]).await;
        app.wait_seconds(7200);
        signature(&app, "u0@mailburst.example", "", false).await;
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        let secretary = app.staff(Role::Secretary, "").await;
        let second = invalidate(&secretary, &search).await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 1]);
        secretary.post(&format!("{first}/reinstate"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 1]);
        secretary.post(&format!("{second}/reinstate"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        app.prove_counters().await;
    }

    async fn bursts_are_found_and_a_time_or_a_comment_narrows(app) {
        for i in 0..3 {
            signature(&app, &format!("slow{i}@example.org"), "Élan pour ma mère", true).await;
            app.wait_seconds(1800);
        }
        for i in 0..12 {
            signature(&app, &format!("fast{i}@example.org"), "", false).await;
        }
        let secretary = app.staff(Role::Secretary, "").await;
        let bursts = secretary.get("/desk/signatures/bursts?scope=keep-it-public&at_least=10&minutes=5").await.body;
        assert!(bursts.contains("<td class=\"desk-num\" data-label=\"Signatures\">12</td>"), "{bursts}");
        let href = bursts.split("<td class=\"desk-do\"><a class=\"button\" href=\"").nth(1).unwrap();
        let href = href.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        assert!(secretary.get(&href).await.body.contains("12 signatures fit."), "{href}");
        let none = secretary.get("/desk/signatures/bursts?scope=keep-it-public&at_least=13&minutes=5").await.body;
        assert!(none.contains("No burst in the last month"), "{none}");
        let bad = secretary.get("/desk/signatures/bursts?scope=keep-it-public&at_least=1&minutes=x").await;
        assert_eq!(bad.status, 422);

        let text = secretary.get(&format!("/desk/signatures?scope={SCOPE}&text=elan%20POUR")).await.body;
        assert!(text.contains("3 signatures fit."), "{text}");
        let batch = invalidate(&secretary, &format!("/desk/signatures?scope={SCOPE}&text=%C3%89lan")).await;
        assert_eq!(app.counts("proclamation").await, [0, 12, 0, 3]);
        assert!(!app.browser().get(PROCLAMATION).await.body.contains("Amina"));
        secretary.post(&format!("{batch}/reinstate"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [3, 12, 0, 0]);
        let faults = secretary.get("/desk/signatures?scope=nothing&domain=%40&from=x&until=y&network=zz").await;
        assert_eq!(faults.status, 422);
        assert!(faults.body.contains("Enter a domain") && faults.body.contains("Choose a campaign"), "{}", faults.body);
        app.prove_counters().await;
    }

    async fn a_flood_is_found_invalid_in_pieces_and_comes_back_whole(app) {
        const FLOOD: i64 = 2_300;
        let id = signature(&app, "first@mailburst.example", "", true).await;
        let mut conn = app.app.db.read().await.unwrap();
        let one = query!(conn, signing::get(id)).unwrap().unwrap();
        drop(conn);
        let (_, domain_key) = commonfront_web::sealed::address_keys(
            &app.app.vault, &EmailAddress::parse("first@mailburst.example").unwrap(),
        ).unwrap();
        let mut writes = tokio::task::JoinSet::new();
        for i in 1..FLOOD {
            let mut fingerprint = [7; 16];
            fingerprint[..8].copy_from_slice(&i.to_be_bytes());
            let seal = |fingerprint: &[u8]| commonfront_web::sealed::seal_signer(&app.app.vault, one.action_id, fingerprint, &Signer::default()).unwrap();
            let new = commonfront_store::rows::NewSignature {
                action_id: one.action_id, fingerprint, sealed: seal(&fingerprint), address_key: i, domain_key,
                network: None, display: 0, has_comment: false, commitments: String::new(), language: "en",
                source: "api", wordings: Vec::new(), at: app.app.clock.now(),
            };
            let writer = app.app.writer.clone();
            writes.spawn(async move { writer.sign(new).await.unwrap() });
        }
        writes.join_all().await;
        let secretary = app.staff(Role::Secretary, "").await;
        let search = "/desk/signatures?scope=keep-it-public&domain=mailburst.example&status=pending";
        let batch = invalidate(&secretary, search).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, FLOOD - 1]);
        app.prove_counters().await;
        secretary.post(&format!("{batch}/reinstate"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, FLOOD - 1, 0, 0]);
        app.prove_counters().await;
    }

    async fn a_union_does_not_reach_the_coalitions_desk(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        signature(&app, "u0@mailburst.example", "", true).await;
        let batch = invalidate(&secretary, &format!("/desk/signatures?scope={SCOPE}&domain=mailburst.example")).await;
        let sheet = enter_sheet(&secretary, "3", None).await;
        let (sheet, _) = sheet.location().split_once('?').unwrap();
        for role in [Role::Admin, Role::Campaigner, Role::Moderator, Role::Reader] {
            let union = app.staff(role, "apwo").await;
            for path in [
                "/desk/signatures", "/desk/signatures/bursts", "/desk/signatures/batches", "/desk/paper",
                "/desk/signatures/invalidate?scope=keep-it-public", "/desk/paper/new", "/desk/paper/csv",
                &batch, sheet, &format!("{sheet}/scan"),
            ] {
                assert_eq!(union.get(path).await.status, 403, "{role:?} {path}");
            }
            for path in [&format!("{batch}/reinstate"), &format!("{batch}/continue"), &format!("{sheet}/void")] {
                assert_eq!(union.post(path, &fields(&[("reason", "x")])).await.status, 403, "{role:?} {path}");
            }
            assert_eq!(union.post("/desk/signatures/invalidate", &fields(&[("scope", SCOPE)])).await.status, 403);
            for path in ["/desk/paper/new", "/desk/paper/csv", sheet] {
                assert_eq!(upload(&union, path, &[], None).await.status, 403, "{role:?} {path}");
            }
        }
        let stranger = app.browser();
        assert_eq!(upload(&stranger, "/desk/paper/new", &[], None).await.status, 303);
        let forged = secretary.clone().with_header("sec-fetch-site", "cross-site");
        assert_eq!(forged.post(&format!("{batch}/reinstate"), &[]).await.status, 403);
        assert_eq!(app.counts("proclamation").await, [0, 0, 3, 1]);
        for nothing in ["/desk/paper/999", "/desk/paper/999/scan", "/desk/signatures/batches/999"] {
            assert_eq!(secretary.get(nothing).await.status, 404, "{nothing}");
        }
    }

    async fn a_sheet_of_paper_counts_at_once_is_corrected_and_voided(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        assert!(secretary.get("/desk/paper").await.body.contains("No sheets yet"));
        let entered = enter_sheet(&secretary, "1 250", None).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        assert_eq!(app.counts("proclamation").await, [0, 0, 1250, 0]);
        assert!(app.browser().get(PROCLAMATION).await.body.contains("1,250"));
        let (sheet, _) = entered.location().split_once('?').unwrap();
        let list = secretary.get("/desk/paper").await.body;
        assert!(list.contains("Sudbury, market") && list.contains("Jonas Okafor") && list.contains("1 sheet, 1,250"), "{list}");

        let revision = secretary.get(sheet).await.hidden("revision");
        let with = |signatures: &'static str, revision: String| {
            let secretary = secretary.clone();
            async move {
                let values = [
                    ("revision", revision.as_str()), ("signatures", signatures), ("counted_on", "2026-11-19"),
                    ("place", "Timmins"), ("counted_by", "Jonas Okafor"), ("number", ""), ("note", "two illegible"),
                ];
                upload(&secretary, sheet, &values, None).await
            }
        };
        let wrong = with("none", revision.clone()).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("whole number from 1") && wrong.body.contains("value=\"Timmins\""), "{}", wrong.body);
        assert_eq!(with("1248", revision.clone()).await.status, 303);
        assert_eq!(app.counts("proclamation").await, [0, 0, 1248, 0]);
        let late = with("5", revision).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("Somebody has changed this sheet"), "{}", late.body);
        app.prove_counters().await;

        let revision = secretary.get(sheet).await.hidden("revision");
        let void = format!("{sheet}/void");
        let empty = secretary.post(&void, &fields(&[("revision", &revision), ("reason", " ")])).await;
        assert_eq!(empty.status, 422);
        let form = fields(&[("revision", &revision), ("reason", "Counted twice")]);
        assert_eq!(secretary.post(&void, &form).await.status, 303);
        assert_eq!(secretary.post(&void, &form).await.status, 422, "once only");
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        let list = secretary.get("/desk/paper?show=voided").await.body;
        assert!(list.contains("<s>1,248</s>") && list.contains("Counted twice"), "{list}");
        assert!(secretary.get("/desk/paper?show=counted").await.body.contains("No sheet fits"));
        app.prove_counters().await;
        assert_eq!(audited(&app, "sheet-corrected").await, 1);
    }
}
