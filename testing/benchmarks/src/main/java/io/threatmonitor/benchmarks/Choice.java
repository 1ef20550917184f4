package io.threatmonitor.benchmarks;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What follows {@code ./threat-monitor bench}.
 *
 * @param name null when none was chosen
 * @param events how many to measure with, where a benchmark makes events
 */
record Choice(@Nullable String name, OptionalInt events, boolean isToBeWritten) {

    /**
     * @throws IllegalArgumentException with a sentence for people when it cannot be understood
     */
    static Choice of(List<String> arguments) {
        String name = null;
        var events = OptionalInt.empty();
        boolean write = false;
        for (var left = arguments.iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--write" -> write = true;
                case "--events" -> events = OptionalInt.of(number(left));
                default -> {
                    if (name != null || argument.startsWith("--")) {
                        throw new IllegalArgumentException(argument + " is not expected");
                    }
                    name = argument;
                }
            }
        }
        return new Choice(name, events, write);
    }

    /** What brings the same figures again. */
    String command() {
        String size = events.isPresent() ? " --events " + events.getAsInt() : "";
        return "./threat-monitor bench " + name + size;
    }

    private static int number(Iterator<String> arguments) {
        try {
            int number = arguments.hasNext() ? Integer.parseInt(arguments.next()) : 0;
            if (number >= 10_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--events must be a number of 10000 or more");
    }
}
