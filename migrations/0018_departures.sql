-- From when on an organisation that gave notice is no party to the pact: what the others make for all parties from
-- then on is not shown to it. One that signs again has no row.
CREATE TABLE departures (
    organisation_id BIGINT PRIMARY KEY REFERENCES organisations (id),
    since BIGINT NOT NULL
);
