package io.threatmonitor.ingest.intake.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.sensors.SensorFixtures;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The OpenTelemetry SDK for Java sends, and its records arrive on the topic. */
@ServiceTest
class OtlpSendersTest {

    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.000000250Z");

    private final String service = "shop-" + UUID.randomUUID();
    private final String sensorId = "otlp-" + UUID.randomUUID();

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final Environment environment;

    OtlpSendersTest(ApiClient api, TestIssuer issuer, TestTopics topics, Environment environment) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
        this.environment = environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void sendOverHttpWithASensorToken(String compression) {
        var exporter =
                OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(
                                "http://127.0.0.1:%s/v1/logs"
                                        .formatted(
                                                environment.getRequiredProperty(
                                                        "local.server.port")))
                        .addHeader("Authorization", "Bearer " + sensorToken())
                        .setCompression(compression)
                        .build();

        export(exporter);

        hasArrived();
        assertThat(published()).extracting(SecurityEvent::sensorId).containsOnly(sensorId);
    }

    @Test
    void writeJson() {
        var written = new ArrayList<String>();
        var logger = Logger.getLogger(OtlpJsonLoggingLogRecordExporter.class.getName());
        var handler = handler(written);
        logger.addHandler(handler);
        try {
            export(OtlpJsonLoggingLogRecordExporter.create());
        } finally {
            logger.removeHandler(handler);
        }

        var answer =
                api.as(sensorToken())
                        .post(
                                "/v1/logs",
                                "{\"resourceLogs\":[%s]}".formatted(String.join(",", written)));

        assertThat(answer.text()).isEqualTo("{}");
        hasArrived();
    }

    private void export(LogRecordExporter exporter) {
        try (var provider =
                SdkLoggerProvider.builder()
                        .setResource(
                                Resource.create(
                                        Attributes.of(
                                                AttributeKey.stringKey("service.name"), service)))
                        .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
                        .build()) {
            var logger = provider.loggerBuilder("auth").setInstrumentationVersion("2.1").build();
            logger.logRecordBuilder()
                    .setTimestamp(TIME)
                    .setSeverity(Severity.ERROR)
                    .setBody("Login failed")
                    .setEventName("app.login_fail")
                    .setAttribute(AttributeKey.stringKey("client.address"), "203.0.113.7")
                    .setAttribute(AttributeKey.longKey("tries"), 3L)
                    .setAttribute(AttributeKey.stringArrayKey("tags"), List.of("a", "b"))
                    .emit();
            logger.logRecordBuilder()
                    .setSeverityText("warn")
                    .setBody(
                            Value.of(
                                    Map.of(
                                            "raw",
                                            Value.of(new byte[] {0, (byte) 0xff}),
                                            "numbers",
                                            Value.of(Value.of(1), Value.of(0.5)))))
                    .emit();
            assertThat(provider.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
        }
    }

    private void hasArrived() {
        assertThat(published()).hasSize(2);
        var login = published().getFirst();
        assertThat(login.format()).isEqualTo("otlp");
        assertThat(login.occurredAt()).isEqualTo(TIME);
        assertThat(login.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(login.severity()).isEqualTo(io.threatmonitor.contracts.event.Severity.HIGH);
        assertThat(login.description()).isEqualTo("Login failed");
        assertThat(login.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(login.attributes())
                .containsEntry("tries", 3)
                .containsEntry("tags", List.of("a", "b"))
                .extractingByKey("otlp")
                .extracting("scope")
                .isEqualTo(Map.of("name", "auth", "version", "2.1"));

        var structured = published().getLast();
        assertThat(structured.severity())
                .isEqualTo(io.threatmonitor.contracts.event.Severity.MEDIUM);
        assertThat(structured.attributes())
                .extractingByKey("otlp")
                .extracting("body")
                .isEqualTo(Map.of("raw", "AP8=", "numbers", List.of(1, 0.5)));
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> service.equals(event.sourceName()))
                .toList();
    }

    private String sensorToken() {
        return SensorFixtures.token(api, issuer, sensorId);
    }

    private static Handler handler(List<String> written) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                written.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
