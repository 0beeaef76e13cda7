-- Staff, their sessions, how often signing in has failed, and the audit log.
-- Times are microseconds since 1970-01-01T00:00:00Z.

-- organisation_id: 0 for those of the coalition itself. fingerprint: the keyed hash of the folded address.
-- sealed: name and address, with the coalition's key. state: 0 invited, 1 active, 2 disabled.
-- password: a PHC string. totp: the sealed secret of the second step; totp_step: the last step that was used.
-- pending_totp: a secret that is being set up. Until an invitation is accepted, the old ones stay empty.
CREATE TABLE staff (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    role BIGINT NOT NULL,
    state BIGINT NOT NULL,
    fingerprint {{blob}} NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    language TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    password TEXT NOT NULL,
    password_at BIGINT NOT NULL,
    totp {{blob}} NOT NULL,
    totp_step BIGINT NOT NULL,
    pending_totp {{blob}} NOT NULL,
    seen_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX staff_organisation ON staff (organisation_id, id);

-- Keyed hashes of recovery codes that have not been used.
CREATE TABLE staff_recovery_codes (
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    code {{blob}} NOT NULL,
    PRIMARY KEY (staff_id, code)
) {{without_rowid}};

-- token: the SHA-256 of what the cookie holds. browser: a coarse name such as "Firefox, Linux".
-- confirmed_at: when the person last proved who she is.
CREATE TABLE staff_sessions (
    id {{id}},
    token {{blob}} NOT NULL UNIQUE,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    browser TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL
);
CREATE INDEX staff_sessions_staff ON staff_sessions (staff_id);
CREATE INDEX staff_sessions_old ON staff_sessions (seen_at);

-- what: a keyed hash of an account (there or not) or of a network.
CREATE TABLE sign_in_failures (
    what {{blob}} PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
) {{without_rowid}};
CREATE INDEX sign_in_failures_old ON sign_in_failures (last_at);

-- Everything that staff did. staff_id: 0 for the command line and for nobody known. organisation_id: whose
-- log it stands in, 0 for the coalition's. shared: 1 if the coalition's secretary sees it, 0 if it is about
-- an organisation's people. detail: JSON of numbers and short names, never of a person.
CREATE TABLE audit (
    id {{id}},
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    shared BIGINT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_organisation ON audit (organisation_id, id);
CREATE INDEX audit_shared ON audit (id) WHERE shared = 1;
CREATE INDEX audit_staff ON audit (staff_id, id);
CREATE INDEX audit_kind ON audit (kind, id);

-- It only ever grows.
{{sqlite}}CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
{{sqlite}}CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
{{postgres}}CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$;
{{postgres}}CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
