package io.threatmonitor.ingest.sensors;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Finds the sensor token in a request, wherever its sender is able to put it: {@code Bearer} (RFC
 * 6750), {@code Splunk} (HTTP Event Collector), {@code ApiKey} (Elasticsearch, as it is or after an
 * id in Base64) or the password of {@code Basic} (RFC 7617).
 */
final class PresentedToken {

    private PresentedToken() {}

    /** What claims to be a sensor token; null where nothing does. */
    static @Nullable String in(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        int space = header.indexOf(' ');
        if (space < 0) {
            return null;
        }
        String value = header.substring(space + 1).strip();
        String token =
                switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
                    case "bearer", "splunk" -> value;
                    case "apikey" ->
                            value.startsWith(SensorToken.PREFIX) ? value : secondPart(value);
                    case "basic" -> secondPart(value);
                    default -> null;
                };
        return token != null && token.startsWith(SensorToken.PREFIX) ? token : null;
    }

    private static @Nullable String secondPart(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
