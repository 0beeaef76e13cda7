-- The coalition's documents, the signatures with their consents, the counters, and the mail that waits.
-- Times are microseconds since 1970-01-01T00:00:00Z. One file for both databases; the tokens in double
-- braces are replaced as crates/store/src/migrate.rs says.

CREATE TABLE coalition (
    id BIGINT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE organisations (
    id {{id}},
    slug TEXT NOT NULL UNIQUE
);

CREATE TABLE campaigns (
    id {{id}},
    slug TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL
);

CREATE TABLE actions (
    id {{id}},
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    slug TEXT NOT NULL,
    UNIQUE (campaign_id, slug)
);

-- The exact words that people agreed to; a row is never changed.
CREATE TABLE consent_wordings (
    id {{id}},
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    version BIGINT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    UNIQUE (campaign_id, organisation_id, version, language)
);

-- Kept in the same transaction as the signatures they count.
CREATE TABLE counters (
    action_id BIGINT PRIMARY KEY NOT NULL REFERENCES actions (id),
    confirmed BIGINT NOT NULL,
    pending BIGINT NOT NULL,
    paper BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    shown_revision BIGINT NOT NULL
);

-- One person counts once per action: her mailbox's keyed hash is the fingerprint. Name, address, postal
-- code and comment are sealed (crates/vault) with the coalition's key; empty once the signature has ended.
-- address_key, domain_key: keyed hashes of the exact address and of its domain. network: a keyed hash of
-- the day and the network it came from, forgotten after a month.
CREATE TABLE signatures (
    id {{id}},
    action_id BIGINT NOT NULL REFERENCES actions (id),
    fingerprint {{blob}} NOT NULL,
    status BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    address_key BIGINT NOT NULL,
    domain_key BIGINT NOT NULL,
    network BIGINT,
    display BIGINT NOT NULL,
    comment_status BIGINT NOT NULL,
    commitments TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    ended_at BIGINT,
    UNIQUE (action_id, fingerprint)
);
CREATE INDEX signatures_shown ON signatures (action_id, confirmed_at) WHERE status = 1 AND display > 0;
CREATE INDEX signatures_pending ON signatures (created_at) WHERE status = 0;
CREATE INDEX signatures_to_review ON signatures (id) WHERE comment_status = 1;

-- The ledger of consents: what was agreed to, when, where, and when it was taken back. state: 0 waits for
-- the confirmation, 1 to be carried to the organisation's people, 2 carried (person_number says to whom),
-- 3 to be carried out again, 4 ended.
CREATE TABLE consents (
    id {{id}},
    signature_id BIGINT NOT NULL REFERENCES signatures (id),
    wording_id BIGINT NOT NULL REFERENCES consent_wordings (id),
    source TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    state BIGINT NOT NULL,
    person_number BIGINT
);
CREATE INDEX consents_signature ON consents (signature_id);
CREATE INDEX consents_to_carry ON consents (id) WHERE state IN (1, 3);
CREATE INDEX consents_person ON consents (person_number) WHERE person_number IS NOT NULL;

-- When each mailbox may next be written to about a signature. Its key is what makes a confirmation go out
-- once an hour at most, whatever is posted.
CREATE TABLE mail_slots (
    fingerprint {{blob}} PRIMARY KEY NOT NULL,
    next_at BIGINT NOT NULL
) {{without_rowid}};

-- Mail to send, written in the transaction of what it is about. The text is made when it is sent.
-- kind says what it is about and subject_id which: 0 a signature, 1 an invitation of staff, 2 a person's
-- own page. state: 0 waiting, 1 sent, 2 given up, 3 no longer needed. due_at is also a sender's lease.
CREATE TABLE outbox (
    id {{id}},
    kind BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    state BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 0;

-- Where the demonstration's mail lands in place of a server, sealed.
CREATE TABLE mailbox (
    id {{id}},
    outbox_id BIGINT NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
