//! Tests of how fair a budget is. What is read at the desk is read for an organisation: `$1` is who asks.

use commonfront_rows::fairness::{
    FairnessRubricRow, FairnessSettlementRow, FairnessSheetRow, FairnessTestRow, NewFairnessTest,
};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Keeps a test, unless its short name is taken; gives back its key.
pub async fn add_test(conn: &mut Conn, new: &NewFairnessTest<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO fairness_tests (organisation_id, visibility, slug, rubric, jurisdiction, year, document, state,
             made_at, made_by, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $8)
           ON CONFLICT (slug) DO NOTHING RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.slug,
        new.rubric,
        new.jurisdiction,
        new.year,
        new.document,
        new.at,
        new.staff_id
    )
    .fetch_optional(conn)
    .await
}

/// Changes what an organisation's test says of its budget, and whom it is shown to; gives back how many that were.
pub async fn change_test(
    conn: &mut Conn,
    organisation: i64,
    id: i64,
    visibility: i64,
    document: &str,
    at: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE fairness_tests SET visibility = $3, document = $4, changed_at = $5
         WHERE organisation_id = $1 AND id = $2 AND removed_at IS NULL",
        organisation,
        id,
        visibility,
        document,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Moves an organisation's test from one state to another; gives back how many that were.
pub async fn move_test(
    conn: &mut Conn,
    organisation: i64,
    id: i64,
    from: i64,
    to: i64,
    at: i64,
    published_at: Option<i64>,
) -> Result<u64> {
    let done = query!(
        "UPDATE fairness_tests SET state = $4, changed_at = $5, published_at = $6
         WHERE organisation_id = $1 AND id = $2 AND state = $3 AND removed_at IS NULL",
        organisation,
        id,
        from,
        to,
        at,
        published_at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes an organisation's test that isn't published, with all that was said of it; its number stays behind.
pub async fn remove_test(conn: &mut Conn, organisation: i64, id: i64, slug: &str, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE fairness_tests SET removed_at = $3, slug = $4, document = '{}', visibility = 0
         WHERE organisation_id = $1 AND id = $2 AND state < 3 AND removed_at IS NULL",
        organisation,
        id,
        at,
        slug
    )
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() > 0 {
        query!("DELETE FROM fairness_sheets WHERE test_id = $1", id).execute(&mut *conn).await?;
        query!("DELETE FROM fairness_settlements WHERE test_id = $1", id).execute(&mut *conn).await?;
        query!("DELETE FROM fairness_adoptions WHERE test_id = $1", id).execute(conn).await?;
    }
    Ok(done.rows_affected())
}

/// The tests that an organisation sees, the latest year first.
pub async fn tests(conn: &mut Conn, organisation: i64) -> Result<Vec<FairnessTestRow>> {
    query_as!(
        FairnessTestRow,
        "SELECT f.id, f.organisation_id, f.visibility, f.slug, f.rubric, f.jurisdiction, f.year, f.document, f.state,
           f.changed_at, f.published_at
         FROM fairness_tests f
         WHERE f.removed_at IS NULL
           AND (f.organisation_id = $1 OR f.state = 3 OR (f.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= f.changed_at)) OR (f.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 13 AND w.thing_id = f.id
                     AND w.organisation_id = $1)))
         ORDER BY f.year DESC, f.id DESC LIMIT 1000",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// A test, if an organisation sees it.
pub async fn test(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<FairnessTestRow>> {
    query_as!(
        FairnessTestRow,
        "SELECT f.id, f.organisation_id, f.visibility, f.slug, f.rubric, f.jurisdiction, f.year, f.document, f.state,
           f.changed_at, f.published_at
         FROM fairness_tests f
         WHERE f.removed_at IS NULL
           AND (f.organisation_id = $1 OR f.state = 3 OR (f.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= f.changed_at)) OR (f.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 13 AND w.thing_id = f.id
                     AND w.organisation_id = $1)))
           AND f.id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The tests that are published, by whose budget and year.
pub async fn published(conn: &mut Conn) -> Result<Vec<FairnessTestRow>> {
    query_as!(
        FairnessTestRow,
        "SELECT f.id, f.organisation_id, f.visibility, f.slug, f.rubric, f.jurisdiction, f.year, f.document, f.state,
           f.changed_at, f.published_at
         FROM fairness_tests f
         WHERE f.state = 3 AND f.removed_at IS NULL
         ORDER BY f.jurisdiction, f.year DESC, f.id DESC LIMIT 200"
    )
    .fetch_all(conn)
    .await
}

/// A published test by its short name.
pub async fn published_test(conn: &mut Conn, slug: &str) -> Result<Option<FairnessTestRow>> {
    query_as!(
        FairnessTestRow,
        "SELECT f.id, f.organisation_id, f.visibility, f.slug, f.rubric, f.jurisdiction, f.year, f.document, f.state,
           f.changed_at, f.published_at
         FROM fairness_tests f
         WHERE f.slug = $1 AND f.state = 3 AND f.removed_at IS NULL",
        slug
    )
    .fetch_optional(conn)
    .await
}

/// A test's sheets, in the order of their organisations.
pub async fn sheets(conn: &mut Conn, test: i64) -> Result<Vec<FairnessSheetRow>> {
    query_as!(
        FairnessSheetRow,
        "SELECT staff_id, organisation_id, document, handed_in_at FROM fairness_sheets
         WHERE test_id = $1 ORDER BY organisation_id, staff_id",
        test
    )
    .fetch_all(conn)
    .await
}

/// One assessor's sheet.
pub async fn sheet(conn: &mut Conn, test: i64, staff: i64) -> Result<Option<FairnessSheetRow>> {
    query_as!(
        FairnessSheetRow,
        "SELECT staff_id, organisation_id, document, handed_in_at FROM fairness_sheets
         WHERE test_id = $1 AND staff_id = $2",
        test,
        staff
    )
    .fetch_optional(conn)
    .await
}

/// Keeps an assessor's sheet, unless it was handed in before or the test isn't scored any more; gives back how many
/// that were.
pub async fn put_sheet(conn: &mut Conn, test: i64, sheet: &FairnessSheetRow, at: i64) -> Result<u64> {
    let done = query!(
        "INSERT INTO fairness_sheets (test_id, staff_id, organisation_id, document, changed_at, handed_in_at)
         SELECT f.id, $1, $2, $3, $4, $5 FROM fairness_tests f
         WHERE f.id = $6 AND f.state = 1 AND f.removed_at IS NULL
         ON CONFLICT (test_id, staff_id) DO UPDATE SET document = excluded.document, changed_at = excluded.changed_at,
           handed_in_at = excluded.handed_in_at
         WHERE fairness_sheets.handed_in_at IS NULL",
        sheet.staff_id,
        sheet.organisation_id,
        sheet.document,
        at,
        sheet.handed_in_at,
        test
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Puts another document in the place of a sheet that was handed in: with the words of a dissent.
pub async fn say_dissent(conn: &mut Conn, test: i64, staff: i64, document: &str, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE fairness_sheets SET document = $3, changed_at = $4
         WHERE test_id = $1 AND staff_id = $2 AND handed_in_at IS NOT NULL",
        test,
        staff,
        document,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// How many sheets of a test were handed in.
pub async fn handed_in(conn: &mut Conn, test: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM fairness_sheets WHERE test_id = $1 AND handed_in_at IS NOT NULL"#,
        test
    )
    .fetch_one(conn)
    .await
}

/// What was settled of a test.
pub async fn settlements(conn: &mut Conn, test: i64) -> Result<Vec<FairnessSettlementRow>> {
    query_as!(
        FairnessSettlementRow,
        "SELECT criterion, document FROM fairness_settlements WHERE test_id = $1 ORDER BY criterion",
        test
    )
    .fetch_all(conn)
    .await
}

/// Settles a criterion, or settles it anew.
pub async fn settle(
    conn: &mut Conn,
    test: i64,
    criterion: &str,
    document: &str,
    at: i64,
    staff: i64,
) -> Result<()> {
    query!(
        "INSERT INTO fairness_settlements (test_id, criterion, document, settled_at, settled_by)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (test_id, criterion) DO UPDATE SET document = excluded.document,
           settled_at = excluded.settled_at, settled_by = excluded.settled_by",
        test,
        criterion,
        document,
        at,
        staff
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Which organisations put their names to a test, first come first.
pub async fn adoptions(conn: &mut Conn, test: i64) -> Result<Vec<i64>> {
    query_scalar!(
        "SELECT organisation_id FROM fairness_adoptions WHERE test_id = $1 ORDER BY adopted_at, organisation_id",
        test
    )
    .fetch_all(conn)
    .await
}

/// Puts an organisation's name to a test that all have seen scored; gives back how many are new.
pub async fn adopt(conn: &mut Conn, test: i64, organisation: i64, at: i64, staff: i64) -> Result<u64> {
    let done = query!(
        "INSERT INTO fairness_adoptions (test_id, organisation_id, adopted_at, adopted_by)
         SELECT f.id, $1, $2, $3 FROM fairness_tests f WHERE f.id = $4 AND f.state > 1 AND f.removed_at IS NULL
         ON CONFLICT DO NOTHING",
        organisation,
        at,
        staff,
        test
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Takes the names of all other organisations from a test of which something has changed: they put them to what it
/// said before.
pub async fn forget_adoptions(conn: &mut Conn, test: i64, organisation: i64) -> Result<()> {
    query!("DELETE FROM fairness_adoptions WHERE test_id = $1 AND organisation_id <> $2", test, organisation)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes an organisation's name from a test; gives back how many that were.
pub async fn disown(conn: &mut Conn, test: i64, organisation: i64) -> Result<u64> {
    let done = query!(
        "DELETE FROM fairness_adoptions WHERE test_id = $1 AND organisation_id = $2",
        test,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// The rubrics that were brought, by name.
pub async fn rubrics(conn: &mut Conn) -> Result<Vec<FairnessRubricRow>> {
    query_as!(
        FairnessRubricRow,
        "SELECT name, organisation_id, document, made_at FROM fairness_rubrics ORDER BY name LIMIT 500"
    )
    .fetch_all(conn)
    .await
}

/// A rubric that was brought, by its name with its version.
pub async fn rubric(conn: &mut Conn, name: &str) -> Result<Option<FairnessRubricRow>> {
    query_as!(
        FairnessRubricRow,
        "SELECT name, organisation_id, document, made_at FROM fairness_rubrics WHERE name = $1",
        name
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a rubric, unless there is one of its name; gives back its key.
pub async fn add_rubric(
    conn: &mut Conn,
    organisation: i64,
    name: &str,
    document: &str,
    at: i64,
    staff: i64,
) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO fairness_rubrics (organisation_id, name, document, made_at, made_by) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (name) DO NOTHING RETURNING id AS "id!: i64""#,
        organisation,
        name,
        document,
        at,
        staff
    )
    .fetch_optional(conn)
    .await
}
