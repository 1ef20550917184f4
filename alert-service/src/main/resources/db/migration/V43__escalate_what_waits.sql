-- Who will be told of an alert unless someone acknowledges it in time.
create table notification_escalation (
    alert_id      uuid        not null,
    -- That raised or reopened the alert: hearing of it again schedules nothing again.
    alert_version bigint      not null,
    route_id      uuid        not null,
    step          integer     not null,
    due_at        timestamptz not null,
    state         text        not null check (state in ('waiting', 'told', 'cancelled')),
    brief         json        not null,
    primary key (alert_id, alert_version, route_id, step)
);

-- Which steps are due.
create index escalation_when_due on notification_escalation (due_at) where state = 'waiting';
