-- The rules of what an alert counts, where its own is none of them, as of a flood:
-- [{id, title, level, techniques}].
alter table alert add column counted_rules jsonb not null default '[]';
