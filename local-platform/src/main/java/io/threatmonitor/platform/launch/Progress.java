package io.threatmonitor.platform.launch;

import java.time.Duration;
import java.util.OptionalInt;

/** Hears how far the start is. Called from several threads. */
public interface Progress {

    /** Where syslog will be taken; empty where its usual port was in use. */
    void syslog(OptionalInt port);

    void starting(String part);

    void ready(String part, Duration after);

    /** Everything is ready. */
    void allReady(String url, Duration after);
}
