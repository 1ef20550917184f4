-- An event with an id of its sender's choice may be sent again, and is then received at another
-- time: the key of event cannot tell that it is the same. This table can, for such events alone.
create table sender_identified_event (
    id          uuid        primary key,
    received_at timestamptz not null
);
