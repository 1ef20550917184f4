-- Records on their way to Kafka, written with the change that they tell of (service-kit, package outbox).
create table outbox (
    position   bigint generated always as identity primary key,
    topic      text  not null,
    record_key text  not null,
    headers    jsonb not null,
    value      bytea not null
);
