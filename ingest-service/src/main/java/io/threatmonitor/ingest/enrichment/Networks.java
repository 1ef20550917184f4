package io.threatmonitor.ingest.enrichment;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of networks in CIDR notation (RFC 4632 section 3.1, RFC 4291 section 2.3). */
final class Networks {

    private static final int BITS = 128;
    private static final int IPV4_BITS = 32;

    /** From its first to its last address, both inclusive. */
    private record Range(Address first, Address last) {}

    private final AddressRanges ranges;

    private Networks(List<Range> networks) {
        var builder = new AddressRanges.Builder();
        merged(networks).forEach(range -> builder.add(range.first(), range.last(), 0));
        ranges = builder.build();
    }

    static Networks of(String... networks) {
        return new Networks(List.of(networks).stream().map(Networks::range).toList());
    }

    /** Reads one network a line; {@code #} starts a comment. */
    static Networks read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new Networks(
                    lines.map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .map(Networks::range)
                            .toList());
        }
    }

    boolean contain(InetAddress address) {
        return ranges.valueOf(Address.of(address)) >= 0;
    }

    /** As {@link #contain}, without an object. */
    boolean containIpv4(long address) {
        return ranges.valueOfIpv4(address) >= 0;
    }

    private static Range range(String network) {
        int slash = network.indexOf('/');
        Address base = Address.of(slash < 0 ? network : network.substring(0, slash));
        int bits = network.indexOf(':') < 0 ? IPV4_BITS : BITS;
        int prefix = slash < 0 ? bits : Integer.parseInt(network.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(network + " is no network");
        }
        int fixed = prefix + BITS - bits;
        long high = freeBits(fixed);
        long low = freeBits(fixed - Long.SIZE);
        return new Range(
                new Address(base.high() & ~high, base.low() & ~low),
                new Address(base.high() | high, base.low() | low));
    }

    /** The bits of one half that lie behind the first {@code fixed} ones. */
    private static long freeBits(int fixed) {
        return fixed <= 0 ? -1L : fixed >= Long.SIZE ? 0 : -1L >>> fixed;
    }

    private static List<Range> merged(List<Range> networks) {
        var merged = new ArrayList<Range>();
        var inOrder = networks.stream().sorted(Comparator.comparing(Range::first)).toList();
        for (Range next : inOrder) {
            Range before = merged.isEmpty() ? null : merged.getLast();
            if (before == null || before.last().compareTo(next.first()) < 0) {
                merged.add(next);
            } else if (before.last().compareTo(next.last()) < 0) {
                merged.set(merged.size() - 1, new Range(before.first(), next.last()));
            }
        }
        return merged;
    }
}
