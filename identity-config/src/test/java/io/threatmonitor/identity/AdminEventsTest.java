package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class AdminEventsTest {

    private static final Actor ROOT =
            new Actor("root-id", "root", List.of("admin"), Actor.Kind.USER);
    private static final Actor BOB = new Actor("bob-id", "bob", List.of(), Actor.Kind.USER);

    private final Directory directory =
            new InMemoryDirectory().with("master", ROOT).with("realm-id", BOB);

    @Test
    void namesTheRolesThatWereGrantedAndWhoGaveThemToWhom() {
        AdminEvent event =
                event(
                        OperationType.CREATE,
                        ResourceType.REALM_ROLE_MAPPING,
                        "users/bob-id/role-mappings/realm");
        event.setRepresentation(
                """
                [{"id": "1", "name": "analyst"}, {"id": "2", "name": "auditor"}]\
                """);

        AuditEntry entry = AdminEvents.toEntry(event, directory, null);

        assertThat(entry.actor()).isEqualTo(ROOT);
        assertThat(entry.action()).isEqualTo("role_granted");
        assertThat(entry.target()).isEqualTo(new Target("user", "bob-id"));
        assertThat(entry.description()).isEqualTo("Granted role analyst, auditor to user bob");
        assertThat(entry.before()).isNull();
        assertThat(entry.after()).isEqualTo(Map.of("roles", List.of("analyst", "auditor")));
        assertThat(entry.ipAddress()).isEqualTo("203.0.113.9");
    }

    @Test
    void namesTheRolesThatWereRevoked() {
        AdminEvent event =
                event(
                        OperationType.DELETE,
                        ResourceType.CLIENT_ROLE_MAPPING,
                        "users/bob-id/role-mappings/clients/7");
        event.setRepresentation("[{\"name\": \"manage-users\"}]");

        AuditEntry entry = AdminEvents.toEntry(event, directory, null);

        assertThat(entry.action()).isEqualTo("role_revoked");
        assertThat(entry.before()).isEqualTo(Map.of("roles", List.of("manage-users")));
        assertThat(entry.after()).isNull();
    }

    @Test
    void namesTheGroupThatSomeoneJoined() {
        AdminEvent event =
                event(OperationType.CREATE, ResourceType.GROUP_MEMBERSHIP, "users/bob-id/groups/5");
        event.setRepresentation("{\"id\": \"5\", \"name\": \"administrators\"}");

        AuditEntry entry = AdminEvents.toEntry(event, directory, null);

        assertThat(entry.action()).isEqualTo("group_joined");
        assertThat(entry.description()).isEqualTo("Added user bob to group administrators");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, USER, users/bob-id, user_created, user, bob-id, Created user bob",
        "UPDATE, USER, users/bob-id, user_updated, user, bob-id, Updated user bob",
        "DELETE, USER, users/gone-id, user_deleted, user, gone-id, Deleted user gone-id",
        "ACTION, USER, users/bob-id/reset-password, user_reset_password, user, bob-id, Requested"
                + " reset password of user bob",
        "ACTION, CLIENT, clients/c1/client-secret, client_secret, client, c1, Requested client"
                + " secret of client c1",
        "CREATE, PROTOCOL_MAPPER, clients/c1/protocol-mappers/models/3, protocol_mapper_created,"
                + " client, c1, Created protocol mapper of client c1",
        "UPDATE, REALM,, realm_updated, realm, threat-monitor, Updated realm threat-monitor",
        "UPDATE, REALM, events/config, realm_updated, realm, config, Updated realm config"
    })
    void saysWhatWasDoneToWhat(
            OperationType operation,
            ResourceType resource,
            String path,
            String action,
            String targetType,
            String targetId,
            String description) {
        AuditEntry entry = AdminEvents.toEntry(event(operation, resource, path), directory, null);

        assertThat(entry.action()).isEqualTo(action);
        assertThat(entry.target()).isEqualTo(new Target(targetType, targetId));
        assertThat(entry.description()).isEqualTo(description);
    }

    @Test
    void neverCarriesASecretOfARepresentation() {
        for (ResourceType resource : ResourceType.values()) {
            AdminEvent event = event(OperationType.UPDATE, resource, "clients/c1");
            event.setRepresentation(
                    "{\"secret\": \"must-not-appear\", \"value\": \"must-not-appear\"}");

            byte[] json = AdminEvents.toEntry(event, directory, null).toJson();

            assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("must-not-appear");
        }
    }

    @Test
    void recordsAGrantWhoseRolesItCannotRead() {
        AdminEvent event =
                event(OperationType.CREATE, ResourceType.REALM_ROLE_MAPPING, "users/bob-id/x");
        event.setRepresentation("no JSON");

        assertThat(AdminEvents.toEntry(event, directory, null).after()).isNull();
    }

    private static AdminEvent event(OperationType operation, ResourceType resource, String path) {
        AuthDetails who = new AuthDetails();
        who.setRealmId("master");
        who.setUserId(ROOT.id());
        who.setIpAddress("203.0.113.9");
        AdminEvent event = new AdminEvent();
        event.setId("event-id");
        event.setTime(Instant.parse("2026-11-22T10:00:00Z").toEpochMilli());
        event.setRealmId("realm-id");
        event.setRealmName("threat-monitor");
        event.setAuthDetails(who);
        event.setOperationType(operation);
        event.setResourceType(resource);
        event.setResourcePath(path);
        return event;
    }
}
