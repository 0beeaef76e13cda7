-- What happens when, as the parties to the pact tell each other and the public.

-- Events. thing, thing_id: what the event belongs to, as commonfront_domain::sharing::Thing numbers it; what
-- was written in the calendar itself is 7, with the key of the form it was written in; a key below 0 is what takes
-- place on account of the thing -key besides. uid: what calendars
-- elsewhere know it by. organisation_id, visibility: see shared_with, where an event is thing 7 with its id.
-- kind: see commonfront_domain::calendar::Kind. begins_at, ends_at: equal for a moment; for whole days the
-- midnights before the first and after the last. sequence: how often something that is shown has changed,
-- changed_at: when it last has. revision grows with every change.
CREATE TABLE calendar_events (
    id {{id}},
    thing BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    uid TEXT NOT NULL,
    organisation_id BIGINT NOT NULL,
    visibility BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    description_en TEXT NOT NULL,
    description_fr TEXT NOT NULL,
    place_en TEXT NOT NULL,
    place_fr TEXT NOT NULL,
    link TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    whole_day BIGINT NOT NULL,
    cancelled BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (thing, thing_id)
);
CREATE INDEX calendar_events_begin ON calendar_events (begins_at, id);
CREATE INDEX calendar_events_end ON calendar_events (ends_at, begins_at, id);

-- When what a viewer sees of the calendar last changed. viewer: an organisation, 0 for the coalition, -1 for
-- all parties, -2 for the public.
CREATE TABLE calendar_changes (
    viewer BIGINT PRIMARY KEY NOT NULL,
    changed_at BIGINT NOT NULL
) {{without_rowid}};

-- Feeds for calendars elsewhere. token: the hash of what stands in the address. sealed: what the organisation
-- calls it, with its own key. used_on: the day it was last asked for, as days since 1970-01-01.
CREATE TABLE calendar_feeds (
    id {{id}},
    organisation_id BIGINT NOT NULL,
    token {{blob}} NOT NULL UNIQUE,
    sealed {{blob}} NOT NULL,
    language TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_on BIGINT
);
CREATE INDEX calendar_feeds_organisation ON calendar_feeds (organisation_id, id);
