package io.threatmonitor.ingest.rejections.replay;

import java.util.List;

/**
 * How many replays ended.
 *
 * @param items in the order in which they were asked for
 */
record ManyReplayed(int replayed, int refused, List<ReplayItem> items) {

    static ManyReplayed of(List<ReplayItem> items) {
        int replayed = (int) items.stream().filter(item -> item.eventId() != null).count();
        return new ManyReplayed(replayed, items.size() - replayed, List.copyOf(items));
    }
}
