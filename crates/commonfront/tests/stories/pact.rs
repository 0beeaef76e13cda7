//! The pact itself: its text, its versions, who signed; and the room at the desk that the parties share.

use commonfront_domain::clock::DAY;
use commonfront_domain::{Language, Role};
use commonfront_pact::{Export, verify_file};
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::pact::{Mandate, mandates, parties};

/// A member of an organisation's staff who may sign for it.
pub(crate) async fn officer(app: &TestApp, organisation: &str) -> Browser {
    let admin = app.staff(Role::Admin, organisation).await;
    let id = app.put_staff(Role::Campaigner, organisation, "Ola Officer", Language::En).await;
    let fields = [("staff", id.to_string()), ("mandate", "sign".into()), ("do", "give".into())];
    let fields = fields.map(|(name, value): (&str, String)| (name.to_owned(), value));
    let given = admin.post("/desk/pact/mandates", &fields).await;
    assert_eq!(given.status, 303, "{}", given.body);
    app.signed_in(id).await
}

fn text(clauses: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = [
        ("title.en", "Pact for the schools"),
        ("title.fr", "Pacte pour les écoles"),
        ("preamble.en", "We keep the schools public."),
        ("preamble.fr", "Nous gardons les écoles publiques."),
        ("place.en", "Sudbury"),
        ("from", "2026-11-01"),
        ("until", "2027-10-31"),
        ("notice", "30"),
        ("rule", "two-thirds"),
        ("quorum", "60"),
        ("weighted", "no"),
        ("days", "7"),
        ("hours", "24"),
        ("do", "done"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (i, (heading, body)) in clauses.iter().enumerate() {
        for (field, value) in [
            ("id", format!("c{}", i + 1)),
            ("kind", if i == 0 { "clause" } else { "commitment" }.to_owned()),
            ("heading.en", (*heading).to_owned()),
            ("heading.fr", format!("{heading} (fr)")),
            ("body.en", (*body).to_owned()),
            ("body.fr", format!("{body} (fr)")),
        ] {
            fields.push((format!("clauses.{i}.{field}"), value));
        }
    }
    fields
}

const FIRST: &[(&str, &str)] = &[
    ("Aims", "Schools, libraries and buses stay public."),
    ("Support", "Whoever calls, is answered."),
    ("Pensions", "Nobody settles on pensions alone."),
];
const AMENDED: &[(&str, &str)] = &[
    ("Aims", "Schools, libraries and buses stay public."),
    ("Support", "Whoever calls, is answered within a day."),
    ("Pensions", "Nobody settles on pensions alone."),
];

/// Saves the draft's text as the form would.
async fn write(secretary: &Browser, page: &str, clauses: &[(&str, &str)]) {
    let edit = format!("{page}/edit");
    let mut fields = text(clauses);
    fields.push(("revision".into(), secretary.get(&edit).await.hidden("revision")));
    let saved = secretary.post(&edit, &fields).await;
    assert_eq!(
        (saved.status, saved.location()),
        (303, format!("{page}?did=saved").as_str()),
        "{}",
        saved.body
    );
}

/// A pact that is written, circulated and open for signing.
pub(crate) async fn opened(app: &TestApp) -> (Browser, String) {
    let secretary = app.staff(Role::Secretary, "").await;
    let begun = secretary.post("/desk/pact/text", &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let page = begun.location().trim_end_matches("/edit").to_owned();
    write(&secretary, &page, AMENDED).await;
    let circulated = secretary.post(&format!("{page}/circulate"), &[]).await;
    assert!(circulated.location().ends_with("did=circulated"), "{}", circulated.body);
    let opened = secretary.post(&format!("{page}/open"), &[]).await;
    assert!(opened.location().ends_with("did=opened"), "{}", opened.body);
    (secretary, page)
}

/// Signs as the form would; `clauses` empty: all.
pub(crate) async fn sign(officer: &Browser, page: &str, clauses: &[&str], limits: &str) -> Answer {
    let form = format!("{page}/sign");
    let shown = officer.get(&form).await;
    assert!(shown.is_ok(), "{} {}", shown.status, shown.location());
    let hash = shown.hidden("text");
    let mut fields = vec![
        ("text", hash.as_str()),
        ("name", "Ada Roy"),
        ("title", "President"),
        ("date", "2026-11-21"),
        ("place", "Sudbury"),
        ("witness1", "Bo Lee"),
        ("witness1_title", "Treasurer"),
        ("limits_en", limits),
        ("sure", "1"),
    ];
    let all = ["c1", "c2", "c3"];
    for &clause in if clauses.is_empty() { &all[..] } else { clauses } {
        fields.push(("clause", clause));
    }
    officer.post_fields(&form, &fields).await
}

async fn acting(app: &TestApp) -> Vec<String> {
    let mut conn = app.app.db.read().await.unwrap();
    let all = parties::acting(&app.app, &mut conn, app.app.clock.now()).await.unwrap();
    all.into_iter().map(|party| party.slug).collect()
}

async fn add_organisation(app: &TestApp, slug: &str) {
    let secretary = app.staff(Role::Secretary, "").await;
    let fields = [
        ("slug", slug),
        ("name_en", "Bus Drivers of the North"),
        ("name_fr", "Chauffeuses et chauffeurs du Nord"),
        ("acronym_en", "BDN"),
        ("acronym_fr", "CCN"),
        ("people_represented", "800"),
        ("as_of", "2026-06-30"),
        ("colour", "#0b5d66"),
    ];
    let added = secretary.post_fields("/desk/organisations/new", &fields).await;
    assert_eq!(added.status, 303, "{}", added.body);
}

stories! {
    async fn a_pact_is_drafted_commented_amended_signed_joined_and_left(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let apwo = officer(&app, "apwo").await;
        let begun = secretary.post("/desk/pact/text", &[]).await;
        let page = begun.location().trim_end_matches("/edit").to_owned();
        assert_eq!(apwo.get(&page).await.status, 404, "nobody else sees what was not circulated");
        assert!(!apwo.get("/desk/pact/text").await.body.contains(&page));
        let early = secretary.post(&format!("{page}/circulate"), &[]).await;
        assert!(early.location().ends_with("unready=1"));
        assert!(secretary.get(early.location()).await.body.contains("Give it a title"));

        write(&secretary, &page, FIRST).await;
        secretary.post_fields(&format!("{page}/circulate"), &[("note", "A first draft")]).await;
        let read = apwo.get(&page).await;
        assert!(read.is_ok() && read.body.contains("is answered."), "{}", read.body);
        let said = [("clause", "c2"), ("words", "Within what time? <b>We</b> need a day.")];
        let said = apwo.post_fields(&format!("{page}/comments"), &said).await;
        assert_eq!(said.status, 303);
        let read = secretary.get(&page).await.body;
        assert!(read.contains("&#60;b&#62;We") || read.contains("&lt;b&gt;We"), "{read}");
        assert!(read.contains("APWO") && read.contains("1 comment"));
        write(&secretary, &page, AMENDED).await;
        assert!(!apwo.get(&page).await.body.contains("within a day"), "the draft is the secretary's");
        let open = secretary.post(&format!("{page}/open"), &[]).await;
        assert_eq!(open.status, 410, "only what all have before them is opened");
        secretary.post(&format!("{page}/circulate"), &[]).await;
        secretary.post_fields(&format!("{page}/settle"), &[("clause", "c2")]).await;
        let difference = apwo.get(&format!("{page}/difference?from=1&to=2")).await;
        assert!(difference.body.contains("within a day") && difference.body.contains("<ins>"), "{}", difference.body);
        assert!(difference.body.contains("Clause 2: Text, English"));
        assert_eq!(apwo.get(&format!("{page}/difference?from=1&to=draft")).await.status, 404);

        secretary.post(&format!("{page}/open"), &[]).await;
        assert_eq!(secretary.get(&format!("{page}/edit")).await.status, 410);
        assert_eq!(sign(&apwo, &page, &[], "").await.status, 303);
        let aopp = officer(&app, "aopp").await;
        assert_eq!(acting(&app).await.len(), 3, "one alone is no pact");
        assert_eq!(sign(&aopp, &page, &[], "Support before or after work.").await.status, 303);
        assert_eq!(acting(&app).await, ["apwo", "aopp"]);
        assert_eq!(sign(&officer(&app, "sigo").await, &page, &[], "").await.status, 303);
        let home = app.browser().get("/en").await.body;
        assert!(!home.contains("/en/pact") && app.browser().get("/en/pact").await.body.contains("No pact"));
        let published = secretary.post(&format!("{page}/publish"), &[]).await;
        assert!(published.location().ends_with("did=published"), "{}", published.body);
        assert!(app.browser().get("/en").await.body.contains("href=\"/en/pact\""));

        add_organisation(&app, "bdn").await;
        app.wait_seconds(60);
        let bdn = officer(&app, "bdn").await;
        assert_eq!(sign(&bdn, &page, &["c1", "c3"], "").await.status, 303);
        let public = app.browser().get("/en/pact").await.body;
        for words in ["58,200", "Signed clauses 1 and 3 only", "Joined later", "before or after work", "counted twice", "Ada Roy, President"] {
            assert!(public.contains(words), "{words} in {public}");
        }
        assert!(app.browser().get("/fr/pact").await.body.contains("Pacte pour les écoles"));
        let mut conn = app.app.db.read().await.unwrap();
        let aopp_id = app.organisation("aopp").await;
        let limits = parties::limits(&app.app, &mut conn, aopp_id, app.app.clock.now()).await.unwrap();
        assert_eq!(limits.en.as_deref(), Some("Support before or after work."));
        drop(conn);

        let form = aopp.get(&format!("{page}/leave")).await.body;
        assert!(form.contains("December 21, 2026"), "{form}");
        let left = aopp.post_fields(&format!("{page}/leave"), &[("name", "Ada Roy"), ("title", "President")]).await;
        assert_eq!(left.status, 422, "without a tick it is no notice");
        let fields = [("name", "Ada Roy"), ("title", "President"), ("sure", "1")];
        assert_eq!(aopp.post_fields(&format!("{page}/leave"), &fields).await.status, 303);
        assert!(app.browser().get("/en/pact").await.body.contains("leaves on December 21, 2026"));
        assert_eq!(acting(&app).await, ["apwo", "aopp", "sigo", "bdn"], "a party until its day");
        assert_eq!(aopp.post_fields(&format!("{page}/leave"), &fields).await.status, 410);
        app.clock.advance(30 * DAY);
        app.wait_seconds(5);
        assert_eq!(acting(&app).await, ["apwo", "sigo", "bdn"]);
        let public = app.browser().get("/en/pact").await.body;
        assert!(public.contains("Left on December 21, 2026") && public.contains("44,000"), "{public}");

        let file = app.browser().get("/en/pact/text.json").await.body;
        assert_eq!(verify_file(file.as_bytes(), &[]), []);
        assert!(file.contains("\"notice\": {") && file.contains("\"slug\": \"aopp\""), "the past stays");
        let changed = file.replacen("Schools, libraries", "Schools libraries", 1);
        let found = verify_file(changed.as_bytes(), &[]);
        assert!(found.len() == 1 && found[0].to_string().starts_with("clause 1, “Aims”: its text differs"), "{found:?}");

        app.clock.advance(400 * DAY);
        let secretary = app.staff(Role::Secretary, "").await;
        assert_eq!(acting(&app).await.len(), 4, "the term is over");
        let renewed = secretary.post_fields("/desk/pact/text", &[("renews", page.rsplit('/').next().unwrap())]).await;
        let renewal = secretary.get(renewed.location()).await.body;
        assert!(renewal.contains("2027-11-01") && renewal.contains("within a day"), "{renewal}");
    }

    async fn nobody_signs_without_a_mandate_or_for_another(app) {
        let (secretary, page) = opened(&app).await;
        let sign_page = format!("{page}/sign");
        for role in [Role::Admin, Role::Campaigner, Role::Reader] {
            let staff = app.staff(role, "apwo").await;
            assert_eq!(staff.get(&sign_page).await.status, 403, "{role:?}");
            assert_eq!(staff.post_fields(&sign_page, &[("sure", "1")]).await.status, 403);
            assert_eq!(staff.get(&format!("{page}/leave")).await.status, 403);
            for what in ["edit", "circulate", "settle", "open", "publish"] {
                let tried = staff.post_fields(&format!("{page}/{what}"), &[("clause", "c1")]).await;
                assert_eq!(tried.status, 403, "{role:?} {what}");
            }
            assert_eq!(staff.post("/desk/pact/text", &[]).await.status, 403);
        }
        assert_eq!(secretary.get(&sign_page).await.status, 403, "the coalition signs nothing");
        assert_eq!(app.staff(Role::Moderator, "apwo").await.get(&page).await.status, 403);
        assert_eq!(app.browser().get(&page).await.status, 303);

        let admin = app.staff(Role::Admin, "apwo").await;
        let other = app.put_staff(Role::Campaigner, "sigo", "Other", Language::En).await.to_string();
        let give = [("staff", other.as_str()), ("mandate", "sign"), ("do", "give")];
        assert_eq!(admin.post_fields("/desk/pact/mandates", &give).await.status, 404, "another's staff");
        assert_eq!(secretary.get("/desk/pact/mandates").await.status, 404);
        let campaigner = app.staff(Role::Campaigner, "apwo").await;
        assert_eq!(campaigner.post_fields("/desk/pact/mandates", &give).await.status, 403);

        let own = app.put_staff(Role::Reader, "apwo", "Rita Reader", Language::En).await;
        let browser = app.signed_in(own).await;
        let (own_text, apwo) = (own.to_string(), app.organisation("apwo").await);
        let fields = |what| [("staff", own_text.as_str()), ("mandate", "sign"), ("do", what)];
        assert_eq!(admin.post_fields("/desk/pact/mandates", &fields("give")).await.status, 303);
        assert!(admin.get("/desk/pact/mandates").await.body.contains("Rita Reader"));
        let now = app.app.clock.now();
        let mut conn = app.app.db.read().await.unwrap();
        assert!(mandates::may(&mut conn, own, apwo, Mandate::Sign, now).await.unwrap());
        assert!(!mandates::may(&mut conn, own, apwo, Mandate::Vote, now).await.unwrap());
        drop(conn);
        assert!(browser.get(&sign_page).await.is_ok());
        app.wait_seconds(601);
        let stale = browser.get(&sign_page).await;
        assert!(stale.status == 303 && stale.location().starts_with("/desk/confirm"), "proves who she is");
        assert_eq!(admin.post_fields("/desk/pact/mandates", &fields("end")).await.status, 303, "sent to prove it");
        let fresh_admin = app.staff(Role::Admin, "apwo").await;
        fresh_admin.post_fields("/desk/pact/mandates", &fields("end")).await;
        assert_eq!(browser.get(&sign_page).await.status, 403);
    }

    async fn a_signature_with_a_fault_comes_back_as_it_was_typed(app) {
        let (_, page) = opened(&app).await;
        let apwo = officer(&app, "apwo").await;
        let fields = [("name", "Ada <Roy>"), ("title", ""), ("date", "2027-01-01"), ("place", ""), ("clause", "c2")];
        let back = apwo.post_fields(&format!("{page}/sign"), &fields).await;
        assert_eq!(back.status, 422);
        for words in ["Ada &#60;Roy&#62;", "Tick this to go on", "today or earlier", "another text"] {
            assert!(back.body.contains(words), "{words} in {}", back.body);
        }
        assert_eq!(apwo.get("/desk/pact/text/999").await.status, 404);
        assert_eq!(apwo.get(&format!("{page}/difference?from=x&to=9")).await.status, 404);
        assert_eq!(sign(&apwo, &page, &["c1"], "").await.status, 303);
        assert_eq!(sign(&apwo, &page, &["c1"], "").await.status, 410, "there is nothing new in it");
        assert_eq!(sign(&apwo, &page, &["c1", "c2"], "").await.status, 303);
    }

    async fn two_who_sign_at_once_stand_one_after_the_other(app) {
        let (_, page) = opened(&app).await;
        let (a, b, c) = (officer(&app, "apwo").await, officer(&app, "aopp").await, officer(&app, "sigo").await);
        let all = tokio::join!(sign(&a, &page, &[], ""), sign(&b, &page, &[], ""), sign(&c, &page, &["c2"], ""));
        assert_eq!((all.0.status, all.1.status, all.2.status), (303, 303, 303));
        let file = a.get(&format!("{page}/text.json")).await;
        assert!(file.header("content-disposition").contains("pact.json"));
        assert_eq!(verify_file(file.body.as_bytes(), &[]), []);
        let export: Export = serde_json::from_str(&file.body).unwrap();
        assert_eq!(export.list.len(), 4);
        assert_eq!(app.browser().get("/en/pact/text.json").await.status, 404, "not public yet");
    }
}
