package io.threatmonitor.ingest.enrichment;

import io.threatmonitor.ingest.enrichment.AddressRanges.Address;
import io.threatmonitor.ingest.enrichment.AddressRanges.Range;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Which autonomous system announces an address. */
final class NetworkOwners {

    /** An autonomous system. */
    record Owner(long number, String name) {}

    private final AddressRanges ranges;
    private final List<Owner> owners;

    private NetworkOwners(List<Range> ranges, List<Owner> owners) {
        this.ranges = new AddressRanges(ranges);
        this.owners = owners;
    }

    /** Reads lines of first address, last address, number and name, in any order. */
    static NetworkOwners read(Path file) throws IOException {
        var ranges = new ArrayList<Range>();
        var owners = new ArrayList<Owner>();
        var known = new HashMap<Owner, Owner>();
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", 4);
                if (fields.length < 4) {
                    throw new IOException("Line %d is cut".formatted(ranges.size() + 1));
                }
                ranges.add(new Range(address(fields[0]), address(fields[1])));
                var owner = new Owner(Long.parseLong(fields[2]), unquoted(fields[3]));
                owners.add(known.computeIfAbsent(owner, first -> first));
            }
        }
        int[] order =
                IntStream.range(0, ranges.size())
                        .boxed()
                        .sorted(Comparator.comparing(at -> ranges.get(at).first()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new NetworkOwners(
                IntStream.of(order).mapToObj(ranges::get).toList(),
                IntStream.of(order).mapToObj(owners::get).toList());
    }

    @Nullable Owner of(InetAddress address) {
        int index = ranges.indexOf(Address.of(address));
        return index < 0 ? null : owners.get(index);
    }

    private static Address address(String text) {
        return Address.of(InetAddress.ofLiteral(text));
    }

    /** RFC 4180 section 2, rules 5 to 7. */
    private static String unquoted(String field) {
        return field.startsWith("\"") && field.endsWith("\"") && field.length() > 1
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
