package io.threatmonitor.alert.notification.outbound;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Posts JSON to addresses that users have typed in. It connects to permitted addresses only,
 * follows no redirect, keeps no cookie, uses no proxy, and never looks at an answer's body: that
 * could be something which the user must not see. Thread-safe.
 */
@Component
public class OutboundHttp implements AutoCloseable {

    /** Enough that channels which hang never keep connections from the others. */
    private static final int CONNECTIONS = 2_000;

    private static final int CONNECTIONS_TO_ONE_HOST = 100;

    /** Shorter than most servers keep a connection that rests. */
    private static final TimeValue LONGEST_REST = TimeValue.ofSeconds(20);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(1);
    private static final int LONGEST_WAIT_DIGITS = 6;
    private static final int LONGEST_SKIPPED_BODY = 4_096;

    private final CloseableHttpClient http;
    private final Duration deadline;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("notification-deadlines").factory());

    /**
     * What a server answered.
     *
     * @param retryAfter when it wants to be asked again, in seconds only (RFC 9110 section 10.2.3)
     */
    public record Answer(int status, @Nullable Duration retryAfter) {}

    OutboundHttp(GuardedNames names, OutboundProperties properties) {
        this.deadline = properties.deadline();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE_HOST)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                                        .setSocketTimeout(Timeout.of(deadline))
                                        .setTimeToLive(LONGEST_LIFE)
                                        .build())
                        .build();
        this.http =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(Timeout.of(deadline))
                                        .setConnectionRequestTimeout(Timeout.of(deadline))
                                        .build())
                        .setUserAgent("ThreatMonitor")
                        .evictIdleConnections(LONGEST_REST)
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    /**
     * Answers when the headers of the answer are there.
     *
     * @throws ForbiddenAddressException when the address is not permitted
     * @throws IOException when there is no answer within the deadline
     */
    public Answer post(URI address, Map<String, String> headers, byte[] json) throws IOException {
        var request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        var cut = deadlines.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, OutboundHttp::answer);
        } finally {
            cut.cancel(false);
        }
    }

    /** The connection can be used again after a short body, and is dropped with any other. */
    private static Answer answer(ClassicHttpResponse response) {
        var body = response.getEntity();
        long length = body == null ? 0 : body.getContentLength();
        if (length < 0 || length > LONGEST_SKIPPED_BODY) {
            response.setEntity(null);
        }
        return new Answer(response.getCode(), retryAfter(response));
    }

    private static @Nullable Duration retryAfter(HttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || header.getValue() == null) {
            return null;
        }
        String seconds = header.getValue().strip();
        boolean known =
                !seconds.isEmpty()
                        && seconds.length() <= LONGEST_WAIT_DIGITS
                        && seconds.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return known ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
