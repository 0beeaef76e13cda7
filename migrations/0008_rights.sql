-- What people may ask of whoever holds them.

-- Links to one's own record for people who never signed, mailed to the address under which an organisation
-- holds them. address_key: the coalition's keyed hash of that very address, so that a link opens nothing once
-- the record has another; 0 once nothing is held any more. Forgotten after 30 days.
CREATE TABLE person_links (
    id {{id}},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    number BIGINT NOT NULL,
    address_key BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX person_links_address ON person_links (address_key);

-- What is gone through once and then left alone until something changes: the signatures of a campaign that
-- has ended, the networks of signatures. done_for says for which moment it was last done.
CREATE TABLE sweeps (
    name TEXT PRIMARY KEY NOT NULL,
    done_for BIGINT NOT NULL
) {{without_rowid}};
