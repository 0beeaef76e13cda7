-- What staff write before it is public, and every version that has been.

-- One row per campaign that has been edited on the desk. document is what is being written; while changed
-- is 0 it says the same as the public one. version counts saves, so that two people who write at once find
-- out. base_revision: the public revision that it started from, 0 for none. publish_at: when to publish it
-- by itself; failed_at: when that was tried and could not be.
CREATE TABLE drafts (
    id {{id}},
    slug TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    changed BIGINT NOT NULL,
    base_revision BIGINT NOT NULL,
    version BIGINT NOT NULL,
    updated_by BIGINT,
    updated_at BIGINT NOT NULL,
    publish_at BIGINT,
    scheduled_by BIGINT,
    failed_at BIGINT
);
CREATE INDEX drafts_due ON drafts (publish_at) WHERE publish_at IS NOT NULL;

-- The draft as it stood after each of its latest saves: what a colliding save is compared with.
CREATE TABLE draft_versions (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (draft_id, version)
);

-- Every document that a campaign has shown to the public; a row is never changed. published_by is nobody
-- when it came from the command line, published_at 0 when it was there before revisions were kept.
CREATE TABLE revisions (
    id {{id}},
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    number BIGINT NOT NULL,
    document TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by BIGINT,
    note TEXT NOT NULL,
    UNIQUE (campaign_id, number)
);
INSERT INTO revisions (campaign_id, number, document, published_at, published_by, note)
SELECT id, 1, document, 0, NULL, '' FROM campaigns;
