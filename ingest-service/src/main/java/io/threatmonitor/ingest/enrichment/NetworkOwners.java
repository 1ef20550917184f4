package io.threatmonitor.ingest.enrichment;

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

    /** Reads lines of first address, last address, number and name, in the order of addresses. */
    static NetworkOwners read(Path file) throws IOException {
        var ranges = new AddressRanges.Builder();
        var owners = new ArrayList<Owner>();
        var known = new HashMap<Long, Integer>();
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = line.indexOf(',');
                int last = line.indexOf(',', first + 1);
                if (first < 0 || line.indexOf(',', last + 1) < 0) {
                    throw new IOException("A line is cut: " + line);
                }
                long number = number(line, last + 1);
                Integer owner = known.get(number);
                if (owner == null) {
                    owner = owners.size();
                    owners.add(new Owner(number, name(line, last + 1)));
                    known.put(number, owner);
                }
                ranges.add(Address.of(line, 0, first), Address.of(line, first + 1, last), owner);
            }
        }
        return new NetworkOwners(ranges.build(), List.copyOf(owners));
    }

    @Nullable Owner of(InetAddress address) {
        int owner = ranges.valueOf(Address.of(address));
        return owner < 0 ? null : owners.get(owner);
    }

    private static long number(String line, int from) {
        return Long.parseLong(line, from, line.indexOf(',', from), 10);
    }

    /** RFC 4180 section 2, rules 5 to 7. */
    private static String name(String line, int from) {
        String field = line.substring(line.indexOf(',', from) + 1);
        return field.startsWith("\"") && field.endsWith("\"") && field.length() > 1
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
