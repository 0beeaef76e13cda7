-- The pact: texts as they are written, circulated, commented on and signed, and who may sign for whom.

-- name: what it is known by in what is signed. state: 0 a draft, 1 open for signing (its text never changes
-- again). document: the text (JSON). revision: grows with each save. versions: how many were circulated.
-- renews: the pact that it follows. from_at, until_at: the first moment of its term and the first after it,
-- once it is open; entries: how many the list has.
CREATE TABLE pacts (
    id {{id}},
    name TEXT NOT NULL UNIQUE,
    state BIGINT NOT NULL,
    document TEXT NOT NULL,
    revision BIGINT NOT NULL,
    versions BIGINT NOT NULL,
    renews BIGINT REFERENCES pacts (id),
    entries BIGINT NOT NULL,
    from_at BIGINT,
    until_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    opened_at BIGINT,
    published_at BIGINT
);

-- What was circulated to the parties, and what changed in a sentence.
CREATE TABLE pact_versions (
    pact_id BIGINT NOT NULL REFERENCES pacts (id),
    number BIGINT NOT NULL,
    document TEXT NOT NULL,
    note TEXT NOT NULL,
    circulated_at BIGINT NOT NULL,
    circulated_by BIGINT NOT NULL,
    PRIMARY KEY (pact_id, number)
) {{without_rowid}};

-- What parties say of a clause of a draft. clause: its id, or "preamble" or "rules". sealed: the words, with
-- the coalition's key. version: the one that was read.
CREATE TABLE pact_comments (
    id {{id}},
    pact_id BIGINT NOT NULL REFERENCES pacts (id),
    clause TEXT NOT NULL,
    version BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by BIGINT
);
CREATE INDEX pact_comments_pact ON pact_comments (pact_id, id);

-- Everything that was signed, in its order (JSON, each with the hash of the one before and the server's
-- signature). It only grows.
CREATE TABLE pact_entries (
    pact_id BIGINT NOT NULL REFERENCES pacts (id),
    number BIGINT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (pact_id, number)
) {{without_rowid}};
{{sqlite}}CREATE TRIGGER pact_entries_unchanged BEFORE UPDATE ON pact_entries BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
{{sqlite}}CREATE TRIGGER pact_entries_kept BEFORE DELETE ON pact_entries BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
{{postgres}}CREATE FUNCTION pact_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'what was signed stays'; END $$;
{{postgres}}CREATE TRIGGER pact_entries_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON pact_entries FOR EACH STATEMENT EXECUTE FUNCTION pact_entries_stay();

-- The public keys that entries were signed with.
CREATE TABLE pact_keys (
    id TEXT PRIMARY KEY NOT NULL,
    ed25519 TEXT NOT NULL,
    first_used_at BIGINT NOT NULL
) {{without_rowid}};

-- Whom an organisation has authorised. mandate: 1 to sign for it, 2 to vote for it.
CREATE TABLE pact_mandates (
    organisation_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    mandate BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    given_by BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by BIGINT,
    PRIMARY KEY (organisation_id, staff_id, mandate)
) {{without_rowid}};
