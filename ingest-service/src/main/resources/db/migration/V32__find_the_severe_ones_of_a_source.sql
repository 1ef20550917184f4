-- A source has events of all severities, and the severe ones are what people look for. With the severity behind the
-- time, the index tells which they are and still gives the order of the page: no event is read to be passed over.
drop index event_by_source, event_by_type;

-- Serves pages, counts and statistics of some sources, and those of one severity among them.
create index event_by_source on event (source_name, received_at, severity);

-- The same of event types.
create index event_by_type on event (event_type, received_at, severity);
