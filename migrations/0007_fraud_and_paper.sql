-- What staff decide about signatures: comments that were read, signatures found invalid, sheets of paper.

-- Who has read a comment and decided, and when. A comment that waits has no row.
CREATE TABLE comment_reviews (
    signature_id BIGINT PRIMARY KEY NOT NULL,
    staff_id BIGINT NOT NULL,
    reviewed_at BIGINT NOT NULL
) {{without_rowid}};
CREATE INDEX comment_reviews_latest ON comment_reviews (reviewed_at, signature_id);

-- Only what has been confirmed is worth a moderator's time.
DROP INDEX signatures_to_review;
CREATE INDEX signatures_to_review ON signatures (id) WHERE comment_status = 1 AND status = 1;

-- Signatures found invalid together. sealed: by what pattern they were found, and the reason in words,
-- with the coalition's key. chosen: how many, once all of them are written down as members. invalidated,
-- reinstated: how many of them have been so far.
CREATE TABLE fraud_batches (
    id {{id}},
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    action_id BIGINT REFERENCES actions (id),
    category TEXT NOT NULL,
    sealed {{blob}} NOT NULL,
    chosen BIGINT,
    invalidated BIGINT NOT NULL,
    reinstated BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by BIGINT
);

-- state: 0 chosen, 1 found invalid, 2 passed over since it had changed otherwise, 3 reinstated.
-- previous_status: what it was before.
CREATE TABLE fraud_members (
    batch_id BIGINT NOT NULL REFERENCES fraud_batches (id),
    signature_id BIGINT NOT NULL,
    state BIGINT NOT NULL,
    previous_status BIGINT,
    PRIMARY KEY (batch_id, signature_id)
) {{without_rowid}};
CREATE INDEX fraud_members_state ON fraud_members (batch_id, state, signature_id);
CREATE INDEX fraud_members_signature ON fraud_members (signature_id, batch_id);

-- Sheets of signatures on paper: how many stand on each, never whose. sealed: who counted, where, the
-- sheet's own number, notes, with the coalition's key, for its entry_key, which makes a form that is sent twice one sheet.
-- counted_on: the day, as days since 1970-01-01. scan_bytes: 0 without a scan.
CREATE TABLE paper_sheets (
    id {{id}},
    action_id BIGINT NOT NULL REFERENCES actions (id),
    entry_key {{blob}} NOT NULL UNIQUE,
    signatures BIGINT NOT NULL,
    counted_on BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    scan_bytes BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    changed_at BIGINT,
    changed_by BIGINT,
    voided_at BIGINT,
    voided_by BIGINT
);
CREATE INDEX paper_sheets_action ON paper_sheets (action_id, id);

-- A sheet's scan in pieces, each sealed for its place with the coalition's key.
CREATE TABLE paper_scans (
    sheet_id BIGINT NOT NULL REFERENCES paper_sheets (id),
    piece BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    PRIMARY KEY (sheet_id, piece)
);
