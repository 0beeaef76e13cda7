//! A copy of the database alone opens nothing.

use commonfront_testkit::{Kind, TestApp, person, stories};

use crate::{PROCLAMATION, sign};

/// Everything that a story's people have typed, in lower case.
const TYPED: [&str; 6] = ["amina", "diallo", "k1n 6n5", "k1n6n5", "example.org", "because of my mother"];

/// Every byte of every file that belongs to the database.
pub(crate) async fn bytes_at_rest(app: &TestApp) -> Vec<u8> {
    match app.kind {
        Kind::Sqlite => {
            let file = app.database_url.trim_start_matches("sqlite:").to_owned();
            let mut bytes = std::fs::read(&file).unwrap();
            bytes.extend(std::fs::read(format!("{file}-wal")).unwrap_or_default());
            bytes
        }
        // Every table as text; what is sealed is in hexadecimal there, so what is readable would be seen.
        Kind::Postgres => commonfront_testkit::dump(&app.database_url).await.into_bytes(),
    }
}

stories! {
    async fn the_database_holds_no_readable_name_address_or_comment(app) {
        let mut fields = person("amina@example.org");
        fields.push(("comment".into(), "Because of my mother".into()));
        sign(&app, PROCLAMATION, fields).await;
        app.mails_to("amina@example.org").await;
        let bytes = bytes_at_rest(&app).await.to_ascii_lowercase();
        assert!(bytes.windows(12).any(|window| window == b"proclamation"), "the search itself works");
        for typed in TYPED {
            let found = bytes.windows(typed.len()).position(|window| window == typed.as_bytes());
            assert!(found.is_none(), "“{typed}” can be read in the database");
        }
    }
}
