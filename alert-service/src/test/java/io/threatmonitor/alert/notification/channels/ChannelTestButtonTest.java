package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.MailServer;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Each kind of channel, against a receiver of its kind. */
@AlertServiceTest
class ChannelTestButtonTest {

    private static final String CHANNELS = "/api/v1/notifications/channels";

    private final TestTopics topics;
    private final GreenMail mail;
    private final JavaMailSenderImpl server;
    private final ApiClient analyst;
    private final HttpReceiver receiver = HttpReceiver.start();

    ChannelTestButtonTest(
            TestTopics topics,
            GreenMail mail,
            JavaMailSenderImpl server,
            ApiClient api,
            TestIssuer issuer) {
        this.topics = topics;
        this.mail = mail;
        this.server = server;
        this.analyst = api.as(issuer.analyst());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void signsAWebhookSoThatItsReceiverCanTell() {
        JsonNode outcome = test(Requests.webhook(receiver.url("/hook?a=b")));

        assertThat(outcome.required("sent").booleanValue()).as(outcome.toString()).isTrue();
        var request = receiver.requests().getFirst();
        assertThat(request.path()).isEqualTo("/hook?a=b");
        assertThat(request.json().required("reason").stringValue()).isEqualTo("test");
        assertThat(request.json().required("by").stringValue()).isEqualTo("analyst");
        assertThat(request.header("webhook-id")).isEqualTo(outcome.required("id").stringValue());
        long sentAt = Long.parseLong(String.valueOf(request.header("webhook-timestamp")));
        assertThat(Duration.between(Instant.ofEpochSecond(sentAt), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(request.headers())
                .containsAllEntriesOf(
                        WebhookSignature.headers(
                                WebhookSignature.keyOf(Requests.SIGNING_KEY).orElseThrow(),
                                String.valueOf(request.header("webhook-id")),
                                Instant.ofEpochSecond(sentAt),
                                request.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsAWebhookWhoItIs() {
        test(
                Requests.channel(
                        Map.of("kind", "webhook", "url", receiver.url("/")),
                        Map.of(
                                "signing_key",
                                Requests.SIGNING_KEY,
                                "authorization",
                                "Bearer of-the-channel")));

        assertThat(receiver.requests().getFirst().header("Authorization"))
                .isEqualTo("Bearer of-the-channel");
    }

    @Test
    void writesAnEmail() throws Exception {
        JsonNode outcome = test(Requests.email("soc@example.test", "lead@example.test"));

        assertThat(outcome.required("sent").booleanValue()).as(outcome.toString()).isTrue();
        MimeMessage received = MailServer.inboxOf(mail, "lead@example.test").getFirst();
        assertThat(received.getSubject())
                .isEqualTo("[low] Test by analyst: This is a test, nothing has happened");
        assertThat(received.getFrom()[0]).hasToString("threat-monitor@localhost");
        assertThat(received.getMessageID())
                .isEqualTo("<" + outcome.required("id").stringValue() + "@threat-monitor>");
        assertThat(received.getContent().toString()).contains("Someone pressed the test button");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "mattermost"})
    void postsToAChat(String flavour) {
        test(Requests.chat(flavour, receiver.url("/services/secret")));

        JsonNode message = receiver.requests().getFirst().json();
        assertThat(message.required("text").stringValue())
                .isEqualTo("[low] Test by analyst: This is a test, nothing has happened");
        assertThat(message.at("/attachments/0/color").stringValue()).isEqualTo("#1565c0");
        assertThat(message.at("/attachments/0/text").stringValue()).contains("ip: 192.0.2.1");
    }

    @Test
    void postsACardToTeams() {
        test(Requests.chat("teams", receiver.url("/workflow")));

        JsonNode message = receiver.requests().getFirst().json();
        assertThat(message.required("type").stringValue()).isEqualTo("message");
        assertThat(message.at("/attachments/0/contentType").stringValue())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(message.at("/attachments/0/content/type").stringValue())
                .isEqualTo("AdaptiveCard");
        assertThat(message.at("/attachments/0/content/body/0/text").stringValue())
                .startsWith("[low] Test by analyst");
    }

    @Test
    void saysThingsInTheWordsOfATemplate() {
        var request =
                Requests.with(
                        Requests.chat("slack", receiver.url("/")),
                        "title_template",
                        "{{severity}}/{{reason}} {{#entities}}{{value}}{{/entities}}");

        test(request);

        assertThat(receiver.requests().getFirst().json().required("text").stringValue())
                .isEqualTo("low/test 192.0.2.1");
    }

    @Test
    void triggersAnIncidentAtPagerDuty() {
        receiver.answer(Reply.of(202));

        JsonNode outcome = test(Requests.pagerDuty(receiver.url("/v2/enqueue")));

        assertThat(outcome.required("detail").stringValue()).isEqualTo("HTTP 202");
        JsonNode event = receiver.requests().getFirst().json();
        assertThat(event.required("routing_key").stringValue())
                .isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(event.required("event_action").stringValue()).isEqualTo("trigger");
        assertThat(event.required("dedup_key").stringValue())
                .isEqualTo("threat-monitor/" + outcome.required("id").stringValue());
        assertThat(event.at("/payload/severity").stringValue()).isEqualTo("info");
        assertThat(event.at("/payload/summary").stringValue()).startsWith("[low] Test by analyst");
        assertThat(event.at("/payload/source").stringValue()).isEqualTo("threat-monitor");
        assertThat(event.at("/payload/custom_details/rule_id").stringValue()).isEqualTo("test");
    }

    @ParameterizedTest
    @CsvSource({
        "200, true, HTTP 200",
        "204, true, HTTP 204",
        "302, false, HTTP 302: redirects are not followed",
        "404, false, HTTP 404",
        "500, false, HTTP 500"
    })
    void saysWhatTheReceiverAnswered(int status, boolean sent, String detail) {
        receiver.answer(Reply.of(status));

        JsonNode outcome = test(Requests.webhook(receiver.url("/")));

        assertThat(outcome.required("sent").booleanValue()).isEqualTo(sent);
        assertThat(outcome.required("detail").stringValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://2130706434/",
                "http://[::1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://[fd00:ec2::254]/",
                "http://100.64.0.1/"
            })
    void reachesNoInternalAddress(String url) {
        JsonNode outcome = test(Requests.webhook(url));

        assertThat(outcome.required("sent").booleanValue()).isFalse();
        assertThat(outcome.required("detail").stringValue())
                .contains("is in no network that notifications may go to");
    }

    @Test
    void saysThatNobodyAnswersWithoutNamingASecretAddress() {
        int port = receiver.port();
        receiver.close();

        JsonNode outcome = test(Requests.chat("slack", "http://127.0.0.1:" + port + "/verysecret"));

        assertThat(outcome.required("sent").booleanValue()).isFalse();
        assertThat(outcome.toString()).contains("No answer").doesNotContain("verysecret");
    }

    @Test
    void waitsForNoReceiverThatHangs() {
        receiver.hang();

        JsonNode outcome = test(Requests.webhook(receiver.url("/")));

        assertThat(outcome.required("sent").booleanValue()).isFalse();
        assertThat(outcome.required("detail").stringValue())
                .isEqualTo("No answer within 4 seconds");
    }

    @Test
    void waitsForNoMailServerThatHangs() throws IOException {
        int port = server.getPort();
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setPort(silent.getLocalPort());

            JsonNode outcome = test(Requests.email("soc@example.test"));

            assertThat(outcome.required("detail").stringValue())
                    .isEqualTo("No answer within 4 seconds");
        } finally {
            server.setPort(port);
        }
    }

    @Test
    void leavesATrace() {
        String id = propose(Requests.webhook(receiver.url("/")));
        analyst.send("POST", CHANNELS + "/" + id + "/test", null);
        receiver.answer(Reply.of(500));
        analyst.send("POST", CHANNELS + "/" + id + "/test", null);

        await().untilAsserted(() ->
                assertThat(testsOf(id))
                        .extracting(AuditAction::outcome)
                        .containsExactlyInAnyOrder(
                                AuditAction.Outcome.SUCCESS, AuditAction.Outcome.FAILURE));
    }

    private List<AuditAction> testsOf(String id) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> action.target() != null && action.target().id().equals(id))
                .filter(action -> action.action().equals("notification_channel_tested"))
                .toList();
    }

    private JsonNode test(Map<String, Object> request) {
        var answer = analyst.send("POST", CHANNELS + "/" + propose(request) + "/test", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data();
    }

    private String propose(Map<String, Object> request) {
        var answer = analyst.post(CHANNELS, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data().required("id").stringValue();
    }
}
