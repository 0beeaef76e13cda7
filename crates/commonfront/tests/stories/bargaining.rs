//! Collective agreements, their provisions and threats to them, and services that were contracted out.

use commonfront_domain::{Language, Role};
use commonfront_testkit::{Answer, Browser, stories};

const BASE: &str = "/desk/pact/bargaining";
/// In everything of the party's that keeps it to itself.
const MARK: &str = "Zorvex";

pub(crate) const AGREEMENT: [(&str, &str); 10] = [
    ("unit_en", "Zorvex office staff"),
    ("unit_fr", "Personnel de bureau Zorvex"),
    ("employer_en", "Province of Example"),
    ("employer_fr", ""),
    ("people", "12,000"),
    ("from", "2024-04-01"),
    ("until", "2027-03-31"),
    ("status", "open"),
    ("since", "2026-06-01"),
    ("visibility", "own"),
];

const THREAT: [(&str, &str); 8] = [
    ("demand_en", "New hires leave the pension plan"),
    ("demand_fr", ""),
    ("who_en", "Province of Example"),
    ("since", "2026-09-01"),
    ("severity", "grave"),
    ("subjects", "pensions"),
    ("state", "open"),
    ("visibility", "parties"),
];

const CONTRACT: [(&str, &str); 13] = [
    ("service_en", "Cleaning of four hospitals"),
    ("service_fr", "Entretien de quatre hôpitaux"),
    ("body_en", "Health Board of Example"),
    ("to", "Brightline Inc."),
    ("number", "HB-77"),
    ("worth", "4 000 000"),
    ("begin", "2023-01-01"),
    ("end", "2026-12-31"),
    ("state", "running"),
    ("promised", "1000000"),
    ("found", "1380000"),
    ("source_en", "Auditor of Example, report 12"),
    ("link", "https://auditor.example/12"),
];

/// Fields with others in their place, or beside them.
pub(crate) fn but(fields: &[(&str, &str)], others: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
    kept.chain(others).map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Sends a form that is taken; gives back the key that stands in where it leads.
pub(crate) async fn kept(desk: &Browser, path: &str, fields: Vec<(String, String)>) -> i64 {
    let done = desk.post(path, &fields).await;
    assert_eq!(done.status, 303, "{path}: {}", done.body);
    let path = done.location().split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap_or_default()
}

/// Sends a form that is refused; every one of the fields has its fault beside it.
async fn refused(desk: &Browser, path: &str, fields: Vec<(String, String)>, faulty: &[&str]) -> Answer {
    let done = desk.post(path, &fields).await;
    assert_eq!(done.status, 422, "{path}: {}", done.body);
    for field in faulty {
        assert!(done.body.contains(&format!("<a href=\"#{field}\"")), "{field}: {}", done.body);
        assert!(
            done.body.contains(&format!("id=\"{field}-error\""))
                || done.body.contains(&format!("<fieldset id=\"{field}\""))
                || *field == "visibility",
            "{field}: {}",
            done.body
        );
    }
    done
}

async fn sees(desk: &Browser, path: &str, words: &str, seen: bool) {
    let page = desk.get(path).await;
    assert!(page.is_ok(), "{path}: {}", page.body);
    assert_eq!(page.body.contains(words), seen, "{path}: {}", page.body);
}

stories! {
    async fn an_agreement_is_entered_changed_followed_and_removed(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        sees(&maya, BASE, "No agreements yet", true).await;
        let id = kept(&maya, &format!("{BASE}/agreements/new"), but(&AGREEMENT, &[])).await;
        let path = format!("{BASE}/agreements/{id}");
        for words in ["Zorvex office staff", "Province of Example", "12,000", "March 31, 2027", "Only your organisation"] {
            sees(&maya, &path, words, true).await;
        }
        // What happened earlier, entered later, does not change how it stands.
        let note = |status: &str, since: &str| but(&[], &[("status", status), ("since", since)]);
        kept(&maya, &format!("{path}/status"), note("ratification-vote", "2026-11-02")).await;
        kept(&maya, &format!("{path}/status"), note("tentative-settlement", "2026-10-10")).await;
        let page = maya.get(&path).await.body;
        let at = |words: &str| page.split("How bargaining went").nth(1).unwrap().find(words).unwrap();
        assert!(at("Ratification vote") < at("Tentative settlement") && at("Tentative settlement") < at("June 1, 2026"));
        sees(&maya, BASE, "since November 2, 2026", true).await;
        refused(&maya, &format!("{path}/status"), note("signed", "2031-01-01"), &["status", "since"]).await;
        let text = [("subject", "pensions"), ("clause", "Article 30"), ("text_en", "Everybody is in the plan.\r\n\r\nAlways."), ("text_fr", "")];
        kept(&maya, &format!("{path}/provisions"), but(&text, &[])).await;
        let page = maya.get(&path).await.body;
        assert!(page.contains("Article 30") && page.contains("Everybody is in the plan.\n\nAlways."));
        let number = app.number("SELECT MAX(id) FROM provisions").await;
        let provision = format!("{path}/provisions/{number}");
        assert!(maya.get(&provision).await.body.contains("value=\"Article 30\""));
        kept(&maya, &provision, but(&text, &[("clause", "Article 31")])).await;
        sees(&maya, &format!("{BASE}/compare?subject=pensions"), "Article 31", true).await;
        refused(&maya, &provision, but(&text, &[("subject", "x"), ("text_en", " ")]), &["subject", "text_en"]).await;
        kept(&maya, &format!("{provision}/remove"), vec![]).await;
        sees(&maya, &path, "Article 31", false).await;
        assert_eq!(maya.get(&provision).await.status, 404);
        // The form holds what is kept.
        let form = maya.get(&format!("{path}/edit")).await.body;
        assert!(form.contains("value=\"2027-03-31\"") && form.contains("Personnel de bureau Zorvex"));
        kept(&maya, &format!("{path}/edit"), but(&AGREEMENT, &[("unit_en", "Clerks"), ("visibility", "parties")])).await;
        sees(&maya, &format!("{BASE}/expiries"), "Clerks", true).await;
        kept(&maya, &format!("{path}/remove"), vec![]).await;
        assert_eq!(maya.get(&path).await.status, 404);
        sees(&maya, BASE, "Clerks", false).await;
        let of = "kind LIKE 'agreement-%' OR kind LIKE 'provision-%'";
        let entries = app.number(&format!("SELECT COUNT(*) FROM audit WHERE {of}")).await;
        assert_eq!(entries, 8, "every act stands in the log");
    }

    async fn a_private_agreement_is_seen_by_nobody_else_anywhere(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        let others = [app.staff(Role::Admin, "sigo").await, app.staff(Role::Secretary, "").await];
        let chosen = app.staff(Role::Campaigner, "aopp").await;
        let id = kept(&maya, &format!("{BASE}/agreements/new"), but(&AGREEMENT, &[])).await;
        let path = format!("{BASE}/agreements/{id}");
        let clause = format!("{MARK} clause");
        let provision = [("subject", "pay"), ("clause", clause.as_str()), ("text_en", "Zorvex pays."), ("text_fr", "")];
        kept(&maya, &format!("{path}/provisions"), but(&provision, &[])).await;
        let number = app.number("SELECT MAX(id) FROM provisions").await;
        // A threat that all parties see names it, and doesn't show it.
        let named = id.to_string();
        let threat = kept(&maya, &format!("{BASE}/threats/new"), but(&THREAT, &[("agreements", &named)])).await;
        sees(&maya, &format!("{BASE}/threats/{threat}"), MARK, true).await;
        let pages = [BASE.to_owned(), format!("{BASE}/compare?subject=pay"), format!("{BASE}/expiries"), format!("{BASE}/threats/{threat}"), "/desk/pact".to_owned(), "/en".to_owned()];
        for stranger in others.iter().chain([&chosen]) {
            for page in &pages {
                sees(stranger, page, MARK, false).await;
            }
            for beneath in ["", "/edit", "/provisions", &format!("/provisions/{number}")] {
                assert_eq!(stranger.get(&format!("{path}{beneath}")).await.status, 404, "{beneath}");
            }
            for beneath in ["/edit", "/status", "/remove", "/provisions", &format!("/provisions/{number}"), &format!("/provisions/{number}/remove")] {
                assert_eq!(stranger.post(&format!("{path}{beneath}"), &but(&AGREEMENT, &provision)).await.status, 404, "{beneath}");
            }
        }
        // Shown to one party, it is seen by that one, and changed by none but its own.
        kept(&maya, &format!("{path}/edit"), but(&AGREEMENT, &[("visibility", "chosen"), ("with", "aopp")])).await;
        for page in &pages[..4] {
            sees(&chosen, page, MARK, true).await;
            sees(&others[0], page, MARK, false).await;
            sees(&others[1], page, MARK, false).await;
        }
        sees(&chosen, &path, "Zorvex pays.", true).await;
        sees(&chosen, &path, "Who sees this", false).await;
        assert_eq!(chosen.get(&format!("{path}/edit")).await.status, 404);
        assert_eq!(chosen.post(&format!("{path}/remove"), &[]).await.status, 404);
        assert_eq!(others[0].get(&path).await.status, 404);
        // Nobody links a threat of hers to what is another's.
        let mine = kept(&chosen, &format!("{BASE}/threats/new"), but(&THREAT, &[("agreements", &named)])).await;
        sees(&chosen, &format!("{BASE}/threats/{mine}"), MARK, false).await;
        // Taken back, it is gone for them.
        kept(&maya, &format!("{path}/edit"), but(&AGREEMENT, &[])).await;
        assert_eq!(chosen.get(&path).await.status, 404);
        sees(&chosen, &pages[1], MARK, false).await;
    }

    async fn only_those_who_speak_for_their_union_enter_anything(app) {
        let reader = app.staff(Role::Reader, "apwo").await;
        let moderator = app.staff(Role::Moderator, "apwo").await;
        for part in ["agreements", "threats", "contracts"] {
            let path = format!("{BASE}/{part}/new");
            assert_eq!(reader.get(&path).await.status, 403);
            assert_eq!(reader.post(&path, &but(&AGREEMENT, &[])).await.status, 403);
        }
        for page in ["", "/compare", "/expiries", "/threats", "/contracts", "/contracts.csv"] {
            assert!(reader.get(&format!("{BASE}{page}")).await.is_ok(), "{page}");
            assert_eq!(moderator.get(&format!("{BASE}{page}")).await.status, 403, "{page}");
        }
        sees(&reader, BASE, "agreements/new", false).await;
    }

    async fn what_cannot_be_is_told_beside_its_field_and_kept(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        let new = format!("{BASE}/agreements/new");
        let page = refused(&maya, &new, vec![], &["unit_en", "employer_en", "people", "from", "until", "status", "since"]).await;
        assert_eq!(page.body.matches("field-error").count(), 7);
        let reversed = but(&AGREEMENT, &[("from", "2027-03-31"), ("until", "2024-04-01"), ("unit_en", "<b>Kept & \"shown\"</b>")]);
        let page = refused(&maya, &new, reversed, &["until"]).await;
        assert!(page.body.contains("comes before the first") && page.body.contains("&#60;b&#62;Kept &#38; &#34;shown&#34;"), "{}", page.body);
        for (field, value) in [("people", "99999999999999999999999999"), ("people", "-3"), ("people", "9000000000000"), ("from", "0001-01-01"), ("until", "9999-12-31"), ("until", "2026-02-30"), ("since", "2031-01-01"), ("status", "won")] {
            refused(&maya, &new, but(&AGREEMENT, &[(field, value)]), &[field]).await;
        }
        let long = "x".repeat(201);
        refused(&maya, &new, but(&AGREEMENT, &[("unit_fr", &long)]), &["unit_fr"]).await;
        refused(&maya, &new, but(&AGREEMENT, &[("employer_en", "a\u{202e}b")]), &["employer_en"]).await;
        refused(&maya, &new, but(&AGREEMENT, &[("visibility", "chosen")]), &["visibility"]).await;
        refused(&maya, &new, but(&AGREEMENT, &[("visibility", "chosen"), ("with", "apwo")]), &["visibility"]).await;
        let threats = format!("{BASE}/threats/new");
        refused(&maya, &threats, vec![], &["demand_en", "who_en", "since", "severity", "state"]).await;
        refused(&maya, &threats, but(&THREAT, &[("severity", "9"), ("since", "2030-01-01")]), &["severity", "since"]).await;
        let contracts = format!("{BASE}/contracts/new");
        refused(&maya, &contracts, vec![], &["service_en", "body_en", "to", "state"]).await;
        refused(&maya, &contracts, but(&CONTRACT, &[("source_en", ""), ("link", "")]), &["source_en", "link"]).await;
        refused(&maya, &contracts, but(&CONTRACT, &[("link", "javascript:alert(1)")]), &["link"]).await;
        refused(&maya, &contracts, but(&CONTRACT, &[("end", "2020-01-01"), ("promised", "1e9"), ("worth", "1000000000001")]), &["end", "promised", "worth"]).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM agreements").await + app.number("SELECT COUNT(*) FROM contracts").await, 0);
        for odd in ["/agreements/9223372036854775807", "/threats/0", "/contracts/-1"] {
            assert_eq!(maya.get(&format!("{BASE}{odd}")).await.status, 404, "{odd}");
        }
        // The greatest there may be is shown.
        let most = "1000000000000";
        let id = kept(&maya, &new, but(&AGREEMENT, &[("people", most), ("from", "1950-01-01"), ("until", "2099-12-31")])).await;
        sees(&maya, &format!("{BASE}/agreements/{id}"), "1,000,000,000,000", true).await;
        sees(&maya, &format!("{BASE}/expiries"), "December 31, 2099", true).await;
        sees(&maya, &format!("{BASE}/compare?subject=%00"), "No agreement that you may see", true).await;
    }

    async fn a_threat_is_shown_to_whom_it_is_meant_for_and_becomes_a_call(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        let sigo = app.staff_named(Role::Campaigner, "sigo", "Inès Beaulieu", Language::Fr).await;
        let id = kept(&maya, &format!("{BASE}/threats/new"), but(&THREAT, &[("visibility", "own")])).await;
        let path = format!("{BASE}/threats/{id}");
        assert_eq!(sigo.get(&path).await.status, 404);
        sees(&sigo, &format!("{BASE}/threats"), "pension plan", false).await;
        sees(&sigo, &format!("/desk/pact/calls/new?threat={id}"), "pension plan", false).await;
        kept(&maya, &format!("{path}/edit"), but(&THREAT, &[])).await;
        let page = sigo.get(&path).await;
        assert!(page.is_ok() && page.body.contains("New hires leave the pension plan") && page.body.contains("Grave"));
        assert!(page.body.contains(&format!("/desk/pact/calls/new?threat={id}")));
        assert!(!page.body.contains("/edit"));
        assert_eq!(sigo.get(&format!("{path}/edit")).await.status, 404);
        assert_eq!(sigo.post(&format!("{path}/edit"), &but(&THREAT, &[])).await.status, 404);
        assert_eq!(sigo.post(&format!("{path}/remove"), &[]).await.status, 404);
        let call = sigo.get(&format!("/desk/pact/calls/new?threat={id}")).await.body;
        assert!(call.contains("value=\"New hires leave the pension plan\""), "{call}");
        let form = maya.get(&format!("{path}/edit")).await.body;
        assert!(form.contains("value=\"pensions\" checked") && form.contains("value=\"grave\" checked"));
        kept(&maya, &format!("{path}/edit"), but(&THREAT, &[("state", "withdrawn")])).await;
        sees(&sigo, &format!("{BASE}/threats"), "Retirée", true).await;
        sees(&sigo, &path, "calls/new", false).await;
        kept(&maya, &format!("{path}/remove"), vec![]).await;
        assert_eq!(maya.get(&path).await.status, 404);
    }

    async fn what_was_contracted_out_is_told_with_its_sources(app) {
        let maya = app.staff(Role::Admin, "apwo").await;
        let sigo = app.staff(Role::Admin, "sigo").await;
        let new = format!("{BASE}/contracts/new");
        let public = kept(&maya, &new, but(&CONTRACT, &[("visibility", "public")])).await;
        kept(&maya, &new, but(&CONTRACT, &[("visibility", "parties"), ("service_en", "=HYPERLINK(\"x\")"), ("found", ""), ("source_en", ""), ("link", "")])).await;
        let own = kept(&maya, &new, but(&CONTRACT, &[("visibility", "own"), ("service_en", "Zorvex parking"), ("service_fr", "Zorvex")])).await;
        let visitor = app.browser();
        let page = visitor.get("/en/contracted-out").await;
        assert!(page.is_ok() && page.header("cache-control") == "public, no-cache");
        for words in ["Cleaning of four hospitals", "Brightline Inc.", "$1,000,000", "$1,380,000", "+38%", "https://auditor.example/12", "Auditor of Example, report 12", "Contract HB-77."] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert!(!page.body.contains("HYPERLINK") && !page.body.contains(MARK));
        let page = visitor.get("/fr/contracted-out").await.body;
        assert!(page.contains("Entretien de quatre hôpitaux") && page.contains("+38\u{a0}%") && !page.contains(MARK), "{page}");
        let file = visitor.get("/en/contracted-out/contracted-out.csv").await;
        assert!(file.header("content-type").starts_with("text/csv") && file.body.contains("1380000") && !file.body.contains(MARK) && !file.body.contains("HYPERLINK"));
        let file = sigo.get(&format!("{BASE}/contracts.csv")).await.body;
        assert!(file.contains("\"'=HYPERLINK(\"\"x\"\")\"") && !file.contains(MARK), "{file}");
        sees(&sigo, &format!("{BASE}/contracts"), "HYPERLINK", true).await;
        sees(&sigo, &format!("{BASE}/contracts"), MARK, false).await;
        assert_eq!(sigo.get(&format!("{BASE}/contracts/{own}")).await.status, 404);
        sees(&sigo, &format!("{BASE}/contracts/{public}"), "+38%", true).await;
        for beneath in ["/edit", "/remove"] {
            assert_eq!(sigo.post(&format!("{BASE}/contracts/{public}{beneath}"), &but(&CONTRACT, &[])).await.status, 404);
        }
        assert_eq!(sigo.get(&format!("{BASE}/contracts/{public}/edit")).await.status, 404);
        let path = format!("{BASE}/contracts/{public}");
        assert!(maya.get(&format!("{path}/edit")).await.body.contains("value=\"1380000\""));
        kept(&maya, &format!("{path}/edit"), but(&CONTRACT, &[("visibility", "parties")])).await;
        assert!(!visitor.get("/en/contracted-out").await.body.contains("Brightline"));
        kept(&maya, &format!("{path}/remove"), vec![]).await;
        assert_eq!(maya.get(&path).await.status, 404);
        assert_eq!(visitor.get("/xx/contracted-out").await.status, 404);
    }
}
