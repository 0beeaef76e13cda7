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

-- Who reads a reply, whoever comes to see its thing later. reach: 0 its author's organisation, 1 those in
-- reply_readers, 2 all parties that see the thing. What was written before this was known is for those who see the
-- thing now.
ALTER TABLE thread_replies ADD COLUMN reach BIGINT NOT NULL DEFAULT 2;
CREATE TABLE reply_readers (
    reply_id BIGINT NOT NULL REFERENCES thread_replies (id),
    organisation_id BIGINT NOT NULL,
    PRIMARY KEY (reply_id, organisation_id)
) {{without_rowid}};
CREATE TABLE seen_now (thing BIGINT NOT NULL, id BIGINT NOT NULL, organisation_id BIGINT NOT NULL, visibility BIGINT NOT NULL);
INSERT INTO seen_now SELECT 2, id, organisation_id, visibility FROM deeds WHERE visibility < 2;
INSERT INTO seen_now SELECT 3, id, organisation_id, visibility FROM calls WHERE visibility < 2;
INSERT INTO seen_now SELECT 4, id, organisation_id, visibility FROM reports WHERE visibility < 2;
INSERT INTO seen_now SELECT 5, id, organisation_id, visibility FROM decisions WHERE visibility < 2;
INSERT INTO seen_now SELECT 6, id, organisation_id, visibility FROM statements WHERE visibility < 2;
INSERT INTO seen_now SELECT 7, id, organisation_id, visibility FROM calendar_events WHERE visibility < 2;
INSERT INTO seen_now SELECT 8, id, organisation_id, visibility FROM agreements WHERE visibility < 2;
INSERT INTO seen_now SELECT 9, id, organisation_id, visibility FROM threats WHERE visibility < 2;
INSERT INTO seen_now SELECT 10, id, organisation_id, visibility FROM contracts WHERE visibility < 2;
INSERT INTO seen_now SELECT 11, id, organisation_id, visibility FROM incidents WHERE visibility < 2;
INSERT INTO seen_now SELECT 12, id, organisation_id, visibility FROM announcements WHERE visibility < 2;
INSERT INTO seen_now SELECT 13, id, organisation_id, visibility FROM fairness_tests WHERE visibility < 2 AND state <> 3;
UPDATE thread_replies SET reach = COALESCE((SELECT n.visibility FROM seen_now n
    WHERE n.thing = thread_replies.thing AND n.id = thread_replies.thing_id), 2);
INSERT INTO reply_readers (reply_id, organisation_id)
    SELECT r.id, n.organisation_id FROM thread_replies r
    JOIN seen_now n ON n.thing = r.thing AND n.id = r.thing_id WHERE r.reach = 1;
INSERT INTO reply_readers (reply_id, organisation_id)
    SELECT r.id, w.organisation_id FROM thread_replies r
    JOIN shared_with w ON w.thing = r.thing AND w.thing_id = r.thing_id WHERE r.reach = 1
    ON CONFLICT DO NOTHING;
DROP TABLE seen_now;
