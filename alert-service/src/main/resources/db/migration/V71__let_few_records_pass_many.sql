-- How many records were written with this one: few do not wait until many have left.
alter table outbox add column together bigint not null default 1;
