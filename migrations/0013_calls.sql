-- What the parties to the pact do for one another: calls for support with what each answers, what each did for
-- the pact's commitments, and reports of struck work and pressure. Who sees what: see 0009.

-- document: what it is called, asks for and where (JSON). event_at: when it takes place, if it does.
-- deadline: answers are taken until then. remind_at: who has not answered then is reminded, once.
-- result: what came of it (JSON), by whoever made the call.
CREATE TABLE calls (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    document TEXT NOT NULL,
    event_at BIGINT,
    deadline BIGINT NOT NULL,
    remind_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    reminded_at BIGINT,
    closed_at BIGINT,
    result TEXT NOT NULL
);
CREATE INDEX calls_due ON calls (remind_at) WHERE closed_at IS NULL AND reminded_at IS NULL;

-- What parties answered, each time anew; the highest number counts. answer: 1 yes, 2 partly, 3 cannot.
-- quiet: 1 if only the party that calls reads the words. limits: the answering party's legal limits then (JSON).
CREATE TABLE call_answers (
    call_id BIGINT NOT NULL REFERENCES calls (id),
    organisation_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    answer BIGINT NOT NULL,
    quiet BIGINT NOT NULL,
    words TEXT NOT NULL,
    limits TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    answered_by BIGINT NOT NULL,
    PRIMARY KEY (call_id, organisation_id, number)
) {{without_rowid}};

-- Somebody was asked to do another union's work, or was put under pressure. sealed: all that the report says,
-- with the key of the organisation whose it is. What is removed leaves its number behind, so that nothing that
-- was said of it ever comes to stand beside another.
CREATE TABLE reports (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT,
    sealed {{blob}} NOT NULL
);
CREATE INDEX reports_organisation ON reports (organisation_id, id);

-- What a party did for a commitment of a pact. clause: the commitment's id. done_on: days since 1970-01-01.
-- document: what it did, the evidence, a link (JSON).
CREATE TABLE deeds (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    pact_id BIGINT NOT NULL,
    clause TEXT NOT NULL,
    done_on BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX deeds_clause ON deeds (pact_id, clause, done_on);
