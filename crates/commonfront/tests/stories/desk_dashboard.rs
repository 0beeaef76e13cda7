//! The desk's dashboard: figures that add up, what waits and for whom, and the way to the first campaign.

use commonfront::check;
use commonfront_domain::clock::DAY;
use commonfront_domain::{Clock, Language, Role};
use commonfront_store::{Change, Db, query};
use commonfront_testkit::{Browser, Empty, FakeClock, Kind, TestApp, stories, try_sql};

use crate::campaigns::demo_without_pictures;
use crate::desk_editor::{BEDS, begin, button, filled, publish};
use crate::desk_fraud::{enter_sheet, signature};
use crate::desk_people::consent;
use crate::sign_and_confirm;

/// What stands between two marks.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split(to).next().unwrap()
}

/// Today's three numbers: signed, confirmed, waiting.
fn today(page: &str) -> Vec<i64> {
    let facts = between(page, "<dl class=\"desk-sums\">", "</dl>");
    facts.split("<dd>").skip(1).map(|dd| dd.split('<').next().unwrap().parse().unwrap()).collect()
}

/// The number on the curve's caption: all that count.
fn total(page: &str) -> &str {
    between(between(page, "Since the start", "</figcaption>"), "<b>", "</b>")
}

/// The sources with their numbers.
fn sources(page: &str) -> Vec<(String, i64)> {
    let rows = between(page, "desk-bars", "</table>").split("<tr><th scope=\"row\">").skip(1);
    let row = |row: &str| {
        (
            row.split('<').next().unwrap().to_owned(),
            between(row, "<td class=\"desk-num\">", "<").parse().unwrap(),
        )
    };
    rows.map(row).collect()
}

/// The badge of a section, 0 without one.
fn badge(page: &str, section: &str) -> i64 {
    let after = between(page, &format!("<span>{section}</span>"), "</a>");
    let number = after.split_once("desk-badge\">").map(|(_, rest)| rest.split(' ').next().unwrap());
    number.map_or(0, |number| number.parse().unwrap())
}

async fn desk(browser: &Browser) -> String {
    let page = browser.get("/desk").await;
    assert!(page.is_ok(), "{}", page.body);
    page.body
}

stories! {
    async fn figures_add_up_as_people_sign_confirm_take_back_and_sign_on_paper(app) {
        let reader = app.staff(Role::Reader, "apwo").await;
        let nobody = desk(&reader).await;
        assert!(nobody.contains("Nobody has signed yet") && nobody.contains("Nothing waits for you"), "{nobody}");
        let amina = sign_and_confirm(&app, "amina@example.org").await;
        let jo = signature(&app, "jo@example.org", "", false).await;
        let page = desk(&reader).await;
        assert_eq!(today(&page), [2, 1, 1]);
        assert_eq!((total(&page), sources(&page)), ("1", vec![("The form on our pages".to_owned(), 1)]));
        assert_eq!(app.browser().post(&format!("{amina}/withdraw"), &[]).await.status, 303);
        assert_eq!(today(&desk(&reader).await), [2, 0, 1]);
        app.app.writer.change(Change::Confirm { id: jo, at: app.clock.now() }).await.unwrap();
        let secretary = app.staff(Role::Secretary, "").await;
        let sheet = enter_sheet(&secretary, "30", None).await;
        assert_eq!(sheet.status, 303, "{}", sheet.body);
        let page = desk(&reader).await;
        assert_eq!((today(&page), total(&page)), (vec![2, 1, 0], "31"));
        let paper = ("Paper".to_owned(), 30);
        assert_eq!(sources(&page), [paper.clone(), ("Other sites and apps, by the API".to_owned(), 1)]);
        assert!(page.contains("Most people sign on paper.") && page.contains("<b>1</b> signature was confirmed"));
        // Amina thinks better of it: the same person, signing anew.
        app.wait(DAY);
        let reader = app.staff(Role::Reader, "apwo").await;
        assert_eq!(today(&desk(&reader).await), [0, 0, 0]);
        sign_and_confirm(&app, "amina@example.org").await;
        let page = desk(&reader).await;
        assert_eq!((today(&page), total(&page)), (vec![1, 1, 0], "32"));
        assert!(page.contains("<b>2</b> signatures were confirmed in the last thirty days"), "{page}");
        let secretary = app.staff(Role::Secretary, "").await;
        let void = secretary.get(sheet.location()).await.hidden("revision");
        let at = sheet.location().split('?').next().unwrap().to_owned() + "/void";
        let voided = secretary.post_fields(&at, &[("revision", &void), ("reason", "Counted twice.")]).await;
        assert_eq!(voided.status, 303, "{}", voided.body);
        assert_eq!(total(&desk(&reader).await), "2");
        app.prove_counters().await;
        // A year and a half later the curve has left the beginning behind; nothing is lost.
        app.wait(550 * DAY);
        let reader = app.staff(Role::Reader, "apwo").await;
        let page = desk(&reader).await;
        assert!(page.contains("The last twelve months") && page.contains("<b>2</b> signatures count"), "{page}");
        let french = app.staff_named(Role::Reader, "apwo", "Inès Roy", Language::Fr).await;
        assert!(desk(&french).await.contains("Ces douze derniers mois"));
    }

    async fn a_union_sees_what_is_public_and_its_own_people_and_no_other_unions(app) {
        consent(&app, "amina@example.org", &["apwo"]).await;
        consent(&app, "jo@example.org", &["apwo", "sigo"]).await;
        for (role, union, people) in [
            (Role::Campaigner, "apwo", Some("2")), (Role::Admin, "sigo", Some("1")), (Role::Admin, "aopp", Some("0")),
            (Role::Reader, "apwo", None), (Role::Moderator, "apwo", None), (Role::Secretary, "", None),
        ] {
            let page = desk(&app.staff(role, union).await).await;
            let shown = page.split_once("Your organisation’s people").map(|(_, rest)| between(rest, "<dd>", "</dd>"));
            assert_eq!(shown, people, "{role:?} {union}");
            assert_eq!(total(&page), "2", "{role:?} {union}");
        }
        let ours = app.organisation("apwo").await;
        let mut tx = app.app.db.write().await.unwrap();
        let import = query!(tx, imports::create(ours, 1, app.clock.now())).unwrap();
        assert!(query!(tx, imports::go_on(import, 0, 1, 0)).unwrap());
        tx.commit().await.unwrap();
        for (role, union, waits) in [(Role::Admin, "apwo", 1), (Role::Campaigner, "apwo", 1), (Role::Admin, "aopp", 0)] {
            let page = desk(&app.staff(role, union).await).await;
            assert_eq!(badge(&page, "Imports"), waits, "{role:?} {union}");
            assert_eq!(page.contains("import waits for your answer"), waits > 0, "{role:?} {union}");
        }
        for role in [Role::Secretary, Role::Reader] {
            assert!(!desk(&app.staff(role, "apwo").await).await.contains("import waits"), "{role:?}");
        }
    }

    async fn badges_stand_on_every_page_and_move_when_a_comment_is_decided(app) {
        let moderator = app.staff(Role::Moderator, "aopp").await;
        assert!(desk(&moderator).await.contains("Nothing waits for you"));
        let first = signature(&app, "amina@example.org", "Our clinic.", true).await.to_string();
        signature(&app, "jo@example.org", "Our library.", true).await;
        // Not yet confirmed, so not yet worth reading.
        signature(&app, "sam@example.org", "Our road.", false).await;
        for page in ["/desk", "/desk/sessions", "/desk/moderation", "/desk/campaigns"] {
            assert_eq!(badge(&moderator.get(page).await.body, "Moderation"), 2, "{page}");
        }
        let page = desk(&moderator).await;
        assert!(page.contains("What waits for you") && page.contains("<b>2</b>"), "{page}");
        assert!(page.contains("comments wait to be read") && page.contains("Since November 21, 2026"), "{page}");
        assert!(!desk(&app.staff(Role::Reader, "aopp").await).await.contains("wait to be read"));
        let decided = moderator.post_fields("/desk/moderation", &[("id", &first), ("verdict", "shown")]).await;
        assert_eq!(decided.status, 303);
        assert_eq!(badge(&moderator.get("/desk/account").await.body, "Moderation"), 1);
        assert!(desk(&moderator).await.contains("comment waits to be read"));
    }

    async fn an_empty_server_is_led_to_its_first_campaign(app) {
        let empty = Empty::new(app.kind).await;
        let db = Db::open(&empty.url).await.unwrap();
        db.migrate().await.unwrap();
        db.close().await;
        let app = TestApp::start_on(empty, FakeClock::default()).await;
        let secretary = app.staff(Role::Secretary, "").await;
        let page = desk(&secretary).await;
        let done = |page: &str| page.matches("desk-status-live").count();
        assert!(page.contains("To your first campaign") && done(&page) == 0, "{page}");
        for href in ["/desk/settings", "/desk/organisations", "/desk/staff", "/desk/campaigns/new"] {
            assert!(page.contains(&format!("<div><a href=\"{href}\">")), "{href}");
        }
        let settings = [("name_en", "A Front"), ("name_fr", "Un front"), ("postal_address", "1 Street"), ("contact_email", "a@b.example")];
        assert_eq!(secretary.post_fields("/desk/settings", &settings).await.status, 303);
        assert_eq!(done(&desk(&secretary).await), 1);
        let union = [
            ("slug", "north"), ("name_en", "Northern Public Workers"), ("name_fr", "Fonction publique du Nord"),
            ("acronym_en", "NPW"), ("acronym_fr", "FPN"), ("people_represented", "12345"), ("as_of", "2026-09-30"),
            ("colour", "#0b5d66"), ("postal_address", "12 Elm Street"), ("contact_email", "hello@npw.example"),
        ];
        let added = secretary.post_fields("/desk/organisations/new", &union).await;
        assert_eq!(added.status, 303, "{}", added.body);
        assert_eq!(done(&desk(&secretary).await), 2);
        let invited = [("email", "maya@npw.example"), ("name", "Maya"), ("role", "campaigner"), ("organisation", "north"), ("language", "en")];
        let sent = secretary.post_fields("/desk/staff", &invited).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(done(&desk(&secretary).await), 3);
        app.deliver().await;
        assert_eq!(done(&desk(&secretary).await), 4);
        let reader = desk(&app.staff(Role::Reader, "north").await).await;
        assert!(reader.contains("The first campaign is being prepared") && !reader.contains("desk-guide"), "{reader}");
        let writer = app.staff(Role::Campaigner, "north").await;
        let page = desk(&writer).await;
        assert!(!page.contains("/desk/settings") && !page.contains("Invite your colleagues"), "{page}");
        assert!(page.contains("<a href=\"/desk/campaigns/new\">"), "{page}");
        let form = begin(&writer).await;
        let page = desk(&writer).await;
        assert!(done(&page) == 1 && page.contains(&format!("{BEDS}/publish")), "{page}");
        assert!(page.contains("campaign has changes that are not public yet"), "{page}");
        assert_eq!(writer.post(BEDS, &button(filled(form), "save")).await.status, 303);
        let published = publish(&writer, BEDS).await;
        assert_eq!(published.status, 303, "{}", published.body);
        for browser in [&writer, &secretary] {
            let page = desk(browser).await;
            assert!(!page.contains("To your first campaign") && page.contains("Nobody has signed yet"), "{page}");
        }
    }

    async fn an_older_database_gets_its_days_with_the_migration(app) {
        let older = Empty::new(app.kind).await;
        let db = Db::open(&older.url).await.unwrap();
        let before = Db::known_migrations().iter().position(|name| name.ends_with("_daily.sql")).unwrap();
        db.migrate_first(before).await.unwrap();
        demo_without_pictures().import(&db, 0).await.unwrap();
        let byte = |n: i64| if app.kind == Kind::Sqlite { format!("X'{n:02x}'") } else { format!("'\\x{n:02x}'::BYTEA") };
        let now = app.clock.now();
        // Eight hours before noon in UTC is still the day before in Toronto.
        for (n, source, status, at) in [(1, "form", 1, now), (2, "form", 1, now - 8 * DAY / 24), (3, "api", 1, now - DAY), (4, "api", 0, now)] {
            let confirmed = if status == 1 { at.to_string() } else { "NULL".to_owned() };
            let sql = format!("INSERT INTO signatures (action_id, fingerprint, status, sealed, address_key, domain_key, display,
                comment_status, commitments, language, source, created_at, confirmed_at) VALUES (1, {}, {status}, {}, 0, 0, 0, 0, '',
                'en', '{source}', {at}, {confirmed})", byte(n), byte(n));
            try_sql(app.kind, &older.url, &sql).await.unwrap();
        }
        let sheet = format!("INSERT INTO paper_sheets (action_id, entry_key, signatures, counted_on, sealed, scan_bytes, revision,
            entered_at, entered_by) VALUES (1, {}, 20, 0, {}, 0, 0, {now}, 1)", byte(1), byte(1));
        try_sql(app.kind, &older.url, &sheet).await.unwrap();
        try_sql(app.kind, &older.url, "UPDATE counters SET confirmed = 3, pending = 1, paper = 20 WHERE action_id = 1").await.unwrap();
        db.migrate().await.unwrap();
        let faults = check::counters(&db).await.unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        db.close().await;
        let app = TestApp::start_on(older, app.clock.clone()).await;
        let page = desk(&app.staff(Role::Reader, "apwo").await).await;
        assert_eq!((today(&page), total(&page)), (vec![2, 1, 1], "23"));
        assert_eq!(app.number("SELECT COUNT(*) FROM daily").await, 5);
    }
}
