-- A draft of a statement has one text: what it said before is nobody's business.
DELETE FROM statement_versions
WHERE version < (SELECT s.version FROM statements s WHERE s.id = statement_versions.statement_id AND s.state = 0);
