-- While alerts come in by the thousand, PostgreSQL looks again and again at a sample of them, which
-- took a fifth of a processor for seconds at a time. No query looks for what these columns have, or a unique index says
-- all that there is to know.
alter table alert
    alter column id set statistics 0,
    alter column number set statistics 0,
    alter column rule set statistics 0,
    alter column counted_rules set statistics 0,
    alter column title set statistics 0,
    alter column event set statistics 0,
    alter column entities set statistics 0,
    alter column resolution set statistics 0,
    alter column resolution_notes set statistics 0,
    alter column occurrences set statistics 0,
    alter column first_seen set statistics 0,
    alter column last_seen set statistics 0,
    alter column version set statistics 0,
    alter column reopened_at set statistics 0,
    alter column acknowledge_due set statistics 0,
    alter column acknowledged_at set statistics 0,
    alter column resolve_due set statistics 0,
    alter column resolved_at set statistics 0,
    set (autovacuum_analyze_scale_factor = 0.2);
