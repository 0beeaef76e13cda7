-- Pictures of campaigns, as they are shown to everybody; a document names them by their hash.

-- hash: of the large JPEG. width, height: the large one's, in pixels. seen_at: when somebody last brought it, or it
-- was last found in use; one that no document has named for a day is forgotten.
CREATE TABLE pictures (
    id {{id}},
    hash TEXT NOT NULL UNIQUE,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    large {{blob}} NOT NULL,
    small {{blob}} NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX pictures_seen ON pictures (seen_at);
