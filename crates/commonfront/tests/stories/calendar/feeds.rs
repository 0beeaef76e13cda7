//! Feeds: what a calendar elsewhere makes of them, who gets what, and addresses that end.

use commonfront_domain::{Language, Role};
use commonfront_testkit::{Answer, Browser, TestApp, stories};

use super::reader::{self, Understood};
use super::{CALENDAR, change, put, rally};
use crate::at_rest::bytes_at_rest;

/// The path of the address that a page shows, this once.
fn address(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("/calendar/").unwrap_or_else(|| panic!("{}", page.body));
    let found = page.body.split("<p class=\"desk-secret\">").nth(1).unwrap_or(rest);
    let address = found.split('<').next().unwrap_or_default();
    let (_, path) = address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).expect("an address");
    format!("/{path}")
}

pub(crate) async fn feed(desk: &Browser, label: &str, language: &str) -> String {
    let made =
        desk.post_fields(&format!("{CALENDAR}/feeds"), &[("label", label), ("language", language)]).await;
    assert!(made.is_ok(), "{}", made.body);
    address(&made)
}

async fn read(app: &TestApp, path: &str) -> Understood {
    let feed = app.browser().get(path).await;
    assert_eq!(feed.status, 200, "{}", feed.body);
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(feed.header("set-cookie").is_empty() && feed.header("x-robots-tag") == "none");
    reader::read(&feed.body)
}

stories! {
    async fn an_event_moved_twice_shows_once_in_a_calendar_elsewhere(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let title = "Rally; for care, and \\ the \"rest\" 🙂 — a title that is longer than any line may be";
        let more = [("description_en", "First.\r\n\r\nSecond, with a comma."), ("link", "https://commonfront.example/a?b=1,2;3")];
        let event = put(&desk, &rally(title, &more)).await;
        let night = [("from_day", "2026-11-01"), ("from_time", "00:30"), ("until_time", "03:30")];
        put(&desk, &rally("The night that is longer", &night)).await;
        let spring = [("from_day", "2027-03-13"), ("from_time", "22:00"), ("until_day", "2027-03-14"), ("until_time", "04:00")];
        put(&desk, &rally("The night that is shorter", &spring)).await;
        let days = [("from_day", "2027-03-13"), ("from_time", ""), ("until_day", "2027-03-15"), ("until_time", "")];
        put(&desk, &rally("Three days", &days)).await;
        put(&desk, &rally("A moment", &[("until_time", "")])).await;
        let path = feed(&desk, "Phones", "en").await;
        let first = read(&app, &path).await;
        assert_eq!(first.event(title).sequence, 0);
        app.wait_seconds(60);
        change(&desk, &event, &rally(title, &[("from_day", "2026-11-25"), more[0], more[1]])).await;
        app.wait_seconds(60);
        change(&desk, &event, &rally(title, &[("from_day", "2026-12-01"), more[0], more[1]])).await;
        // Saved as it was, and shown to others: nothing to tell a calendar.
        change(&desk, &event, &rally(title, &[("from_day", "2026-12-01"), ("visibility", "own"), more[0], more[1]])).await;
        let seen = read(&app, &path).await;
        assert_eq!(seen.events.len(), 5);
        assert_eq!(seen.name, "Calendar: Common Front for a Public Ontario · APWO");
        let moved = seen.event(title);
        assert_eq!((moved.sequence, &*moved.status), (2, "CONFIRMED"));
        assert_eq!((&*moved.start, moved.end.as_deref()), ("2026-12-01T23:00:00Z", Some("2026-12-02T01:00:00Z")));
        assert_eq!(moved.uid, first.event(title).uid);
        assert_eq!(moved.description, "First.\n\nSecond, with a comma.\n\nOrganised by: APWO");
        assert_eq!((&*moved.location, &*moved.url), ("Queen’s Park, Toronto", "https://commonfront.example/a?b=1,2;3"));
        assert_eq!(moved.stamp, "2026-11-21T12:02:00Z");
        let times = |title: &str| (seen.event(title).start.clone(), seen.event(title).end.clone().unwrap_or_default());
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(times("The night that is longer"), pair("2026-11-01T04:30:00Z", "2026-11-01T08:30:00Z"));
        assert_eq!(times("The night that is shorter"), pair("2027-03-14T03:00:00Z", "2027-03-14T08:00:00Z"));
        assert_eq!(times("Three days"), pair("2027-03-13", "2027-03-16"));
        assert_eq!(times("A moment"), pair("2026-11-24T23:00:00Z", ""));
        desk.post(&format!("{event}/cancel"), &[]).await;
        desk.post(&format!("{event}/cancel"), &[]).await;
        let seen = read(&app, &path).await;
        let off = seen.event(&format!("Called off: {title}"));
        assert_eq!((off.sequence, &*off.status, seen.events.len()), (3, "CANCELLED", 5));
        desk.post(&format!("{event}/restore"), &[]).await;
        assert_eq!(read(&app, &path).await.event(title).sequence, 4);
    }

    async fn a_feed_holds_what_its_organisation_sees(app) {
        let apwo = app.staff(Role::Campaigner, "apwo").await;
        let aopp = app.staff_named(Role::Admin, "aopp", "Marie Roy", Language::Fr).await;
        let sigo = app.staff(Role::Campaigner, "sigo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        for level in ["own", "chosen", "parties", "public"] {
            put(&apwo, &rally(level, &[("visibility", level), ("with", "aopp")])).await;
        }
        let all = ["own", "chosen", "parties", "public"];
        for (desk, titles) in [(&apwo, &all[..]), (&aopp, &all[1..]), (&sigo, &all[2..]), (&secretary, &all[2..])] {
            let seen = read(&app, &feed(desk, "All", "fr").await).await;
            let mut found: Vec<_> = seen.events.iter().map(|event| event.summary.clone()).collect();
            found.sort_by_key(|title| all.iter().position(|one| one == title));
            assert_eq!(found, titles);
            assert!(seen.name.starts_with("Calendrier\u{a0}: ") && seen.events[0].description.contains("TPUO"));
        }
        let public = read(&app, "/fr/calendar.ics").await;
        assert_eq!(public.events.len(), 1);
        assert!(public.events[0].url.contains("/fr/calendar?month=2026-11#event-"), "{public:?}");
        assert!(read(&app, "/en/calendar.ics").await.name.starts_with("Calendar: "));
        // Half a year on it is still there; two years on it isn't.
        app.wait(730 * commonfront_domain::clock::DAY);
        assert!(read(&app, "/fr/calendar.ics").await.events.is_empty());
    }

    async fn an_address_is_shown_once_and_ends_when_it_is_told_to(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let other = app.staff(Role::Admin, "aopp").await;
        put(&desk, &rally("Within the union", &[("visibility", "own")])).await;
        let page = format!("{CALENDAR}/feeds");
        let path = feed(&desk, "Executive phones", "en").await;
        let token = path.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
        assert_eq!(token.len(), 43);
        let list = desk.get(&page).await.body;
        assert!(list.contains("Executive phones") && list.contains("Never") && !list.contains(&token), "{list}");
        assert!(!other.get(&page).await.body.contains("Executive phones"));
        let bytes = bytes_at_rest(&app).await;
        for hidden in [token.as_bytes(), b"Executive phones"] {
            assert!(!bytes.windows(hidden.len()).any(|window| window == hidden), "it can be read in the database");
        }
        let twice = desk.post_fields(&page, &[("label", "executive PHONES"), ("language", "en")]).await;
        assert!(twice.status == 422 && twice.body.contains("executive PHONES"));
        assert_eq!(desk.post_fields(&page, &[("label", " ")]).await.status, 422);
        assert!(read(&app, &path).await.event("Within the union").uid.len() == 32);
        assert!(desk.get(&page).await.body.contains("November 21, 2026"));
        let id = app.number("SELECT MAX(id) FROM calendar_feeds").await;
        for act in ["renew", "end"] {
            assert_eq!(other.post(&format!("{page}/{id}/{act}"), &[]).await.status, 404);
        }
        let renewed = address(&desk.post(&format!("{page}/{id}/renew"), &[]).await);
        assert_ne!(renewed, path);
        assert_eq!(app.browser().get(&path).await.status, 404);
        read(&app, &renewed).await;
        assert_eq!(desk.post(&format!("{page}/{id}/end"), &[]).await.status, 303);
        for gone in [&*renewed, "/calendar/x.ics", "/calendar/.ics", &format!("/calendar/{token}")] {
            assert_eq!(app.browser().get(gone).await.status, 404, "{gone}");
        }
    }

    async fn what_is_asked_for_again_is_sent_again_only_if_it_has_changed(app) {
        let desk = app.staff(Role::Campaigner, "apwo").await;
        let other = app.staff(Role::Campaigner, "aopp").await;
        let event = put(&other, &rally("Shared", &[])).await;
        let path = feed(&desk, "Phones", "en").await;
        app.wait_seconds(60);
        let first = app.browser().get(&path).await;
        let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert_eq!(first.header("cache-control"), "private, no-cache");
        assert!(tag.len() > 20 && date == "Sat, 21 Nov 2026 12:00:00 GMT", "{tag} {date}");
        let by_tag = app.browser().with_header("if-none-match", &format!("\"x\", W/{tag}"));
        let by_date = app.browser().with_header("if-modified-since", &date);
        for again in [by_tag.get(&path).await, by_date.get(&path).await] {
            assert_eq!((again.status, &*again.body), (304, ""));
            assert_eq!(again.header("etag"), tag);
        }
        // What another keeps for itself changes nothing here.
        put(&other, &rally("Not for them", &[("visibility", "own")])).await;
        assert_eq!(by_date.get(&path).await.status, 304);
        // What is no longer shown does.
        change(&other, &event, &rally("Shared", &[("visibility", "own")])).await;
        assert_eq!((by_tag.get(&path).await.status, by_date.get(&path).await.status), (200, 200));
        let public = app.browser().get("/en/calendar.ics").await;
        assert_eq!(public.header("cache-control"), "public, no-cache");
        let again = app.browser().with_header("if-none-match", public.header("etag"));
        assert_eq!(again.get("/en/calendar.ics").await.status, 304);
    }
}
