-- How long alerts may wait for people, by severity. Each change adds a version; the highest is in force.
create table sla_objectives (
    version    bigint      primary key,
    objectives jsonb       not null,
    -- Null for those that the platform begins with.
    changed_by text,
    changed_at timestamptz not null,
    -- False until the clocks that ran at that moment have been set anew.
    settled    boolean     not null
);

insert into sla_objectives (version, objectives, changed_at, settled)
values (1, '{"critical": {"acknowledge": "PT15M", "resolve": "PT4H"},
             "high":     {"acknowledge": "PT1H",  "resolve": "PT24H"},
             "medium":   {"acknowledge": "PT8H",  "resolve": "PT120H"},
             "low":      {"acknowledge": "PT24H", "resolve": "PT336H"}}', now(), true);
