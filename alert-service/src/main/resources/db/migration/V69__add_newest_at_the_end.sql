-- The same orders, read backwards. What is newest then comes at the end of an index, where PostgreSQL
-- adds fastest and leaves no pages half empty; at its beginning it split one page after the other.
drop index alert_newest_first, alert_unresolved_newest_first, alert_last_changed_first,
           alert_most_severe_first, alert_unresolved_most_severe_first;

create index alert_newest_last on alert (created_at, id) include (silenced_by);
create index alert_unresolved_newest_last on alert (created_at, id) where status <> 'resolved';
create index alert_last_changed_last on alert (updated_at, id, created_at);
create index alert_most_severe_last on alert (severity_rank, created_at, id);
create index alert_unresolved_most_severe_last on alert (severity_rank, created_at, id)
    include (status, severity, updated_at, silenced_by) where status <> 'resolved';

-- What leaves within a moment is not worth compressing.
alter table outbox set (toast_tuple_target = 8160);
