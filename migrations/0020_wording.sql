-- What the coalition and its organisations changed of the guide that ships with the program, and of its claims, and
-- what they added. organisation_id: 0 for the coalition. shelf: 1 the guide in English, 2 in French, 3 claims.
-- document: the entry or the claim (JSON). hidden: 1 takes out what would stand there otherwise. version: grows with
-- each change, so that of two people who write at once neither loses anything.
CREATE TABLE guide_texts (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    shelf BIGINT NOT NULL,
    slug TEXT NOT NULL,
    document TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    UNIQUE (organisation_id, shelf, slug)
);
