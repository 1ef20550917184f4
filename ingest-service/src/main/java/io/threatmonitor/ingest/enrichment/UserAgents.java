package io.threatmonitor.ingest.enrichment;

import static java.util.stream.Collectors.joining;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.threatmonitor.contracts.event.Device;

import org.jspecify.annotations.Nullable;

import ua_parser.Client;
import ua_parser.Parser;

import java.util.Objects;
import java.util.stream.Stream;

/** Reads user agents, and remembers those that come again. Thread-safe. */
final class UserAgents {

    /** What is behind it tells nothing more, and expressions may take long over it. */
    private static final int READ_MOST = 512;

    /** What the parser says for what it does not know. */
    private static final String UNKNOWN = "Other";

    private final Parser parser = new Parser();
    private final Cache<String, Device> known;

    UserAgents(int remembered) {
        known = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /** Without the user agent itself. */
    Device deviceOf(String userAgent) {
        return known.get(
                userAgent.length() > READ_MOST ? userAgent.substring(0, READ_MOST) : userAgent,
                this::read);
    }

    private Device read(String userAgent) {
        Client client = parser.parse(userAgent);
        return new Device(
                type(client, userAgent),
                named(client.os.family),
                version(client.os.major, client.os.minor, client.os.patch),
                named(client.userAgent.family),
                version(client.userAgent.major, client.userAgent.minor, client.userAgent.patch),
                null);
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
