-- What the dashboard shows of the past, without reading a signature.

-- How each day moved an action's counts, by where signatures came from ('form', 'api', 'paper'). day: days
-- since 1970-01-01 on the wall's clock (crates/domain/src/clock.rs). signed: signatures made on the day.
-- confirmed: how the number of those that count moved on it, so that all days together are the counter.
-- Written in the transaction of the signatures; what was there before is filled in with this migration by
-- crates/store/src/daily.rs.
CREATE TABLE daily (
    day BIGINT NOT NULL,
    action_id BIGINT NOT NULL REFERENCES actions (id),
    source TEXT NOT NULL,
    signed BIGINT NOT NULL,
    confirmed BIGINT NOT NULL,
    PRIMARY KEY (day, action_id, source)
) {{without_rowid}};

-- Imports that are under way or wait for an answer.
CREATE INDEX imports_open ON imports (organisation_id) WHERE state IN (1, 2, 3, 4);
