//! Every desk and API route, walked by nobody, by each role and by another union's staff: nothing of one
//! union's crosses over to another, and nobody gets what her role doesn't give.

mod seed;
mod table;

use std::collections::BTreeMap;

use commonfront_domain::{Language, Role};
use commonfront_testkit::{Answer, Browser, TestApp, rows_of, stories};

use crate::desk_imports::exported;
use seed::{Ids, seed};
use table::{DESK, PUBLIC, Who, routed, without_entry};

/// In everything of the other union's; nobody else uses such a word.
const MARK: &str = "bexqui";

/// A path with everything in braces filled in; several where a route has several forms.
fn addresses(path: &str, ids: &Ids) -> Vec<String> {
    let id = match path {
        _ if path.starts_with("/desk/people/undo/") => ids.undo,
        _ if path.starts_with("/desk/segments/") => ids.segment,
        _ if path.starts_with("/desk/imports/") => ids.import,
        _ if path.starts_with("/desk/staff/") => ids.staff,
        _ => 1,
    };
    let slug = if path.starts_with("/desk/organisations/") { &*ids.organisation } else { "keep-it-public" };
    let whats: &[&str] = match path {
        _ if path.starts_with("/desk/people/") => {
            &["tag", "untag", "note", "note-remove", "unsubscribe", "x"]
        }
        _ if path.starts_with("/desk/staff/") => &["role", "disable", "enable", "reset", "x"],
        _ if path.starts_with("/desk/campaigns/") => &["en", "colours.css", "x"],
        _ => &["erase", "x"],
    };
    let filled = path
        .replace("{id}", &id.to_string())
        .replace("{number}", &ids.person.to_string())
        .replace("{which}", &ids.session.to_string())
        .replace("{slug}", slug)
        .replace("{campaign}", "keep-it-public")
        .replace("{action}", "proclamation")
        .replace("{lang}", "en")
        .replace("{clause}", "c2")
        .replace("{amendment}", "1")
        .replace("{criterion}", "gap")
        .replace("{thing}", "announcement")
        .replace("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        .replace("{file}", "x.css");
    let mut filled = match filled.contains("{what}") {
        true => whats.iter().map(|what| filled.replace("{what}", what)).collect(),
        false => vec![filled],
    };
    if path.starts_with("/desk/imports/") {
        filled.extend(
            filled.clone().iter().map(|path| path.replace(&ids.import.to_string(), &ids.waiting.to_string())),
        );
    }
    for path in &mut filled {
        assert!(!path.contains('{'), "{path} needs an example here");
        if path.ends_with("/merge") {
            path.push_str(&format!("?with={}", ids.person));
        }
    }
    filled
}

/// A form with every field that names something by its key, and all else that the desk's forms ask for.
fn form(ids: &Ids) -> Vec<(String, String)> {
    let (person, note, id) = (ids.person.to_string(), ids.note.to_string(), ids.staff.to_string());
    let fields: &[(&str, &str)] = &[
        ("revision", "1"),
        ("given_name", "Eve"),
        ("family_name", "Roy"),
        ("email_address", "eve@example.org"),
        ("language", "en"),
        ("tag", "taken"),
        ("note", "Taken."),
        ("id", &note),
        ("number", &person),
        ("do", "tag"),
        ("label", "taken"),
        ("name", "Eve"),
        ("role", "reader"),
        ("who", &id),
        ("basis", "express"),
        ("proof", "None"),
        ("text", "*Text*"),
        ("next", "/desk"),
        ("version", "1"),
        ("verdict", "shown"),
    ];
    fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Sends what a route takes.
async fn ask(browser: &Browser, method: &str, path: &str, ids: &Ids) -> Answer {
    let file = matches!(path, "/desk/imports" | "/desk/paper/new" | "/desk/paper/csv" | "/desk/paper/1");
    match method {
        "POST" if file => {
            browser.send("POST", path, Some("multipart/form-data; boundary=x"), b"--x--\r\n".to_vec()).await
        }
        "POST" => browser.post(path, &form(ids)).await,
        // What is live never ends.
        "GET" if path.ends_with("/live") => browser.send("HEAD", path, None, Vec::new()).await,
        _ => browser.send(method, path, None, Vec::new()).await,
    }
}

/// An answer as one text, with what was asked for taken out.
fn told(answer: &Answer, asked: &[String]) -> String {
    let skip = ["date", "content-length"];
    let headers = answer.headers.iter().filter(|(name, _)| !skip.contains(&name.as_str()));
    let mut headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort_unstable();
    let body = without_entry(&answer.body);
    let mut text = format!("{}\n{}\n\n{body}", answer.status, headers.join("\n"));
    for asked in asked {
        if asked.bytes().all(|b| b.is_ascii_digit()) {
            text = without_number(&text, asked);
            continue;
        }
        let encoded: String = form_urlencoded::byte_serialize(asked.as_bytes()).collect();
        for form in
            [asked.clone(), encoded.clone(), form_urlencoded::byte_serialize(encoded.as_bytes()).collect()]
        {
            text = text.replace(&form, "#");
        }
    }
    text
}

/// A text without a number, wherever that stands by itself.
fn without_number(text: &str, number: &str) -> String {
    let mut left = String::new();
    for (at, word) in text.split(|c: char| !c.is_ascii_alphanumeric()).scan(0, |at, word| {
        let here = *at;
        *at += word.len() + text[*at + word.len()..].chars().next().map_or(0, char::len_utf8);
        Some((here, word))
    }) {
        left += if word == number { "#" } else { word };
        left.extend(text[at + word.len()..].chars().next());
    }
    left
}

/// Fails with the first line by which two texts differ.
fn alike(one: &str, other: &str, what: &str) {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert!(differ.is_none() && one.len() == other.len(), "{what}: {differ:?}");
}

/// Fails if any of the other union's words stands in an answer.
fn holds_nothing(answer: &Answer, asked: &[String], what: &str) {
    assert!(answer.status < 500, "{what}: {}", answer.body);
    if answer.body.contains(MARK) || answer.headers.values().any(|value| format!("{value:?}").contains(MARK))
    {
        let text = told(answer, asked);
        assert!(!text.contains(MARK), "{what}: {text}");
    }
}

/// Every method, and whom it is for.
fn methods(get: Who, post: Who) -> [(&'static str, Who); 6] {
    [("GET", get), ("HEAD", get), ("POST", post), ("PUT", Who::No), ("PATCH", Who::No), ("DELETE", Who::No)]
}

fn may(role: Role, who: Who) -> bool {
    match who {
        Who::No => false,
        Who::Anybody | Who::Staff => true,
        Who::Of(right) => role.may(right),
    }
}

/// Whether a route's address names something that is an organisation's own.
fn is_private(path: &str) -> bool {
    [
        "/desk/people/",
        "/desk/segments/",
        "/desk/imports/",
        "/desk/staff/",
        "/desk/sessions/",
        "/desk/organisations/",
    ]
    .iter()
    .any(|beneath| path.starts_with(beneath) && path.contains('{'))
}

/// Where the seed leaves something.
const OWNED: [&str; 14] = [
    "audit",
    "import_faults",
    "import_memory",
    "import_parts",
    "imports",
    "people",
    "people_index",
    "people_labels",
    "people_notes",
    "people_segments",
    "people_state",
    "people_undo",
    "staff",
    "staff_sessions",
];

const OF_A_UNION: [Role; 4] = [Role::Admin, Role::Campaigner, Role::Moderator, Role::Reader];

/// Searches by which somebody might find what is another's; the marks stand for what the other union has.
fn searches(ids: &Ids, mark: &str) -> Vec<(String, String)> {
    let of = |page: &str, name: &str, value: String| {
        let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        let glue = if page.contains('?') { '&' } else { '?' };
        (format!("{page}{glue}{name}={encoded}"), value)
    };
    let mut all = Vec::new();
    for page in ["/desk/people", "/desk/export"] {
        all.extend([
            of(page, "q", format!("{mark}giv")),
            of(page, "q", format!("{mark}given {mark}family1")),
            of(page, "q", format!("{mark}0@{mark}mail.example")),
            of(page, "q", format!("@{mark}mail.example")),
            of(page, "tag", format!("{mark}tag")),
            of(page, "field", format!("{mark}field={mark}value")),
            of(page, "domain", format!("{mark}mail.example")),
            of(page, "import", ids.import.to_string()),
            of(page, "not.import", ids.import.to_string()),
        ]);
    }
    all.extend([
        of("/desk/people?done=tag&people=1", "undo", ids.undo.to_string()),
        of("/desk/audit", "who", ids.staff.to_string()),
        of("/desk/campaigns", "q", format!("{mark}given")),
        of("/desk/moderation", "scope", format!("{mark}given")),
    ]);
    all
}

/// What each role of a union sees on every page that it may open.
async fn pages(staff: &BTreeMap<&str, Browser>, ids: &Ids) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for (role, browser) in staff {
        for (path, ..) in DESK.iter().filter(|(_, get, _)| *get != Who::No) {
            for path in addresses(path, ids) {
                let answer = ask(browser, "GET", &path, ids).await;
                seen.insert(format!("{role} {path}"), told(&answer, &[]));
            }
        }
    }
    seen
}

/// A browser for each role of a union.
async fn everybody(app: &TestApp, organisation: &str) -> BTreeMap<&'static str, Browser> {
    let mut staff = BTreeMap::new();
    for role in OF_A_UNION {
        staff.insert(role.name(), app.staff(role, organisation).await);
    }
    staff
}

/// Asks for what is theirs and for what is nobody's, and compares.
async fn same(
    browser: &Browser,
    method: &str,
    paths: (&str, &str),
    ids: (&Ids, &Ids),
    asked: (&[String], &[String]),
    who: &str,
) -> u16 {
    let what = format!("{who} {method} {}", paths.0);
    let (theirs, nowhere) =
        (ask(browser, method, paths.0, ids.0).await, ask(browser, method, paths.1, ids.1).await);
    holds_nothing(&theirs, asked.0, &what);
    if told(&theirs, &[]) == told(&nowhere, &[]) {
        return theirs.status;
    }
    let asked = [asked.0, asked.1].concat();
    alike(&told(&theirs, &asked), &told(&nowhere, &asked), &format!("{what} tells that it is there"));
    theirs.status
}

/// The keys that stand in the addresses, to be taken out of the answers.
fn keys(ids: &Ids) -> Vec<String> {
    let numbers =
        [ids.person, ids.undo, ids.segment, ids.import, ids.waiting, ids.staff, ids.session, ids.note];
    let mut keys: Vec<String> = numbers.iter().map(|id| format!("/{id}")).collect();
    keys.extend([format!("with={}", ids.person), ids.organisation.clone()]);
    keys
}

stories! {
    async fn every_route_is_written_down_with_who_may_use_it(app) {
        let mut known: Vec<&str> = DESK.iter().map(|(path, ..)| *path).chain(PUBLIC.iter().map(|(path, _)| *path)).collect();
        known.sort_unstable();
        assert_eq!(routed(), known, "routes.rs and the table of this story differ");
        let ids = Ids::nowhere();
        let secretary = app.staff(Role::Secretary, "").await;
        for &(path, get, post) in DESK {
            let path = &addresses(path, &ids)[0];
            for (method, who) in methods(get, post) {
                let nobody = ask(&app.browser(), method, path, &ids).await;
                let what = format!("{method} {path}: {}", nobody.body);
                match who {
                    Who::No => assert_eq!(nobody.status, 405, "{what}"),
                    Who::Anybody => assert!(nobody.status < 500 && nobody.status != 405, "{} {what}", nobody.status),
                    Who::Staff | Who::Of(_) => {
                        assert_eq!(nobody.status, 303, "{what}");
                        assert!(nobody.location().starts_with("/desk/sign-in?next=%2Fdesk"), "{what}");
                        let script = app.browser().with_header("accept", "application/json");
                        let refused = ask(&script, method, path, &ids).await;
                        assert_eq!((refused.status, refused.header("content-type")), (401, "application/problem+json"), "{what}");
                    }
                }
                if who == Who::No {
                    assert_eq!(ask(&secretary, method, path, &ids).await.status, 405, "{what}");
                } else if method == "POST" && path.starts_with("/desk") {
                    for site in ["cross-site", "same-site"] {
                        let forged = secretary.clone().with_header("sec-fetch-site", site);
                        assert_eq!(ask(&forged, method, path, &ids).await.status, 403, "{site} {what}");
                    }
                    let forged = secretary.clone().with_header("origin", "https://evil.example");
                    assert_eq!(ask(&forged, method, path, &ids).await.status, 403, "{what}");
                }
            }
        }
        assert!(secretary.get("/desk").await.is_ok(), "she is still signed in");
        for (path, _) in PUBLIC.iter().filter(|(path, posts)| *posts && !path.starts_with("/demo")) {
            for path in addresses(path, &ids) {
                let forged = app.browser().with_header("sec-fetch-site", "cross-site");
                assert_eq!(ask(&forged, "POST", &path, &ids).await.status, 403, "{path}");
            }
        }
    }

    async fn each_role_gets_what_it_may_and_nothing_else(app) {
        let own = seed(&app, "apwo", "own", 4).await;
        let ids = Ids::nowhere();
        for role in Role::ALL {
            let browser = app.staff(role, "apwo").await;
            for &(path, get, post) in DESK {
                let Some(path) = addresses(path, &ids).into_iter().next() else { continue };
                for (method, who) in [("GET", get), ("HEAD", get), ("POST", post)] {
                    if who == Who::No {
                        continue;
                    }
                    let answer = ask(&browser, method, &path, &ids).await;
                    let refused = answer.status == 403;
                    assert_eq!(refused, !may(role, who), "{role:?} {method} {path}: {} {}", answer.status, answer.body);
                    assert!(answer.status < 500 && answer.status != 401 && answer.status != 429, "{role:?} {method} {path}: {}", answer.body);
                    if refused {
                        assert!(!answer.body.contains("own"), "{path}: {}", answer.body);
                    }
                }
            }
        }
        assert!(own.person > 0);
    }

    async fn nothing_of_one_unions_crosses_over_to_another(app) {
        let own = seed(&app, "apwo", "own", 3).await;
        let staff = everybody(&app, "apwo").await;
        let before = pages(&staff, &own).await;
        assert!(before.values().any(|page| page.contains("owntag")) && before.values().all(|page| !page.contains(MARK)));
        let theirs = seed(&app, "sigo", MARK, 7).await;
        let sigo = app.organisation("sigo").await;
        assert!(theirs.person > own.person, "a number that only they have");
        for (what, page) in pages(&staff, &own).await {
            alike(&page, &before[&what], &format!("{what} has changed by what the other union did"));
        }
        let rows = rows_of(&app.database_url, sigo).await;
        for table in OWNED {
            assert!(rows.iter().any(|row| row.starts_with(&format!("{table}: "))), "nothing in {table}");
        }
        let nowhere = Ids::nowhere();
        let (mine, none) = (keys(&theirs), keys(&nowhere));
        let ids = (&theirs, &nowhere);
        for (role, browser) in &staff {
            for &(path, get, post) in DESK.iter().filter(|row| row.0 != "/desk/sign-out") {
                for (there, gone) in addresses(path, &theirs).iter().zip(&addresses(path, &nowhere)) {
                    for (method, who) in methods(get, post) {
                        if who == Who::No && *role != "admin" {
                            // It has been tried; who asks makes no difference.
                            continue;
                        }
                        if !is_private(path) {
                            let answer = ask(browser, method, there, &theirs).await;
                            holds_nothing(&answer, &[], &format!("{role} {method} {there}"));
                            continue;
                        }
                        let status = same(browser, method, (there, gone), ids, (&mine, &none), role).await;
                        let expected = match who {
                            Who::No => 405,
                            who if !may(Role::from_name(role).unwrap(), who) => 403,
                            _ if path == "/desk/sessions/{which}" => 303,
                            _ => 404,
                        };
                        assert_eq!(status, expected, "{role} {method} {there}");
                    }
                }
            }
            let (there, gone) = (searches(&theirs, MARK), searches(&nowhere, "wexqui"));
            for ((there, value), (gone, other)) in there.iter().zip(&gone) {
                let asked = (&[value.clone()][..], &[other.clone()][..]);
                same(browser, "GET", (there, gone), ids, asked, role).await;
            }
        }
        assert_eq!(rows_of(&app.database_url, sigo).await, rows, "the other union's rows have changed");
    }

    async fn no_form_reaches_another_unions_people(app) {
        let own = seed(&app, "apwo", "own", 3).await;
        let theirs = seed(&app, "sigo", MARK, 7).await;
        let sigo = app.organisation("sigo").await;
        let rows = rows_of(&app.database_url, sigo).await;
        let admin = app.staff(Role::Admin, "apwo").await;
        let record = format!("/desk/people/{}", own.person);
        for with in [theirs.person, 987_654] {
            for method in ["GET", "POST"] {
                let path = format!("{record}/merge?with={with}");
                assert_eq!(ask(&admin, method, &path, &theirs).await.status, 404, "{method} {path}");
            }
        }
        let remove = [("id".to_owned(), theirs.note.to_string())];
        assert_eq!(admin.post(&format!("{record}/note-remove"), &remove).await.status, 404);
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for query in [format!("q={MARK}giv"), format!("tag={MARK}tag"), format!("import={}", theirs.import), String::new()] {
            for act in ["tag", "untag", "unsubscribe"] {
                let chosen = [field("number", &theirs.person.to_string()), field("do", act), field("label", "taken"), field("query", &query)];
                let done = admin.post("/desk/people/bulk", &chosen).await;
                assert!(done.status == 303 && done.location().ends_with("done=none"), "{act} {query}: {}", done.location());
                if !query.is_empty() {
                    let all = [field("everyone", "on"), field("do", act), field("label", "taken"), field("query", &query)];
                    let done = admin.post("/desk/people/bulk", &all).await;
                    assert!(done.location().ends_with("done=none"), "{act} {query}: {}", done.location());
                }
            }
            for format in ["csv", "json"] {
                let file = exported(&admin, &query, format).await;
                assert!(file.is_ok());
                holds_nothing(&file, &[], &format!("{format} {query}"));
            }
        }
        let mut log = admin.post("/desk/audit/export", &[field("who", &theirs.staff.to_string())]).await;
        holds_nothing(&log, &[], "the log as a file");
        log = admin.post("/desk/audit/export", &[]).await;
        holds_nothing(&log, &[], "the log as a file");
        // Their address is taken here neither by them nor by whoever is here already.
        let edit = admin.get(&format!("{record}/edit")).await;
        let typed = [
            field("revision", &edit.hidden("revision")), field("given_name", "Eve"), field("family_name", "Roy"),
            field("email_address", &format!("{MARK}0@{MARK}mail.example")), field("language", "en"),
        ];
        assert_eq!(admin.post(&format!("{record}/edit"), &typed).await.status, 303);
        assert_eq!(rows_of(&app.database_url, sigo).await, rows, "the other union's rows have changed");
    }

    async fn the_secretary_sees_no_unions_people(app) {
        let theirs = seed(&app, "sigo", MARK, 4).await;
        let sigo = app.organisation("sigo").await;
        let people = |rows: Vec<String>| -> Vec<String> {
            let of_people = |row: &String| row.starts_with("people") || row.starts_with("import") || row.starts_with("suppressions");
            rows.into_iter().filter(of_people).collect()
        };
        let rows = people(rows_of(&app.database_url, sigo).await);
        assert!(rows.iter().any(|row| row.starts_with("people: ")));
        let secretary = app.staff_named(Role::Secretary, "", "Sam Okafor", Language::Fr).await;
        // She keeps the staff of all, and reads their names.
        let asked = [format!("{MARK}staff")];
        for &(path, get, post) in DESK {
            for path in addresses(path, &theirs) {
                for (method, who) in methods(get, post) {
                    let answer = ask(&secretary, method, &path, &theirs).await;
                    holds_nothing(&answer, &asked, &format!("{method} {path}"));
                    if path.starts_with("/desk/people") || path.starts_with("/desk/segments") || path.starts_with("/desk/import") || path.starts_with("/desk/export") {
                        assert_eq!(answer.status, if who == Who::No { 405 } else { 403 }, "{method} {path}");
                    }
                }
            }
        }
        let secretary = app.staff(Role::Secretary, "").await;
        for (path, value) in searches(&theirs, MARK) {
            holds_nothing(&secretary.get(&path).await, &[value, asked[0].clone()], &path);
        }
        let log = secretary.post("/desk/audit/export", &[]).await;
        holds_nothing(&log, &asked, "the log as a file");
        for kind in ["people-imported", "people-exported", "person-noted", "people-merged", "segment-kept"] {
            assert!(!log.body.contains(kind), "{kind}: {}", log.body);
        }
        assert_eq!(people(rows_of(&app.database_url, sigo).await), rows);
    }
}
