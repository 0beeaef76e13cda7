//! Spreadsheet formulas, naughty strings and odd addresses go through the desk, its files and its pages: what
//! is kept comes back as it was typed, pages stay whole, and nothing is a fault of ours.

use commonfront_domain::comment::Comment;
use commonfront_domain::{EmailAddress, Role, text_rules};
use commonfront_people_file::{PeopleReader, Record, guard, sniff};
use commonfront_testkit::{Answer, Browser, TestApp, stories};

use crate::desk_editor::{BEDS, Form, begin, button, filled, form, pairs, publish};
use crate::desk_fraud::{invalidate, signature};
use crate::desk_imports::{EXPRESS, exported, imported, payloads, vector};
use crate::{PROCLAMATION, with};

/// Custom fields in one form.
const AT_ONCE: usize = 80;
/// How many texts a story tries one by one, from all over the collections, beside its last.
const ONE_BY_ONE: usize = 24;

/// A few that are always here.
const OWN: [&str; 9] = [
    "=1+1",
    "@SUM(A1)",
    "+1 613 555-0100",
    "-2+3",
    "Roy;=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "' OR 1=1 -- {{7*7}} ${7*7}",
];

/// The collections after our own; a line says if they are not here.
fn texts() -> Vec<String> {
    let collected = payloads();
    if collected.is_none() {
        eprintln!("NOT TESTED: the folder of test data is not here");
    }
    OWN.iter().map(ToString::to_string).chain(collected.unwrap_or_default()).collect()
}

/// Some of them, from all over.
fn some(texts: &[String]) -> Vec<String> {
    let spread = texts.iter().step_by((texts.len() / ONE_BY_ONE).max(1));
    spread.chain(texts.iter().rev().take(5)).cloned().collect()
}

/// Those that our rules let stand as a line, as it is kept.
fn lines(texts: &[String], max: usize) -> Vec<String> {
    texts.iter().filter_map(|text| text_rules::line(text, max).ok()).collect()
}

/// Texts put together, each on its own line, up to so many characters.
fn sheets(texts: &[String], most: usize) -> Vec<String> {
    let mut sheets = vec![String::new()];
    for text in lines(texts, most) {
        let length = |text: &str| text.chars().count();
        if sheets.last().is_none_or(|sheet| length(sheet) + length(&text) >= most) {
            sheets.push(String::new());
        }
        let sheet = sheets.last_mut().unwrap();
        if !sheet.is_empty() {
            sheet.push('\n');
        }
        sheet.push_str(&text);
    }
    sheets.retain(|sheet| !sheet.is_empty());
    sheets
}

fn escaped(text: &str) -> String {
    let entities = [("&", "&#38;"), ("<", "&#60;"), (">", "&#62;"), ("\"", "&#34;"), ("'", "&#39;")];
    entities.iter().fold(text.to_owned(), |text, (plain, entity)| text.replace(plain, entity))
}

/// Fails if a page is broken, or has taken a text for markup.
fn is_whole(page: &Answer, texts: &[String], what: &str) {
    assert!(page.status < 500, "{what}: {}", page.body);
    if page.header("content-type").starts_with("text/html") {
        assert!(page.body.trim_end().ends_with("</html>"), "{what} ends too soon: {}", page.body);
        for text in texts.iter().filter(|text| text.contains('<') && text.len() > 6) {
            assert!(!page.body.contains(text.as_str()), "{what} has {text:?} as markup");
        }
    }
    for (name, value) in &page.headers {
        assert!(value.as_bytes().iter().all(|&b| (0x20..0x7f).contains(&b)), "{what}: {name}");
    }
}

fn shows(page: &Answer, texts: &[String], what: &str) {
    assert!(page.is_ok(), "{what}: {}", page.body);
    is_whole(page, texts, what);
    for text in texts {
        assert!(page.body.contains(&escaped(text)), "{what} does not show {text:?}: {}", page.body);
    }
}

fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Brings somebody of one's own; gives back the page of her record.
async fn somebody(app: &TestApp, maya: &Browser) -> String {
    imported(app, maya, b"email\namina@example.org\n", &EXPRESS).await;
    format!("/desk/people/{}", app.number("SELECT MAX(number) FROM people").await)
}

async fn correct(app: &TestApp, maya: &Browser, record: &str, more: Form) -> Answer {
    let revision = app.number("SELECT MAX(revision) FROM people").await;
    let mut typed = pairs(&[("revision", &revision.to_string()), ("language", "en")]);
    for (name, value) in [("email_address", "amina@example.org"), ("given_name", "Amina")] {
        if more.iter().all(|(there, _)| there != name) {
            typed.push(field(name, value));
        }
    }
    typed.extend(more);
    maya.post(&format!("{record}/edit"), &typed).await
}

/// Reads a file that was exported: fails if a cell could run, gives back what was meant.
fn read(file: &str) -> Vec<Vec<String>> {
    let mut reader = PeopleReader::new(file.as_bytes(), sniff(file.as_bytes()));
    let mut rows = vec![reader.headers().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()];
    let mut record = Record::default();
    while reader.read(&mut record).unwrap() {
        rows.push((0..rows[0].len()).map(|at| record.get(at).unwrap_or_default().to_owned()).collect());
    }
    let cells =
        file.trim_start_matches('\u{feff}').trim_end().split("\r\n").flat_map(|line| line.split("\",\""));
    for cell in cells {
        let cell = cell.trim_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} runs");
    }
    for cell in rows.iter().flatten() {
        assert!(file.contains(&guard(cell).replace('"', "\"\"")), "{cell:?}");
    }
    rows
}

stories! {
    async fn whatever_is_typed_of_a_person_stays_what_it_is(app) {
        let texts = texts();
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let record = somebody(&app, &maya).await;
        let good = lines(&texts, 1000);
        for (n, some) in good.chunks(AT_ONCE).enumerate() {
            let mut typed = Form::new();
            for (m, text) in some.iter().enumerate() {
                typed.extend([field("field_name", &format!("Field {m:03}")), field("field_value", text)]);
            }
            let done = correct(&app, &maya, &record, typed).await;
            assert_eq!(done.status, 303, "{n}: {}", done.body);
            shows(&maya.get(&record).await, some, "the record");
            is_whole(&maya.get(&format!("{record}/edit")).await, some, "the form");
            is_whole(&maya.get("/desk/people").await, some, "the list with its filters");
            let rows = read(&exported(&maya, "", "csv").await.body);
            let json = exported(&maya, "", "json").await.json();
            for (m, text) in some.iter().enumerate() {
                let name = format!("Field {m:03}");
                let at = rows[0].iter().position(|head| *head == name).expect("a column");
                assert_eq!((&rows[1][at], json[0]["custom"][&name].as_str()), (text, Some(text.as_str())));
            }
        }
        // Names of fields are texts as well; what can't be kept comes back in the form.
        let names = lines(&some(&texts), 60);
        let mut typed = Form::new();
        for name in &names {
            typed.extend([field("field_name", name), field("field_value", "x")]);
        }
        assert_eq!(correct(&app, &maya, &record, typed).await.status, 303);
        shows(&maya.get(&record).await, &names, "the record");
        if !names.is_empty() {
            let heads = read(&exported(&maya, "", "csv").await.body).swap_remove(0);
            assert!(names.iter().filter(|name| heads.contains(name)).count() + 3 > names.len(), "{heads:?}");
        }
        for text in texts.iter().filter(|text| text_rules::line(text, 1000).is_err() && !text.trim().is_empty()) {
            let refused = correct(&app, &maya, &record, vec![field("new_field", "Field"), field("new_value", text)]).await;
            assert_eq!(refused.status, 422, "{text:?}");
            is_whole(&refused, &texts, "the form again");
        }
        for text in some(&texts) {
            for name in ["given_name", "family_name", "postal_code", "language", "revision"] {
                let tried = correct(&app, &maya, &record, vec![field(name, &text)]).await;
                assert!(matches!(tried.status, 303 | 422), "{text:?}");
                is_whole(&tried, &texts, name);
            }
        }
    }

    async fn notes_tags_segments_and_searches_stay_what_they_are(app) {
        let texts = texts();
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let record = somebody(&app, &maya).await;
        for sheet in sheets(&texts, 3900) {
            assert_eq!(maya.post(&format!("{record}/note"), &[field("note", &sheet)]).await.status, 303);
        }
        shows(&maya.get(&record).await, &sheets(&texts, 3900), "the notes");
        let (mut tags, mut names) = (Vec::new(), Vec::new());
        for text in some(&texts) {
            let tagged = maya.post(&format!("{record}/tag"), &[field("tag", &text)]).await;
            match text_rules::line(&text, 60) {
                Ok(tag) => tags.push(tag),
                Err(_) => assert_eq!(tagged.status, 422),
            }
            is_whole(&tagged, &texts, "a tag");
            let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("tag", &text).append_pair("q", &text).finish();
            for page in ["people", "export", "audit", "campaigns", "segments", "imports", "staff"] {
                is_whole(&maya.get(&format!("/desk/{page}?{query}")).await, &texts, page);
            }
            let kept = maya.post("/desk/segments", &[field("name", &text), field("query", &query)]).await;
            assert_eq!(kept.status, 303, "{text:?}");
            names.extend(text_rules::line(&text, 80));
            let bulk = [field("query", &query), field("everyone", "on"), field("do", "tag"), field("label", &text)];
            is_whole(&maya.post("/desk/people/bulk", &bulk).await, &texts, "many at once");
        }
        let record = maya.get(&record).await;
        shows(&record, &tags, "the tags");
        shows(&maya.get("/desk/segments").await, &names, "the segments");
        is_whole(&maya.get("/desk/people").await, &texts, "the filters");
        read(&exported(&maya, "", "csv").await.body);
        for text in texts.iter().step_by(3) {
            let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
            let found = maya.get(&format!("/desk/people?q={query}")).await;
            assert!(found.is_ok(), "{text:?}");
            is_whole(&found, &texts, text);
        }
    }

    async fn whatever_is_typed_as_an_address_is_one_or_is_refused(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let record = somebody(&app, &maya).await;
        let mut taken = 0;
        for file in ["isemail-tests/tests.xml", "isemail-tests/tests-original.xml"] {
            let Some(file) = vector(file) else { continue };
            for part in file.split("<address>").skip(1) {
                let address = part.split("</address>").next().unwrap_or_default();
                let address = address.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                let done = correct(&app, &maya, &record, vec![field("email_address", &address)]).await;
                let good = EmailAddress::parse(&address);
                assert_eq!(done.status, if good.is_ok() { 303 } else { 422 }, "{address:?}");
                is_whole(&done, std::slice::from_ref(&address), "the form");
                if let Ok(good) = good {
                    shows(&maya.get(&record).await, &[good.as_str().to_owned()], "the record");
                    taken += 1;
                }
            }
        }
        assert!(taken != 1, "the collections are here but hold no addresses");
        read(&exported(&maya, "", "csv").await.body);
    }

    async fn campaigns_and_organisations_may_be_called_anything(app) {
        let texts = texts();
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let all = texts.join("\n\n");
        let form_of = filled(begin(&maya).await);
        for text in some(&texts) {
            let mut typed = form_of.clone();
            for name in ["title.en", "title.fr", "lead.en", "lead.fr", "hashtag", "accent", "ends", "retention_months"] {
                typed = with(typed, name, &text);
            }
            let version = form(&maya.get(BEDS).await).into_iter().find(|(name, _)| name == "version").expect("a version").1;
            let saved = maya.post(BEDS, &button(with(typed, "version", &version), "save")).await;
            assert!(matches!(saved.status, 303 | 422), "{text:?}: {}", saved.body);
            is_whole(&saved, &texts, "the editor");
            is_whole(&maya.get(BEDS).await, &texts, "the editor");
            is_whole(&maya.get("/desk/campaigns").await, &texts, "the campaigns");
            is_whole(&maya.post("/desk/campaigns/new", &[field("title.en", &text), field("slug", &text)]).await, &texts, "a new one");
        }
        let page = maya.get(BEDS).await;
        let mut typed = with(form(&page), "title.en", "=1+1 <script>alert(1)</script>");
        for (name, text) in [("title.fr", "+1 <img src=x onerror=alert(1)>"), ("hashtag", ""), ("accent", "#0b5d66"), ("ends", ""), ("retention_months", "12")] {
            typed = with(typed, name, text);
        }
        for name in ["story.en", "story.fr"] {
            typed = with(typed, name, &all);
        }
        for name in ["lead.en", "lead.fr"] {
            typed = with(typed, name, "Beds close because <script>alert(2)</script>.");
        }
        let saved = maya.post(BEDS, &button(typed, "save")).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let preview = maya.post("/desk/preview", &[field("text", &all)]).await;
        assert!(preview.is_ok() && !preview.body.contains("<script") && !preview.body.contains("<img"), "{}", preview.body);
        for page in ["", "/preview/en", "/publish", "/revisions", "/difference"] {
            is_whole(&maya.get(&format!("{BEDS}{page}")).await, &texts, page);
        }
        let done = publish(&maya, BEDS).await;
        assert_eq!(done.location(), format!("{BEDS}?did=published"), "{}", done.body);
        for page in ["/en", "/fr", "/en/seven-hundred-beds", "/fr/seven-hundred-beds"] {
            let page = app.browser().get(page).await;
            assert!(page.is_ok() && !page.body.contains("<script>") && !page.body.contains("<img src=x"), "{}", page.body);
            assert!(!page.body.contains("href=\"javascript:") && !page.body.contains("onerror=\""), "{}", page.body);
            is_whole(&page, &texts, "the public page");
        }

        let secretary = app.staff(Role::Secretary, "").await;
        for text in some(&texts) {
            let typed = [
                ("name_en", &*text), ("name_fr", &text), ("acronym_en", &text), ("acronym_fr", &text), ("officer", &text),
                ("officer_title_en", &text), ("officer_title_fr", &text), ("people_represented", "12"), ("as_of", "2026-09-30"),
                ("colour", "#0b5d66"), ("second_colour", ""), ("postal_address", &text), ("contact_email", ""),
            ];
            let saved = secretary.post_fields("/desk/organisations/apwo", &typed).await;
            assert!(matches!(saved.status, 303 | 422), "{text:?}: {}", saved.body);
            is_whole(&saved, &texts, "an organisation");
            if saved.status == 303 {
                let names = lines(std::slice::from_ref(&text), 200);
                shows(&secretary.get("/desk/organisations").await, &names, "the organisations");
                shows(&app.browser().get("/en/your-data").await, &names, "your data");
                for page in ["/en", PROCLAMATION] {
                    is_whole(&app.browser().get(page).await, &texts, page);
                }
            }
            is_whole(&secretary.post_fields("/desk/settings", &[("name_en", &text), ("name_fr", &text), ("postal_address", &text), ("contact_email", &text)]).await, &texts, "the coalition");
        }
    }

    async fn comments_and_reasons_stay_what_they_are(app) {
        let texts = texts();
        let comments: Vec<String> = sheets(&texts, 480).into_iter().filter(|text| Comment::parse(text).is_ok()).take(18).collect();
        for (n, comment) in comments.iter().enumerate() {
            signature(&app, &format!("n{n}@mailburst.example"), comment, true).await;
            app.wait_seconds(60);
        }
        signature(&app, "last@mailburst.example", "=1+1", true).await;
        let moderator = app.staff(Role::Moderator, "aopp").await;
        shows(&moderator.get("/desk/moderation").await, &comments, "the queue");
        let ids = (1..=comments.len() + 1).map(|id| field("id", &id.to_string()));
        let done = moderator.post("/desk/moderation", &ids.chain([field("verdict", "shown")]).collect::<Vec<_>>()).await;
        is_whole(&moderator.get(done.location()).await, &texts, "what was done");
        is_whole(&moderator.get("/desk/moderation/decided").await, &texts, "the decided");
        is_whole(&app.browser().get(PROCLAMATION).await, &texts, "the public page");

        let secretary = app.staff(Role::Secretary, "").await;
        for text in some(&texts) {
            let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
            for name in ["text", "domain", "network", "from", "until", "scope"] {
                let scope = if name == "scope" { "" } else { "scope=keep-it-public&" };
                let found = secretary.get(&format!("/desk/signatures?{scope}{name}={text}")).await;
                is_whole(&found, &texts, name);
            }
        }
        let search = "/desk/signatures?scope=keep-it-public/proclamation&domain=mailburst.example";
        let mut batch = secretary.get(search).await;
        let (_, rest) = batch.body.split_once("/desk/signatures/invalidate?").expect("something to find invalid");
        let query = rest.split('"').next().unwrap().replace("&#38;", "&");
        for reason in sheets(&texts, 950) {
            let page = secretary.get(&format!("/desk/signatures/invalidate?{query}")).await;
            let mut typed: Form = ["scope", "domain", "network", "from", "until", "text", "status", "newest"]
                .map(|name| field(name, &page.hidden(name)))
                .into();
            typed.extend([field("reason", &reason), field("category", "")]);
            let again = secretary.post("/desk/signatures/invalidate", &typed).await;
            assert_eq!(again.status, 422);
            shows_in_form(&again, &reason, &texts);
        }
        let page = invalidate(&secretary, search).await;
        batch = secretary.get(&page).await;
        is_whole(&batch, &texts, "the batch");
        let log = secretary.post("/desk/audit/export", &[]).await;
        read(&log.body);
    }
}

/// Fails if a form does not have what was typed, as it was typed.
fn shows_in_form(page: &Answer, text: &str, texts: &[String]) {
    is_whole(page, texts, "the form");
    assert!(page.body.contains(&escaped(text)), "{text:?} is lost: {}", page.body);
}
