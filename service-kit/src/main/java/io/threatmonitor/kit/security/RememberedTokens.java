package io.threatmonitor.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies a token when it is first seen, and again each minute: a sensor shows the same one with
 * thousands of requests, and verifying costs more than all else that a small request costs. Only
 * what holds is remembered, by its hash and never beyond its end. Thread-safe.
 */
final class RememberedTokens implements JwtDecoder {

    /** How long a key that the issuer no longer publishes may still count. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Clock clock;

    /** By SHA-256 in hex, so that no token lies about in memory; the oldest at the beginning. */
    private final Map<String, Verified> verified =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
                    return size() > MOST;
                }
            };

    RememberedTokens(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Jwt known = known(hash);
        return known == null ? verify(token, hash) : known;
    }

    private @Nullable Jwt known(String hash) {
        Verified found;
        synchronized (verified) {
            found = verified.get(hash);
        }
        return found != null && clock.instant().isBefore(found.until()) ? found.jwt() : null;
    }

    private Jwt verify(String token, String hash) {
        Instant until = clock.instant().plus(REMEMBERED);
        Jwt jwt = decoder.decode(token);
        Instant end = jwt.getExpiresAt();
        if (end != null) {
            synchronized (verified) {
                verified.remove(hash); // else it would keep the place of the first time
                verified.put(hash, new Verified(jwt, end.isBefore(until) ? end : until));
            }
        }
        return jwt;
    }

    private static String hash(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private record Verified(Jwt jwt, Instant until) {}
}
