//! Campaign pages, and documents as files and in the database.

use std::collections::BTreeMap;

use commonfront_store::Db;
use commonfront_testkit::stories;
use commonfront_web::slices::campaigns::{documents::Documents, files};

use crate::PROCLAMATION;

/// The demonstration's documents.
pub fn demo() -> Documents {
    files::read(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo"))).unwrap()
}

/// The same for a database that knows no pictures yet.
pub fn demo_without_pictures() -> Documents {
    Documents { pictures: BTreeMap::new(), ..demo() }
}

stories! {
    async fn every_page_stands_in_both_languages_and_asks_nothing_of_other_hosts(app) {
        let visitor = app.browser();
        for page in ["", "/keep-it-public", "/keep-it-public/proclamation", "/keep-it-public/equality-pledge", "/keep-it-public/join", "/find", "/your-data"] {
            for lang in ["en", "fr"] {
                let answer = visitor.get(&format!("/{lang}{page}")).await;
                assert!(answer.is_ok(), "{lang}{page}");
                assert!(answer.body.contains(&format!("<html lang=\"{lang}\">")));
                assert!(!answer.body.contains("src=\"http") && !answer.body.contains("style=\""), "{lang}{page}");
            }
        }
        let page = visitor.get("/fr/keep-it-public").await.body;
        for part in ["hreflang=\"en\"", "og:title", "og:locale\" content=\"fr_CA\"", "application/ld+json", "rel=\"canonical\""] {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(visitor.get("/").await.location(), "/en");
        assert_eq!(visitor.with_header("accept-language", "fr-CA").get("/").await.location(), "/fr");
    }

    async fn the_assets_a_page_names_are_there_and_may_be_kept_for_ever(app) {
        let page = app.browser().get("/en/keep-it-public").await.body;
        let names: Vec<&str> = page.split('"').filter(|part| part.starts_with("/assets/")).collect();
        assert!(names.len() >= 4, "{names:?}");
        for name in names {
            let asset = app.browser().get(name).await;
            assert!(asset.is_ok() && asset.header("cache-control").contains("immutable"), "{name}");
        }
    }

    async fn documents_go_out_and_come_in_again_without_loss(app) {
        let folder = tempfile::tempdir().unwrap();
        let first = Documents::export(&app.app.db).await.unwrap().unwrap();
        assert_eq!(first, demo());
        files::write_all(&first, folder.path()).unwrap();
        let read = files::read(folder.path()).unwrap();
        assert_eq!(read, first);
        read.import(&app.app.db, app.app.clock.now()).await.unwrap();
        assert_eq!(Documents::export(&app.app.db).await.unwrap().unwrap(), first);
    }

    async fn an_import_shows_on_a_running_server_and_keeps_the_counts(app) {
        crate::sign_and_confirm(&app, "amina@example.org").await;
        let mut documents = demo();
        documents.campaigns[0].title.en = Some("Not for sale.".into());
        documents.import(&app.app.db, app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        let page = app.browser().get("/en/keep-it-public").await.body;
        assert!(page.contains("Not for sale.") && page.contains("Amina"));
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
    }

    async fn an_import_that_has_to_be_mended_says_where_and_keeps_nothing(app) {
        let refuse = async |change: fn(&mut Documents), words: &[&str]| {
            let mut documents = demo();
            documents.campaigns[0].title.en = Some("Changed".into());
            change(&mut documents);
            let error = documents.import(&app.app.db, app.app.clock.now()).await.unwrap_err().to_string();
            for word in words {
                assert!(error.contains(word), "{word} in {error}");
            }
        };
        refuse(|d| d.campaigns[0].accent.rgb = [0xff, 0xcc, 0x00], &["keep-it-public: accent", "#ffcc00", "nearest"]).await;
        refuse(|d| d.campaigns[0].slug = "your-data".into(), &["keeps for its own pages"]).await;
        refuse(|d| d.campaigns[0].lead.fr = None, &["lead", "“fr”"]).await;
        refuse(|d| d.campaigns[0].main_action = "gone".into(), &["main_action", "gone"]).await;
        refuse(|d| d.campaigns[0].actions[0].goals = vec![5, 5], &["goals"]).await;
        refuse(|d| d.campaigns[0].consents[0].text.en = Some("Other words".into()), &["version 1", "raise the version"]).await;
        assert_eq!(Documents::export(&app.app.db).await.unwrap().unwrap(), demo());
    }

    async fn a_campaign_in_one_language_says_so_in_the_other(app) {
        let mut documents = demo();
        documents.campaigns[0].languages = vec![commonfront_domain::Language::En];
        documents.import(&app.app.db, app.app.clock.now()).await.unwrap();
        app.app.refresh().await.unwrap();
        let visitor = app.browser();
        for page in ["/fr/keep-it-public", "/fr/keep-it-public/proclamation"] {
            let answer = visitor.get(page).await;
            assert!(answer.body.contains("n’existe pas encore en français"), "{}", answer.body);
            assert!(answer.body.contains(&page.replace("/fr/", "/en/")));
        }
        assert!(visitor.get("/fr").await.body.contains("href=\"/en/keep-it-public\" lang=\"en\""));
        assert!(visitor.get(PROCLAMATION).await.is_ok());
    }
}

#[tokio::test]
async fn a_database_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite:{}", folder.path().join("a.db").display())).await.unwrap();
    assert!(!db.migrate().await.unwrap().is_empty());
    assert!(db.migrate().await.unwrap().is_empty(), "a second time changes nothing");
}
