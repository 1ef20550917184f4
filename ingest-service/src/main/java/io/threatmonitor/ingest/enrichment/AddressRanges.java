package io.threatmonitor.ingest.enrichment;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranges of addresses in order, searched in logarithmic time. Where two overlap, as some published
 * data does, the one that begins later is found for what it begins. IPv4 addresses stand among the
 * others as RFC 4291 section 2.5.5.2 maps them. Immutable.
 */
final class AddressRanges {

    /** An address as an unsigned number of 128 bits. */
    record Address(long high, long low) implements Comparable<Address> {

        private static final Comparator<Address> ORDER =
                Comparator.comparing(Address::high, Long::compareUnsigned)
                        .thenComparing(Address::low, Long::compareUnsigned);

        /** RFC 4291 section 2.5.5.2: {@code ::ffff:0:0/96}. */
        private static final long IPV4_MAPPED = 0xffffL << 32;

        static Address of(InetAddress address) {
            var bytes = ByteBuffer.wrap(address.getAddress());
            return bytes.remaining() == Integer.BYTES
                    ? new Address(0, IPV4_MAPPED | Integer.toUnsignedLong(bytes.getInt()))
                    : new Address(bytes.getLong(), bytes.getLong());
        }

        @Override
        public int compareTo(Address other) {
            return ORDER.compare(this, other);
        }
    }

    /** From its first to its last address, both inclusive. */
    record Range(Address first, Address last) {}

    /** Collects ranges in any order, each with a number, without an object for any of them. */
    static final class Builder {

        private long[] bounds = new long[4 * 1024];
        private int[] values = new int[1024];
        private int size;

        void add(Range range, int value) {
            if (range.first().compareTo(range.last()) > 0) {
                throw new IllegalArgumentException(
                        "Range %d ends before it begins".formatted(size));
            }
            if (size == values.length) {
                bounds = Arrays.copyOf(bounds, bounds.length * 2);
                values = Arrays.copyOf(values, values.length * 2);
            }
            int at = size * 4;
            bounds[at] = range.first().high();
            bounds[at + 1] = range.first().low();
            bounds[at + 2] = range.last().high();
            bounds[at + 3] = range.last().low();
            values[size++] = value;
        }

        AddressRanges build() {
            int[] order = inOrder();
            var sortedBounds = new long[size * 4];
            var sortedValues = new int[size];
            for (int i = 0; i < size; i++) {
                System.arraycopy(bounds, order[i] * 4, sortedBounds, i * 4, 4);
                sortedValues[i] = values[order[i]];
            }
            return new AddressRanges(sortedBounds, sortedValues);
        }

        /** Merge sort from the bottom up: Java has no sort of primitives by another order. */
        private int[] inOrder() {
            var order = new int[size];
            Arrays.setAll(order, i -> i);
            var merged = new int[size];
            for (int width = 1; width > 0 && width < size; width *= 2) {
                for (int from = 0; from < size; from += 2 * width) {
                    merge(order, merged, from, width);
                }
                int[] spare = order;
                order = merged;
                merged = spare;
            }
            return order;
        }

        private void merge(int[] source, int[] target, int from, int width) {
            int left = from;
            int middle = Math.min(from + width, size);
            int right = middle;
            int end = Math.min(middle + width, size);
            for (int at = from; at < end; at++) {
                boolean takeLeft =
                        left < middle && (right == end || !before(source[right], source[left]));
                target[at] = takeLeft ? source[left++] : source[right++];
            }
        }

        private boolean before(int one, int other) {
            int high = Long.compareUnsigned(bounds[one * 4], bounds[other * 4]);
            return high != 0
                    ? high < 0
                    : Long.compareUnsigned(bounds[one * 4 + 1], bounds[other * 4 + 1]) < 0;
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
        int from = 0;
        int to = values.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (address.compareTo(bound(middle * 4)) < 0) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return to >= 0 && address.compareTo(bound(to * 4 + 2)) <= 0 ? values[to] : -1;
    }

    private Address bound(int at) {
        return new Address(bounds[at], bounds[at + 1]);
    }
}
