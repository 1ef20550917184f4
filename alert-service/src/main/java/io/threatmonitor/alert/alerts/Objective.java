package io.threatmonitor.alert.alerts;

/** What is to be done with an alert in time. */
public enum Objective {
    ACKNOWLEDGE("acknowledged"),
    RESOLVE("resolved");

    private final String done;

    Objective(String done) {
        this.done = done;
    }

    /** What the alert is when it has been done. */
    String done() {
        return done;
    }
}
