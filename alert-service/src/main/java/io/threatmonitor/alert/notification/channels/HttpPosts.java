package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.alert.notification.outbound.ForbiddenAddressException;
import io.threatmonitor.alert.notification.outbound.OutboundHttp;
import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Posts, and says what an answer means. Thread-safe. */
@Component
class HttpPosts {

    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final OutboundHttp http;

    HttpPosts(OutboundHttp http) {
        this.http = http;
    }

    SendResult json(String url, Map<String, String> headers, Object body) {
        return bytes(url, headers, WireJson.MAPPER.writeValueAsBytes(body));
    }

    SendResult bytes(String url, Map<String, String> headers, byte[] body) {
        try {
            return meaningOf(http.post(URI.create(url), headers, body));
        } catch (ForbiddenAddressException e) {
            return new SendResult.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new SendResult.Later(faultOf(e), null);
        }
    }

    /** The header with which a channel shows who it is, if it has one. */
    static Map<String, String> authorization(@Nullable String value) {
        return value == null ? Map.of() : Map.of(HttpHeaders.AUTHORIZATION, value);
    }

    /** RFC 9110 section 15: what the receiver blames on us stays so; the rest may pass. */
    private static SendResult meaningOf(OutboundHttp.Answer answer) {
        int status = answer.status();
        String detail = "HTTP " + status;
        if (status >= OK && status < MULTIPLE_CHOICES) {
            return new SendResult.Sent(detail);
        }
        if (status < BAD_REQUEST) {
            return new SendResult.Refused(detail + ": redirects are not followed");
        }
        boolean passing =
                status >= INTERNAL_SERVER_ERROR
                        || status == REQUEST_TIMEOUT
                        || status == TOO_EARLY
                        || status == TOO_MANY_REQUESTS;
        return passing
                ? new SendResult.Later(detail, answer.retryAfter())
                : new SendResult.Refused(detail);
    }

    /** Without the address, which for some receivers is a secret. */
    private static String faultOf(IOException e) {
        return "No answer: " + e.getClass().getSimpleName();
    }
}
