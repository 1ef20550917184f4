package io.threatmonitor.benchmarks.startup;

import io.threatmonitor.benchmarks.running.PlatformStatus;
import io.threatmonitor.benchmarks.running.PlatformStatus.Part;

import java.time.Duration;
import java.util.Locale;

/**
 * One start that was measured.
 *
 * @param command how long the whole command took, the script included
 */
record Start(PlatformStatus status, Duration command) {

    /** In seconds, or a dash for a part that was not there. */
    String readyAfter(String name) {
        return status.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(Part::readyAfterMillis)
                .map(Start::seconds)
                .orElse("-");
    }

    String allReadyAfter() {
        return status.readyAfterMillis() == null ? "-" : seconds(status.readyAfterMillis());
    }

    String commandTook() {
        return seconds(command.toMillis());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
