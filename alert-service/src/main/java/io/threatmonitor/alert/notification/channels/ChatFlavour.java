package io.threatmonitor.alert.notification.channels;

/** Whose form of incoming webhook a chat takes. */
public enum ChatFlavour {
    SLACK,
    MATTERMOST,
    /** Microsoft Teams, as its workflow "post to a channel when a webhook request is received". */
    TEAMS
}
