//! What happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.

pub(crate) mod feeds;
mod reader;

use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Language, Role};
use commonfront_testkit::{Answer, Browser, stories};
use commonfront_web::slices::calendar::{Occasion, keep};

const CALENDAR: &str = "/desk/pact/calendar";

/// The form of a rally on the evening of November 24; later fields take the place of earlier ones.
pub(crate) fn rally<'f>(title: &'f str, changed: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("kind", "rally"),
        ("title_en", title),
        ("title_fr", ""),
        ("from_day", "2026-11-24"),
        ("from_time", "18:00"),
        ("until_day", ""),
        ("until_time", "20:00"),
        ("place_en", "Queen’s Park, Toronto"),
        ("visibility", "parties"),
    ];
    fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
    fields.extend(changed);
    fields
}

/// Puts an event into the calendar; gives back its page.
pub(crate) async fn put(desk: &Browser, fields: &[(&str, &str)]) -> String {
    let made = try_to_put(desk, fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location().split('?').next().unwrap_or_default().to_owned()
}

async fn try_to_put(desk: &Browser, fields: &[(&str, &str)]) -> Answer {
    let entry = desk.get(&format!("{CALENDAR}/new")).await.hidden("entry");
    let mut fields = fields.to_vec();
    fields.push(("entry", &entry));
    desk.post_fields(&format!("{CALENDAR}/new"), &fields).await
}

/// Changes an event.
pub(crate) async fn change(desk: &Browser, event: &str, fields: &[(&str, &str)]) {
    let revision = desk.get(&format!("{event}/edit")).await.hidden("revision");
    let mut fields = fields.to_vec();
    fields.push(("revision", &revision));
    let changed = desk.post_fields(&format!("{event}/edit"), &fields).await;
    assert_eq!(changed.status, 303, "{}", changed.body);
}

/// Every page of the calendar that lists events, in the month of November.
const LISTS: [&str; 4] =
    ["?view=month&month=2026-11", "?view=agenda", "?view=list", "?view=agenda&when=past"];

async fn lists(desk: &Browser, title: &str) -> bool {
    let mut seen = Vec::new();
    for list in LISTS {
        let page = desk.get(&format!("{CALENDAR}{list}")).await;
        assert!(page.is_ok(), "{}", page.body);
        seen.push(page.body.contains(title));
    }
    assert!(seen[0] == seen[1] && seen[1] == seen[2] && !seen[3], "{title}: {seen:?}");
    seen[0]
}

stories! {
    async fn each_sees_what_it_was_shown_and_nothing_else(app) {
        let apwo = app.staff(Role::Campaigner, "apwo").await;
        let aopp = app.staff(Role::Admin, "aopp").await;
        let sigo = app.staff(Role::Reader, "sigo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        let with = |level: &'static str| vec![("visibility", level), ("with", "aopp")];
        for (level, seen) in [
            ("own", [true, false, false, false]),
            ("chosen", [true, true, false, false]),
            ("parties", [true, true, true, true]),
            ("public", [true, true, true, true]),
        ] {
            let title = format!("Gathering for {level}");
            let event = put(&apwo, &rally(&title, &with(level))).await;
            for (browser, sees) in [&apwo, &aopp, &sigo, &secretary].into_iter().zip(seen) {
                assert_eq!(lists(browser, &title).await, sees, "{level}");
                assert_eq!(browser.get(&event).await.status, if sees { 200 } else { 404 }, "{level}");
            }
            // Only its owner changes it; for whoever doesn't see it, it isn't there.
            let refused = if seen[1] { 403 } else { 404 };
            assert_eq!(aopp.get(&format!("{event}/edit")).await.status, refused);
            for act in ["edit", "cancel", "restore"] {
                let tried = aopp.post_fields(&format!("{event}/{act}"), &rally("Taken", &[])).await;
                assert_eq!(tried.status, refused, "{level} {act}");
                assert_eq!(sigo.post(&format!("{event}/{act}"), &[]).await.status, 403);
            }
            let public = app.browser().get("/en/calendar").await;
            assert_eq!(public.body.contains(&title), level == "public");
            let month = app.browser().get("/en/calendar?month=2026-11").await;
            assert_eq!(month.body.contains(&title), level == "public");
        }
        // Whom the owner chose stays between them.
        let body = aopp.get(&format!("{CALENDAR}?view=list")).await.body;
        let chosen = body.split("Gathering for chosen").next().unwrap().rsplit("href=\"").next().unwrap().to_owned();
        let page = aopp.get(chosen.split('"').next().unwrap()).await.body;
        assert!(page.contains("Gathering for chosen") && !page.contains("choose: AOPP"), "{page}");
    }

    async fn who_may_not_speak_may_look(app) {
        let reader = app.staff(Role::Reader, "apwo").await;
        let moderator = app.staff(Role::Moderator, "apwo").await;
        let calendar = reader.get(CALENDAR).await;
        assert!(calendar.is_ok() && !calendar.body.contains("calendar/new"), "{}", calendar.body);
        for path in ["/new", "/feeds"] {
            assert_eq!(reader.get(&format!("{CALENDAR}{path}")).await.status, 403);
            assert_eq!(reader.post_fields(&format!("{CALENDAR}{path}"), &rally("No", &[])).await.status, 403);
        }
        assert_eq!(moderator.get(CALENDAR).await.status, 403);
        assert_eq!(app.browser().get(CALENDAR).await.status, 303);
    }

    async fn a_form_with_faults_comes_back_and_one_sent_twice_makes_one_event(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let wrong = [("title_en", ""), ("place_en", "A hall to keep"), ("until_time", "17:00"), ("link", "javascript:1")];
        let back = try_to_put(&desk, &rally("", &wrong)).await;
        assert_eq!(back.status, 422);
        for there in ["#title_en", "#until_time", "#link", "A hall to keep", "javascript:1"] {
            assert!(back.body.contains(there), "{there}: {}", back.body);
        }
        let mut fields = rally("Once only", &[]);
        let entry = desk.get(&format!("{CALENDAR}/new")).await.hidden("entry");
        fields.push(("entry", &entry));
        let path = format!("{CALENDAR}/new");
        let (one, two) = (desk.post_fields(&path, &fields).await, desk.post_fields(&path, &fields).await);
        assert_eq!((one.status, two.status), (303, 303));
        assert_eq!(one.location().split('?').next(), two.location().split('?').next());
        let other = app.staff(Role::Campaigner, "aopp").await;
        assert_eq!(other.post_fields(&path, &fields).await.status, 404);
        // Two at once: the second is told, and loses nothing of what she typed.
        let event = one.location().split('?').next().unwrap().to_owned();
        let stale = desk.get(&format!("{event}/edit")).await.hidden("revision");
        change(&desk, &event, &rally("Changed first", &[])).await;
        let mut late = rally("Changed second", &[]);
        late.push(("revision", &stale));
        let told = desk.post_fields(&format!("{event}/edit"), &late).await;
        assert_eq!(told.status, 422);
        assert!(told.body.contains("Changed second") && told.body.contains("in the meantime"), "{}", told.body);
        assert!(desk.get(&event).await.body.contains("Changed first"));
    }

    async fn a_month_shows_every_day_and_folds_what_is_much(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        for n in 1..=6 {
            put(&desk, &rally(&format!("Picket {n}"), &[])).await;
        }
        let days = [("from_time", ""), ("until_time", ""), ("from_day", "2026-10-31"), ("until_day", "2026-11-02")];
        put(&desk, &rally("Long weekend", &days)).await;
        let page = desk.get(&format!("{CALENDAR}?month=2026-11")).await.body;
        let (_, first_of_month) = page.split_once("<time datetime=\"2026-11-01\">").unwrap();
        let cell = |day: &str| {
            let (_, cell) = page.split_once(&format!("<time datetime=\"{day}\">")).unwrap();
            cell.split("</td>").next().unwrap().to_owned()
        };
        assert!(first_of_month.contains("Long weekend"));
        for day in ["2026-11-01", "2026-11-02"] {
            assert!(cell(day).contains("Long weekend") && cell(day).contains("All day"), "{}", cell(day));
        }
        assert!(!cell("2026-11-03").contains("Long weekend"));
        let full = cell("2026-11-24");
        assert!((1..=6).all(|n| full.contains(&format!("Picket {n}"))) && full.contains("3 more"), "{full}");
        assert!(cell("2026-11-21").contains("Today"));
        assert!(page.contains("month=2026-10") && page.contains("month=2026-12") && page.contains("December 2026"));
        let other = desk.get(&format!("{CALENDAR}?month=2026-11&kind=meeting")).await.body;
        assert!(!other.contains("Picket") && other.contains("Nothing is planned in this month."));
        let party = desk.get(&format!("{CALENDAR}?view=list&party=aopp")).await.body;
        assert!(!party.contains("Picket"));
        for odd in ["?month=9999-99", "?month=2199-12", "?month=1970-01", "?view=agenda&from=x", "?view=list&from=1.é"] {
            assert!(desk.get(&format!("{CALENDAR}{odd}")).await.is_ok(), "{odd}");
        }
    }

    async fn an_agenda_goes_on_into_both_directions(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        for n in 0..35 {
            put(&desk, &rally(&format!("Coming <{n:02}>"), &[])).await;
            put(&desk, &rally(&format!("Gone <{n:02}>"), &[("from_day", "2026-10-24")])).await;
        }
        for (words, query) in [("Coming", "?view=agenda"), ("Gone", "?view=list&when=past")] {
            let first = desk.get(&format!("{CALENDAR}{query}")).await.body;
            let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let second = desk.get(&next.replace("&amp;", "&").replace("&#38;", "&")).await.body;
            let titles: Vec<String> = (0..35).map(|n| format!("{words} &#60;{n:02}&#62;")).collect();
            let on = |page: &str| titles.iter().filter(|title| page.contains(&format!(">{title}<"))).count();
            assert_eq!((on(&first), on(&second)), (30, 5), "{words}");
            assert!(!second.contains("rel=\"next\""));
        }
    }

    async fn the_public_learns_of_public_events_in_its_language(app) {
        let nobody = app.browser();
        assert!(!nobody.get("/en").await.body.contains("/en/calendar"));
        assert!(nobody.get("/en/calendar").await.body.contains("Nothing is planned yet"));
        let desk = app.staff_named(Role::Campaigner, "aopp", "Inès Roy", Language::Fr).await;
        let both = [("title_en", "March <for> care"), ("title_fr", "Marche « soins »"), ("visibility", "public"),
            ("description_fr", "Apportez vos affiches.\n\nEt vos enfants."), ("link", "https://commonfront.example/a?b=1&c")];
        let event = put(&desk, &rally("", &both)).await;
        let page = desk.get(&event).await.body;
        assert!(page.contains("mardi 24 novembre 2026, de 18\u{a0}h à 20\u{a0}h"), "{page}");
        app.app.refresh().await.unwrap();
        assert!(nobody.get("/fr").await.body.contains("href=\"/fr/calendar\""));
        let french = nobody.get("/fr/calendar").await;
        assert!(french.body.contains("Marche « soins »") && french.body.contains("Rassemblement"), "{}", french.body);
        assert!(french.header("set-cookie").is_empty());
        let english = nobody.get("/en/calendar").await.body;
        assert!(english.contains("March &#60;for&#62; care") && english.contains("Tuesday, November 24, 2026"));
        // A title in one language only is shown in the other, and says which it is.
        put(&desk, &rally("", &[("title_en", "Only English"), ("visibility", "public")])).await;
        let french = nobody.get("/fr/calendar").await.body;
        assert!(french.contains("lang=\"en\">Only English"), "{french}");
        desk.post(&format!("{event}/cancel"), &[]).await;
        assert!(nobody.get("/fr/calendar").await.body.contains("<s>Marche"));
        for path in ["/en/calendar?month=2026-11", "/fr/calendar?when=past", "/en/calendar?month=x", "/en/calendar?from=1.2"] {
            assert!(nobody.get(path).await.is_ok(), "{path}");
        }
        assert_eq!(nobody.get("/de/calendar").await.status, 404);
        app.wait(90 * DAY);
        app.app.refresh().await.unwrap();
        assert!(!nobody.get("/fr").await.body.contains("/fr/calendar"));
    }

    async fn what_other_parts_bring_moves_and_is_called_off(app) {
        let apwo = app.organisation("apwo").await;
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let other = app.staff(Role::Campaigner, "aopp").await;
        let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
        let own = Audience { visibility: Visibility::Own, chosen: Vec::new() };
        let now = app.app.clock.now();
        let bring = |from, audience, cancelled| {
            let app = &app;
            async move {
                let occasion = Occasion {
                    thing: (Thing::Decision, 7),
                    organisation_id: apwo,
                    title: ("A decision on the march", "Une décision sur la marche"),
                    from,
                    until: None,
                    whole_day: false,
                    audience,
                    cancelled,
                };
                let mut tx = app.app.db.write().await.unwrap();
                keep(&mut tx, &occasion, app.app.clock.now()).await.unwrap();
                tx.commit().await.unwrap();
                app.number("SELECT COALESCE(MAX(100 * sequence + revision), -1) FROM calendar_events").await
            }
        };
        assert_eq!(bring(now + DAY, &audience, true).await, -1, "called off before it was there");
        assert_eq!(bring(now + DAY, &audience, false).await, 0);
        assert_eq!(bring(now + DAY, &audience, false).await, 0, "nothing has changed");
        assert!(lists(&other, "A decision on the march").await);
        assert_eq!(bring(now + DAY + HOUR, &audience, false).await, 101);
        assert_eq!(bring(now + DAY + HOUR, &own, false).await, 102, "whom it is shown to is not shown");
        assert!(!lists(&other, "A decision on the march").await && lists(&desk, "A decision on the march").await);
        assert_eq!(bring(now + DAY + HOUR, &own, true).await, 203);
        assert_eq!(app.number("SELECT COUNT(*) FROM calendar_events").await, 1);
        let id = app.number("SELECT MAX(id) FROM calendar_events").await;
        let page = desk.get(&format!("{CALENDAR}/{id}")).await.body;
        assert!(page.contains("Called off") && page.contains("/desk/pact/decisions/7"), "{page}");
        // What another part brings is changed there.
        assert_eq!(desk.get(&format!("{CALENDAR}/{id}/edit")).await.status, 403);
        assert_eq!(desk.post(&format!("{CALENDAR}/{id}/restore"), &[]).await.status, 403);
    }
}
