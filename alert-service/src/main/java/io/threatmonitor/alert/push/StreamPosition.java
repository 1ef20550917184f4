package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How far a stream has come: the next offset in each partition of the topics that it tells of. It
 * means the same on every replica and after every restart, since all of them read the same topics.
 * Immutable.
 *
 * <p>As text, which browsers send back as {@code Last-Event-ID}: the offsets of a topic joined by
 * dots, the topics by an underscore, such as {@code 7.0.12_3.4}.
 */
final class StreamPosition {

    /** The topics of which nothing may be missed, in the order of the text. */
    static final List<String> TOPICS = List.of(Topics.ALERTS, Topics.AUDIT_ACTIONS);

    /** Offsets of at most 18 digits, so that each is a {@code long}. */
    private static final String OFFSETS = "(?:[0-9]{1,18}(?:\\.[0-9]{1,18})*+)?+";

    private static final Pattern TEXT = Pattern.compile(OFFSETS + "_" + OFFSETS);

    /** Past what a header may hold anyway. */
    private static final int LONGEST_TEXT = 8_192;

    /** By topic and partition. */
    private final List<long[]> next;

    private StreamPosition(List<long[]> next) {
        this.next = next;
    }

    /** The beginning of everything. */
    static StreamPosition start() {
        return new StreamPosition(TOPICS.stream().map(topic -> new long[0]).toList());
    }

    /** Empty where {@code text} is no position. */
    static Optional<StreamPosition> parse(String text) {
        if (text.length() > LONGEST_TEXT || !TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var next = Arrays.stream(text.split("_", -1)).map(StreamPosition::offsets).toList();
        return Optional.of(new StreamPosition(next));
    }

    /** The next offset in {@code partition}; 0, its beginning, where it is not mentioned. */
    long next(TopicPartition partition) {
        long[] offsets = next.get(TOPICS.indexOf(partition.topic()));
        return partition.partition() < offsets.length ? offsets[partition.partition()] : 0;
    }

    StreamPosition with(TopicPartition partition, long offset) {
        int topic = TOPICS.indexOf(partition.topic());
        long[] before = next.get(topic);
        long[] offsets = Arrays.copyOf(before, Math.max(before.length, partition.partition() + 1));
        offsets[partition.partition()] = offset;
        var changed = new ArrayList<>(next);
        changed.set(topic, offsets);
        return new StreamPosition(changed);
    }

    /** Whether this has come as far as {@code other}, or farther, in every partition. */
    boolean isAtLeast(StreamPosition other) {
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            long[] offsets = other.next.get(topic);
            for (int partition = 0; partition < offsets.length; partition++) {
                var place = new TopicPartition(TOPICS.get(topic), partition);
                if (next(place) < offsets[partition]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long[] offsets(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split("\\.")).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public String toString() {
        return next.stream()
                .map(offsets ->
                        LongStream.of(offsets)
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(".")))
                .collect(Collectors.joining("_"));
    }
}
