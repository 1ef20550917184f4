package io.threatmonitor.alert.alerts;

/** Which alerts are asked for, as to whether a silence hides them. */
public enum Silenced {
    /** Those that are to be seen: what a list shows unless it is asked for more. */
    FALSE,
    TRUE,
    ANY
}
