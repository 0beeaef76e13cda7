//! Counts by the day: written with the signatures, read by the dashboard.

use commonfront_rows::daily::{DayRow, HourRow, SourceRow};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// Moves what is counted of a day.
pub async fn add(
    conn: &mut Conn,
    day: i64,
    action_id: i64,
    source: &str,
    signed: i64,
    confirmed: i64,
) -> Result<()> {
    query!(
        "INSERT INTO daily (day, action_id, source, signed, confirmed) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (day, action_id, source) DO UPDATE SET signed = daily.signed + excluded.signed,
             confirmed = daily.confirmed + excluded.confirmed",
        day,
        action_id,
        source,
        signed,
        confirmed
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The days from one on, in their order.
pub async fn since(conn: &mut Conn, day: i64) -> Result<Vec<DayRow>> {
    query_as!(
        DayRow,
        "SELECT day, action_id, source, signed, confirmed FROM daily WHERE day >= $1 ORDER BY day, action_id, source",
        day
    )
    .fetch_all(conn)
    .await
}

/// How many signatures counted when a day began, by action and source.
pub async fn before(conn: &mut Conn, day: i64) -> Result<Vec<SourceRow>> {
    query_as!(
        SourceRow,
        r#"SELECT action_id, source, CAST(SUM(confirmed) AS BIGINT) AS "signatures!: i64" FROM daily WHERE day < $1
           GROUP BY action_id, source ORDER BY action_id, source"#,
        day
    )
    .fetch_all(conn)
    .await
}

/// Signatures by the hour in which they were made, counted from the rows.
pub async fn made(conn: &mut Conn) -> Result<Vec<HourRow>> {
    query_as!(
        HourRow,
        r#"SELECT action_id, source, created_at / 3600000000 AS "hour!: i64", COUNT(*) AS "signatures!: i64"
           FROM signatures GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"#
    )
    .fetch_all(conn)
    .await
}

/// Signatures that count by the hour in which they were confirmed, counted from the rows.
pub async fn confirmed(conn: &mut Conn) -> Result<Vec<HourRow>> {
    query_as!(
        HourRow,
        r#"SELECT action_id, source, COALESCE(confirmed_at, created_at) / 3600000000 AS "hour!: i64",
               COUNT(*) AS "signatures!: i64"
           FROM signatures WHERE status = 1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"#
    )
    .fetch_all(conn)
    .await
}

/// Signatures on paper by the hour in which their sheets were entered, added up from the sheets.
pub async fn on_paper(conn: &mut Conn) -> Result<Vec<HourRow>> {
    query_as!(
        HourRow,
        r#"SELECT action_id, 'paper' AS "source!: String", entered_at / 3600000000 AS "hour!: i64",
               CAST(SUM(signatures) AS BIGINT) AS "signatures!: i64"
           FROM paper_sheets WHERE voided_at IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"#
    )
    .fetch_all(conn)
    .await
}
