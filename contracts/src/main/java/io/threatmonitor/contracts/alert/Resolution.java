package io.threatmonitor.contracts.alert;

/** What a resolved alert turned out to be. */
public enum Resolution {
    TRUE_POSITIVE,
    FALSE_POSITIVE,
    BENIGN,
    DUPLICATE
}
