-- A sensor is heard too when its events could not be taken: then it is the platform that was silent.
alter table sensor_activity rename column last_accepted_at to last_heard_at;
