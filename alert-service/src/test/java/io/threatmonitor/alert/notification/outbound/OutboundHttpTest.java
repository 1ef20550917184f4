package io.threatmonitor.alert.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Against real servers on the loopback interface. */
class OutboundHttpTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final HttpReceiver receiver = HttpReceiver.on("127.0.0.1");
    private final HttpReceiver other = HttpReceiver.on("127.0.0.2", receiver.port());

    @AfterEach
    void stop() {
        receiver.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "2130706433",
                "127.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[0:0:0:0:0:ffff:7f00:1]",
                "[64:ff9b::7f00:1]"
            })
    void neverReachesThisMachineUnlessAllowed(String host) throws IOException {
        try (var http = http(InetAddress::getAllByName)) {
            assertThatThrownBy(() -> post(http, host))
                    .isInstanceOf(ForbiddenAddressException.class);
        }

        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void reachesWhatIsAllowed() throws IOException {
        try (var http = http(InetAddress::getAllByName, "127.0.0.1")) {
            assertThat(post(http, "127.0.0.1").status()).isEqualTo(200);
        }

        var request = receiver.requests().getFirst();
        assertThat(request.body()).isEqualTo("{\"a\":1}");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.header("X-Test")).isEqualTo("yes");
    }

    /** The name meant something harmless when it was first looked up. */
    @Test
    void checksTheAddressThatItConnectsToAndNoEarlierOne() throws IOException {
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        NameService rebinding = host -> new InetAddress[] {InetAddress.ofLiteral(answers.pop())};
        other.answer(new Reply(200, Map.of("Connection", "close")));
        try (var http = http(rebinding, "127.0.0.2")) {
            assertThat(post(http, "rebinding.test").status()).isEqualTo(200);
            assertThatThrownBy(() -> post(http, "rebinding.test"))
                    .isInstanceOf(ForbiddenAddressException.class);
        }

        assertThat(answers).hasSize(1);
        assertThat(other.requests()).hasSize(1);
        assertThat(other.requests().getFirst().header("Host")).startsWith("rebinding.test");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void leavesOutTheForbiddenOnesAmongSeveralAddresses() throws IOException {
        NameService mixed =
                host ->
                        new InetAddress[] {
                            InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.2")
                        };
        try (var http = http(mixed, "127.0.0.2")) {
            assertThat(post(http, "mixed.test").status()).isEqualTo(200);
        }

        assertThat(receiver.requests()).isEmpty();
        assertThat(other.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        receiver.answer(
                new Reply(
                        status,
                        Map.of("Location", "http://127.0.0.2:" + other.port() + "/secret")));
        try (var http = http(InetAddress::getAllByName, "127.0.0.0/8")) {
            assertThat(post(http, "127.0.0.1").status()).isEqualTo(status);
        }

        assertThat(other.requests()).isEmpty();
    }

    @Test
    void givesUpOnWhoeverNeverAnswers() throws IOException {
        receiver.hang();
        try (var http = http(InetAddress::getAllByName, "127.0.0.1")) {
            assertThatThrownBy(() -> post(http, "127.0.0.1")).isInstanceOf(IOException.class);
        }
    }

    /** Each line is in time, the answer as a whole never would be. */
    @Test
    void givesUpOnWhoeverAnswersWithoutEnd() throws Exception {
        try (var slow = new DrippingServer();
                var http = http(InetAddress::getAllByName, "127.0.0.1")) {
            var address = URI.create("http://127.0.0.1:" + slow.port() + "/");

            assertThatThrownBy(() -> http.post(address, Map.of(), BODY))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void hearsWhenToComeBack() throws IOException {
        receiver.answer(new Reply(429, Map.of("Retry-After", "7")));
        try (var http = http(InetAddress::getAllByName, "127.0.0.1")) {
            assertThat(post(http, "127.0.0.1").retryAfter()).isEqualTo(Duration.ofSeconds(7));

            receiver.answer(new Reply(503, Map.of("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT")));
            assertThat(post(http, "127.0.0.1").retryAfter()).isNull();
        }
    }

    @Test
    void saysThatANameIsUnknown() throws IOException {
        NameService empty =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (var http = http(empty)) {
            assertThatThrownBy(() -> post(http, "nowhere.test"))
                    .isExactlyInstanceOf(UnknownHostException.class);
        }
    }

    private OutboundHttp.Answer post(OutboundHttp http, String host) throws IOException {
        return http.post(
                URI.create("http://" + host + ":" + receiver.port() + "/hook"),
                Map.of("X-Test", "yes"),
                BODY);
    }

    private static OutboundHttp http(NameService names, String... allowed) {
        var properties =
                new OutboundProperties(
                        List.of(allowed), true, Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new OutboundHttp(
                new GuardedNames(names, new PermittedAddresses(properties)), properties);
    }
}
