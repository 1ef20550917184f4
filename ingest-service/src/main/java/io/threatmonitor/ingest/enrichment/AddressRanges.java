package io.threatmonitor.ingest.enrichment;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;

/**
 * Ranges of addresses that do not overlap, in order, searched in logarithmic time. IPv4 addresses
 * stand among the others as RFC 4291 section 2.5.5.2 maps them. Immutable.
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

    private final long[] bounds;

    /**
     * Takes ranges in order; where two overlap, as some published data does, the later begins after
     * the earlier.
     */
    AddressRanges(List<Range> ranges) {
        bounds = new long[ranges.size() * 4];
        Address before = null;
        int i = 0;
        for (Range range : ranges) {
            boolean inOrder = before == null || before.compareTo(range.last()) < 0;
            if (!inOrder || range.first().compareTo(range.last()) > 0) {
                throw new IllegalArgumentException("Range %d is not in order".formatted(i / 4));
            }
            before = range.last();
            bounds[i++] = range.first().high();
            bounds[i++] = range.first().low();
            bounds[i++] = range.last().high();
            bounds[i++] = range.last().low();
        }
    }

    /** Which of the ranges holds {@code address}; negative for none. */
    int indexOf(Address address) {
        int from = 0;
        int to = bounds.length / 4 - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (address.compareTo(bound(middle * 4)) < 0) {
                to = middle - 1;
            } else if (address.compareTo(bound(middle * 4 + 2)) > 0) {
                from = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private Address bound(int at) {
        return new Address(bounds[at], bounds[at + 1]);
    }
}
