//! Calls for support, what each party answers, what each did for its commitments, and reports of pressure.

use commonfront_domain::clock::DAY;
use commonfront_domain::{Language, Role};
use commonfront_testkit::{Browser, TestApp, stories};

use crate::pact::{officer, opened, sign};

pub(crate) const CALLS: &str = "/desk/pact/calls";
const REPORTS: &str = "/desk/pact/calls/reports";
const PROMISES: &str = "/desk/pact/commitments";
const LIMITS: &str = "Support before or after work.";

/// Speakers of three organisations between which a pact is in force: the second has limits, the third has signed
/// the first two clauses only.
pub(crate) async fn parties(app: &TestApp) -> [Browser; 3] {
    let (_, page) = opened(app).await;
    let all = [officer(app, "apwo").await, officer(app, "aopp").await, officer(app, "sigo").await];
    for (one, clauses, limits) in
        [(&all[0], &[][..], ""), (&all[1], &[], LIMITS), (&all[2], &["c1", "c2"], "")]
    {
        let signed = sign(one, &page, clauses, limits).await;
        assert_eq!(signed.status, 303, "{}", signed.body);
    }
    all
}

/// A day from now on the wall's clock, at noon.
pub(crate) fn noon(app: &TestApp, days: i64) -> String {
    let day = commonfront_web::zone::local(app.app.clock.now() + days * DAY).date();
    format!("{day}T12:00")
}

pub(crate) fn call<'c>(deadline: &'c str, audience: &[(&'c str, &'c str)]) -> Vec<(&'c str, &'c str)> {
    let mut fields = vec![
        ("title_en", "Rally for pensions"),
        ("title_fr", ""),
        ("asks_en", "Come to the gate <b>at noon</b>."),
        ("asks_fr", "Venez à la barrière à midi."),
        ("deadline", deadline),
        ("event", ""),
    ];
    fields.extend(audience);
    fields
}

pub(crate) async fn made(speaker: &Browser, fields: &[(&str, &str)]) -> String {
    let made = speaker.post_fields(&format!("{CALLS}/new"), fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location().trim_end_matches("?did=made").to_owned()
}

pub(crate) async fn answered(speaker: &Browser, call: &str, fields: &[(&str, &str)]) -> u16 {
    speaker.post_fields(&format!("{call}/answer"), fields).await.status
}

fn report<'r>(audience: &[(&'r str, &'r str)]) -> Vec<(&'r str, &'r str)> {
    let mut fields = vec![
        ("kind", "work"),
        ("day", "2026-11-20"),
        ("time", "06:40"),
        ("place", "North yard"),
        ("manager", "Yard supervisor"),
        ("union", "AOPP"),
        ("words", "Two of ours were asked to sign bridge inspections."),
    ];
    fields.extend(audience);
    fields
}

fn deed<'d>(clause: &'d str, visibility: &'d str) -> Vec<(&'d str, &'d str)> {
    vec![
        ("clause", clause),
        ("day", "2026-11-20"),
        ("what_en", "Told the others the same day."),
        ("what_fr", "En a averti les autres le jour même."),
        ("evidence_en", "Note number 3."),
        ("link", "https://apwo.example/note"),
        ("visibility", visibility),
    ]
}

stories! {
    async fn a_call_is_made_answered_within_limits_changed_reminded_of_and_closed(app) {
        let [apwo, aopp, sigo] = parties(&app).await;
        assert!(apwo.get(CALLS).await.body.contains("No call yet"));
        let form = apwo.get(&format!("{CALLS}/new")).await.body;
        assert!(form.contains(LIMITS), "whoever calls sees the limits of those it calls: {form}");
        let past = call("2020-01-01T12:00", &[("visibility", "chosen"), ("place_en", "Sudbury")]);
        let wrong = apwo.post_fields(&format!("{CALLS}/new"), &past).await;
        assert_eq!(wrong.status, 422);
        for words in ["has passed already", "at least one party", "Say when it takes place", "Rally for pensions", "Come to the gate"] {
            assert!(wrong.body.contains(words), "{words} in {}", wrong.body);
        }
        let deadline = noon(&app, 6);
        let page = made(&apwo, &call(&deadline, &[("visibility", "parties")])).await;

        let list = aopp.get(CALLS).await.body;
        assert!(list.contains("Rally for pensions") && list.contains("Our answer is awaited") && list.contains("0 of 2"), "{list}");
        let shown = aopp.get(&page).await.body;
        assert!(shown.contains("Our legal limits:") && shown.contains(LIMITS) && shown.contains("keeps within"), "{shown}");
        assert!(!shown.contains("<b>at noon"), "what was typed is no markup");
        assert!(apwo.get(&page).await.body.contains(LIMITS), "and to whoever called");

        let yes = [("answer", "yes"), ("words", "Twenty of us come.")];
        let outside = aopp.post_fields(&format!("{page}/answer"), &yes).await;
        assert_eq!(outside.status, 422);
        assert!(outside.body.contains("Confirm that this keeps") && outside.body.contains("Twenty of us come."));
        assert_eq!(answered(&aopp, &page, &[("answer", "maybe"), ("words", "")]).await, 422);
        assert_eq!(answered(&aopp, &page, &[yes[0], yes[1], ("within", "yes")]).await, 303);
        app.wait_seconds(60);
        let less = [("answer", "partly"), ("words", "Ten of us, after work."), ("within", "yes"), ("quiet", "yes")];
        assert_eq!(answered(&aopp, &page, &less).await, 303);
        let shown = apwo.get(&page).await.body;
        for words in ["1 of 2 parties", "Partly", "Ten of us, after work.", "1 earlier answer", "Twenty of us come.", LIMITS] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
        let others = sigo.get(&page).await.body;
        assert!(others.contains("Partly") && !others.contains("Ten of us") && others.contains("Only for the party that calls"), "{others}");

        app.sweep().await;
        let reminded = "SELECT COALESCE(MAX(reminded_at), 0) FROM calls";
        assert_eq!(app.number(reminded).await, 0, "it is not yet time");
        app.clock.advance(4 * DAY + DAY / 2);
        app.sweep().await;
        let first = app.number(reminded).await;
        assert_eq!(first, app.app.clock.now());
        app.clock.advance(DAY / 2);
        app.sweep().await;
        assert_eq!(app.number(reminded).await, first, "once is enough");

        app.clock.advance(2 * DAY);
        let [apwo, aopp, sigo] = again(&app).await;
        assert_eq!(answered(&sigo, &page, &[("answer", "yes"), ("words", "We come.")]).await, 410, "too late");
        assert!(!sigo.get(&page).await.body.contains("name=\"answer\""));
        let close = format!("{page}/close");
        assert_eq!(aopp.post_fields(&close, &[("result_en", "We won")]).await.status, 404);
        assert_eq!(apwo.post_fields(&close, &[("result_en", " ")]).await.status, 422);
        assert_eq!(apwo.post_fields(&close, &[("result_fr", "Deux cents personnes.")]).await.status, 303);
        assert_eq!(apwo.post_fields(&close, &[("result_fr", "Autre")]).await.status, 410);
        assert_eq!(apwo.get(&format!("{page}/edit")).await.status, 410);
        let shown = sigo.get(&page).await.body;
        assert!(shown.contains("Deux cents personnes.") && shown.contains("No answer yet") && shown.contains("Closed"), "{shown}");
        assert!(aopp.get(CALLS).await.body.contains("Closed calls"));
        let kinds = "SELECT COUNT(*) FROM audit WHERE kind IN ('call-made', 'call-answered', 'call-closed')";
        assert_eq!(app.number(kinds).await, 4);
    }

    async fn a_call_is_seen_by_whom_it_is_shown_to_and_changed_by_its_owner(app) {
        let [apwo, aopp, sigo] = parties(&app).await;
        let deadline = noon(&app, 6);
        let page = made(&apwo, &call(&deadline, &[("visibility", "own")])).await;
        assert!(apwo.get(&page).await.body.contains("Nobody is asked yet"));
        for other in [&aopp, &sigo, &app.staff(Role::Secretary, "").await] {
            assert_eq!(other.get(&page).await.status, 404);
            assert_eq!(answered(other, &page, &[("answer", "yes"), ("words", "x")]).await, 404);
            assert!(!other.get(CALLS).await.body.contains("Rally"));
        }
        let edit = format!("{page}/edit");
        let chosen = call(&deadline, &[("visibility", "chosen"), ("with", "aopp"), ("with", "apwo")]);
        assert_eq!(aopp.post_fields(&edit, &chosen).await.status, 404);
        assert_eq!(apwo.post_fields(&edit, &chosen).await.status, 303);
        assert!(aopp.get(&page).await.is_ok());
        for (path, status) in [(edit.clone(), 404), (format!("{page}/close"), 404)] {
            assert_eq!(aopp.post_fields(&path, &chosen).await.status, status, "{path}: it is another's");
            assert_eq!(sigo.post_fields(&path, &chosen).await.status, 404, "{path}: it isn't there");
        }
        assert_eq!(sigo.get(&page).await.status, 404);
        assert_eq!(answered(&sigo, &page, &[("answer", "yes"), ("words", "x")]).await, 404);
        assert_eq!(answered(&apwo, &page, &[("answer", "yes"), ("words", "x")]).await, 403, "nobody answers herself");
        let reader = app.staff(Role::Reader, "aopp").await;
        assert!(reader.get(&page).await.is_ok());
        assert_eq!(answered(&reader, &page, &[("answer", "yes"), ("words", "x")]).await, 403);
        assert_eq!(reader.get(&format!("{CALLS}/new")).await.status, 403);
        assert_eq!(app.staff(Role::Moderator, "aopp").await.get(CALLS).await.status, 403);
        assert_eq!(app.browser().get("/en/pact/record").await.status, 404, "nothing is before the public");

        let mut public = call(&deadline, &[("visibility", "public")]);
        assert_eq!(app.number("SELECT COUNT(*) FROM calendar_events WHERE thing = 3").await, 1, "its deadline");
        let rally = noon(&app, 9);
        public.retain(|&(field, _)| field != "event");
        public.push(("event", &rally));
        assert_eq!(apwo.post_fields(&edit, &public).await.status, 303);
        assert_eq!(app.number("SELECT COUNT(*) FROM calendar_events WHERE thing = 3").await, 2, "and the rally");
        let agenda = app.browser().get("/en/calendar").await.body;
        assert_eq!(agenda.matches("Rally for pensions").count(), 2, "{agenda}");
        assert_eq!(answered(&sigo, &page, &[("answer", "cannot"), ("words", "Our inspectors are away.")]).await, 303);
        let record = app.browser().get("/fr/pact/record").await.body;
        assert!(record.contains("Venez à la barrière") && !record.contains("inspectors are away"), "{record}");
        let french = app.staff_named(Role::Campaigner, "sigo", "Inès", Language::Fr).await.get(&page).await.body;
        assert!(french.contains("Impossible pour nous") && french.contains("Rally for pensions"), "{french}");
    }

    async fn who_has_left_sees_nothing_of_what_follows(app) {
        let [apwo, aopp, _] = parties(&app).await;
        let pact = aopp.get("/desk/pact").await.body;
        let pact = pact.split("/desk/pact/text/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let leave = format!("/desk/pact/text/{pact}/leave");
        let fields = [("name", "Ada Roy"), ("title", "President"), ("sure", "1")];
        assert_eq!(aopp.post_fields(&leave, &fields).await.status, 303);
        let deadline = noon(&app, 90);
        let before = made(&apwo, &call(&deadline, &[("visibility", "parties")])).await;
        assert!(aopp.get(&before).await.is_ok(), "a party until its day");
        app.clock.advance(31 * DAY);
        let [apwo, aopp, sigo] = again(&app).await;
        let after = made(&apwo, &call(&deadline, &[("visibility", "parties")])).await;
        assert!(sigo.get(&after).await.is_ok() && aopp.get(&before).await.is_ok(), "the past stays");
        assert_eq!(aopp.get(&after).await.status, 404);
        let thread = after.replace("/desk/pact/calls/", "/desk/pact/threads/call/");
        assert!(sigo.get(&after).await.body.contains(&format!("action=\"{thread}\"")));
        assert_eq!((sigo.get(&thread).await.status, aopp.get(&thread).await.status), (200, 404));
        assert_eq!(aopp.get(CALLS).await.body.matches("Rally for pensions").count(), 1);
        let chosen = call(&deadline, &[("visibility", "chosen"), ("with", "aopp")]);
        let refused = apwo.post_fields(&format!("{CALLS}/new"), &chosen).await;
        assert_eq!(refused.status, 422, "nobody calls on it any more");
        let agenda = "/desk/pact/calendar?view=list";
        let listed = |body: String| body.matches("Rally for pensions").count();
        assert_eq!(listed(sigo.get(agenda).await.body), 2, "before and after");
        assert_eq!(listed(aopp.get(agenda).await.body), 1);

        let secretary = app.staff(Role::Secretary, "").await;
        let renewed = secretary.post_fields("/desk/pact/text", &[("renews", pact.as_str())]).await;
        let page = renewed.location().trim_end_matches("/edit").to_owned();
        secretary.post(&format!("{page}/circulate"), &[]).await;
        assert!(secretary.post(&format!("{page}/open"), &[]).await.location().ends_with("did=opened"));
        assert_eq!(sign(&officer(&app, "aopp").await, &page, &[], "").await.status, 303);
        assert!(aopp.get(&after).await.is_ok(), "whoever signs again is a party again");
    }

    async fn a_reports_number_tells_nothing_of_the_others(app) {
        let [apwo, aopp, _] = parties(&app).await;
        let mut numbers = Vec::new();
        for n in 0..27 {
            let speaker = if n == 13 { &aopp } else { &apwo };
            let yard = format!("Yard {n:02}");
            let mut fields = report(&[("visibility", "own")]);
            fields.retain(|&(name, _)| name != "place");
            fields.push(("place", &yard));
            let made = speaker.post_fields(&format!("{REPORTS}/new"), &fields).await;
            assert_eq!(made.status, 303, "{}", made.body);
            let page = made.location().split('?').next().unwrap().to_owned();
            numbers.push(page.rsplit('/').next().unwrap().parse::<i64>().unwrap());
            app.wait_seconds(1);
        }
        let near = numbers.windows(2).any(|two| two[0].abs_diff(two[1]) < 1 << 20);
        assert!(!near && numbers.iter().all(|&number| number > 1 << 20), "{numbers:?}");
        // The newest first all the same.
        let first = apwo.get(REPORTS).await.body;
        let at = |yard: &str| first.find(yard).unwrap_or_else(|| panic!("{yard} in {first}"));
        assert!(at("Yard 26") < at("Yard 25") && at("Yard 14") < at("Yard 12") && !first.contains("Yard 13"));
        assert!(first.contains("Yard 01") && !first.contains("Yard 00"));
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = apwo.get(&format!("{REPORTS}{next}")).await.body;
        assert!(second.contains("Yard 00") && !second.contains("Yard 01"), "{second}");
    }

    async fn a_report_is_seen_by_whom_it_concerns_and_by_nobody_else(app) {
        let [apwo, aopp, sigo] = parties(&app).await;
        let secretary = app.staff(Role::Secretary, "").await;
        let wrong = [("kind", "x"), ("day", "2030-01-01"), ("time", "late"), ("words", "Asked."), ("visibility", "public")];
        let wrong = apwo.post_fields(&format!("{REPORTS}/new"), &wrong).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("still to come") && wrong.body.contains("Asked.") && wrong.body.contains("06:30"), "{}", wrong.body);
        let made = apwo.post_fields(&format!("{REPORTS}/new"), &report(&[("visibility", "parties")])).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let page = made.location().split('?').next().unwrap().to_owned();
        assert!(apwo.get(&page).await.body.contains("Only my organisation"), "a report never goes to all");
        assert!(apwo.get(REPORTS).await.body.contains("North yard"));
        let reader = app.staff(Role::Reader, "apwo").await;
        assert!(reader.get(&page).await.is_ok());
        assert_eq!(reader.post_fields(&page, &report(&[])).await.status, 403);
        let hidden = |other: Browser| {
            let page = page.clone();
            async move {
                assert_eq!(other.get(&page).await.status, 404);
                assert_eq!(other.post_fields(&page, &report(&[])).await.status, 404);
                assert_eq!(other.post_fields(&format!("{page}/remove"), &[]).await.status, 404);
                assert!(!other.get(REPORTS).await.body.contains("North yard"));
            }
        };
        for other in [aopp.clone(), sigo.clone(), secretary.clone()] {
            hidden(other).await;
        }
        assert!(!secretary.get("/desk/audit").await.body.contains("Reported struck work"), "not even that there is one");

        let chosen = report(&[("visibility", "chosen"), ("with", "aopp")]);
        assert_eq!(apwo.post_fields(&page, &chosen).await.status, 303);
        let shown = aopp.get(&page).await.body;
        assert!(shown.contains("bridge inspections") && shown.contains("APWO") && shown.contains("Yard supervisor"), "{shown}");
        assert!(!shown.contains("AOPP</dd><dt>") && !shown.contains("/remove"));
        assert_eq!(aopp.post_fields(&page, &chosen).await.status, 404);
        hidden(sigo.clone()).await;
        hidden(secretary.clone()).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM reports WHERE visibility = 1").await, 1);

        assert_eq!(apwo.post_fields(&format!("{page}/remove"), &[]).await.status, 303);
        for one in [&apwo, &aopp] {
            assert_eq!(one.get(&page).await.status, 404);
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM reports WHERE LENGTH(sealed) > 0").await, 0);
        assert_eq!(app.number("SELECT COUNT(*) FROM shared_with").await, 0);
    }

    async fn what_each_did_for_a_promise_is_recorded_and_shown_to_whom_it_chose(app) {
        let early = app.staff(Role::Campaigner, "apwo").await;
        assert!(early.get(PROMISES).await.body.contains("No pact is in force yet"));
        assert_eq!(early.get(&format!("{PROMISES}/new")).await.status, 410);
        assert_eq!(early.post_fields(&format!("{PROMISES}/new"), &deed("c2", "public")).await.status, 410);
        let [apwo, aopp, sigo] = parties(&app).await;
        let new = format!("{PROMISES}/new");
        let wrong = apwo.post_fields(&new, &[("clause", "c1"), ("day", "x"), ("link", "javascript:alert(1)")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("begins with https://") && wrong.body.contains("has signed"), "{}", wrong.body);
        assert_eq!(sigo.post_fields(&new, &deed("c3", "parties")).await.status, 422, "it has not signed that one");
        let overview = aopp.get(PROMISES).await.body;
        assert!(overview.contains("Nothing recorded yet since") && overview.contains("SIGO has not signed this one"), "{overview}");

        let recorded = apwo.post_fields(&new, &deed("c2", "own")).await;
        assert_eq!((recorded.status, recorded.location()), (303, "/desk/pact/commitments/c2?did=recorded"));
        let clause = format!("{PROMISES}/c2");
        let own = apwo.get(&clause).await.body;
        assert!(own.contains("Told the others the same day.") && own.contains("Only my organisation"), "{own}");
        let page = own.split("href=\"").find(|part| part.contains("/deeds/")).unwrap();
        let page = page.split('"').next().unwrap().to_owned();
        for other in [&aopp, &sigo, &app.staff(Role::Secretary, "").await] {
            assert!(!other.get(&clause).await.body.contains("Told the others"));
            assert_eq!(other.get(&page).await.status, 404);
            assert_eq!(other.post_fields(&page, &deed("c2", "public")).await.status, 404);
            assert_eq!(other.post_fields(&format!("{page}/remove"), &[]).await.status, 404);
            assert!(!other.get(PROMISES).await.body.contains("<b>1</b>"));
        }
        assert!(apwo.get(PROMISES).await.body.contains("<b>1</b>"));
        let reader = app.staff(Role::Reader, "apwo").await;
        assert_eq!(reader.get(&new).await.status, 403);
        assert_eq!(reader.post_fields(&format!("{page}/remove"), &[]).await.status, 403);

        assert_eq!(apwo.post_fields(&page, &deed("c2", "public")).await.status, 303);
        assert!(aopp.get(&clause).await.body.contains("Told the others"));
        assert_eq!(app.browser().get("/en/pact/record").await.status, 404, "the pact is not before the public");
        let secretary = app.staff(Role::Secretary, "").await;
        let published = secretary.post("/desk/pact/text/1/publish", &[]).await;
        assert_eq!(published.status, 303, "{}", published.body);
        let record = app.browser().get("/en/pact/record").await.body;
        for words in ["Support", "Told the others the same day.", "Note number 3.", "https://apwo.example/note", "Nothing is recorded in public yet."] {
            assert!(record.contains(words), "{words} in {record}");
        }
        assert!(app.browser().get("/fr/pact/record").await.body.contains("En a averti les autres"));

        app.clock.advance(200 * DAY);
        let [apwo, aopp, _] = again(&app).await;
        assert!(aopp.get(PROMISES).await.body.contains("Nothing new recorded since November 20, 2026"));
        assert_eq!(apwo.post_fields(&format!("{page}/remove"), &[]).await.status, 303);
        assert_eq!(apwo.get(&page).await.status, 404);
        assert!(!app.browser().get("/en/pact/record").await.body.contains("Told the others"));
    }
}

/// The same three organisations' speakers, signed in anew.
pub(crate) async fn again(app: &TestApp) -> [Browser; 3] {
    let mut all = Vec::new();
    for organisation in ["apwo", "aopp", "sigo"] {
        all.push(app.staff(Role::Campaigner, organisation).await);
    }
    all.try_into().unwrap_or_else(|_| panic!("three organisations"))
}
