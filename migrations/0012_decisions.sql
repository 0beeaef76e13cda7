-- What the parties to the pact decide together, and what they say together.

-- A proposal. organisation_id: who proposes it. rule, weighting, quorum_of: names of commonfront_voting. quorum: per
-- cent. notice, urgent_notice: what the pact asked for when it was opened, in microseconds. state: 1 open,
-- 2 closed, 3 withdrawn. version: of the text, raised by each amendment; version_at: since when the electors have
-- it. ballots: how many were ever cast; casting raises it, so that it and the closing wait for each other.
-- remind_at: when to remind those without a ballot; NULL once that is done. result: the count as JSON.
CREATE TABLE decisions (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    rule TEXT NOT NULL,
    weighting TEXT NOT NULL,
    quorum BIGINT NOT NULL,
    quorum_of TEXT NOT NULL,
    notice BIGINT NOT NULL,
    urgent_notice BIGINT NOT NULL,
    urgent BIGINT NOT NULL,
    state BIGINT NOT NULL,
    version BIGINT NOT NULL,
    ballots BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    version_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    remind_at BIGINT,
    closed_at BIGINT,
    outcome BIGINT,
    result TEXT,
    proposed_by BIGINT NOT NULL
);
CREATE INDEX decisions_open ON decisions (closes_at) WHERE state = 1;

-- The text as it stood at each version; a row is never changed. note: what an amendment changes, and why.
CREATE TABLE decision_versions (
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    version BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (decision_id, version)
);

-- Who may vote, with the people represented when the vote opened. left_at: filled in at the close.
CREATE TABLE decision_electors (
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    organisation_id BIGINT NOT NULL,
    members BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (decision_id, organisation_id)
) {{without_rowid}};

-- Every ballot that was ever cast; the last one before the close counts. choice: as commonfront_voting numbers them.
CREATE TABLE decision_ballots (
    id {{id}},
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    version BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    choice BIGINT NOT NULL,
    not_urgent BIGINT NOT NULL,
    reason TEXT NOT NULL,
    staff_id BIGINT NOT NULL,
    cast_at BIGINT NOT NULL
);
CREATE INDEX decision_ballots_decision ON decision_ballots (decision_id, id);

-- Amendments that an elector proposes to whoever made the proposal. state: 0 waits, 1 accepted, 2 declined.
CREATE TABLE decision_amendments (
    id {{id}},
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    version BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    note TEXT NOT NULL,
    state BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX decision_amendments_decision ON decision_amendments (decision_id, id);

-- The minutes, as they stood at each version; a row is never changed.
CREATE TABLE decision_minutes (
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (decision_id, version)
);

-- A joint statement, or a message to government. state: 0 being written, 1 waiting for approvals, 2 published,
-- 3 set aside. campaign: the short name of the campaign that it stands beside, or nothing. published_version: what
-- the public reads, which may be older than the version being approved. answers: as decisions.ballots.
CREATE TABLE statements (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    state BIGINT NOT NULL,
    version BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    slug TEXT UNIQUE,
    campaign TEXT NOT NULL,
    published_version BIGINT,
    published_at BIGINT,
    changed_at BIGINT,
    made_at BIGINT NOT NULL
);

-- The text as it stood at each version, with its SHA-256 in hexadecimal; a row is never changed. addressee: an
-- office of government, or nothing for the public.
CREATE TABLE statement_versions (
    statement_id BIGINT NOT NULL REFERENCES statements (id),
    version BIGINT NOT NULL,
    addressee TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (statement_id, version)
);

-- What an organisation says of one version: 1 approved, 2 declined. withdrawn_at: when it took its name back.
CREATE TABLE statement_answers (
    statement_id BIGINT NOT NULL REFERENCES statements (id),
    version BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    answer BIGINT NOT NULL,
    reason TEXT NOT NULL,
    staff_id BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (statement_id, version, organisation_id)
);
