package io.threatmonitor.platform.command;

import io.threatmonitor.platform.launch.ChosenPorts;
import io.threatmonitor.platform.launch.Progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;

/** One line when a part begins and one when it is ready. */
final class PrintedProgress implements Progress {

    private final PrintStream out;

    PrintedProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void syslog(OptionalInt port) {
        port.ifPresentOrElse(
                taken -> out.printf("Syslog at 127.0.0.1:%d, TCP and UDP%n", taken),
                () ->
                        out.printf(
                                "No syslog: port %d is in use (--syslog-port chooses another)%n",
                                ChosenPorts.USUAL_SYSLOG));
    }

    @Override
    public void starting(String part) {
        out.printf("  starting  %s%n", part);
    }

    @Override
    public void ready(String part, Duration after) {
        out.printf("  ready     %-15s %5.1f s%n", part, after.toMillis() / 1000.0);
    }

    @Override
    public void allReady(String url, Duration after) {
        out.printf("Ready after %.1f s: %s%n", after.toMillis() / 1000.0, url);
        out.println("The logins: ./threat-monitor credentials");
    }
}
