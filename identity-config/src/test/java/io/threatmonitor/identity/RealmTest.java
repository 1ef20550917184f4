package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.EventType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The realm as code agrees with the code around it, and holds no secret. */
class RealmTest {

    private final JsonNode realm = read("/threat-monitor-realm.json");

    @Test
    void takesEverySecretFromTheEnvironment() {
        Stream<JsonNode> secrets =
                Stream.concat(
                        realm.findValues("secret").stream(),
                        realm.findValues("credentials").stream()
                                .map(credentials -> credentials.path(0).path("value")));

        assertThat(secrets.map(JsonNode::asString))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("\\$\\{TM_[A-Z_]+}"));
    }

    @Test
    void storesWhatTheListenerRecords() {
        List<String> recorded =
                Arrays.stream(RecordedEvent.values())
                        .flatMap(RecordedEvent::types)
                        .map(EventType::name)
                        .toList();

        assertThat(strings(realm.path("enabledEventTypes")))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void listensWithTheProviderAlone() {
        assertThat(strings(realm.path("eventsListeners")))
                .containsExactly(AuditEventListenerFactory.ID);
    }

    @Test
    void hasTheRolesThatTheTrailNames() {
        assertThat(realm.path("roles").path("realm").findValuesAsString("name"))
                .containsExactlyInAnyOrderElementsOf(KeycloakDirectory.PLATFORM_ROLES);
    }

    @Test
    void usesAThemeThatTheJarBrings() {
        JsonNode theme = read("/META-INF/keycloak-themes.json").path("themes").path(0);

        assertThat(realm.path("loginTheme").asString()).isEqualTo(theme.path("name").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"threat-monitor-gateway", "threat-monitor-cli", "demo-sensor"})
    void givesAClientTokensForThePlatformAndNoMoreRoles(String clientId) {
        JsonNode client = child(realm.path("clients"), "clientId", clientId);

        assertThat(client.findValuesAsString("included.custom.audience"))
                .containsExactly("threat-monitor-api");
        assertThat(client.findValuesAsString("claim.name")).contains("roles");
        assertThat(client.path("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(strings(child(realm.path("scopeMappings"), "client", clientId).path("roles")))
                .isSubsetOf(KeycloakDirectory.PLATFORM_ROLES);
    }

    @Test
    void namesASensorByItsClientId() {
        JsonNode sensor = child(realm.path("clients"), "clientId", "demo-sensor");

        assertThat(sensor.findValuesAsString("claim.name")).containsExactly("client_id", "roles");
    }

    @Test
    void asksTheGatewayForProofOfItsCodes() {
        JsonNode gateway = child(realm.path("clients"), "clientId", "threat-monitor-gateway");

        assertThat(gateway.path("attributes").path("pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(gateway.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    private static JsonNode child(JsonNode array, String field, String value) {
        return array.valueStream()
                .filter(node -> node.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode read(String resource) {
        InputStream stream = RealmTest.class.getResourceAsStream(resource);
        assertThat(stream).as(resource).isNotNull();
        return JsonMapper.shared().readTree(stream);
    }
}
