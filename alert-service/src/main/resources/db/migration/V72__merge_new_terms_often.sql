-- Terms of new alerts wait in a list until it is full, and whoever fills it merges all of it into the
-- index. 4 MB of them made everybody wait for a second; an eighth of that, for a moment.
alter index alert_by_term set (gin_pending_list_limit = 512);
