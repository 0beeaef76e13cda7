-- Whom the parties to the pact show what: rows of things whose visibility is "chosen" (1). A thing's own
-- table says its owner (organisation_id; 0 is the coalition) and its visibility: 0 its owner alone,
-- 1 the owner and those named here, 2 all parties, 3 the public as well.
-- thing: which kind of thing, as commonfront_domain::sharing::Thing numbers them.
CREATE TABLE shared_with (
    thing BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    PRIMARY KEY (thing, thing_id, organisation_id)
) {{without_rowid}};
