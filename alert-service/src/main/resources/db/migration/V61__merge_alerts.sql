-- An alert is part of one incident at most. Both of its names never change, so they stand here.
alter table alert
    add column incident_id uuid references incident,
    add column incident_number bigint;

-- The alerts of an incident by either name, newest first.
create index alert_of_incident on alert (incident_id, created_at desc, id desc)
    where incident_id is not null;
create index alert_of_incident_number on alert (incident_number, created_at desc, id desc)
    where incident_number is not null;

-- The incident into which an alert was merged, or from which it was detached.
alter table alert_transition
    add column incident_id uuid,
    add column incident_number bigint;
