package io.threatmonitor.benchmarks;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What follows {@code ./threat-monitor bench}.
 *
 * @param name null when none was chosen
 * @param events how many to measure with, where a benchmark makes events
 * @param further how much longer to measure, where that shows more
 */
record Choice(@Nullable String name, OptionalInt events, Duration further, boolean isToBeWritten) {

    /**
     * @throws IllegalArgumentException with a sentence for people when it cannot be understood
     */
    static Choice of(List<String> arguments) {
        String name = null;
        var events = OptionalInt.empty();
        var further = Duration.ZERO;
        boolean write = false;
        for (var left = arguments.iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--write" -> write = true;
                case "--events" -> events = OptionalInt.of(number("--events", 10_000, left));
                case "--minutes" -> further = Duration.ofMinutes(number("--minutes", 1, left));
                default -> {
                    if (name != null || argument.startsWith("--")) {
                        throw new IllegalArgumentException(argument + " is not expected");
                    }
                    name = argument;
                }
            }
        }
        return new Choice(name, events, further, write);
    }

    /** What brings the same figures again. */
    String command() {
        String size = events.isPresent() ? " --events " + events.getAsInt() : "";
        String length = further.isZero() ? "" : " --minutes " + further.toMinutes();
        return "./threat-monitor bench " + name + size + length;
    }

    private static int number(String option, int least, Iterator<String> arguments) {
        try {
            int number = arguments.hasNext() ? Integer.parseInt(arguments.next()) : 0;
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s must be a number of %d or more".formatted(option, least));
    }
}
