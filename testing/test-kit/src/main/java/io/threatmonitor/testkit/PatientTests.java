package io.threatmonitor.testkit;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import java.time.Duration;

/**
 * How long tests wait for what happens in its own time. A whole build keeps every core busy, and
 * what takes a second alone may take twenty beside it; a test that passes never waits longer for
 * it.
 */
public final class PatientTests implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }
}
