package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What Keycloak writes is what the contracts say. */
class AuditEntryContractTest {

    private static final UUID ID = UUID.fromString("4e04c829-7702-4a88-9077-18807daea4b9");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

    @Test
    void isReadAsAnAuditActionWithEveryField() {
        AuditAction action = WireJson.MAPPER.readValue(entry().toJson(), AuditAction.class);

        assertThat(action)
                .isEqualTo(
                        new AuditAction(
                                ID,
                                AT,
                                "keycloak",
                                new Actor("root-id", "root", List.of("admin"), Actor.Kind.USER),
                                "role_granted",
                                "identity",
                                new AuditAction.Target("user", "bob-id"),
                                AuditAction.Outcome.DENIED,
                                "Granted role analyst to user bob",
                                Map.of("roles", List.of()),
                                Map.of("roles", List.of("analyst")),
                                "203.0.113.7",
                                "Browser/1.0",
                                "session-id",
                                null));
    }

    @Test
    void looksAsIfTheContractsHadWrittenIt() {
        JsonNode ours = WireJson.MAPPER.readTree(entry().toJson());

        AuditAction action = WireJson.MAPPER.treeToValue(ours, AuditAction.class);

        assertThat(WireJson.MAPPER.<JsonNode>valueToTree(action)).isEqualTo(ours);
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryKindOfActor(Actor.Kind kind) {
        var ours = AuditEntry.Actor.Kind.valueOf(kind.name());
        var actor = new AuditEntry.Actor("id", null, List.of(), ours);
        byte[] json = entry(actor).toJson();

        assertThat(WireJson.MAPPER.readValue(json, AuditAction.class).actor())
                .isEqualTo(new Actor("id", null, List.of(), kind));
    }

    @Test
    void travelsUnderTheNamesOfTheContracts() {
        var record = KafkaAuditTopic.record(entry().toJson());

        assertThat(record.topic()).isEqualTo(Topics.AUDIT_ACTIONS);
        assertThat(record.key()).isEqualTo("root-id");
        assertThat(record.headers())
                .extracting(header ->
                        header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        CloudEvents.ID + "=" + ID,
                        CloudEvents.TYPE + "=" + CloudEvents.ACTION_AUDITED,
                        CloudEvents.SOURCE + "=keycloak",
                        CloudEvents.TIME + "=" + AT,
                        CloudEvents.SPEC_VERSION + "=" + CloudEvents.VERSION);
    }

    private static AuditEntry entry() {
        return entry(
                new AuditEntry.Actor(
                        "root-id", "root", List.of("admin"), AuditEntry.Actor.Kind.USER));
    }

    private static AuditEntry entry(AuditEntry.Actor actor) {
        return new AuditEntry(
                ID.toString(),
                AT,
                actor,
                "role_granted",
                new AuditEntry.Target("user", "bob-id"),
                AuditEntry.Outcome.DENIED,
                "Granted role analyst to user bob",
                Map.of("roles", List.of()),
                Map.of("roles", List.of("analyst")),
                "203.0.113.7",
                "Browser/1.0",
                "session-id");
    }
}
