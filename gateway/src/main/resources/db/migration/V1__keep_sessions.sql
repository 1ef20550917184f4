-- The tables of Spring Session (spring-session-jdbc 4.1, schema-postgresql.sql), so that a restart of
-- the gateway logs nobody out and replicas share their sessions.

create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);

-- Every request of a browser finds its session by the id in the cookie.
create unique index spring_session_by_id on spring_session (session_id);

-- The cleaner deletes what has expired, once a minute.
create index spring_session_by_expiry on spring_session (expiry_time);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
