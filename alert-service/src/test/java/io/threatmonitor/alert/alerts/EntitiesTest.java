package io.threatmonitor.alert.alerts;

import static io.threatmonitor.contracts.alert.Entity.Kind.HOST;
import static io.threatmonitor.contracts.alert.Entity.Kind.IP;
import static io.threatmonitor.contracts.alert.Entity.Kind.SOURCE;
import static io.threatmonitor.contracts.alert.Entity.Kind.USER;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class EntitiesTest {

    static List<Map<String, Object>> waysToNameRoot() {
        return List.of(
                Map.of("user", "root"),
                Map.of("username", " root "),
                Map.of("user.name", "root"),
                Map.of("user", Map.of("name", "root")),
                Map.of("user", "root", "username", "root"));
    }

    @ParameterizedTest
    @MethodSource("waysToNameRoot")
    void findsTheUserUnderEachOfItsNames(Map<String, Object> attributes) {
        assertThat(Entities.of(event(attributes)))
                .containsExactly(
                        new Entity(IP, "203.0.113.7"),
                        new Entity(USER, "root"),
                        new Entity(SOURCE, "web-01"));
    }

    @Test
    void findsTheHost() {
        assertThat(Entities.of(event(Map.of("host", Map.of("name", "db-7")))))
                .contains(new Entity(HOST, "db-7"));
    }

    @Test
    void passesOverWhatNamesNothing() {
        assertThat(Entities.of(event(Map.of("user", " ", "host", 7, "username", "x".repeat(256)))))
                .extracting(Entity::kind)
                .containsExactly(IP, SOURCE);
    }

    @Test
    void replacesWhatTheDatabaseRefuses() {
        assertThat(Entities.of(event(Map.of("user", "ro\0ot"))))
                .contains(new Entity(USER, "ro\uFFFDot"));
    }

    private static SecurityEvent event(Map<String, Object> attributes) {
        Instant at = Instant.parse("2026-11-22T09:53:10Z");
        return new SecurityEvent(
                UUID.fromString("01936b2a-7c00-7d3e-9a51-0242ac120002"),
                at,
                at,
                "sensor-1",
                "web-01",
                EventType.BRUTEFORCE,
                Severity.HIGH,
                "Many failed logins",
                "203.0.113.7",
                null,
                null,
                null,
                attributes,
                "native");
    }
}
