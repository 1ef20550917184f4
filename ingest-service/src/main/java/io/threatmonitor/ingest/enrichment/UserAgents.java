package io.threatmonitor.ingest.enrichment;

import static java.util.stream.Collectors.joining;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.threatmonitor.contracts.event.Device;

import org.jspecify.annotations.Nullable;

import ua_parser.Client;
import ua_parser.Parser;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads user agents, and remembers those that come again. One that is new takes 1 to 3 ms, so only
 * so many are read in a second: a flood of invented ones must not hold up the events that carry
 * them. Thread-safe.
 */
final class UserAgents {

    /** A third of a core at the worst. */
    static final int NEW_PER_SECOND = 100;

    /** What is behind it tells nothing more, and expressions may take long over it. */
    private static final int READ_MOST = 256;

    /** What the parser says for what it does not know. */
    private static final String UNKNOWN = "Other";

    private final Cache<String, Device> known;
    private final Bucket readings;
    private volatile @Nullable Parser parser;

    UserAgents(int remembered, int newPerSecond) {
        known = Caffeine.newBuilder().maximumSize(remembered).build();
        readings =
                Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(newPerSecond)
                                        .refillGreedy(newPerSecond, Duration.ofSeconds(1)))
                        .build();
    }

    /** Compiles the expressions, which takes half a second; nothing is read before. */
    void learn() {
        parser = new Parser();
    }

    /** With the user agent itself, and without the rest where there was no time to read it. */
    Device deviceOf(String userAgent) {
        if (userAgent.length() > READ_MOST) {
            Device device = deviceOf(userAgent.substring(0, READ_MOST));
            return new Device(
                    device.type(),
                    device.osFamily(),
                    device.osVersion(),
                    device.browserFamily(),
                    device.browserVersion(),
                    userAgent);
        }
        Device device = known.getIfPresent(userAgent);
        return device == null ? newDevice(userAgent) : device;
    }

    private Device newDevice(String userAgent) {
        Parser ready = parser;
        if (ready == null || !readings.tryConsume(1)) {
            return new Device(null, null, null, null, null, userAgent);
        }
        Device device = device(ready.parse(userAgent), userAgent);
        known.put(userAgent, device);
        return device;
    }

    private static Device device(Client client, String userAgent) {
        return new Device(
                type(client, userAgent),
                named(client.os.family),
                version(client.os.major, client.os.minor, client.os.patch),
                named(client.userAgent.family),
                version(client.userAgent.major, client.userAgent.minor, client.userAgent.patch),
                userAgent);
    }

    private static @Nullable String type(Client client, String userAgent) {
        if (Objects.equals(client.device.family, "Spider")) {
            return "bot";
        }
        return switch (client.os.family) {
            case "iOS" -> userAgent.contains("iPad") ? "tablet" : "mobile";
            // Chrome's own convention for Android: phones say Mobile, tablets do not.
            case "Android" -> userAgent.contains("Mobile") ? "mobile" : "tablet";
            case "Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS" ->
                    "desktop";
            case null, default -> null;
        };
    }

    private static @Nullable String named(@Nullable String family) {
        return family == null || family.equals(UNKNOWN) ? null : family;
    }

    private static @Nullable String version(@Nullable String... parts) {
        String version =
                Stream.of(parts)
                        .takeWhile(part -> part != null && !part.isEmpty())
                        .collect(joining("."));
        return version.isEmpty() ? null : version;
    }
}
