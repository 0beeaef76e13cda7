//! A whole server for a test: random port, a database of its own of either kind, a clock that moves only
//! when it is told to, fixed keys, and the demonstration's coalition. A story is written once and runs on
//! both databases; see [`stories!`].
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

mod app;
mod browser;
mod clock;
mod database;
mod smtp;
mod staff;

pub use app::{Build, Empty, TestApp};
pub use browser::{Answer, Browser, person};
pub use clock::FakeClock;
pub use database::{Kind, dump, rows_of, try_sql};
pub use smtp::{Received, SmtpServer};

/// Makes each story a test on SQLite and a test on PostgreSQL.
///
/// ```text
/// stories! {
///     async fn a_signature_counts_once_confirmed(app) { … }
/// }
/// ```
#[macro_export]
macro_rules! stories {
    ($($(#[$attribute:meta])* async fn $name:ident($app:ident) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($app: $crate::TestApp) $body

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::TestApp::start($crate::Kind::Sqlite).await).await;
            }

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story($crate::TestApp::start($crate::Kind::Postgres).await).await;
            }
        })*
    };
}
