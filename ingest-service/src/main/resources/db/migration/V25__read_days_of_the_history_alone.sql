-- The former view let the planner turn the names of all tables into days before it looked at which are partitions, and
-- failed on the first name that is none. What is materialized is filtered first.
create or replace view event_day as
with partition as materialized (
    select relname::text as table_name
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'event'::regclass
)
select to_date(substr(table_name, 7), 'YYYYMMDD') as day, table_name from partition;
