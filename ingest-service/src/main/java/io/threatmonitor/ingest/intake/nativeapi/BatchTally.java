package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Adds up how the events of a batch end. Not thread-safe. */
final class BatchTally {

    /** However long a stream is, the answer to it is not. */
    static final int MOST_ITEMS_OF_A_STREAM = 1_000;

    private final boolean listsAll;
    private final List<BatchItem> items = new ArrayList<>();
    private long received;
    private long accepted;
    private long duplicate;
    private long rejected;
    private @Nullable Long firstUnavailable;
    private @Nullable Duration retryAfter;

    private BatchTally(boolean listsAll) {
        this.listsAll = listsAll;
    }

    static BatchTally ofArray() {
        return new BatchTally(true);
    }

    static BatchTally ofStream() {
        return new BatchTally(false);
    }

    /** Takes events in rising order of {@code index}. */
    void add(long index, Acceptance acceptance) {
        received++;
        boolean isTaken =
                switch (acceptance) {
                    case Accepted _ -> {
                        accepted++;
                        yield true;
                    }
                    case Duplicate _ -> {
                        duplicate++;
                        yield true;
                    }
                    case Rejected _, TooLarge _ -> {
                        rejected++;
                        yield false;
                    }
                    case Unavailable(var patience) -> {
                        noteUnavailable(index, patience);
                        yield false;
                    }
                };
        if (listsAll || (!isTaken && items.size() < MOST_ITEMS_OF_A_STREAM)) {
            items.add(BatchItem.of(index, acceptance));
        }
    }

    private void noteUnavailable(long index, Duration patience) {
        if (firstUnavailable == null) {
            firstUnavailable = index;
            retryAfter = patience;
        }
    }

    /** Whether the brokers were away for an event. */
    boolean isUnsettled() {
        return firstUnavailable != null;
    }

    /**
     * @param end the number of elements or lines that were read
     */
    BatchResult result(long end) {
        long settled = firstUnavailable == null ? end : firstUnavailable;
        return new BatchResult(received, accepted, duplicate, rejected, settled, items, retryAfter);
    }
}
