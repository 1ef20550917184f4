-- The detections that grouped alerts stand for, each linked to its event. An alert of a single
-- detection has no row here: its event is part of it.
create table alert_occurrence (
    -- Counting a detection twice is counting it once.
    detection_id uuid        primary key,
    alert_id     uuid        not null references alert,
    event_id     uuid        not null,
    rule_id      text        not null,
    severity     text        not null,
    title        text        not null,
    source_name  text        not null,
    ip_address   text,
    occurred_at  timestamptz not null,
    received_at  timestamptz not null
);

-- The occurrences of an alert, newest first, a page at a time.
create index occurrence_of_alert_newest_first
    on alert_occurrence (alert_id, received_at desc, detection_id desc);

-- Which alert counts the detections of a group, and until when. Whoever counts locks the row first,
-- so that a group never has two alerts at a time.
create table alert_group (
    -- UUIDv5 of the rule and the values that group; of a flood, of the source.
    id       uuid primary key,
    alert_id uuid references alert,
    ends_at  timestamptz
);

-- Groups that have ended, to be forgotten.
create index alert_group_by_end on alert_group (ends_at);
