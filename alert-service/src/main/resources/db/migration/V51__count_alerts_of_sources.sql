-- How many alerts each source raised in each minute in which the platform received their events, to
-- tell a flood. Written once a batch and source, so rows change in place; old minutes are forgotten.
create table alert_rate (
    source text        not null,
    minute timestamptz not null,
    raised bigint      not null,
    primary key (source, minute)
) with (fillfactor = 50);
