package io.threatmonitor.ingest.intake.nativeapi;

import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.smallest;
import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.stream.Stream;

class NativeEventValidationTest {

    private final NativeIntake intake = new NativeIntake();

    @ParameterizedTest
    @MethodSource
    void namesTheFieldThatIsWrong(String json, String field, String message) {
        assertThat(intake.rejected(json)).containsExactly(new FieldError(field, message));
        assertThat(intake.published()).isEmpty();
    }

    static Stream<Arguments> namesTheFieldThatIsWrong() {
        return Stream.of(
                wrong("source_name", "\"ab\"", "must have 3 to 200 characters"),
                wrong("source_name", "\"  ab  \"", "must have 3 to 200 characters"),
                wrong("source_name", text(201), "must have 3 to 200 characters"),
                wrong("source_name", "17", "must be text"),
                wrong("source_name", "null", "is required"),
                wrong(
                        "event_type",
                        "\"party\"",
                        "must be one of intrusion, malware, anomaly, "
                                + "bruteforce, ddos, phishing, ransomware, data_exfiltration, "
                                + "unauthorized_access, privilege_escalation, policy_violation, "
                                + "suspicious_login, command_execution, file_integrity, network_scan, "
                                + "bot_activity, configuration_change, vulnerability_detected, login_fail, "
                                + "sql_injection, file_mod, system_scan, other"),
                wrong("severity", "\"urgent\"", "must be one of low, medium, high, critical"),
                wrong("severity", "2", "must be one of low, medium, high, critical"),
                wrong("severity", "\"2\"", "must be one of low, medium, high, critical"),
                wrong("severity", "\"\"", "must be one of low, medium, high, critical"),
                wrong("severity", "[\"high\"]", "must be one of low, medium, high, critical"),
                wrong("severity", "null", "is required"),
                wrong("description", "\" \"", "must have 1 to 10000 characters"),
                wrong("description", text(10_001), "must have 1 to 10000 characters"),
                wrong("description", "{}", "must be text"),
                wrong(
                        "occurred_at",
                        "\"yesterday\"",
                        "must be a time with an offset, such as 2026-11-22T14:05:00Z"),
                wrong(
                        "occurred_at",
                        "\"2026-11-22T14:05:00\"",
                        "must be a time with an offset, such as 2026-11-22T14:05:00Z"),
                wrong("occurred_at", "1763820300", "must be text"),
                wrong("occurred_at", "\"2026-11-23T14:05:01Z\"", "lies in the future"),
                wrong("occurred_at", "\"+99999-01-01T00:00:00Z\"", "lies in the future"),
                wrong("occurred_at", "\"1969-12-31T23:59:59Z\"", "must not be before 1970"),
                wrong("ip_address", "\"localhost\"", "must be an IPv4 or IPv6 address"),
                wrong("id", "\"\"", "must have 1 to 200 characters"),
                wrong("id", text(201), "must have 1 to 200 characters"),
                wrong("geo", "\"Berlin\"", "must be an object"),
                wrong("attributes", "[]", "must be an object"),
                argumentSet(
                        "latitude",
                        with("\"geo\": {\"latitude\": 90.1}"),
                        "geo.latitude",
                        "must be between -90 and 90"),
                argumentSet(
                        "latitude of another type",
                        with("\"geo\": {\"latitude\": \"x\"}"),
                        "geo.latitude",
                        "has a value that is not allowed"),
                argumentSet(
                        "headers",
                        with("\"request\": {\"headers\": {\"Host\": [\"a\"]}}"),
                        "request.headers.Host",
                        "has a value that is not allowed"),
                argumentSet(
                        "header without a value",
                        with("\"request\": {\"headers\": {\"Host\": null}}"),
                        "request",
                        "has a value that is not allowed"),
                argumentSet(
                        "twice",
                        with("\"user\": \"a\", \"attributes\": {\"user\": \"b\"}"),
                        "user",
                        "is given twice, here and in attributes"));
    }

    @ParameterizedTest
    @MethodSource
    void keepsOutWhatNoReaderCouldHold(String members, String field, String message) {
        assertThat(intake.rejected(with(members))).containsExactly(new FieldError(field, message));
    }

    static Stream<Arguments> keepsOutWhatNoReaderCouldHold() {
        String unsound = "must not contain NUL characters or unpaired surrogates";
        return Stream.of(
                argumentSet(
                        "NUL",
                        "\"attributes\": {\"a\": [1, {\"b\": \"x\\u0000\"}]}",
                        "attributes.a[1].b",
                        unsound),
                argumentSet(
                        "NUL in a field of its own",
                        "\"device\": {\"os_family\": \"\\u0000\"}",
                        "device.os_family",
                        unsound),
                argumentSet(
                        "surrogate",
                        "\"attributes\": {\"a\": \"\\ud83d\"}",
                        "attributes.a",
                        unsound),
                argumentSet(
                        "surrogates in the wrong order",
                        "\"unknown\": \"\\ude00\\ud83d\"",
                        "attributes.unknown",
                        unsound),
                argumentSet(
                        "name",
                        "\"attributes\": {\"a\\u0000\": 1}",
                        "attributes",
                        "has a name that is not valid text or longer than 200 characters"),
                argumentSet(
                        "number",
                        "\"attributes\": {\"a\": 1e400}",
                        "attributes.a",
                        "is too large a number"),
                argumentSet(
                        "text",
                        "\"attributes\": {\"a\": %s}".formatted(text(32_769)),
                        "attributes.a",
                        "must have at most 32768 characters"));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        var errors =
                intake.rejected(
                        """
                        {"source_name": "x", "severity": "bad", "ip_address": "no", "geo": 1}
                        """);
        assertThat(errors)
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "source_name",
                        "event_type",
                        "severity",
                        "description",
                        "ip_address",
                        "geo");
    }

    @Test
    void staysBriefWhenNearlyEverythingIsWrong() {
        var members = new StringBuilder("\"a\": 1");
        for (int i = 0; i < 1_000; i++) {
            members.append(", \"f%d\": \"\\u0000\"".formatted(i));
        }
        assertThat(intake.rejected(with(members.toString()))).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "\"text\"",
                "{",
                "{\"a\": 1} {\"a\": 1}",
                "{\"severity\": \"low\", \"severity\": \"high\"}",
                "{\"a\": 0x1}",
                "{\"a\": NaN}"
            })
    void takesNothingButOneJsonObject(String body) {
        assertThat(intake.rejected(body)).extracting(FieldError::field).containsExactly("event");
    }

    @Test
    void takesNoBottomlessNesting() {
        String body =
                with(
                        "\"attributes\": {\"a\": %s%s}"
                                .formatted("[".repeat(10_000), "]".repeat(10_000)));
        assertThat(intake.rejected(body))
                .singleElement()
                .extracting(FieldError::message)
                .asString()
                .contains("nested deeper than 32 levels");
    }

    private static Arguments wrong(String field, String value, String message) {
        String shown = value.length() > 30 ? value.length() + " characters" : value;
        return argumentSet(field + " " + shown, withField(field, value), field, message);
    }

    /** The smallest event, where {@code value} stands in for the one that it has. */
    private static String withField(String field, String value) {
        var event = (ObjectNode) WireJson.MAPPER.readTree(smallest());
        event.set(field, WireJson.MAPPER.readTree(value));
        return event.toString();
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }
}
