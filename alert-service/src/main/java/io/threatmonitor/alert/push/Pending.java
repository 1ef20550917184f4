package io.threatmonitor.alert.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes on their way to the browsers. The first goes at once; those that follow soon after wait a
 * moment for each other, since a write to each browser costs more than what is written. For one
 * thread.
 */
final class Pending {

    /** So many go at once, however soon. */
    private static final int MOST = 1_000;

    private final Supplier<Duration> interval;
    private List<Change> changes = new ArrayList<>();
    private Instant due = Instant.MIN;

    /**
     * @param interval asked each time
     */
    Pending(Supplier<Duration> interval) {
        this.interval = interval;
    }

    void add(Change change) {
        changes.add(change);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What is due at {@code now}, and will not be again. */
    List<Change> takeDue(Instant now) {
        if (changes.isEmpty() || (now.isBefore(due) && changes.size() < MOST)) {
            return List.of();
        }
        due = now.plus(interval.get());
        List<Change> taken = changes;
        changes = new ArrayList<>();
        return taken;
    }

    /** How long to wait for more before asking again, at most {@code otherwise}. */
    Duration patienceAt(Instant now, Duration otherwise) {
        if (changes.isEmpty()) {
            return otherwise;
        }
        Duration left = Duration.between(now, due.isBefore(now) ? now : due);
        return left.compareTo(otherwise) < 0 ? left : otherwise;
    }
}
