//! A budget is tested: scored by several, each on her own, settled with dissent, published, and tried by anybody.

use commonfront_domain::{Language, Role};
use commonfront_fairness::{OURS, Rubric};
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::fairness::example::{self, Example};

const LIST: &str = "/desk/fairness";
const TOOL: &str = "/en/tools/fairness";

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn did(desk: &Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let done = desk.post(path, &owned(fields)).await;
    assert_eq!(done.status, 303, "{path}: {}", done.body);
    done.location().to_owned()
}

async fn refused(desk: &Browser, path: &str, fields: &[(&str, &str)], faulty: &[&str]) -> Answer {
    let done = desk.post(path, &owned(fields)).await;
    assert_eq!(done.status, 422, "{path}: {}", done.body);
    for field in faulty {
        assert!(done.body.contains(&format!("<a href=\"#{field}\"")), "{field}: {}", done.body);
        assert!(done.body.contains(&format!("id=\"{field}\"")), "{field} is nowhere: {}", done.body);
    }
    done
}

/// Begins a test of Ontario's budget that all parties see; gives back its path.
async fn begin(desk: &Browser, visibility: &str) -> String {
    let fields = [
        ("jurisdiction", "on"),
        ("year", "2023"),
        ("rubric", "commonfront-1"),
        ("title_en", "A budget"),
        ("title_fr", "Un budget"),
        ("edition_en", "as tabled"),
        ("link", "https://budget.example/2023"),
        ("visibility", visibility),
    ];
    did(desk, "/desk/fairness/new", &fields).await.split('?').next().unwrap().to_owned()
}

/// A sheet on which every answer in words is worth the same and every number is the same, with exceptions.
fn sheet(points: &str, but: &[(&str, &str)]) -> Vec<(String, String)> {
    let rubric = Rubric::parse(OURS).unwrap();
    let mut fields = Vec::new();
    for one in &rubric.criteria {
        let other = but.iter().find(|(id, _)| *id == one.id).map(|(_, answer)| *answer);
        let answer = other.unwrap_or(if one.scale.is_some() { "0" } else { points });
        let plain = matches!(answer, "na" | "none");
        if one.scale.is_some() && !plain {
            fields.push((format!("answer.{}", one.id), "value".to_owned()));
            fields.push((format!("value.{}", one.id), answer.to_owned()));
        } else {
            fields.push((format!("answer.{}", one.id), answer.to_owned()));
        }
        fields.push((format!("page.{}", one.id), format!("Table {}", one.id)));
        fields.push((format!("confidence.{}", one.id), "high".to_owned()));
        fields.push((format!("note.{}", one.id), String::new()));
    }
    fields
}

async fn hand_in(desk: &Browser, test: &str, mut fields: Vec<(String, String)>) {
    fields.push(("do".to_owned(), "hand-in".to_owned()));
    let done = desk.post(&format!("{test}/sheet"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// A published test on which two parties agreed but for one question.
async fn published(app: &TestApp) -> (Browser, Browser, String) {
    let maya = app.staff(Role::Campaigner, "apwo").await;
    let ines = app.staff(Role::Campaigner, "sigo").await;
    let test = begin(&maya, "parties").await;
    hand_in(
        &maya,
        &test,
        sheet("67", &[("care", "0"), ("spending", "100"), ("health", "100"), ("tax-level", "100")]),
    )
    .await;
    hand_in(&ines, &test, sheet("67", &[("spending", "100"), ("health", "100"), ("tax-level", "100")])).await;
    did(&maya, &format!("{test}/open"), &[]).await;
    let reason = [
        ("do", "settle"),
        ("answer.care", "67"),
        ("reason_en", "The agreement says so"),
        ("reason_fr", "L’accord le dit"),
    ];
    did(&maya, &format!("{test}/criteria/care"), &reason).await;
    did(&maya, &format!("{test}/publish"), &[]).await;
    (maya, ines, test)
}

stories! {
    async fn assessors_score_each_on_her_own_and_see_the_others_afterwards(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let ines = app.staff(Role::Campaigner, "sigo").await;
        let reader = app.staff(Role::Reader, "apwo").await;
        assert!(maya.get(LIST).await.body.contains("No budget has been tested yet"));
        let test = begin(&maya, "parties").await;
        assert_eq!(app.browser().get(&format!("{TOOL}/on-2023-24")).await.status, 404, "nothing is public yet");
        // A sheet that is kept is seen by nobody else, and counts for nothing.
        let mut half = sheet("67", &[]);
        half.push(("do".into(), "save".into()));
        half.retain(|(name, _)| !name.ends_with(".gap"));
        assert_eq!(maya.post(&format!("{test}/sheet"), &half).await.status, 303);
        assert!(maya.get(&format!("{test}/sheet")).await.body.contains("Table wages"));
        assert!(!ines.get(&format!("{test}/sheet")).await.body.contains("Table wages"));
        // What is missing comes back beside its field; what was typed stays.
        let mut faulty = sheet("67", &[("wages", "soon")]);
        faulty.push(("do".into(), "hand-in".into()));
        for (name, value) in &mut faulty {
            match name.as_str() {
                "answer.gap" => *value = String::new(),
                "page.care" => *value = "  ".into(),
                "note.care" => *value = "Kept & typed".into(),
                "answer.watchdog" => *value = "50".into(),
                _ => {}
            }
        }
        let pairs: Vec<(&str, &str)> = faulty.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = refused(&maya, &format!("{test}/sheet"), &pairs, &["answer.gap", "value.wages", "page.care", "answer.watchdog"]).await;
        assert!(answer.body.contains("Kept &#38; typed") || answer.body.contains("Kept &amp; typed"), "{}", answer.body);
        assert!(answer.body.contains("value=\"soon\""));
        hand_in(&maya, &test, sheet("67", &[("care", "0")])).await;
        // Nobody sees another's before her own is in.
        let before = ines.get(&test).await;
        assert!(before.body.contains("Score first, then look") && !before.body.contains("criteria/care"));
        assert_eq!(ines.get(&format!("{test}/criteria/care")).await.status, 404);
        assert_eq!(reader.get(&format!("{test}/criteria/care")).await.status, 404);
        assert!(!ines.get(LIST).await.body.contains("points"));
        assert!(maya.get(&format!("{test}/criteria/care")).await.body.contains("Table care"));
        hand_in(&ines, &test, sheet("67", &[])).await;
        let after = ines.get(&format!("{test}/criteria/care")).await;
        assert!(after.body.contains("Nothing, or a step back.") && after.body.contains("Disputed"), "{}", after.body);
        // Once handed in it stays as it is.
        assert_eq!(ines.get(&format!("{test}/sheet")).await.status, 410);
        let again = ines.post(&format!("{test}/sheet"), &sheet("0", &[])).await;
        assert_eq!(again.status, 410);
        assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE kind = 'fairness-sheet-handed-in'").await, 2);
    }

    async fn what_is_disputed_is_settled_with_a_reason_and_dissent_stays(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let ines = app.staff(Role::Campaigner, "sigo").await;
        let test = begin(&maya, "parties").await;
        assert_eq!(maya.post(&format!("{test}/open"), &[]).await.status, 410, "nobody has scored");
        hand_in(&maya, &test, sheet("67", &[("care", "0")])).await;
        hand_in(&ines, &test, sheet("67", &[])).await;
        let criterion = format!("{test}/criteria/care");
        let settle = [("do", "settle"), ("answer.care", "67"), ("reason_en", "Zorvex says so")];
        assert_eq!(maya.post(&criterion, &owned(&settle)).await.status, 410, "not before it is opened");
        assert_eq!(ines.post(&format!("{test}/open"), &[]).await.status, 404, "the owner opens it");
        let early = ines.post(&format!("{test}/adopt"), &owned(&[("do", "adopt")])).await.status;
        assert_eq!(early, 410, "nobody has seen what the others scored");
        did(&maya, &format!("{test}/open"), &[]).await;
        assert_eq!(maya.post(&format!("{test}/publish"), &[]).await.status, 410, "something is disputed");
        assert_eq!(ines.post(&criterion, &owned(&settle)).await.status, 404, "the owner settles");
        refused(&maya, &criterion, &[("do", "settle"), ("reason_en", "")], &["answer.care", "reason_en"]).await;
        did(&maya, &criterion, &settle).await;
        did(&maya, &criterion, &[("do", "dissent"), ("dissent", "I read it otherwise")]).await;
        let page = ines.get(&criterion).await;
        assert!(page.body.contains("Zorvex says so") && page.body.contains("I read it otherwise"), "{}", page.body);
        did(&maya, &format!("{test}/publish"), &[]).await;
        let card = app.browser().get(&format!("{TOOL}/on-2023-24")).await;
        assert!(card.body.contains("Zorvex says so") && card.body.contains("I read it otherwise"), "{}", card.body);
        assert!(card.body.contains("Dissent of APWO"), "{}", card.body);
        assert!(!card.body.contains("Staffer") && !card.body.contains("desk-"), "nobody's own name is told");
        // The government's reply is printed beside, in whichever language it came.
        did(&maya, &criterion, &[("do", "reply"), ("reply_fr", "Nous en faisons plus.")]).await;
        refused(&maya, &format!("{test}/reply"), &[("words_en", "We do more.")], &["by_en"]).await;
        did(&maya, &format!("{test}/reply"), &[("words_en", "We do more."), ("by_en", "The minister")]).await;
        let card = app.browser().get(&format!("{TOOL}/on-2023-24")).await.body;
        assert!(card.contains("<p lang=\"fr\">Nous en faisons plus.</p>") && card.contains("We do more."), "{card}");
        did(&maya, &format!("{test}/withdraw"), &[]).await;
        assert_eq!(app.browser().get(&format!("{TOOL}/on-2023-24")).await.status, 404);
        did(&maya, &format!("{test}/remove"), &[]).await;
        assert_eq!(maya.get(&test).await.status, 404);
        assert_eq!(app.number("SELECT COUNT(*) FROM fairness_sheets").await, 0);
    }

    async fn a_report_card_says_the_same_everywhere(app) {
        let (maya, ines, test) = published(&app).await;
        did(&ines, &format!("{test}/adopt"), &[("do", "adopt")]).await;
        let page = app.browser().get(&format!("{TOOL}/on-2023-24")).await.body;
        let french = app.browser().get("/fr/tools/fairness/on-2023-24").await.body;
        let json = app.browser().get(&format!("{TOOL}/on-2023-24/card.json")).await;
        let card: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        let points = card["verdict"]["points"].to_string().replace(".0", "");
        assert_eq!(card["verdict"]["outcome"], "pass", "{card}");
        assert!(page.contains(&format!("reaches {points} of 100 points")), "{points}: {page}");
        assert!(french.contains(&points.replace('.', ",")), "{points}: {french}");
        let adds: f64 = card["criteria"].as_array().unwrap().iter().map(|one| one["adds"].as_f64().unwrap()).sum();
        assert!((adds - card["verdict"]["points"].as_f64().unwrap()).abs() < 1e-6, "the parts add up: {adds}");
        assert_eq!(card["adopted_by"].as_array().unwrap().len(), 1);
        assert!(page.contains("Adopted by SIGO"), "{page}");
        // What is changed later has to be adopted anew.
        did(&maya, &format!("{test}/reply"), &[("words_en", "We do more."), ("by_en", "The minister")]).await;
        let changed = app.browser().get(&format!("{TOOL}/on-2023-24")).await.body;
        assert!(changed.contains("We do more.") && !changed.contains("Adopted by"), "{changed}");
        did(&ines, &format!("{test}/adopt"), &[("do", "adopt")]).await;
        let csv = app.browser().get(&format!("{TOOL}/on-2023-24/card.csv")).await;
        assert!(csv.body.contains("The agreement says so") && csv.body.lines().count() == 16, "{}", csv.body);
        let list = app.browser().get(TOOL).await.body;
        assert!(list.contains("/en/tools/fairness/on-2023-24") && list.contains(&points), "{list}");
        // Compared with itself alone there is nothing to compare.
        assert!(app.browser().get(&format!("{TOOL}/compare")).await.body.contains("nothing to compare yet"));
        let second = begin(&maya, "own").await;
        hand_in(&maya, &second, sheet("0", &[("gap", "none"), ("growth", "na")])).await;
        did(&maya, &format!("{second}/open"), &[]).await;
        did(&maya, &format!("{second}/publish"), &[]).await;
        let both = app.browser().get(&format!("{TOOL}/compare")).await.body;
        assert!(both.contains("/on-2023-24-2") && both.contains("Fails"), "{both}");
        let one = app.browser().get(&format!("{TOOL}/compare?test=on-2023-24-2")).await.body;
        assert!(!one.contains(&format!("<b>{points}</b>")), "{one}");
    }

    async fn anybody_takes_the_test_and_nothing_is_kept(app) {
        let (_, _, _) = published(&app).await;
        let visitor = app.browser();
        let path = format!("{TOOL}/on-2023-24/try");
        let empty = visitor.get(&path).await;
        assert!(empty.is_ok() && empty.body.contains("name=\"gap\"") && !empty.body.contains(">Your result<"), "{}", empty.body);
        let few = visitor.get(&format!("{path}?gap=100&wages=")).await;
        assert!(few.body.contains(">Your result<") && few.body.contains("Not enough evidence"), "{}", few.body);
        assert!(few.body.contains("The published verdict is another"), "{}", few.body);
        assert!(few.body.contains("noindex"), "an address with answers is nobody else's to find");
        let failed = visitor.get(&format!("{path}?poorest-spared=0&wages=-1%2C5&na.growth=on")).await;
        assert!(failed.body.contains(">Fails</h2>") && failed.body.contains("value=\"-1,5\""), "{}", failed.body);
        let wrong = visitor.get(&format!("{path}?gap=50&wages=soon")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("id=\"gap-error\"") && wrong.body.contains("value=\"soon\""), "{}", wrong.body);
        for query in ["?gap=%00", "?gap=%FF&x=y", "?wages=99999999999999999999999999", "?na.gap=on&na.gap=on"] {
            assert!(visitor.get(&format!("{path}{query}")).await.status < 500, "{query}");
        }
        assert_eq!(visitor.post(&path, &[]).await.status, 405, "nothing is sent anywhere");
    }

    async fn a_test_is_seen_by_whom_its_owner_chose(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let ines = app.staff(Role::Admin, "sigo").await;
        let secretary = app.staff(Role::Secretary, "").await;
        let moderator = app.staff(Role::Moderator, "apwo").await;
        let own = begin(&maya, "own").await;
        let all = begin(&maya, "parties").await;
        assert_ne!(own, all);
        for (who, sees) in [(&maya, true), (&ines, false), (&secretary, false)] {
            assert_eq!(who.get(&own).await.status, if sees { 200 } else { 404 });
            assert_eq!(who.get(&format!("{own}/sheet")).await.status, if sees { 200 } else { 404 });
            assert_eq!(who.get(LIST).await.body.contains(&format!("{own}\"")), sees);
            assert_eq!(who.get(&all).await.status, 200);
        }
        assert_eq!(moderator.get(LIST).await.status, 403);
        for what in ["edit", "open", "publish", "withdraw", "remove", "reply"] {
            assert_eq!(ines.post(&format!("{all}/{what}"), &owned(&[("title_en", "Taken")])).await.status, 404, "{what}");
        }
        assert_eq!(ines.post(&format!("{own}/adopt"), &owned(&[("do", "adopt")])).await.status, 404);
        // It can't be taken from those who have begun to score.
        hand_in(&ines, &all, sheet("67", &[])).await;
        refused(&maya, &format!("{all}/edit"), &[("title_en", "A budget"), ("visibility", "own")], &["visibility"]).await;
        refused(&maya, "/desk/fairness/new", &[("jurisdiction", "xx"), ("year", "next"), ("link", "javascript:alert(1)"), ("visibility", "own")],
            &["jurisdiction", "year", "rubric", "title_en", "link"]).await;
    }

    async fn a_rubric_of_ones_own_has_to_hold_together(app) {
        let maya = app.staff(Role::Campaigner, "apwo").await;
        let path = "/desk/fairness/rubrics/new";
        assert!(maya.get(path).await.body.contains("pass_mark = 60"));
        let taken = maya.post(path, &owned(&[("text", OURS)])).await;
        assert_eq!(taken.status, 422);
        assert!(taken.body.contains("commonfront-1 already"), "{}", taken.body);
        let heavy = OURS.replacen("version = 1", "version = 2", 1).replacen("weight = 12", "weight = 20", 1);
        let wrong = maya.post(path, &owned(&[("text", &heavy)])).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("add up to 108") && wrong.body.contains("weight = 20"), "{}", wrong.body);
        let broken = maya.post(path, &owned(&[("text", "id = \"a\"\nversion = soon")])).await;
        assert!(broken.status == 422 && broken.body.contains("Line 2"), "{}", broken.body);
        let long = maya.post(path, &owned(&[("text", &"x".repeat(5_000_000))])).await;
        assert!(long.status == 422 && long.body.len() > 5_000_000 && long.body.contains("At most 200,000"));
        let good = OURS.replacen("version = 1", "version = 2", 1).replacen("pass_mark = 60", "pass_mark = 50", 1);
        did(&maya, path, &[("text", &good)]).await;
        assert!(app.browser().get("/en/tools/fairness/rubric/commonfront-2").await.body.contains("50 points are needed"));
        assert_eq!(app.browser().get("/en/tools/fairness/rubric/nothing-1").await.status, 404);
        assert!(app.browser().get("/fr/tools/fairness/rubric/commonfront-1").await.is_ok());
    }

    async fn the_worked_example_says_the_same_everywhere(app) {
        let parties = [app.organisation("apwo").await, app.organisation("aopp").await, app.organisation("sigo").await];
        let speaker = |slug: &str| {
            let place = ["apwo", "aopp", "sigo"].into_iter().position(|one| one == slug)?;
            Some((parties[place], i64::try_from(place).unwrap() + 1))
        };
        let example: Example = toml::from_str(include_str!("../../../../demo/fairness.toml")).unwrap();
        let mut tx = app.app.db.write().await.unwrap();
        example::put(&mut tx, &example, app.app.clock.now(), &speaker).await.unwrap();
        tx.commit().await.unwrap();
        let mut table = "| Test | Verdict | Points | Answered | Failed gates | Stands under |\n|---|---|---|---|---|---|\n".to_owned();
        for slug in ["on-2022-23", "on-2023-24", "qc-2023-24"] {
            let json = app.browser().get(&format!("{TOOL}/{slug}/card.json")).await;
            let card: serde_json::Value = serde_json::from_str(&json.body).unwrap();
            let (verdict, page) = (&card["verdict"], app.browser().get(&format!("{TOOL}/{slug}")).await.body);
            assert_eq!(card["example"], true);
            assert!(page.contains(verdict["sentence"].as_str().unwrap()), "{slug}: {page}");
            let shown = verdict["points"].to_string().replace(".0", "");
            assert!(page.contains(&format!("<dd>{shown}</dd>")), "{slug}: {page}");
            let gates: Vec<&str> = verdict["gates_failed"].as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
            table += &format!("| {} | {} | {} | {} % | {} | {} % |\n", card["title"].as_str().unwrap(), verdict["outcome"].as_str().unwrap(),
                verdict["points"], verdict["coverage_percent"], gates.join(", "), card["robustness"]["stands_percent"]);
            for one in card["criteria"].as_array().unwrap().iter().filter(|one| !one["points"].is_null()) {
                let cited = |one: &serde_json::Value| one["source"].as_str().is_some_and(|source| source.len() > 10);
                let all = one["citations"].as_array().unwrap();
                assert!(!all.is_empty() && all.iter().all(cited), "every score has its source: {one}");
            }
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/fairness.md");
        let docs = std::fs::read_to_string(path).unwrap();
        let (before, rest) = docs.split_once("<!-- worked example -->\n").unwrap();
        let (kept, after) = rest.split_once("<!-- end of worked example -->").unwrap();
        if std::env::var_os("COMMONFRONT_WRITE_DOCS").is_some() {
            std::fs::write(path, format!("{before}<!-- worked example -->\n{table}<!-- end of worked example -->{after}")).unwrap();
        } else {
            assert_eq!(kept, table, "run this story with COMMONFRONT_WRITE_DOCS=1");
        }
    }

    async fn the_desk_works_in_french_too(app) {
        let staff = app.put_staff(Role::Campaigner, "aopp", "Staffer", Language::Fr).await;
        let desk = app.signed_in(staff).await;
        let test = begin(&desk, "own").await;
        let mut fields = sheet("67", &[("wages", "−1,5")]);
        fields.push(("do".into(), "save".into()));
        assert_eq!(desk.post(&format!("{test}/sheet"), &fields).await.status, 303);
        assert!(desk.get(&format!("{test}/sheet")).await.body.contains("value=\"−1,5\""));
    }
}
