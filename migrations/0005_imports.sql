-- Imports of people from files. state: 0 being received, 1 its columns are to be matched, 2 being looked
-- over (a dry run), 3 looked over, 4 being taken in, 5 done, 6 given up, 7 broken off. What the file is called, its columns,
-- the basis of consent and its proof are sealed. lease_until: who works on it has to show up before.
CREATE TABLE imports (
    id {{id}},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    staff_id BIGINT NOT NULL,
    state BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    parts BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    first_number BIGINT NOT NULL,
    records_total BIGINT NOT NULL,
    records_done BIGINT NOT NULL,
    added BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    kept_out BIGINT NOT NULL,
    unsubscribed BIGINT NOT NULL,
    faulty BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX imports_organisation ON imports (organisation_id, id);
CREATE INDEX imports_to_do ON imports (id) WHERE state IN (2, 4);

-- The file, sealed, in parts; gone once the import is done.
CREATE TABLE import_parts (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    part BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    PRIMARY KEY (import_id, part)
);

-- What could not be taken, by its place in the file; nothing of what stands there.
CREATE TABLE import_faults (
    id {{id}},
    import_id BIGINT NOT NULL REFERENCES imports (id),
    record BIGINT NOT NULL,
    line BIGINT NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL
);
CREATE INDEX import_faults_import ON import_faults (import_id, id);

-- How an organisation has matched the columns of files with the same heads before.
CREATE TABLE import_memory (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    key BIGINT NOT NULL,
    sealed {{blob}} NOT NULL,
    PRIMARY KEY (organisation_id, key)
);

-- Implied consents by when they run out.
CREATE INDEX people_lapsing ON people (basis_until) WHERE basis = 2 AND mail_status = 0;
