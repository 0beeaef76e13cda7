-- People: one record per person and organisation, known within it by a number. What is held of them is
-- sealed with the organisation's key, and what they are found by is a keyed hash under it (crates/vault).

-- Where each organisation's numbers go on. Whoever changes an organisation's people raises its revision
-- first and so holds this row until the end of the transaction.
CREATE TABLE people_state (
    organisation_id BIGINT PRIMARY KEY NOT NULL REFERENCES organisations (id),
    next_number BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

-- mail_status: 0 may be written to, 1 unsubscribed, 2 undeliverable. basis: 0 consent given on a form here,
-- 1 express consent given elsewhere, 2 membership (implied consent, until basis_until). revision grows
-- with each change, so that nobody overwrites what she has not seen.
CREATE TABLE people (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    number BIGINT NOT NULL,
    fingerprint {{blob}} NOT NULL,
    sealed {{blob}} NOT NULL,
    language TEXT NOT NULL,
    mail_status BIGINT NOT NULL,
    basis BIGINT NOT NULL,
    basis_until BIGINT,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, number)
) {{without_rowid}};
CREATE UNIQUE INDEX people_fingerprint ON people (organisation_id, fingerprint);

-- Which people have something in common (a tag, a language, the beginning of a name), by the keyed hash of
-- what it is. A chunk is 8,192 numbers; members is the set of them (crates/domain/src/people_set.rs).
-- chunk stands before key so that what is imported together is written together.
CREATE TABLE people_index (
    organisation_id BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    key BIGINT NOT NULL,
    members {{blob}} NOT NULL,
    PRIMARY KEY (organisation_id, chunk, key)
) {{without_rowid}};
CREATE TABLE people_chunks (
    organisation_id BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, chunk)
) {{without_rowid}};

-- What can be chosen in a filter: kind 0 a tag, 1 a custom field with its value.
CREATE TABLE people_labels (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    kind BIGINT NOT NULL,
    key BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    PRIMARY KEY (organisation_id, kind, key)
) {{without_rowid}};

CREATE TABLE people_notes (
    id {{id}},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    number BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX people_notes_person ON people_notes (organisation_id, number);

-- Segments that somebody has given a name; the name and the conditions are sealed.
CREATE TABLE people_segments (
    id {{id}},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    staff_id BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL
);

-- What was done to many people at once, or to two that were merged, so that it can be undone.
CREATE TABLE people_undo (
    id {{id}},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    staff_id BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL,
    undone_at BIGINT
);

-- Whom no import may bring back: to one organisation because she has unsubscribed there (the organisation's
-- keyed hash of the mailbox), to any because she has had herself erased (the server's).
CREATE TABLE suppressions (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    fingerprint {{blob}} NOT NULL,
    reason BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, fingerprint)
) {{without_rowid}};
CREATE TABLE tombstones (
    fingerprint {{blob}} PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL
) {{without_rowid}};
