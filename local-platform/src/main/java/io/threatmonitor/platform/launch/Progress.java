package io.threatmonitor.platform.launch;

import java.time.Duration;

/** Hears how far the start is. Called from several threads. */
public interface Progress {

    void starting(String part);

    void ready(String part, Duration after);

    /** Everything is ready. */
    void allReady(String url, Duration after);
}
