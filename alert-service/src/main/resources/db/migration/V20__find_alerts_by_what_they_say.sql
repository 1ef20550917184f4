-- The words of a text. Reads and writes use the same function, so they cannot disagree.
create function alert_words(text text) returns text[] language sql immutable parallel safe as $$
    select array_agg(distinct 'word:' || word)
    from regexp_split_to_table(lower(text), '[^[:alnum:]]+') as word
    where word <> ''
$$;

create function lower_all(texts text[]) returns text[] language sql immutable parallel safe as $$
    select array_agg(lower(text)) from unnest(texts) as text
$$;

-- What an event says about itself. Its JSON may have \u0000, which no text can.
create function event_description(event json) returns text language sql immutable parallel safe as $$
    select case
        when position('\u0000' in event::text) = 0 then event
        else regexp_replace(event::text, '(?<!\\)((\\\\)*)\\u0000', '\1', 'g')::json
    end ->> 'description'
$$;

-- What an alert is found by, beside its own columns: rule:, technique: (each sub-technique with the
-- technique above it), entity: and the kinds of entities, word:. All in lower case.
create function alert_terms(rule jsonb, title text, event json, entities jsonb)
returns text[] language sql immutable parallel safe as $$
    select array_agg(distinct term)
    from (
        select 'rule:' || lower(rule ->> 'id')
        union all
        select 'technique:' || lower(unnest(array[technique, split_part(technique, '.', 1)]))
        from jsonb_array_elements_text(rule -> 'techniques') as technique
        union all
        select unnest(array[entity ->> 'kind', 'entity']) || ':' || lower(entity ->> 'value')
        from jsonb_array_elements(entities) as entity
        union all
        select unnest(alert_words(concat_ws(
            ' ', title, rule ->> 'title', left(event_description(event), 2000),
            (select string_agg(entity ->> 'value', ' ') from jsonb_array_elements(entities) as entity))))
    ) as terms (term)
$$;

alter table alert
    add column terms text[] generated always as (alert_terms(rule, title, event, entities)) stored,
    add column severity_rank smallint generated always as (
        case severity when 'critical' then 4 when 'high' then 3 when 'medium' then 2 else 1 end) stored;

-- Filters by rule, technique, source, entity and words. PostgreSQL knows how often each element of an
-- array is there: for a rare one it reads this index, for a common one the list, newest first.
create index alert_by_term on alert using gin (terms);

-- A person's alerts, newest first.
create index alert_by_assignee on alert (assigned_to, created_at desc, id desc) where assigned_to is not null;

-- The list in the order of the last change. Of the alerts that were there at a moment of the past,
-- those that have changed since; the last column tells without the table whether one was there.
create index alert_last_changed_first on alert (updated_at desc, id desc, created_at);

-- The list with the most severe first, and alerts of one severity, newest first.
create index alert_most_severe_first on alert (severity_rank desc, created_at desc, id desc);

-- The same of what still needs work. What it includes is enough to count the backlog, also of a moment
-- of the past, from the index alone.
create index alert_unresolved_most_severe_first on alert (severity_rank desc, created_at desc, id desc)
    include (status, severity, updated_at) where status <> 'resolved';
