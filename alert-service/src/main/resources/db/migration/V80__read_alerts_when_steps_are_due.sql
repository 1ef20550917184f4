-- A step reads its alert when it is due; only replicas of the version before still write this.
alter table notification_escalation alter column brief drop not null;
