package io.threatmonitor.ingest.intake;

import java.util.Arrays;
import java.util.UUID;

/**
 * A hash table (open addressing, linear probing) of ids and when they were taken. Nothing leaves it
 * but all at once. Not thread-safe.
 */
final class TakenIds {

    /** Of a place that is free: no time of ours. */
    private static final long FREE = 0;

    private final long[] mostBits;
    private final long[] leastBits;
    private final long[] takenAt;
    private int size;

    /**
     * @param most how many ids there will be; half of the places stay free
     */
    TakenIds(int most) {
        int places = Integer.highestOneBit(most) << 2;
        mostBits = new long[places];
        leastBits = new long[places];
        takenAt = new long[places];
    }

    int size() {
        return size;
    }

    /**
     * @param at in seconds since 1970; the last one counts
     */
    void take(UUID id, long at) {
        int place = placeOf(id);
        if (takenAt[place] == FREE) {
            mostBits[place] = id.getMostSignificantBits();
            leastBits[place] = id.getLeastSignificantBits();
            size++;
        }
        takenAt[place] = at;
    }

    /** Whether {@code id} was taken later than {@code since}. */
    boolean hasTaken(UUID id, long since) {
        long at = takenAt[placeOf(id)];
        return at != FREE && at > since;
    }

    void clear() {
        Arrays.fill(takenAt, FREE);
        size = 0;
    }

    /** Where {@code id} is, or else where it belongs. */
    private int placeOf(UUID id) {
        int place = spread(id) & (takenAt.length - 1);
        while (takenAt[place] != FREE && !isAt(place, id)) {
            place = (place + 1) & (takenAt.length - 1);
        }
        return place;
    }

    private boolean isAt(int place, UUID id) {
        return leastBits[place] == id.getLeastSignificantBits()
                && mostBits[place] == id.getMostSignificantBits();
    }

    /** All bits of a UUIDv5 but its version and variant are as good as random. */
    private static int spread(UUID id) {
        return (int) (id.getMostSignificantBits() >>> 32) ^ (int) id.getLeastSignificantBits();
    }
}
