-- A person's alerts, newest first, and how many they are, from the index alone.
drop index alert_by_assignee;
create index alert_by_assignee on alert (assigned_to, created_at, id) include (silenced_by)
    where assigned_to is not null;
