//! Signatures on paper: sheets, their scans, and their part in the count.

use commonfront_rows::CounterRow;
use commonfront_rows::fraud::{NewSheetRow, PaperTallyRow, SheetRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Moves an action's count of signatures on paper, and gives back where its counters stand.
pub async fn count(conn: &mut Conn, action_id: i64, change: i64) -> Result<CounterRow> {
    query_as!(
        CounterRow,
        r#"UPDATE counters SET paper = paper + $2, revision = revision + 1 WHERE action_id = $1
           RETURNING action_id AS "action_id!: i64", confirmed AS "confirmed!: i64", pending AS "pending!: i64",
               paper AS "paper!: i64", removed AS "removed!: i64", revision AS "revision!: i64",
               shown_revision AS "shown_revision!: i64""#,
        action_id,
        change
    )
    .fetch_one(conn)
    .await
}

/// What the sheets that are not voided add up to, by action: for proving the counters.
pub async fn tally(conn: &mut Conn) -> Result<Vec<PaperTallyRow>> {
    query_as!(
        PaperTallyRow,
        r#"SELECT action_id, COUNT(*) AS "sheets!: i64", CAST(SUM(signatures) AS BIGINT) AS "signatures!: i64"
           FROM paper_sheets WHERE voided_at IS NULL GROUP BY action_id ORDER BY action_id"#
    )
    .fetch_all(conn)
    .await
}

/// Keeps a sheet; nothing if a sheet with this entry key is there already.
pub async fn add(conn: &mut Conn, new: &NewSheetRow<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO paper_sheets (action_id, entry_key, signatures, counted_on, sealed, scan_bytes, revision,
               entered_at, entered_by)
           VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)
           ON CONFLICT (entry_key) DO NOTHING RETURNING id AS "id!: i64""#,
        new.action_id,
        new.entry_key,
        new.signatures,
        new.counted_on,
        new.sealed,
        new.scan_bytes,
        new.at,
        new.by
    )
    .fetch_optional(conn)
    .await
}

/// The sheet with an entry key.
pub async fn entered(conn: &mut Conn, entry_key: &[u8]) -> Result<Option<i64>> {
    query_scalar!("SELECT id FROM paper_sheets WHERE entry_key = $1", entry_key).fetch_optional(conn).await
}

/// Corrects a sheet that is not voided, unless somebody has changed it since this revision.
pub async fn correct(conn: &mut Conn, id: i64, revision: i64, to: &NewSheetRow<'_>) -> Result<bool> {
    let done = query!(
        "UPDATE paper_sheets SET signatures = $3, counted_on = $4, sealed = $5, scan_bytes = $6, changed_at = $7,
             changed_by = $8, revision = revision + 1
         WHERE id = $1 AND revision = $2 AND voided_at IS NULL",
        id,
        revision,
        to.signatures,
        to.counted_on,
        to.sealed,
        to.scan_bytes,
        to.at,
        to.by
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Voids a sheet, unless somebody has changed it since this revision.
pub async fn void(conn: &mut Conn, id: i64, revision: i64, sealed: &[u8], at: i64, by: i64) -> Result<bool> {
    let done = query!(
        "UPDATE paper_sheets SET sealed = $3, voided_at = $4, voided_by = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2 AND voided_at IS NULL",
        id,
        revision,
        sealed,
        at,
        by
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// A sheet.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<SheetRow>> {
    query_as!(
        SheetRow,
        "SELECT id, action_id, entry_key, signatures, counted_on, sealed, scan_bytes, revision, entered_at, entered_by,
                changed_at, changed_by, voided_at, voided_by
         FROM paper_sheets WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// Sheets, newest first, before a key. voided: 0 those that count, 1 those that don't, nothing: all.
pub async fn sheets(
    conn: &mut Conn,
    action_id: Option<i64>,
    voided: Option<i64>,
    before: i64,
    limit: i64,
) -> Result<Vec<SheetRow>> {
    query_as!(
        SheetRow,
        "SELECT id, action_id, entry_key, signatures, counted_on, sealed, scan_bytes, revision, entered_at, entered_by,
                changed_at, changed_by, voided_at, voided_by
         FROM paper_sheets
         WHERE id < $3 AND (action_id = $1 OR $1 IS NULL)
           AND (CAST(CASE WHEN voided_at IS NULL THEN 0 ELSE 1 END AS BIGINT) = $2 OR $2 IS NULL)
         ORDER BY id DESC LIMIT $4",
        action_id,
        voided,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Keeps a piece of a scan.
pub async fn put_piece(conn: &mut Conn, sheet_id: i64, piece: i64, sealed: &[u8]) -> Result<()> {
    query!("INSERT INTO paper_scans (sheet_id, piece, sealed) VALUES ($1, $2, $3)", sheet_id, piece, sealed)
        .execute(conn)
        .await?;
    Ok(())
}

/// A piece of a scan.
pub async fn piece(conn: &mut Conn, sheet_id: i64, piece: i64) -> Result<Option<Vec<u8>>> {
    query_scalar!("SELECT sealed FROM paper_scans WHERE sheet_id = $1 AND piece = $2", sheet_id, piece)
        .fetch_optional(conn)
        .await
}

/// Removes a sheet's scan.
pub async fn drop_scan(conn: &mut Conn, sheet_id: i64) -> Result<()> {
    query!("DELETE FROM paper_scans WHERE sheet_id = $1", sheet_id).execute(conn).await?;
    Ok(())
}
