-- The deadlines of an alert, and what became of them. Alerts from before have none.
alter table alert
    -- Since when the clocks run, where that is not since the alert was raised.
    add column reopened_at        timestamptz,
    add column acknowledge_due    timestamptz,
    add column acknowledged_at    timestamptz,
    -- Whether it was noted, with a transition, that the deadline has passed before; soon after it did.
    add column acknowledge_missed boolean not null default false,
    add column resolve_due        timestamptz,
    add column resolved_at        timestamptz,
    add column resolve_missed     boolean not null default false;

-- Which objective it was whose deadline has passed.
alter table alert_transition add column objective text;

-- The deadline of what an alert waits for, also once it has passed; null where it waits for nothing.
create function next_deadline(status text, acknowledge_due timestamptz, resolve_due timestamptz)
returns timestamptz language sql immutable parallel safe as $$
    select case status
        when 'open' then coalesce(acknowledge_due, resolve_due)
        when 'resolved' then null
        else resolve_due
    end
$$;

-- When an alert will miss a deadline of which that is not noted yet; null where it will not.
create function next_breach(status text, acknowledge_due timestamptz, acknowledge_missed boolean,
                            resolve_due timestamptz, resolve_missed boolean)
returns timestamptz language sql immutable parallel safe as $$
    select case when status <> 'resolved' then least(
        case when status = 'open' and not acknowledge_missed then acknowledge_due end,
        case when not resolve_missed then resolve_due end) end
$$;

alter table alert
    add column deadline timestamptz generated always as (
        next_deadline(status, acknowledge_due, resolve_due)) stored,
    -- While a silence hides it, nobody is late.
    add column breach_at timestamptz generated always as (
        case when silenced_by is null then
            next_breach(status, acknowledge_due, acknowledge_missed, resolve_due, resolve_missed) end) stored;

-- The list of what is due soonest, with what is overdue on top.
create index alert_due_soonest on alert (deadline, id) where deadline is not null;

-- What has missed a deadline and is to be told of.
create index alert_to_breach on alert (breach_at) where breach_at is not null;

-- What has missed a deadline, newest first.
create index alert_breached_newest_first on alert (created_at desc, id desc)
    where acknowledge_missed or resolve_missed;

-- The same of what still needs work; and how many these are, from the index alone.
create index alert_overdue on alert (created_at desc, id desc)
    include (severity, status, acknowledge_missed, resolve_missed)
    where status <> 'resolved' and (acknowledge_missed or resolve_missed);
