-- The history by day, so that old days go by dropping a table instead of deleting millions of rows. Its former tables
-- are not copied: where no place in the topic is remembered, the consumer reads the topic again from its start.
drop table event;
drop table sender_identified_event;

create table event (
    received_at timestamptz not null,
    id          uuid        not null,
    severity    text        not null,
    event_type  text        not null,
    source_name text        not null,
    ip_address  inet,
    -- Hashes of everything that a search can ask for by exact value: sensor, country, each attribute, each word of the
    -- description. See SearchTerms.
    terms       bigint[]    not null,
    document    jsonb       not null,
    -- Serves pages without a filter, and with one that most events pass. A second copy of a record is refused.
    primary key (received_at, id)
) partition by range (received_at);

-- Serves GET /api/v1/events/{id}.
create index event_by_id on event (id);

-- Serves pages and counts of some severities.
create index event_by_severity on event (severity, received_at);

-- Serves pages, counts and statistics of some event types.
create index event_by_type on event (event_type, received_at);

-- Serves pages, counts and statistics of some sources.
create index event_by_source on event (source_name, received_at);

-- Serves pages and counts of one address, and of a network by the range of its addresses.
create index event_by_address on event (ip_address, received_at) where ip_address is not null;

-- Serves pages and counts by sensor, country, attribute and words, where these are rare; PostgreSQL knows from the
-- statistics of the column which are common, and then reads by time.
create index event_by_term on event using gin (terms);

-- Makes the table of one day (UTC) unless it is there. It is attached rather than created as a partition, which would
-- lock out readers.
create function make_event_day(day date) returns void language plpgsql as $$
declare
    name text := 'event_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('make_event_day'));
    if to_regclass(name) is not null then
        return;
    end if;
    execute format('create table %I (like event including defaults)', name);
    execute format(
        'alter table event attach partition %I for values from (%L) to (%L)',
        name, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end
$$;

-- The days that there are.
create view event_day as
select to_date(substr(relname, 7), 'YYYYMMDD') as day, relname::text as table_name
from pg_inherits join pg_class on pg_class.oid = inhrelid
where inhparent = 'event'::regclass;
