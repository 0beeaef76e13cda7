-- What the parties to the pact bargain for. Who sees what: see 0009. Days are counted from 1970-01-01, money is in
-- whole dollars. What is removed leaves its number behind, so that nothing that was said of it ever comes to
-- stand beside another.

-- document: unit and employer (JSON). status: as the newest row of agreement_statuses has it.
CREATE TABLE agreements (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    document TEXT NOT NULL,
    people BIGINT NOT NULL,
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    status BIGINT NOT NULL,
    status_since BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX agreements_until ON agreements (until_day) WHERE removed_at IS NULL;

-- How bargaining for an agreement stood, since when; of two of the same day the higher number counts.
CREATE TABLE agreement_statuses (
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    number BIGINT NOT NULL,
    status BIGINT NOT NULL,
    since_day BIGINT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, number)
) {{without_rowid}};

-- clause: where it stands in the agreement. document: its text (JSON).
CREATE TABLE provisions (
    id {{id}},
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    subject BIGINT NOT NULL,
    clause TEXT NOT NULL,
    document TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX provisions_agreement ON provisions (agreement_id, subject);
CREATE INDEX provisions_subject ON provisions (subject, agreement_id);

-- document: who demands what (JSON). subjects: a bit for each subject, 1 << its number.
CREATE TABLE threats (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    document TEXT NOT NULL,
    since_day BIGINT NOT NULL,
    severity BIGINT NOT NULL,
    state BIGINT NOT NULL,
    subjects BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);

-- Which agreements a threat is to.
CREATE TABLE threat_agreements (
    threat_id BIGINT NOT NULL REFERENCES threats (id),
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    PRIMARY KEY (threat_id, agreement_id)
) {{without_rowid}};

-- A service that a public body gave to a contractor. document: the service, who gave it to whom, the contract's
-- number, what was promised and what was found, with the sources (JSON).
CREATE TABLE contracts (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    document TEXT NOT NULL,
    state BIGINT NOT NULL,
    worth BIGINT,
    promised BIGINT,
    found BIGINT,
    from_day BIGINT,
    until_day BIGINT,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);
