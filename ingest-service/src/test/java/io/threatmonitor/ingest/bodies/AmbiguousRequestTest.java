package io.threatmonitor.ingest.bodies;

import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Requests whose end two readers could see in different places (RFC 9112 section 11.2): what hides
 * behind the first is never taken for a second, and the connection ends.
 */
@ServiceTest
class AmbiguousRequestTest {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final int PATIENCE_MS = 10_000;

    private final String hidden = "hidden-" + UUID.randomUUID();
    private final String token;
    private final int port;
    private final TestTopics topics;

    AmbiguousRequestTest(TestIssuer issuer, TestTopics topics, @LocalServerPort int port) {
        this.token = issuer.sensor("sensor-1").compact();
        this.topics = topics;
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length : 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nX: a\0b\r\n",
            })
    void hidesNoSecondOne(String framing) throws IOException {
        String answers = exchange(request(framing) + "0\r\n\r\n" + hiddenRequest());

        var statuses = STATUS_LINE.matcher(answers).results().toList();
        assertThat(statuses).as(answers).hasSize(1);
        assertThat(statuses.getFirst().group(1)).as(answers).matches("4..|501");
        assertThat(hiddenEvents()).isZero();
    }

    /** So that none of the above is refused for another reason. */
    @Test
    void isAnsweredBesideTheNextWhereItsEndIsClear() throws IOException {
        String first = about("web-01", "");
        String answers =
                exchange(
                        request("Content-Length: %d\r\n".formatted(first.length()))
                                + first
                                + hiddenRequest());

        assertThat(STATUS_LINE.matcher(answers).results()).as(answers).hasSize(2);
        assertThat(hiddenEvents()).isEqualTo(1);
    }

    /** Its end is far away, and nobody waits for it. */
    @Test
    void isRefusedUnreadWhenItSaysThatItIsTooLarge() throws IOException {
        try (var socket = connected(request("Content-Length: 104857600\r\n") + "{");
                var answer =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    private String request(String framing) {
        return """
        POST /api/v1/events HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        %s\r
        """
                .formatted(token, framing);
    }

    private String hiddenRequest() {
        String event = about(hidden, "");
        return request("Connection: close\r\nContent-Length: %d\r\n".formatted(event.length()))
                + event;
    }

    private String exchange(String sent) throws IOException {
        try (var socket = connected(sent)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connected(String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private long hiddenEvents() {
        return topics.records(Topics.EVENTS).stream()
                .filter(event -> hidden.equals(event.key()))
                .count();
    }
}
