-- Every event that the platform accepted, as its consumers see it. What is filtered has a column;
-- the rest stays in the document.
create table event (
    received_at timestamptz not null,
    id          uuid        not null,
    severity    text        not null,
    event_type  text        not null,
    source_name text        not null,
    document    jsonb       not null,
    -- Serves pages without a filter (newest first, after or before a place) and makes storing a
    -- record twice storing it once. The time leads, so that days can become partitions.
    primary key (received_at, id)
);

-- Serves GET /api/v1/events/{id}.
create index event_by_id on event (id);

-- Serves pages of some severities, and the counts by time and severity, from the index alone.
create index event_by_severity on event (severity, received_at, id);

-- Serves pages of some event types.
create index event_by_type on event (event_type, received_at, id);

-- Serves pages of some sources.
create index event_by_source on event (source_name, received_at, id);
