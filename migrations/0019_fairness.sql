-- Tests of how fair a budget is. Who sees what: see 0009, the thing is 13. Once a test is published everybody sees it.

-- A rubric that an organisation brought; what came with the program is not here. name: its short name and version.
-- document: TOML, and never changed.
CREATE TABLE fairness_rubrics (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL
);

-- slug: in public addresses. year: the one in which the budget's year begins. document: the budget, whether it is an
-- example, the government's reply (JSON). state: 1 scored, 2 settled, 3 published.
CREATE TABLE fairness_tests (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    rubric TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    year BIGINT NOT NULL,
    document TEXT NOT NULL,
    state BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    published_at BIGINT,
    removed_at BIGINT
);
CREATE INDEX fairness_tests_published ON fairness_tests (jurisdiction, year) WHERE state = 3;

-- What one assessor answers. document: scores with citations (JSON). handed_in_at: from then on it stays as it is,
-- but for the words of a dissent.
CREATE TABLE fairness_sheets (
    test_id BIGINT NOT NULL REFERENCES fairness_tests (id),
    staff_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    document TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    handed_in_at BIGINT,
    PRIMARY KEY (test_id, staff_id)
) {{without_rowid}};

-- How a disagreement was settled. document: answer and reason (JSON).
CREATE TABLE fairness_settlements (
    test_id BIGINT NOT NULL REFERENCES fairness_tests (id),
    criterion TEXT NOT NULL,
    document TEXT NOT NULL,
    settled_at BIGINT NOT NULL,
    settled_by BIGINT NOT NULL,
    PRIMARY KEY (test_id, criterion)
) {{without_rowid}};

-- Which organisations put their names to a test, each for itself.
CREATE TABLE fairness_adoptions (
    test_id BIGINT NOT NULL REFERENCES fairness_tests (id),
    organisation_id BIGINT NOT NULL,
    adopted_at BIGINT NOT NULL,
    adopted_by BIGINT NOT NULL,
    PRIMARY KEY (test_id, organisation_id)
) {{without_rowid}};
