package io.threatmonitor.ingest.intake.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

/** What senders to Elasticsearch ask and send, and what they are told. */
@ServiceTest
class SendDocumentsTest {

    private final ApiClient sensor;
    private final ApiClient nobody;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final String host = "es-" + UUID.randomUUID();

    SendDocumentsTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.nobody = api;
        this.issuer = issuer;
        this.topics = topics;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_bulk",
                "/_bulk/",
                "/web/_bulk",
                "/elasticsearch/_bulk",
                "/elasticsearch/web/_bulk",
                "/_bulk?pretty&refresh=true&pipeline=p&timeout=1m"
            })
    void takeDocumentsWhereverElasticsearchWould(String path) {
        for (String method : List.of("POST", "PUT")) {
            ApiAnswer answer =
                    sensor.with("Content-Type", "application/x-ndjson")
                            .send(method, path, create("one") + create("two"));

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().required("errors").booleanValue()).isFalse();
        }
        assertThat(published())
                .extracting(SecurityEvent::description)
                .containsExactly("one", "two", "one", "two");
    }

    @Test
    void areAnsweredItemByItem() {
        String index = "i-" + host;
        ApiAnswer answer =
                sensor.post(
                        "/" + index + "/_bulk",
                        """
                        {"index":{"_id":"1"}}
                        {"host":{"name":"%1$s"},"message":"one"}
                        {"index":{"_id":"1"}}
                        {"host":{"name":"%1$s"},"message":"one"}
                        {"create":{"_id":"1"}}
                        {"host":{"name":"%1$s"},"message":"one"}
                        {"delete":{"_id":"1"}}
                        {"update":{"_id":"1"}}
                        {"doc":{}}
                        {"create":{"_id":"2"}}
                        {"message":
                        {"create":{"_id":"3"}}
                        {"host":{"name":"%1$s"},"message":"three"}
                        """
                                .formatted(host));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().required("errors").booleanValue()).isTrue();
        var items = answer.json().required("items");
        assertThat(items.get(0).toString())
                .contains("\"_index\":\"" + index + "\"")
                .contains("\"_id\":\"1\"")
                .contains("\"result\":\"created\"")
                .contains("\"status\":201");
        assertThat(items.at("/1/index/status").intValue()).isEqualTo(200);
        assertThat(items.at("/2/create/error/type").stringValue())
                .isEqualTo("version_conflict_engine_exception");
        assertThat(items.at("/3/delete/status").intValue()).isEqualTo(400);
        assertThat(items.at("/4/update/status").intValue()).isEqualTo(400);
        assertThat(items.at("/5/create/error/type").stringValue())
                .isEqualTo("document_parsing_exception");
        assertThat(items.at("/6/create/status").intValue()).isEqualTo(201);
        assertThat(published())
                .extracting(SecurityEvent::description)
                .containsExactly("one", "three");
    }

    @Test
    void seeOfAnAnswerWhatTheyAskFor() {
        ApiAnswer answer =
                sensor.post(
                        "/_bulk?filter_path=errors%2Citems.*.error,items.*.status", create("x"));

        assertThat(answer.text())
                .isEqualTo("{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}");
    }

    @Test
    void areRefusedAsAWholeForABrokenActionLine() {
        ApiAnswer answer = sensor.post("/_bulk", create("x") + "{\"drop\":{}}\n{}\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/root_cause/0/type").stringValue())
                .isEqualTo("illegal_argument_exception");
        assertThat(answer.json().required("status").intValue()).isEqualTo(400);
        assertThat(published()).isEmpty();
    }

    @Test
    void areToldThatABodyIsTooLarge() {
        ApiAnswer answer = sensor.post("/_bulk", "x".repeat(10 * 1024 * 1024 + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().at("/error/type").stringValue()).isEqualTo("status_exception");
        assertThat(answer.header(ProductHeader.NAME)).isEqualTo(ProductHeader.VALUE);
    }

    @Test
    void sendSingleDocuments() {
        String index = "/i-" + host;
        String document = "{\"host.name\":\"%s\",\"message\":\"one\"}".formatted(host);

        assertStatus(sensor.send("POST", index + "/_doc", document), 201);
        assertStatus(sensor.send("PUT", index + "/_doc/1", document), 201);
        ApiAnswer repeat = sensor.send("POST", "/elasticsearch" + index + "/_doc/1", document);
        assertStatus(repeat, 200);
        assertThat(repeat.json().required("result").stringValue()).isEqualTo("updated");
        assertStatus(sensor.send("PUT", index + "/_create/2", document), 201);
        assertStatus(sensor.send("PUT", index + "/_doc/2?op_type=create", document), 409);
        ApiAnswer broken = sensor.send("POST", index + "/_doc", "{\"a\":");
        assertStatus(broken, 400);
        assertThat(broken.json().at("/error/type").stringValue())
                .isEqualTo("document_parsing_exception");
        assertThat(published()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "HEAD, /, 200",
        "GET, /elasticsearch, 200",
        "GET, /elasticsearch/, 200",
        "HEAD, /elasticsearch/, 200",
        "GET, /_cat/health?v, 200",
        "GET, /_cluster/health, 200",
        "GET, /_license?human=false, 200",
        "GET, /_xpack, 200",
        "GET, /_nodes/http, 200",
        "GET, /_nodes/ingest, 200",
        "HEAD, /_index_template/filebeat-9.1.0, 200",
        "PUT, /_index_template/filebeat-9.1.0, 200",
        "HEAD, /elasticsearch/_index_template/filebeat-9.1.0, 200",
        "GET, /_ilm/policy/filebeat, 200",
        "HEAD, /_data_stream/filebeat-9.1.0, 200",
        "PUT, /_data_stream/filebeat-9.1.0, 200",
        "HEAD, /_template/logstash, 200",
        "GET, /_ingest/pipeline/filebeat-9.1.0-nginx-access-pipeline, 200",
        "PUT, /_ingest/pipeline/x, 200",
        "HEAD, /_alias/filebeat, 200",
        "HEAD, /logstash, 200",
        "PUT, /logstash-000001, 200",
        "GET, /_search, 404",
        "HEAD, /_security, 404",
        "POST, /web/_search, 404",
        "DELETE, /elasticsearch/web/_doc/1, 404",
    })
    void findWhatTheyLookForBeforeTheySend(String method, String path, int status) {
        ApiAnswer answer = sensor.send(method, path, method.equals("PUT") ? "{}" : null);

        assertStatus(answer, status);
        if (status == 404 && !method.equals("HEAD")) {
            assertThat(answer.json().at("/error/type").stringValue())
                    .isEqualTo("resource_not_found_exception");
        }
    }

    @Test
    void areAnsweredInTheTypeThatTheyAccept() {
        ApiAnswer answer =
                sensor.with("Accept", "application/vnd.elasticsearch+json; compatible-with=8")
                        .with(
                                "Content-Type",
                                "application/vnd.elasticsearch+x-ndjson;compatible-with=8")
                        .post("/_bulk", create("x"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .isEqualTo("application/vnd.elasticsearch+json;compatible-with=8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_bulk", "/web/_bulk", "/elasticsearch/_bulk", "/_cat/health"})
    void areTurnedAwayInElasticsearchsWordsAsStrangers(String path) {
        String method = path.endsWith("_bulk") ? "POST" : "GET";
        ApiAnswer answer = nobody.send(method, path, null);

        assertStatus(answer, 401);
        assertThat(answer.json().at("/error/root_cause/0/type").stringValue())
                .isEqualTo("security_exception");
        assertThat(answer.json().required("status").intValue()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .contains("Basic realm=\"security\", charset=\"UTF-8\"", "ApiKey");
    }

    @Test
    void areTurnedAwayWhereTheyAreNoSensors() {
        ApiAnswer answer = nobody.as(issuer.analyst()).post("/_bulk", create("x"));

        assertStatus(answer, 403);
        assertThat(answer.json().at("/error/type").stringValue()).isEqualTo("security_exception");
    }

    @Test
    void doNotChangeWhatOtherPathsAnswer() {
        ApiAnswer answer = nobody.post("/api/v1/events", "{}");

        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
        assertThat(answer.header(ProductHeader.NAME)).isNull();
    }

    private static void assertStatus(ApiAnswer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header(ProductHeader.NAME)).isEqualTo(ProductHeader.VALUE);
    }

    private String create(String message) {
        return "{\"create\":{\"_index\":\"web\"}}\n{\"host\":{\"name\":\"%s\"},\"message\":\"%s\"}\n"
                .formatted(host, message);
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> host.equals(event.sourceName()))
                .toList();
    }
}
