package io.threatmonitor.ingest.enrichment;

import io.threatmonitor.ingest.enrichment.AddressRanges.Address;
import io.threatmonitor.ingest.enrichment.AddressRanges.Range;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Which autonomous system announces an address. */
final class NetworkOwners {

    /** An autonomous system. */
    record Owner(long number, String name) {}

    private final AddressRanges ranges;
    private final List<Owner> owners;

    private NetworkOwners(AddressRanges ranges, List<Owner> owners) {
        this.ranges = ranges;
        this.owners = owners;
    }

    /** Reads lines of first address, last address, number and name, in any order. */
    static NetworkOwners read(Path file) throws IOException {
        var ranges = new AddressRanges.Builder();
        var owners = new ArrayList<Owner>();
        var known = new HashMap<String, Integer>();
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = line.indexOf(',');
                int last = line.indexOf(',', first + 1);
                if (first < 0 || line.indexOf(',', last + 1) < 0) {
                    throw new IOException("A line is cut: " + line);
                }
                Integer owner = known.get(line.substring(last + 1));
                if (owner == null) {
                    owner = owners.size();
                    owners.add(owner(line, last + 1));
                    known.put(line.substring(last + 1), owner);
                }
                ranges.add(
                        new Range(
                                address(line.substring(0, first)),
                                address(line.substring(first + 1, last))),
                        owner);
            }
        }
        return new NetworkOwners(ranges.build(), List.copyOf(owners));
    }

    @Nullable Owner of(InetAddress address) {
        int owner = ranges.valueOf(Address.of(address));
        return owner < 0 ? null : owners.get(owner);
    }

    private static Owner owner(String line, int from) {
        int comma = line.indexOf(',', from);
        return new Owner(
                Long.parseLong(line.substring(from, comma)), unquoted(line.substring(comma + 1)));
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
