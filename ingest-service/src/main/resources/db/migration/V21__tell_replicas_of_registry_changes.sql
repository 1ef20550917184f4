-- Every replica listens, so that a token that was revoked ends everywhere at once.
create function sensor_registry_changed() returns trigger language plpgsql as $$
begin
    notify sensor_registry;
    return null;
end $$;

create trigger sensor_changed after insert or update or delete on sensor
    for each statement execute function sensor_registry_changed();

create trigger sensor_token_changed after insert or update or delete on sensor_token
    for each statement execute function sensor_registry_changed();
