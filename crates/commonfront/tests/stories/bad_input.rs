//! Whatever is sent: a clear answer, never a 500, never a lost word.

use commonfront_domain::Role;
use commonfront_testkit::{TestApp, person, stories};
use serde_json::json;

use crate::{PROCLAMATION, SIGNATURES, sign, with};

/// Every path with something behind it, and some with nothing.
const PATHS: [&str; 18] = [
    "/",
    "/en",
    "/xx",
    "/fr/keep-it-public",
    "/en/nothing",
    PROCLAMATION,
    "/en/keep-it-public/nothing",
    "/en/keep-it-public/proclamation/thanks",
    "/en/find",
    "/en/your-data",
    "/en/my/abc",
    "/en/my/abc/confirm",
    SIGNATURES,
    "/api/v1/campaigns/keep-it-public/actions/proclamation/count",
    "/api/v1/nothing",
    "/healthz",
    "/assets/nothing.css",
    "/demo/mailbox/99999",
];

async fn well_formed(app: &TestApp, method: &str, path: &str, kind: Option<&str>, body: &[u8]) {
    let answer = app.browser().send(method, path, kind, body.to_vec()).await;
    assert!(answer.status < 500, "{method} {path} {kind:?}: {}", answer.status);
    if answer.status >= 400 && method != "HEAD" {
        let machine = path.starts_with("/api/");
        let expected = if machine { "application/problem+json" } else { "text/html; charset=utf-8" };
        assert_eq!(answer.header("content-type"), expected, "{method} {path} {kind:?} {}", answer.status);
        assert!(!answer.body.is_empty(), "{method} {path} {}", answer.status);
    }
    assert!(answer.header("content-security-policy").contains("default-src 'self'"), "{method} {path}");
}

stories! {
    async fn no_method_type_or_body_breaks_any_path(app) {
        let long = vec![b'a'; 200_000];
        let bodies: [&[u8]; 8] = [
            b"", b"{", b"null", b"[]", b"given_name=%FF%FE&email_address=%00", &[0xff, 0xfe, 0x00], b"&&&===;;%zz", &long,
        ];
        let kinds = [
            None,
            Some("application/x-www-form-urlencoded"),
            Some("application/json"),
            Some("multipart/form-data; boundary=x"),
            Some("text/plain"),
        ];
        for path in PATHS {
            for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
                well_formed(&app, method, path, None, b"").await;
            }
            for kind in kinds {
                for body in bodies {
                    well_formed(&app, "POST", path, kind, body).await;
                }
            }
        }
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
    }

    async fn a_fault_names_its_field_in_the_persons_language_and_keeps_what_was_typed(app) {
        let mut fields = with(person("not an address"), "postal_code", "90210");
        fields = with(with(fields, "family_name", ""), "comment", "kept <words>");
        fields = with(with(fields, "display", "full_name"), "consent", "apwo:1");
        let page = "/fr/keep-it-public/proclamation";
        let refused = sign(&app, page, fields).await;
        assert_eq!(refused.status, 422);
        for words in [
            "3 champs demandent", "Indiquez votre nom.", "nom@exemple.ca", "K1N 6N5", "value=\"not an address\"",
            "value=\"90210\"", "kept &#60;words&#62;", "value=\"full_name\" checked", "value=\"apwo:1\" checked",
            "aria-describedby=\"email_address-error\"", "autofocus",
        ] {
            assert!(refused.body.contains(words), "{words} in {}", refused.body);
        }
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
    }

    async fn the_list_of_faults_of_a_desks_form_calls_each_control_by_its_label(app) {
        let admin = app.staff(Role::Admin, "apwo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        let mut nameless = Vec::new();
        let pact = "/desk/pact";
        let room = ["bargaining/agreements", "bargaining/contracts", "bargaining/threats", "calendar", "calls",
            "incidents", "messages", "decisions", "statements"].map(|part| format!("{pact}/{part}/new"));
        let others = ["/desk/fairness/new", "/desk/words/claims/new", "/desk/pact/calls/reports/new"].map(str::to_owned);
        let all = room.into_iter().chain(others).map(|path| (&admin, path));
        for (who, path) in all.chain([(&secretary, "/desk/organisations/new".to_owned())]) {
            let form = who.get(&path).await;
            let entry =
                if form.body.contains("name=\"entry\"") { form.hidden("entry") } else { String::new() };
            let answer = who.post_fields(&path, &[("entry", entry.as_str())]).await;
            assert_eq!(answer.status, 422, "{path}");
            let (_, list) = answer.body.split_once("class=\"summary\"").unwrap_or_else(|| panic!("{path}: no list"));
            let (list, _) = list.split_once("</ul>").unwrap();
            let links: Vec<&str> = list.split("<a href=\"#").skip(1).collect();
            assert!(!links.is_empty(), "{path}");
            for link in links {
                let (control, words) = link.split_once("\">").unwrap();
                let Some((_, label)) = answer.body.split_once(&format!("<label for=\"{control}\">")) else { continue };
                let label = label.split('<').next().unwrap().trim();
                let words = words.split('<').next().unwrap();
                if !words.starts_with(label) {
                    nameless.push(format!("{path}: “{words}” leads to “{label}”"));
                }
            }
        }
        assert_eq!(nameless, Vec::<String>::new());
    }

    async fn the_api_names_every_field_in_a_problem_document(app) {
        let visitor = app.browser().with_header("accept-language", "fr");
        let bad = json!({"given_name": "\u{202e}evil", "email_address": "a@b", "display": "everywhere", "consent": ["apwo:99"]});
        let answer = visitor.post_json(SIGNATURES, &bad).await;
        assert_eq!((answer.status, answer.header("content-type")), (422, "application/problem+json"));
        let problem = answer.json();
        let fields: Vec<&str> = problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["given_name", "family_name", "email_address", "postal_code", "display", "consent"]);
        assert_eq!(problem["status"], 422);
        assert!(problem["detail"].as_str().unwrap().contains("champs"));
        for (body, status) in [("{", 400), ("{\"given_name\": 3}", 400), ("{\"surprise\": 1}", 400), ("", 400)] {
            let answer = visitor.send("POST", SIGNATURES, Some("application/json"), body.into()).await;
            assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{body}");
        }
        let long = vec![b' '; 70_000];
        assert_eq!(visitor.send("POST", SIGNATURES, Some("application/json"), long).await.status, 413);
        assert_eq!(visitor.send("POST", SIGNATURES, Some("text/csv"), b"a,b".to_vec()).await.status, 415);
    }

    async fn names_from_everywhere_come_back_as_they_were_written(app) {
        for (i, name) in ["O’Brien-Côté", "李", "Þórdís", "Nguyễn", "D'Angelo & <Sons>", "😀 Zoë", &"x".repeat(80)].iter().enumerate() {
            let address = format!("n{i}@example.org");
            let fields = with(with(person(&address), "given_name", name), "display", "full_name");
            assert_eq!(sign(&app, PROCLAMATION, fields).await.status, 303, "{name}");
            let link = app.link_to(&address).await;
            app.browser().post(&format!("{link}/confirm"), &[]).await;
            let escaped = name.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('\'', "&#39;");
            assert!(app.browser().get(PROCLAMATION).await.body.contains(&format!("<b>{escaped} Diallo</b>")), "{name}");
        }
        for name in ["a\u{0}b", "evil\u{202e}", "see https://spam.example", "\u{200b}", &"y".repeat(81), "12"] {
            let refused = sign(&app, PROCLAMATION, with(person("z@example.org"), "given_name", name)).await;
            assert_eq!(refused.status, 422, "{name:?}");
        }
    }
}
