package io.threatmonitor.alert.push;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest changes, for browsers that come back. It holds so many frames and bytes and forgets
 * the oldest of more. For one thread at a time.
 */
final class RecentChanges {

    private final int mostFrames;
    private final long mostBytes;
    private final Deque<Change> changes = new ArrayDeque<>();
    private long bytes;

    /** Before it, nothing is known; from there on, everything. */
    private StreamPosition from;

    private StreamPosition to;

    RecentChanges(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
        this.from = StreamPosition.start();
        this.to = StreamPosition.start();
    }

    /** Forgets everything, and knows what comes after {@code position}. */
    void startAt(StreamPosition position) {
        changes.clear();
        bytes = 0;
        from = position;
        to = position;
    }

    void add(Change change) {
        changes.addLast(change);
        bytes += change.frame().bytes().length;
        to = to.with(change.partition(), change.offset() + 1);
        while (changes.size() > mostFrames || (bytes > mostBytes && changes.size() > 1)) {
            Change forgotten = changes.removeFirst();
            bytes -= forgotten.frame().bytes().length;
            from = from.with(forgotten.partition(), forgotten.offset() + 1);
        }
    }

    /** The position after the latest change. */
    StreamPosition position() {
        return to;
    }

    /**
     * What came after {@code position}, in order; empty when some of that is not known any more.
     */
    Optional<List<Frame>> since(StreamPosition position) {
        if (!position.isAtLeast(from)) {
            return Optional.empty();
        }
        var missed = new ArrayList<Frame>();
        if (!position.isAtLeast(to)) {
            for (Change change : changes) {
                if (isAfter(position, change)) {
                    missed.add(change.frame());
                }
            }
        }
        return Optional.of(Collections.unmodifiableList(missed));
    }

    private static boolean isAfter(StreamPosition position, Change change) {
        TopicPartition partition = change.partition();
        return change.offset() >= position.next(partition);
    }
}
