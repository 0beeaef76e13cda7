-- A draft of a statement has one text: what it said before is nobody's business.
DELETE FROM statement_versions
WHERE version < (SELECT s.version FROM statements s WHERE s.id = statement_versions.statement_id AND s.state = 0);

-- When a thing was made, changed or shown to others last. Whoever has left the pact (see 0018) sees none of that
-- what is shown to all parties and was so since. Calls, deeds, incidents and what is bargained for have it as
-- changed_at.
ALTER TABLE statements ADD COLUMN shown_at BIGINT NOT NULL DEFAULT 0;
UPDATE statements SET shown_at = COALESCE((SELECT MAX(v.made_at) FROM statement_versions v
    WHERE v.statement_id = statements.id), made_at);
ALTER TABLE calendar_events ADD COLUMN shown_at BIGINT NOT NULL DEFAULT 0;
UPDATE calendar_events SET shown_at = changed_at;
ALTER TABLE decisions ADD COLUMN shown_at BIGINT NOT NULL DEFAULT 0;
UPDATE decisions SET shown_at = COALESCE(closed_at, version_at);
UPDATE decisions SET shown_at = COALESCE((SELECT MAX(m.made_at) FROM decision_minutes m
    WHERE m.decision_id = decisions.id), shown_at);
