-- What the parties to the pact tell each other, the mail that tells of it, and the log of incidents.
-- Times are microseconds since 1970-01-01T00:00:00Z. Whom a thing is shown to: see shared_with.

-- organisation_id: its author's, 0 for the coalition. entry: made with the form, so that one that is sent
-- twice is kept once. sealed: title and text, with the coalition's key; empty once it was taken back.
CREATE TABLE announcements (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    entry {{blob}} NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL
);

-- Who says for an organisation that it has read an announcement.
CREATE TABLE announcement_receipts (
    announcement_id BIGINT NOT NULL REFERENCES announcements (id),
    organisation_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (announcement_id, organisation_id)
) {{without_rowid}};

-- What is said about a thing; thing: its kind, as commonfront_domain::sharing::Thing numbers them. Seen by
-- whoever sees the thing. sealed: with the coalition's key; empty once it was taken back.
CREATE TABLE thread_replies (
    id {{id}},
    thing BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    entry {{blob}} NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL
);
CREATE INDEX thread_replies_thing ON thread_replies (thing, thing_id, id);

-- What staff are told by mail. notice: as commonfront_domain::sharing::Notice numbers them. by_organisation:
-- whose staff did it; -1 if nobody did. mail: the key of the first notice of its mail, which is what the
-- outbox names.
CREATE TABLE notices (
    id {{id}},
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    notice BIGINT NOT NULL,
    thing BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    by_organisation BIGINT NOT NULL,
    at BIGINT NOT NULL,
    mail BIGINT NOT NULL
);
CREATE INDEX notices_staff ON notices (staff_id, id);
CREATE INDEX notices_mail ON notices (mail);
CREATE INDEX notices_old ON notices (at);
CREATE INDEX outbox_notice ON outbox (subject_id) WHERE kind = 3;

-- What a member of staff doesn't want to be told. notice 0: whatever happened; thing 0: to whatever.
CREATE TABLE notice_mutes (
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    notice BIGINT NOT NULL,
    thing BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (staff_id, notice, thing, thing_id)
) {{without_rowid}};

-- Incidents that touch rights and liberties. kind, status: see commonfront_domain::incident. happened_on:
-- the day as a number, 20261122. counted: 1 if it counts in public. sealed: place, description and evidence,
-- with the owner's key.
CREATE TABLE incidents (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    status BIGINT NOT NULL,
    happened_on BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    entry {{blob}} NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX incidents_newest ON incidents (happened_on, id);
CREATE INDEX incidents_organisation ON incidents (organisation_id, happened_on, id);
CREATE INDEX incidents_counted ON incidents (happened_on) WHERE counted = 1;
