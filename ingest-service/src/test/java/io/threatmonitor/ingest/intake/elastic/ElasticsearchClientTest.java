package io.threatmonitor.ingest.intake.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.ElasticsearchTransportConfig;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Elastic's own client, with the token of a sensor that an administrator registered. */
@ServiceTest
class ElasticsearchClientTest {

    private final String id = "es-client-" + UUID.randomUUID();
    private final ApiClient api;
    private final ApiClient admin;
    private final TestTopics topics;
    private final Environment environment;
    private String token = "";

    ElasticsearchClientTest(
            ApiClient api, TestIssuer issuer, TestTopics topics, Environment environment) {
        this.api = api;
        this.admin = api.as(issuer.admin());
        this.topics = topics;
        this.environment = environment;
    }

    @BeforeEach
    void register() {
        var sensor = Map.of("id", id, "name", "Beats", "owner", "web team", "kind", "beats");
        assertThat(admin.post("/api/v1/sensors", sensor).status()).isEqualTo(201);
        token =
                admin.post("/api/v1/sensors/" + id + "/tokens", "{}")
                        .data()
                        .required("token")
                        .stringValue();
        await().until(() -> api.with("Authorization", "ApiKey " + token).get("/").status() == 200);
    }

    @Test
    void findsAClusterThatItKnows() throws IOException {
        try (var client = client("", config -> config.apiKey(token))) {
            assertThat(client.info().version().number()).isEqualTo("8.19.0");
            assertThat(client.ping().value()).isTrue();
            assertThat(client.cluster().health().status().jsonValue()).isEqualTo("green");
        }
    }

    @Test
    void deliversInBulkAndLearnsWhatFailed() throws IOException {
        try (var client = client("", config -> config.usernameAndPassword("beats", token))) {
            var response =
                    client.bulk(bulk ->
                            bulk.index("web")
                                    .operations(op ->
                                            op.create(c -> c.id("1").document(document("one"))))
                                    .operations(op ->
                                            op.create(c -> c.id("1").document(document("one"))))
                                    .operations(op -> op.delete(d -> d.id("1")))
                                    .operations(op -> op.index(i -> i.document(document("two")))));

            assertThat(response.errors()).isTrue();
            assertThat(response.items())
                    .extracting(BulkResponseItem::status)
                    .containsExactly(201, 409, 400, 201);
        }
        assertThat(published())
                .extracting(SecurityEvent::description)
                .containsExactly("one", "two");
        assertThat(published()).extracting(SecurityEvent::sensorId).containsOnly(id);
    }

    @Test
    void deliversThousandsWithItsIngesterBelowThePrefixAndCompressed() throws IOException {
        var listener = new Remembered();
        try (var client =
                client("/elasticsearch", config -> config.apiKey(token).useCompression(true))) {
            try (var ingester =
                    BulkIngester.<Void>of(builder ->
                            builder.client(client).maxOperations(2_500).listener(listener))) {
                for (int i = 0; i < 6_000; i++) {
                    var document = document("event " + i);
                    ingester.add(op -> op.create(c -> c.index("web").document(document)));
                }
            } // waits for what is on its way
        }

        assertThat(listener.failures).isEmpty();
        assertThat(listener.responses).hasSize(3).noneMatch(BulkResponse::errors);
        assertThat(published())
                .extracting(SecurityEvent::description)
                .hasSize(6_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void understandsWhyItIsRefused() throws IOException {
        try (var client = client("", config -> config.apiKey("tms_nobody"))) {
            var refused = catchThrowableOfType(ElasticsearchException.class, client::info);

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.error().type()).isEqualTo("security_exception");
        }
    }

    @Test
    void indexesSingleDocuments() throws IOException {
        try (var client = client("", config -> config.apiKey(token))) {
            var first = client.index(i -> i.index("web").id("1").document(document("one")));
            var again = client.index(i -> i.index("web").id("1").document(document("one")));
            var conflict =
                    catchThrowableOfType(
                            ElasticsearchException.class,
                            () ->
                                    client.create(
                                            c -> c.index("web").id("1").document(document("one"))));

            assertThat(first.result().jsonValue()).isEqualTo("created");
            assertThat(again.result().jsonValue()).isEqualTo("updated");
            assertThat(conflict.status()).isEqualTo(409);
        }
        assertThat(published()).hasSize(1);
    }

    private ElasticsearchClient client(
            String path, UnaryOperator<ElasticsearchTransportConfig.Builder> config) {
        String port = environment.getRequiredProperty("local.server.port");
        return ElasticsearchClient.of(
                builder -> config.apply(builder.host("http://127.0.0.1:" + port + path)));
    }

    private Map<String, Object> document(String message) {
        return Map.of("message", message, "host", Map.of("name", id));
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> id.equals(event.sourceName()))
                .toList();
    }

    /** What the ingester was answered. */
    private static final class Remembered implements BulkListener<Void> {

        final Queue<BulkResponse> responses = new ConcurrentLinkedQueue<>();
        final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void beforeBulk(long executionId, BulkRequest request, List<Void> contexts) {}

        @Override
        public void afterBulk(
                long executionId, BulkRequest request, List<Void> contexts, BulkResponse response) {
            responses.add(response);
        }

        @Override
        public void afterBulk(
                long executionId, BulkRequest request, List<Void> contexts, Throwable failure) {
            failures.add(failure);
        }
    }
}
