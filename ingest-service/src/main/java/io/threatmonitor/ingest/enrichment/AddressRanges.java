package io.threatmonitor.ingest.enrichment;

import java.util.Arrays;

/**
 * Ranges of addresses in order, searched in logarithmic time. Where two overlap, as some published
 * data does, the one that begins later is found for what it begins. Immutable.
 */
final class AddressRanges {

    /** Collects ranges in their order, each with a number, and keeps no object for any of them. */
    static final class Builder {

        private long[] bounds = new long[4 * 1024];
        private int[] values = new int[1024];
        private int size;

        /**
         * From its first to its last address, both inclusive.
         *
         * @throws IllegalArgumentException when it begins before the last one, or ends before it
         *     begins
         */
        void add(Address first, Address last, int value) {
            if (first.compareTo(last) > 0) {
                throw new IllegalArgumentException(
                        "Range %d ends before it begins".formatted(size + 1));
            }
            if (size > 0 && order(bounds, size - 1, first) > 0) {
                throw new IllegalArgumentException(
                        "Range %d begins before the one before it".formatted(size + 1));
            }
            if (size == values.length) {
                bounds = Arrays.copyOf(bounds, bounds.length * 2);
                values = Arrays.copyOf(values, values.length * 2);
            }
            int at = size * 4;
            bounds[at] = first.high();
            bounds[at + 1] = first.low();
            bounds[at + 2] = last.high();
            bounds[at + 3] = last.low();
            values[size++] = value;
        }

        AddressRanges build() {
            return new AddressRanges(Arrays.copyOf(bounds, size * 4), Arrays.copyOf(values, size));
        }

        private static int order(long[] bounds, int range, Address address) {
            return compare(bounds, range * 4, address.high(), address.low());
        }
    }

    private final long[] bounds;
    private final int[] values;

    private AddressRanges(long[] bounds, int[] values) {
        this.bounds = bounds;
        this.values = values;
    }

    /** The number of the last range that begins at or before {@code address}; negative for none. */
    int valueOf(Address address) {
        return valueOf(address.high(), address.low());
    }

    /** As {@link #valueOf(Address)}, without an object. */
    int valueOfIpv4(long address) {
        return valueOf(0, Address.IPV4_MAPPED | address);
    }

    private int valueOf(long high, long low) {
        int from = 0;
        int to = values.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (compare(bounds, middle * 4, high, low) > 0) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return to >= 0 && compare(bounds, to * 4 + 2, high, low) >= 0 ? values[to] : -1;
    }

    private static int compare(long[] bounds, int at, long high, long low) {
        int order = Long.compareUnsigned(bounds[at], high);
        return order != 0 ? order : Long.compareUnsigned(bounds[at + 1], low);
    }
}
