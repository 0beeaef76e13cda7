-- The data keys that what is held of people is sealed with, wrapped by a key outside the database.
-- owner: an organisation, or 0 for the coalition.

CREATE TABLE data_keys (
    owner BIGINT NOT NULL,
    version BIGINT NOT NULL,
    wrapped {{blob}} NOT NULL,
    PRIMARY KEY (owner, version)
);
