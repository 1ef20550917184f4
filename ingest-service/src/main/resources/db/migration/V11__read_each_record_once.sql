-- Where the consumer stands in each partition of the topic, written together with the events: a record is in both or
-- in neither. Kafka's id of the topic tells a topic that was made again, whose offsets start anew, from the old one.
create table history_position (
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic_id, partition)
);

-- An event with an id of its sender's choice may be sent again, and is then another record with another time. This
-- table knows such events, and such events alone, for as long as a repeat may come.
create table sender_identified_event (
    id          uuid        primary key,
    received_at timestamptz not null
);

-- Serves forgetting: rows lie in about the order of their time.
create index sender_identified_event_by_time on sender_identified_event using brin (received_at);
