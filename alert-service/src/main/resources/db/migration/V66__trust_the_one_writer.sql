-- An alert and its first transition are one transaction of the one service that writes here, and alerts are
-- never deleted. To look up the alert of each transition again was a tenth of what raising one cost.
alter table alert_transition drop constraint alert_transition_alert_id_fkey;
