//! Proposals and the votes on them. 5 is the number of a decision among the things that are shared.

use commonfront_rows::decisions::{
    AmendmentRow, BallotRow, DecisionRow, ElectorRow, MinutesRow, NewBallot, NewDecision, OpenVote, TextRow,
};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Opens a vote; gives back its key.
pub async fn put(conn: &mut Conn, new: &NewDecision<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO decisions (organisation_id, visibility, rule, weighting, quorum, quorum_of, notice,
               urgent_notice, urgent, state, version, ballots, opened_at, version_at, shown_at, closes_at, remind_at,
               proposed_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 1, 0, $10, $10, $10, $11, $12, $13) RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.rule,
        new.weighting,
        new.quorum,
        new.quorum_of,
        new.notice,
        new.urgent_notice,
        new.urgent,
        new.at,
        new.closes_at,
        new.remind_at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Keeps a text of a proposal.
pub async fn put_version(conn: &mut Conn, id: i64, text: &TextRow) -> Result<()> {
    query!(
        "INSERT INTO decision_versions (decision_id, version, title_en, title_fr, text_en, text_fr, note, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        text.version,
        text.title_en,
        text.title_fr,
        text.text_en,
        text.text_fr,
        text.note,
        text.made_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The texts that a proposal has had, newest first.
pub async fn versions(conn: &mut Conn, id: i64) -> Result<Vec<TextRow>> {
    query_as!(
        TextRow,
        "SELECT version, title_en, title_fr, text_en, text_fr, note, made_at FROM decision_versions
         WHERE decision_id = $1 ORDER BY version DESC",
        id
    )
    .fetch_all(conn)
    .await
}

/// Notes that an organisation may vote.
pub async fn put_elector(conn: &mut Conn, id: i64, organisation: i64, members: i64) -> Result<()> {
    query!(
        "INSERT INTO decision_electors (decision_id, organisation_id, members) VALUES ($1, $2, $3)",
        id,
        organisation,
        members
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Who may vote.
pub async fn electors(conn: &mut Conn, id: i64) -> Result<Vec<ElectorRow>> {
    query_as!(
        ElectorRow,
        "SELECT organisation_id, members, left_at FROM decision_electors WHERE decision_id = $1
         ORDER BY organisation_id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Notes that an elector had left when the vote closed.
pub async fn mark_left(conn: &mut Conn, id: i64, organisation: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE decision_electors SET left_at = $1 WHERE decision_id = $2 AND organisation_id = $3",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A proposal, if an organisation sees it.
pub async fn get(conn: &mut Conn, own: i64, id: i64) -> Result<Option<DecisionRow>> {
    query_as!(
        DecisionRow,
        "SELECT d.id, d.organisation_id, d.visibility, d.rule, d.weighting, d.quorum, d.quorum_of, d.notice,
             d.urgent_notice, d.urgent, d.state, d.version, d.opened_at, d.version_at, d.closes_at, d.closed_at,
             d.outcome, d.result, v.title_en, v.title_fr, v.text_en, v.text_fr
         FROM decisions d JOIN decision_versions v ON v.decision_id = d.id AND v.version = d.version
         WHERE (d.organisation_id = $1 OR d.visibility = 3 OR (d.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= d.shown_at))
             OR (d.visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                 WHERE w.thing = 5 AND w.thing_id = d.id AND w.organisation_id = $1))) AND d.id = $2",
        own,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The open votes that an organisation sees; what closes first comes first.
pub async fn open(conn: &mut Conn, own: i64, limit: i64) -> Result<Vec<DecisionRow>> {
    query_as!(
        DecisionRow,
        "SELECT d.id, d.organisation_id, d.visibility, d.rule, d.weighting, d.quorum, d.quorum_of, d.notice,
             d.urgent_notice, d.urgent, d.state, d.version, d.opened_at, d.version_at, d.closes_at, d.closed_at,
             d.outcome, d.result, v.title_en, v.title_fr, v.text_en, v.text_fr
         FROM decisions d JOIN decision_versions v ON v.decision_id = d.id AND v.version = d.version
         WHERE (d.organisation_id = $1 OR d.visibility = 3 OR (d.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= d.shown_at))
             OR (d.visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                 WHERE w.thing = 5 AND w.thing_id = d.id AND w.organisation_id = $1))) AND d.state = 1 ORDER BY d.closes_at, d.id LIMIT $2",
        own,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Votes that are closed or withdrawn and that an organisation sees, newest first, before a key.
pub async fn past(conn: &mut Conn, own: i64, before: i64, limit: i64) -> Result<Vec<DecisionRow>> {
    query_as!(
        DecisionRow,
        "SELECT d.id, d.organisation_id, d.visibility, d.rule, d.weighting, d.quorum, d.quorum_of, d.notice,
             d.urgent_notice, d.urgent, d.state, d.version, d.opened_at, d.version_at, d.closes_at, d.closed_at,
             d.outcome, d.result, v.title_en, v.title_fr, v.text_en, v.text_fr
         FROM decisions d JOIN decision_versions v ON v.decision_id = d.id AND v.version = d.version
         WHERE (d.organisation_id = $1 OR d.visibility = 3 OR (d.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= d.shown_at))
             OR (d.visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                 WHERE w.thing = 5 AND w.thing_id = d.id AND w.organisation_id = $1))) AND d.state > 1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3",
        own,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Which open votes an organisation may still vote in and has not, on the text as it is now.
pub async fn without_ballot(conn: &mut Conn, organisation: i64, at: i64) -> Result<Vec<OpenVote>> {
    query_as!(
        OpenVote,
        "SELECT d.id, d.closes_at FROM decisions d JOIN decision_electors e ON e.decision_id = d.id
         WHERE e.organisation_id = $1 AND d.state = 1 AND d.closes_at > $2 AND NOT EXISTS (SELECT 1 FROM departures l
             WHERE l.organisation_id = e.organisation_id AND l.since <= $2) AND NOT EXISTS (SELECT 1
             FROM decision_ballots b WHERE b.decision_id = d.id AND b.version = d.version
               AND b.organisation_id = e.organisation_id)
         ORDER BY d.closes_at, d.id",
        organisation,
        at
    )
    .fetch_all(conn)
    .await
}

/// Every ballot of a vote, in the order in which they were cast.
pub async fn ballots(conn: &mut Conn, id: i64) -> Result<Vec<BallotRow>> {
    query_as!(
        BallotRow,
        "SELECT id, version, organisation_id, choice, not_urgent, reason, staff_id, cast_at FROM decision_ballots
         WHERE decision_id = $1 ORDER BY id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Holds a vote for a ballot on a version, if it is open; until the transaction ends nobody closes it.
pub async fn hold(conn: &mut Conn, id: i64, version: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE decisions SET ballots = ballots + 1, shown_at = $1
         WHERE id = $2 AND version = $3 AND state = 1 AND closes_at > $1",
        at,
        id,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Casts a ballot.
pub async fn cast(conn: &mut Conn, ballot: &NewBallot<'_>) -> Result<()> {
    query!(
        "INSERT INTO decision_ballots (decision_id, version, organisation_id, choice, not_urgent, reason, staff_id,
             cast_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ballot.decision_id,
        ballot.version,
        ballot.organisation_id,
        ballot.choice,
        ballot.not_urgent,
        ballot.reason,
        ballot.staff_id,
        ballot.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives an open vote a new version of the text from now on, with a new close; nothing if it has changed since.
pub async fn raise_version(
    conn: &mut Conn,
    id: i64,
    version: i64,
    at: i64,
    closes_at: i64,
    remind_at: i64,
) -> Result<bool> {
    let done = query!(
        "UPDATE decisions SET version = version + 1, version_at = $1, shown_at = $1, closes_at = $2, remind_at = $3
         WHERE id = $4 AND version = $5 AND state = 1 AND closes_at > $1",
        at,
        closes_at,
        remind_at,
        id,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that something was said of a proposal to those who see it: whoever has left the pact by then doesn't.
pub async fn shown(conn: &mut Conn, id: i64, at: i64) -> Result<()> {
    query!("UPDATE decisions SET shown_at = $1 WHERE id = $2", at, id).execute(conn).await?;
    Ok(())
}

/// Keeps an amendment that waits for whoever made the proposal.
pub async fn put_amendment(conn: &mut Conn, id: i64, organisation: i64, text: &TextRow) -> Result<()> {
    query!(
        "INSERT INTO decision_amendments (decision_id, version, organisation_id, title_en, title_fr, text_en,
             text_fr, note, state, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        id,
        text.version,
        organisation,
        text.title_en,
        text.title_fr,
        text.text_en,
        text.text_fr,
        text.note,
        text.made_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The amendments to a proposal.
pub async fn amendments(conn: &mut Conn, id: i64) -> Result<Vec<AmendmentRow>> {
    query_as!(
        AmendmentRow,
        "SELECT id, version, organisation_id, title_en, title_fr, text_en, text_fr, note, state, made_at
         FROM decision_amendments WHERE decision_id = $1 ORDER BY id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Accepts (1) or declines (2) an amendment that waits.
pub async fn settle(conn: &mut Conn, amendment: i64, decision: i64, state: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE decision_amendments SET state = $1, settled_at = $2
         WHERE id = $3 AND decision_id = $4 AND state = 0",
        state,
        at,
        amendment,
        decision
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Withdraws a proposal whose vote is open.
pub async fn withdraw(conn: &mut Conn, id: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE decisions SET state = 3, closed_at = $1, shown_at = $1, remind_at = NULL
         WHERE id = $2 AND state = 1 AND closes_at > $1",
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The votes whose time is over and that are not closed.
pub async fn due(conn: &mut Conn, at: i64) -> Result<Vec<DecisionRow>> {
    query_as!(
        DecisionRow,
        "SELECT d.id, d.organisation_id, d.visibility, d.rule, d.weighting, d.quorum, d.quorum_of, d.notice,
             d.urgent_notice, d.urgent, d.state, d.version, d.opened_at, d.version_at, d.closes_at, d.closed_at,
             d.outcome, d.result, v.title_en, v.title_fr, v.text_en, v.text_fr
         FROM decisions d JOIN decision_versions v ON v.decision_id = d.id AND v.version = d.version
         WHERE d.state = 1 AND d.closes_at <= $1 ORDER BY d.closes_at, d.id LIMIT 100",
        at
    )
    .fetch_all(conn)
    .await
}

/// Closes a vote whose time is over, unless it is closed; whoever gets true counts it.
pub async fn close(conn: &mut Conn, id: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE decisions SET state = 2, closed_at = closes_at, shown_at = closes_at, remind_at = NULL
         WHERE id = $1 AND state = 1 AND closes_at <= $2",
        id,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps what became of a vote.
pub async fn keep_result(conn: &mut Conn, id: i64, outcome: i64, result: &str) -> Result<()> {
    query!("UPDATE decisions SET outcome = $1, result = $2 WHERE id = $3", outcome, result, id)
        .execute(conn)
        .await?;
    Ok(())
}

/// The open votes of which those without a ballot are to be reminded now.
pub async fn to_remind(conn: &mut Conn, at: i64) -> Result<Vec<DecisionRow>> {
    query_as!(
        DecisionRow,
        "SELECT d.id, d.organisation_id, d.visibility, d.rule, d.weighting, d.quorum, d.quorum_of, d.notice,
             d.urgent_notice, d.urgent, d.state, d.version, d.opened_at, d.version_at, d.closes_at, d.closed_at,
             d.outcome, d.result, v.title_en, v.title_fr, v.text_en, v.text_fr
         FROM decisions d JOIN decision_versions v ON v.decision_id = d.id AND v.version = d.version
         WHERE d.state = 1 AND d.remind_at <= $1 AND d.closes_at > $1 ORDER BY d.id LIMIT 100",
        at
    )
    .fetch_all(conn)
    .await
}

/// Notes that they are; whoever gets true does it.
pub async fn reminded(conn: &mut Conn, id: i64, version: i64) -> Result<bool> {
    let done = query!(
        "UPDATE decisions SET remind_at = NULL
         WHERE id = $1 AND version = $2 AND state = 1 AND remind_at IS NOT NULL",
        id,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps minutes, unless others have been written since.
pub async fn put_minutes(conn: &mut Conn, id: i64, version: i64, text: &str, at: i64) -> Result<bool> {
    let done = query!(
        "INSERT INTO decision_minutes (decision_id, version, text, made_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (decision_id, version) DO NOTHING",
        id,
        version,
        text,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The minutes of a decision, newest first.
pub async fn minutes(conn: &mut Conn, id: i64) -> Result<Vec<MinutesRow>> {
    query_as!(
        MinutesRow,
        "SELECT version, text, made_at FROM decision_minutes WHERE decision_id = $1 ORDER BY version DESC",
        id
    )
    .fetch_all(conn)
    .await
}
