package io.threatmonitor.gateway.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.util.Locale;

/** The ways in which senders prove themselves that only a service can judge. */
public final class SenderCredentials {

    /** Of a sensor token, whatever the scheme (ingest-service's README). */
    private static final String SENSOR_TOKEN = "tms_";

    private static final String BEARER = "bearer ";

    private SenderCredentials() {}

    /** Whether there are credentials, and they are no access token. */
    public static boolean in(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return value != null && (!isBearer(value) || isSensorToken(value));
    }

    /** The access token; null where there is none to judge here. */
    public static @Nullable String accessTokenIn(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return value != null && isBearer(value) && !isSensorToken(value)
                ? value.substring(BEARER.length()).strip()
                : null;
    }

    private static boolean isBearer(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith(BEARER);
    }

    private static boolean isSensorToken(String value) {
        return value.substring(BEARER.length()).strip().startsWith(SENSOR_TOKEN);
    }
}
