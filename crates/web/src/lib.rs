//! The pages and the API. `routes.rs` has every address on one screen; each slice has what it does,
//! shows and says in one folder.

pub mod app;
pub mod assets;
pub mod catalog;
pub mod client;
pub mod error;
pub mod form;
pub mod i18n;
pub mod keyring;
pub mod letters;
pub mod limits;
pub mod live;
pub mod markdown;
pub mod page;
pub mod routes;
pub mod sealed;
pub mod sealed_columns;
pub mod slices;
pub mod zone;

pub use app::{App, Settings, Shared};
pub use routes::router;
