//! The job-loss calculator: one number everywhere, links that hold for ever, and what can't be reckoned.

use std::path::{Path, PathBuf};

use commonfront_testkit::{Answer, Browser, TestApp, stories};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Asks as the form does and goes where it leads.
async fn ask(browser: &Browser, address: &str) -> Answer {
    let answer = browser.get(address).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (to, _) = answer.location().split_once('#').unwrap();
    browser.get(to).await
}

/// The page without what stands around it.
fn result(answer: &Answer) -> String {
    let (_, rest) = answer.body.split_once("id=\"result\"").expect("a result");
    rest.split("</article>").next().unwrap().to_owned()
}

/// A whole number of the JSON as the page writes it.
fn written(value: &serde_json::Value) -> String {
    let digits = value.as_f64().unwrap().to_string();
    let (whole, rest) =
        digits.split_once('.').map_or((digits.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let groups: Vec<String> =
        whole.as_bytes().rchunks(3).rev().map(|g| String::from_utf8_lossy(g).into()).collect();
    format!("{}{rest}", groups.join(","))
}

stories! {
    async fn the_documents_the_page_the_json_the_embed_and_the_file_give_one_number(app) {
        let browser = app.browser();
        let document = std::fs::read_to_string(repository("docs/job-losses.md")).unwrap();
        let rows: Vec<&str> = document.lines().filter(|line| line.contains("](/en/tools/jobs?")).collect();
        assert!(rows.len() >= 8, "{}", rows.len());
        for row in rows {
            let (_, rest) = row.split_once("](").unwrap();
            let (address, numbers) = rest.split_once(')').unwrap();
            let numbers: Vec<&str> = numbers.trim_matches([' ', '|']).split(" | ").collect();
            let [low, central, high, direct, beyond] = numbers[..] else { panic!("{row}") };
            let query = address.split_once('?').unwrap().1;
            // A link in the documents is canonical already.
            let page = browser.get(address).await;
            assert_eq!(page.status, 200, "{address}");
            let cells = |label: &str, values: [&str; 3]| {
                let cells: String = values.iter().map(|value| format!("<td>{value}</td>")).collect();
                let found = page.body.split(label).skip(1).any(|rest| rest.starts_with(&format!("</th>{cells}")));
                assert!(found, "{address}: {label} {cells}");
            };
            cells("Together", [low, central, high]);
            let json = browser.get(&format!("/en/tools/jobs.json?{query}")).await.json();
            let jobs = &json["answer"]["jobs"];
            for (part, which, expected) in [
                ("total", "low", low), ("total", "central", central), ("total", "high", high),
                ("direct", "central", direct), ("beyond", "central", beyond),
            ] {
                assert_eq!(written(&jobs[part][which]), expected, "{address} {part} {which}");
            }
            let sentence = json["sentence"]["en"].as_str().unwrap().to_owned();
            let embed = browser.get(&format!("/en/tools/jobs/embed?{query}")).await;
            let file = browser.get(&format!("/en/tools/jobs.csv?{query}")).await;
            assert!(page.body.contains(&sentence) && embed.body.contains(&sentence), "{sentence}");
            assert!(embed.body.contains(&format!("<b>{central}</b>")), "{address}");
            let plain = |number: &str| number.replace(',', "");
            let line = format!("jobs,total,{},{},{},jobs", plain(low), plain(central), plain(high));
            assert!(file.body.contains(&line), "{line}: {}", file.body);
            let picture = browser.get(&format!("/fr/tools/jobs.png?{query}")).await;
            assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
            assert!(page.body.contains(&format!("/en/tools/jobs.png?{}", query.replace('&', "&#38;")))
                || page.body.contains(&format!("/en/tools/jobs.png?{}", query.replace('&', "&amp;"))));
        }
    }

    async fn only_the_embed_may_be_framed(app) {
        let browser = app.browser();
        let page = ask(&browser, "/en/tools/jobs?place=on&service=health&amount=250").await;
        assert_eq!(page.header("x-frame-options"), "DENY");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
        let query = browser.get("/en/tools/jobs?place=on&service=health&amount=250").await;
        let query = query.location().split_once('?').unwrap().1.split('#').next().unwrap().to_owned();
        let embed = browser.get(&format!("/fr/tools/jobs/embed?{query}")).await;
        assert_eq!((embed.status, embed.header("x-frame-options")), (200, ""));
        let policy = embed.header("content-security-policy");
        assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
        assert!(!embed.body.contains("<form") && !embed.body.contains("<script"));
        // A mistake behind the same address may not be framed.
        assert_eq!(browser.get("/fr/tools/jobs/embed?place=on").await.header("x-frame-options"), "DENY");
    }

    async fn what_cannot_be_reckoned_comes_back_with_everything_typed(app) {
        let browser = app.browser();
        let page = browser.get("/fr/tools/jobs?place=on&service=health&amount=-5&years=40&payroll=60&purchases=10").await;
        assert_eq!(page.status, 422);
        for said in ["value=\"-5\"", "value=\"40\"", "value=\"60\"", "plus grand que zéro", "Entre 1 et 10", "Elles font 70", "role=\"alert\""] {
            assert!(page.body.contains(said), "{said}");
        }
        assert!(!page.body.contains("data-sentence"));
        let all = browser.get("/en/tools/jobs?place=on&service=health&amount=900&unit=billion").await;
        assert!(all.status == 422 && all.body.contains("$250.46 billion in 2024"), "{}", all.body);
        let old = browser.get("/en/tools/jobs?place=on&pack=on-1999.9&service=health&amount=1").await;
        assert!(old.status == 422 && old.body.contains("This version of the figures is not here"));
        let json = browser.get("/en/tools/jobs.json?place=on&service=health&amount=lots").await;
        assert_eq!((json.status, json.header("content-type")), (422, "application/problem+json"));
        assert_eq!(json.json()["errors"][0]["field"], "amount");
        // Whatever comes: a page or a refusal, never a fault of ours.
        let long = format!("/en/tools/jobs?place=on&amount={}", "9".repeat(20_000));
        for address in [
            "/en/tools/jobs?", "/en/tools/jobs?&&&=&=1", "/en/tools/jobs?amount=%00%ff%fe", "/en/tools/jobs?place=<script>&amount=1",
            "/en/tools/jobs.csv", "/en/tools/jobs.png?amount=1", "/en/tools/jobs/embed", "/en/tools/jobs.json",
            "/en/tools/jobs?place=on&service=health&amount=1&set.pay-direct=NaN", &long,
        ] {
            let answer = browser.get(address).await;
            assert!(answer.status < 500 && !answer.body.contains("<script>&"), "{address} {}", answer.status);
        }
    }

    async fn a_place_without_coefficients_gets_the_studies_and_is_told_so(app) {
        let browser = app.browser();
        let page = ask(&browser, "/fr/tools/jobs?place=qc&service=health&amount=500&payroll=3").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Études publiées seulement") && page.body.contains("au Québec"));
        assert!(!page.body.contains("jobs-working"));
        let heads = ask(&browser, "/en/tools/jobs?place=ns&kind=positions&positions=300").await;
        assert!(heads.body.contains("About 500 jobs") && heads.body.contains("the one published study"), "{}", heads.body);
    }

    async fn whoever_argues_is_told_that_the_assumptions_are_hers(app) {
        let browser = app.browser();
        let ours = ask(&browser, "/en/tools/jobs?place=on&service=education&amount=100").await;
        let hers = ask(&browser, "/en/tools/jobs?place=on&service=education&amount=100&set.model-induced=0").await;
        assert!(!ours.body.contains("With your assumptions") && hers.body.contains("With your assumptions"));
        assert!(hers.body.contains("name=\"set.model-induced\" value=\"0\""));
        assert_ne!(result(&ours), result(&hers));
    }

    async fn the_tools_page_leads_to_the_calculator(app) {
        let browser = app.browser();
        for (lang, words) in [("en", "What would this cut cost in jobs?"), ("fr", "Combien d’emplois")] {
            let page = browser.get(&format!("/{lang}/tools")).await;
            assert!(page.status == 200 && page.body.contains(words) && page.body.contains(&format!("/{lang}/tools/jobs\"")));
            assert!(browser.get(&format!("/{lang}")).await.body.contains(&format!("href=\"/{lang}/tools\"")));
            assert_eq!(browser.get(&format!("/{lang}/tools/jobs")).await.status, 200);
        }
    }
}

stories! {
    async fn a_link_made_before_newer_coefficients_shows_the_same_after_them(app) {
        let asked = "/en/tools/jobs?place=on&service=health&amount=250&years=3&pace=steps";
        let link = app.browser().get(asked).await.location().split('#').next().unwrap().to_owned();
        let before = app.browser().get(&link).await;
        let json = link.replace("/tools/jobs?", "/tools/jobs.json?");
        let before_json = app.browser().get(&json).await.json();

        // A newer pack comes into the server's folder, and the server starts with it.
        let folder = tempfile::TempDir::new().unwrap();
        let text = std::fs::read_to_string(repository("packs/on-2022.1.toml")).unwrap();
        let newer = text.replace("version = \"2022.1\"", "version = \"2022.2\"").replace(
            "jobs = { direct = 7.1, indirect = 2.6, induced = 2.1 }", "jobs = { direct = 6.1, indirect = 2.6, induced = 2.1 }",
        ).replace("stated_total = 11.7", "stated_total = 10.7");
        std::fs::write(folder.path().join("on-2022.2.toml"), newer).unwrap();
        let path = folder.path().to_owned();
        let after = TestApp::start_with(app.kind, Box::new(move |config| config.tools.packs = Some(path))).await;
        let browser = after.browser();
        // The two servers stand at different addresses; nothing else may differ but the word that there is a newer one.
        let told = "<p class=\"jobs-newer\">";
        let same = |answer: &Answer| {
            let text = result(answer);
            let (start, rest) = text.split_once(told).map_or((text.clone(), String::new()), |(start, rest)| {
                (start.to_owned(), rest.split_once("</p>").unwrap().1.to_owned())
            });
            format!("{start}{rest}").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let page = browser.get(&link).await;
        assert!(page.body.contains(told) && !before.body.contains(told));
        assert_eq!(same(&page), same(&before));
        assert_eq!(browser.get(&json).await.json(), before_json);
        // A new question takes the newer, and says fewer.
        let fresh = browser.get(asked).await;
        assert!(fresh.location().contains("pack=on-2022.2"), "{}", fresh.location());
        let fresh = ask(&browser, asked).await;
        assert_ne!(same(&fresh), same(&before));
    }
}
