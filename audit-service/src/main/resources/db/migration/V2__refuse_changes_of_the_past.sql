-- What is recorded stays as it is, whoever asks: the triggers bind the table's owner and superusers too.
create function refuse_change_of_the_past() returns trigger
    language plpgsql as
$$
begin
    raise exception 'recorded actions are append-only: % is refused', lower(tg_op)
        using errcode = 'insufficient_privilege';
end
$$;

create trigger recorded_action_is_append_only
    before update or delete or truncate on recorded_action
    for each statement execute function refuse_change_of_the_past();

-- Also while replication or a restore has set session_replication_role.
alter table recorded_action enable always trigger recorded_action_is_append_only;
