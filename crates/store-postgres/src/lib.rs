//! The queries of `crates/store/queries`, compiled and checked against PostgreSQL.

#[path = "../../store/queries/mod.rs"]
pub mod queries;

/// The connection that the queries run on here.
pub type Conn = sqlx::PgConnection;
