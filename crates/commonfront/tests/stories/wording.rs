//! Words that work: the guide, the checker that forgets, and claims that are followed wherever they are used.

use commonfront_domain::Role;
use commonfront_testkit::{Answer, Browser, stories};

const GUIDE: &str = "/en/tools/words";
const CHECK: &str = "/en/tools/words/check";
const CLAIM: &str = "/desk/words/claims/ontario-population";
const PAIR: &str = "/desk/words/en/tax-burden";

/// The fields of the claim of Ontario's population.
fn claim<'a>(version: &'a str, status: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("status", status),
        ("text_en", "People live in Ontario."),
        ("text_fr", "Des gens vivent en Ontario."),
        ("source_en", "Statistics Canada"),
        ("source_fr", "Statistique Canada"),
        ("figures", "16,258,260\n20,4 %"),
        ("dated", "2025-07-01"),
        ("review", "2027-01-01"),
        ("owner", "Research desk"),
    ]
}

/// The fields of a pair.
fn pair<'a>(version: &'a str, instead: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("do", "save"),
        ("version", version),
        ("avoid", "tax burden"),
        ("use", instead),
        ("why", "Because."),
        ("owner", "Our own table"),
        ("evidence", "Judgement."),
        ("review", "2027-06-01"),
        ("reason", reason),
    ]
}

async fn save(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = browser.post_fields(path, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer
}

stories! {
    async fn the_guide_is_found_as_one_types_with_and_without_accents(app) {
        let visitor = app.browser();
        let all = visitor.get(GUIDE).await;
        assert_eq!(all.status, 200);
        assert!(all.body.contains("tax burden") && all.body.contains("Who is going to pay for it?"));
        let found = visitor.get("/en/tools/words?q=tax+bur").await.body;
        assert!(found.contains("what each of us puts in") && !found.contains("Who is going to pay"), "{found}");
        for typed in ["fonctionnaires%20tr", "s%C3%A9v%C3%A8re", "all%C3%A9gement", "ALLEGEMENT"] {
            let found = visitor.get(&format!("/fr/tools/words?q={typed}")).await;
            assert_eq!(found.status, 200);
            assert_eq!(found.body.contains("allègement fiscal"), typed.to_lowercase().starts_with("all"), "{typed}");
        }
        let nothing = visitor.get("/en/tools/words?q=%3Cscript%3Ealert(1)%3C/script%3E").await.body;
        assert!(nothing.contains("Nothing in the guide fits") && !nothing.contains("<script>alert"), "{nothing}");
        let kind = visitor.get("/en/tools/words?kind=speech").await.body;
        assert!(kind.contains("At a rally") && !kind.contains("tax burden"));
        for page in ["tax-burden", "who-pays", "frame-water", "speech-rally", "fact-poverty-rate", "card"] {
            assert_eq!(visitor.get(&format!("{GUIDE}/{page}")).await.status, 200, "{page}");
        }
        assert_eq!(visitor.get(&format!("{GUIDE}/fardeau-fiscal")).await.location(), GUIDE);
        assert_eq!(visitor.get(&format!("{GUIDE}/nobody")).await.status, 404);
        assert_eq!(visitor.get("/xx/tools/words").await.status, 404);
    }

    async fn a_draft_is_checked_and_forgotten(app) {
        let visitor = app.browser();
        let draft = "Tax burdens <b>grow</b>.\r\nThey cut $12.5 million. Ontario has 16 million people.";
        let found = visitor.post_fields(CHECK, &[("language", "en"), ("text", draft)]).await;
        assert_eq!(found.status, 200, "{}", found.body);
        assert_eq!(found.header("cache-control"), "private, no-store");
        for shown in ["<mark class=\"words-avoid\" id=\"avoid-0\">Tax burdens</mark>", "&#60;b&#62;grow",
            "what each of us puts in", ">$12.5 million</mark>", "line 2", "1 phrase to avoid", "1 figure stands on a claim"] {
            assert!(found.body.contains(shown), "{shown}: {}", found.body);
        }
        let french = visitor.post_fields("/fr/tools/words/check", &[("text", "Les fardeaux fiscaux de l'Etat.")]).await;
        assert!(french.body.contains("ce que chacun met dans le pot"), "{}", french.body);
        let clean = visitor.post_fields(CHECK, &[("text", "We all drink the same water.")]).await.body;
        assert!(clean.contains("No phrase to avoid"), "{clean}");
        let empty = visitor.post_fields(CHECK, &[("text", " \n ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Paste a text first"));
        assert_eq!(app.number("SELECT COUNT(*) FROM guide_texts").await, 0);
    }

    async fn a_draft_that_is_too_long_comes_back_whole(app) {
        let visitor = app.browser();
        let long = format!("{} and the last word.", "word ".repeat(1_000_000));
        let answer = visitor.post_fields(CHECK, &[("text", &long)]).await;
        assert_eq!(answer.status, 413);
        assert!(answer.body.contains("5,000,019 characters") && answer.body.contains("and the last word."));
        let json = serde_json::json!({ "language": "en", "text": "tax burden" });
        let found = visitor.post_json("/api/v1/words/check", &json).await;
        assert_eq!(found.json()["phrases"][0]["entry"], "tax-burden");
        assert_eq!(found.json()["phrases"][0]["span"]["chars"], 10);
        let bad = [
            serde_json::json!({ "language": "de", "text": "x" }),
            serde_json::json!({ "language": "en" }),
            serde_json::json!([]),
        ];
        for body in bad {
            let refused = visitor.post_json("/api/v1/words/check", &body).await;
            assert_eq!((refused.status, refused.header("content-type")), (400, "application/problem+json"));
        }
        let long = serde_json::json!({ "language": "en", "text": "word ".repeat(60_000) });
        assert_eq!(visitor.post_json("/api/v1/words/check", &long).await.status, 413);
        let longer = serde_json::json!({ "language": "en", "text": "x".repeat(3_000_000) });
        assert_eq!(visitor.post_json("/api/v1/words/check", &longer).await.status, 413);
    }

    async fn a_claim_that_no_longer_stands_flags_every_place_that_uses_it(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let visitor = app.browser();
        let story = visitor.get("/en/keep-it-public").await.body;
        assert!(story.contains("table 17-10-0005-01") && !story.contains("[claim:"), "the source stands in a note");
        let used = secretary.get(CLAIM).await.body;
        assert!(used.contains("Used in 1 place") && used.contains("/desk/campaigns/keep-it-public\""), "{used}");
        assert!(!secretary.get("/desk/words").await.body.contains("no longer stands"));

        save(&secretary, CLAIM, &claim("0", "retired")).await;
        let list = secretary.get("/desk/words/claims").await.body;
        assert!(list.contains("1 place to look at") && list.contains("does not stand now: Retired"), "{list}");
        assert!(secretary.get("/desk/words").await.body.contains("1 place uses a claim that no longer stands"));
        let editor = app.staff(Role::Campaigner, "apwo").await;
        assert!(editor.get("/desk/campaigns/keep-it-public").await.body.contains("does not stand now: Retired"));
        let story = visitor.get("/en/keep-it-public").await.body;
        assert!(story.contains("We no longer use this figure"), "its note says so");
        let draft = visitor.post_fields(CHECK, &[("text", "Ontario has 16 million people.")]).await.body;
        assert!(draft.contains("does not stand now (Retired)"), "{draft}");

        save(&secretary, CLAIM, &claim("1", "live")).await;
        assert!(!secretary.get("/desk/words/claims").await.body.contains("to look at</h2>"));
        assert!(visitor.get("/fr/keep-it-public").await.body.contains("Statistique Canada"));
        // Its review date goes by, and nobody has looked.
        app.wait_seconds(60 * 24 * 3600);
        let list = secretary.get("/desk/words/claims").await;
        let list = if list.status == 303 { app.staff(Role::Secretary, "").await.get("/desk/words/claims").await } else { list };
        assert!(list.body.contains("does not stand now: Expired"), "{}", list.body);
        assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE kind = 'claim-written'").await, 2);
    }

    async fn a_statement_that_uses_a_claim_is_one_of_its_places(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let fields = [("to", "public"), ("title_en", "On <wards>"), ("text_en", "It costs [claim:health-spending] and [claim:nobody].")];
        let made = save(&secretary, "/desk/pact/statements/new", &fields).await;
        let place = made.location().split('?').next().unwrap().to_owned();
        let claim = secretary.get("/desk/words/claims/health-spending").await.body;
        assert!(claim.contains(&format!("{place}\"")) && claim.contains("On &#60;wards&#62;"), "{claim}");
        let list = secretary.get("/desk/words/claims").await.body;
        assert!(list.contains("refers to nobody, and there is no such claim"), "{list}");
        assert!(secretary.get(&place).await.body.contains("2022-23 Interprovincial Budget Comparison"));
    }

    async fn a_union_says_it_in_its_own_words_and_only_its_staff_see_them(app) {
        let own = app.staff(Role::Campaigner, "apwo").await;
        let other = app.staff(Role::Admin, "sigo").await;
        let reader = app.staff(Role::Reader, "apwo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        let form = own.get(PAIR).await;
        assert!(form.body.contains("As it ships") && form.body.contains("name=\"version\" value=\"0\""), "{}", form.body);
        let without = own.post_fields(PAIR, &pair("0", "our share", "")).await;
        assert_eq!(without.status, 422);
        assert!(without.body.contains("our share") && without.body.contains("id=\"reason-error\""), "{}", without.body);
        save(&own, PAIR, &pair("0", "our share", "Members say so")).await;
        assert_eq!(own.post_fields(PAIR, &pair("0", "too late", "x")).await.status, 422, "somebody was quicker");
        let draft = [("language", "en"), ("text", "The tax burdens of all.")];
        assert!(own.post_fields("/desk/words/check", &draft).await.body.contains("our share"));
        assert!(reader.get(PAIR).await.body.contains("Your organisation’s"));
        assert!(reader.get(PAIR).await.body.contains("<fieldset class=\"words-bare\" disabled>"));
        assert_eq!(reader.post_fields(PAIR, &pair("1", "x", "x")).await.status, 403);
        for stranger in [&other, &secretary] {
            assert!(!stranger.get(PAIR).await.body.contains("our share"));
            assert!(!stranger.post_fields("/desk/words/check", &draft).await.body.contains("our share"));
        }
        assert!(!app.browser().get(&format!("{GUIDE}/tax-burden")).await.body.contains("our share"));

        // A new entry and a new claim of one's own.
        let mut new = pair("0", "the road", "Ours");
        new[2] = ("avoid", "hostile <phrase>");
        save(&own, "/desk/words/new?language=en&kind=pair", &new).await;
        assert_eq!(own.get("/desk/words/en/hostile-phrase").await.status, 200);
        assert_eq!(other.get("/desk/words/en/hostile-phrase").await.status, 404);
        assert_eq!(other.post_fields("/desk/words/en/hostile-phrase", &new).await.status, 404);
        save(&own, "/desk/words/claims/new", &claim("0", "live")).await;
        assert_eq!(own.get("/desk/words/claims/people-live-in-ontario").await.status, 200);
        assert_eq!(other.get("/desk/words/claims/people-live-in-ontario").await.status, 404);
        assert_eq!(own.post_fields(CLAIM, &claim("0", "retired")).await.status, 403, "the coalition's");

        // Taken out, and back again.
        save(&own, PAIR, &[("do", "hide"), ("version", "1"), ("reason", "No use")]).await;
        assert!(own.post_fields("/desk/words/check", &draft).await.body.contains("No phrase to avoid"));
        save(&own, PAIR, &[("do", "restore"), ("version", "2")]).await;
        assert!(own.post_fields("/desk/words/check", &draft).await.body.contains("what each of us puts in"));
    }

    async fn what_the_secretary_writes_is_the_coalitions_and_public_at_once(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        save(&secretary, PAIR, &pair("0", "<i>our</i> share", "")).await;
        let page = app.browser().get(&format!("{GUIDE}/tax-burden")).await.body;
        assert!(page.contains("&#60;i&#62;our&#60;/i&#62; share") && !page.contains("<i>our"), "{page}");
        let union = app.staff(Role::Admin, "aopp").await;
        assert!(union.get(PAIR).await.body.contains("The coalition’s"));
        for (change, shown) in [
            (("review", "2020-01-01"), "Give a day that is still to come"), (("use", ""), "Fill this in"),
            (("owner", &*"x".repeat(501)), "At most 500 characters"), (("review", "soon"), "still to come"),
        ] {
            let mut fields = pair("1", "kept words", "");
            fields.retain(|(name, _)| *name != change.0);
            fields.push(change);
            let faulty = secretary.post_fields(PAIR, &fields).await;
            assert_eq!(faulty.status, 422);
            assert!(faulty.body.contains(shown), "{shown}: {}", faulty.body);
        }
        for (change, shown) in [
            (("figures", "many\n5"), "“many” can’t be read"), (("link_en", "javascript:alert(1)"), "begins with https"),
            (("text_fr", ""), "Fill this in"), (("dated", "2999-01-01"), "not one to come"),
        ] {
            let mut fields = claim("0", "live");
            fields.retain(|(name, _)| *name != change.0);
            fields.push(change);
            let faulty = secretary.post_fields(CLAIM, &fields).await;
            assert_eq!(faulty.status, 422);
            assert!(faulty.body.contains(shown) && faulty.body.contains("Research desk"), "{shown}: {}", faulty.body);
        }
    }
}
