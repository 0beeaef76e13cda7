//! The log of incidents that touch rights and liberties: counts in public, cases never.

use commonfront_domain::Role;
use commonfront_testkit::{Answer, Browser, TestApp, stories};

const LIST: &str = "/desk/pact/incidents";
const NEW: &str = "/desk/pact/incidents/new";
const WHAT: &str = "A letter of discipline for a button";

async fn post(browser: &Browser, changes: &[(&str, &str)]) -> Answer {
    let entry = browser.get(NEW).await.hidden("entry");
    let mut fields = vec![
        ("entry", entry.as_str()),
        ("kind", "speech"),
        ("happened_on", "2026-01-05"),
        ("place", "Regional office"),
        ("description", WHAT),
        ("evidence", "Two witnesses"),
        ("link", ""),
        ("visibility", "own"),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.extend(changes);
    browser.post_fields(NEW, &fields).await
}

/// Writes an incident down on a day that has come; gives back its page's path.
pub(crate) async fn log(app: &TestApp, browser: &Browser, changes: &[(&str, &str)]) -> String {
    let today = browser.get(NEW).await;
    let (_, rest) = today.body.split_once("name=\"happened_on\" type=\"date\" value=\"").expect("today");
    let day = rest.split('"').next().unwrap().to_owned();
    let mut all = vec![("happened_on", day.as_str())];
    all.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    all.extend(changes);
    let made = post(browser, &all).await;
    assert_eq!(made.status, 303, "{}", made.body);
    assert_eq!(app.browser().get(LIST).await.status, 303);
    made.location().split('?').next().unwrap().to_owned()
}

stories! {
    async fn an_incident_is_seen_by_its_owner_and_by_whom_the_owner_chose(app) {
        let owner = app.staff(Role::Admin, "apwo").await;
        let reader = app.staff(Role::Reader, "apwo").await;
        let chosen = app.staff(Role::Admin, "aopp").await;
        let outsider = app.staff(Role::Admin, "sigo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        let own = log(&app, &owner, &[]).await;
        let shown = log(&app, &owner, &[("visibility", "chosen"), ("with", "aopp"), ("kind", "leave")]).await;
        let all = log(&app, &owner, &[("visibility", "parties"), ("kind", "surveillance")]).await;
        // The coalition's log does not tell that there are any; the owner's does.
        let told = "Wrote down an incident";
        assert!(!secretary.get("/desk/audit").await.body.contains(told));
        assert!(owner.get("/desk/audit").await.body.contains(told));
        for (who, sees) in [
            (&owner, [true, true, true]), (&reader, [true, true, true]), (&chosen, [false, true, true]),
            (&outsider, [false, false, true]), (&secretary, [false, false, true]),
        ] {
            let list = who.get(LIST).await.body;
            for (path, sees) in [&own, &shown, &all].into_iter().zip(sees) {
                let page = who.get(path).await;
                assert_eq!(page.status, if sees { 200 } else { 404 }, "{path}");
                assert_eq!(page.body.contains(WHAT), sees);
                assert_eq!(list.contains(&format!("{path}\"")), sees, "{path}");
                let thread = path.replace("/incidents/", "/threads/incident/");
                assert_eq!(who.get(&thread).await.status, if sees { 200 } else { 404 }, "{thread}");
            }
            let counted = sees.into_iter().filter(|sees| *sees).count();
            let words = if counted == 1 { "1 incident in twelve" } else { &format!("{counted} incidents in twelve") };
            assert!(list.contains(words), "{words}: {list}");
        }
        // Only the owner changes it, whatever others see of it; to whom else it is shown is the owner's to know.
        for path in [&own, &shown, &all] {
            for what in ["edit", "status", "remove"] {
                let fields = [("status", "settled"), ("kind", "other")];
                let answer = chosen.post_fields(&format!("{path}/{what}"), &fields).await;
                assert_eq!(answer.status, 404, "{path}/{what}");
                assert_eq!(reader.post_fields(&format!("{path}/{what}"), &fields).await.status, 403);
            }
            assert_eq!(chosen.get(&format!("{path}/edit")).await.status, 404);
        }
        assert!(owner.get(&shown).await.body.contains("Your organisation and AOPP"));
        assert!(!chosen.get(&shown).await.body.contains("Who sees this"));
        assert!(owner.get(&format!("{LIST}?kind=leave")).await.body.contains(&format!("{shown}\"")));
        assert!(!owner.get(&format!("{LIST}?kind=leave")).await.body.contains(&format!("{own}\"")));
        assert!(owner.get(&format!("{LIST}?owner=sigo&status=new")).await.body.contains("Nothing fits"));
    }

    async fn an_incident_is_corrected_followed_up_and_removed(app) {
        let owner = app.staff(Role::Campaigner, "apwo").await;
        let other = app.staff(Role::Admin, "sigo").await;
        let page = log(&app, &owner, &[("visibility", "parties")]).await;
        let form = owner.get(&format!("{page}/edit")).await;
        assert!(form.body.contains(WHAT) && form.body.contains("Two witnesses"), "{}", form.body);
        let fields = [
            ("kind", "interference"), ("happened_on", "2020-02-29"), ("place", "Elsewhere"),
            ("description", "Put right"), ("visibility", "own"), ("link", "https://example.org/a?b=c"),
        ];
        let changed = owner.post_fields(&format!("{page}/edit"), &fields).await;
        assert_eq!(changed.status, 303, "{}", changed.body);
        let body = owner.get(&page).await.body;
        assert!(body.contains("Put right") && body.contains("February 29, 2020"), "{body}");
        assert!(body.contains("href=\"https://example.org/a?b=c\"") && !body.contains(WHAT), "{body}");
        assert_eq!(other.get(&page).await.status, 404, "it was narrowed");
        let status = owner.post_fields(&format!("{page}/status"), &[("status", "tribunal")]).await;
        assert_eq!(status.status, 303);
        assert!(owner.get(&page).await.body.contains("Before a tribunal</span>"));
        assert_eq!(owner.post_fields(&format!("{page}/status"), &[("status", "x")]).await.status, 400);
        assert_eq!(owner.post_fields(&format!("{page}/remove"), &[]).await.status, 303);
        assert_eq!(owner.get(&page).await.status, 404);
    }

    async fn what_has_to_be_mended_comes_back(app) {
        let owner = app.staff(Role::Admin, "apwo").await;
        let faulty = post(&owner, &[
            ("kind", ""), ("happened_on", "2999-01-01"), ("place", "Kept place"), ("description", ""),
            ("link", "javascript:alert(1)"), ("visibility", "chosen"),
        ]).await;
        assert_eq!(faulty.status, 422);
        for shown in ["Kept place", "2999-01-01", "Give a day", "Give an address", "Choose at least one party",
            "What happened: fill this in", "Description: fill this in"] {
            assert!(faulty.body.contains(shown), "{shown}: {}", faulty.body);
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM incidents").await, 0);
        for role in [Role::Reader, Role::Moderator] {
            let refused = app.staff(role, "apwo").await;
            assert_eq!(refused.get(NEW).await.status, 403);
            assert_eq!(refused.post_fields(NEW, &[("kind", "other")]).await.status, 403);
        }
    }

    async fn the_public_sees_counts_and_never_a_case(app) {
        let owner = app.staff(Role::Admin, "apwo").await;
        let other = app.staff(Role::Admin, "sigo").await;
        let empty = app.browser().get("/en/incidents").await;
        assert!(empty.is_ok() && empty.body.contains("No incidents have been counted yet"), "{}", empty.body);
        for i in 0..4 {
            log(&app, if i % 2 == 0 { &owner } else { &other }, &[("counted", "on"), ("happened_on", "2025-03-01")]).await;
        }
        log(&app, &owner, &[("happened_on", "2025-03-01")]).await;
        let few = app.browser().get("/en/incidents").await.body;
        assert!(few.contains("<td>fewer than five</td>") && few.contains("<th scope=\"col\">2025</th>"), "{few}");
        assert!(!few.contains("<td>4</td>") && !few.contains("<td>5</td>"), "{few}");
        log(&app, &other, &[("counted", "on"), ("happened_on", "2025-11-30")]).await;
        let body = app.browser().get("/en/incidents").await.body;
        assert!(body.contains("<td>5</td>"), "the one that isn’t counted is not: {body}");
        for never in [WHAT, "Regional office", "Two witnesses", "APWO", "SIGO"] {
            assert!(!body.contains(never), "{never}");
        }
        assert!(app.browser().get("/fr/incidents").await.body.contains("Sanction pour des propos"));
    }

    async fn incidents_are_not_readable_in_the_database(app) {
        let owner = app.staff(Role::Admin, "apwo").await;
        log(&app, &owner, &[("visibility", "parties")]).await;
        let bytes = crate::at_rest::bytes_at_rest(&app).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for typed in [WHAT, "Regional office", "Two witnesses"] {
            assert!(!text.contains(typed), "{typed}");
        }
    }
}
