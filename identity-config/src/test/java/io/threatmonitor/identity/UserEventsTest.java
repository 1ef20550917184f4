package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Outcome;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class UserEventsTest {

    private static final String REALM = "realm-id";
    private static final Actor ANA =
            new Actor("ana-id", "ana", List.of("analyst"), Actor.Kind.USER);

    private final Directory directory = new InMemoryDirectory().with(REALM, ANA);

    @Test
    void recordsALoginWithWhoFromWhereAndThroughWhat() {
        AuditEntry entry = translate(event(EventType.LOGIN, ANA.id()));

        assertThat(entry)
                .isEqualTo(
                        new AuditEntry(
                                "event-id",
                                Instant.parse("2026-11-22T10:00:00.123Z"),
                                ANA,
                                "login",
                                new Target("user", ANA.id()),
                                Outcome.SUCCESS,
                                "Sign-in through threat-monitor-gateway",
                                null,
                                null,
                                "203.0.113.7",
                                "Browser/1.0",
                                "session-id"));
    }

    @Test
    void takesNobodysWordForWhoFailedToSignIn() {
        Event event = event(EventType.LOGIN_ERROR, ANA.id());
        event.setError("invalid_user_credentials");
        event.setDetails(Map.of("username", "ana"));

        AuditEntry entry = translate(event);

        assertThat(entry.actor()).isEqualTo(Actor.anonymous("ana"));
        assertThat(entry.target()).isEqualTo(new Target("user", ANA.id()));
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(entry.description())
                .isEqualTo(
                        "Sign-in through threat-monitor-gateway failed: invalid_user_credentials");
    }

    @Test
    void keepsOnlyTheBeginningOfAnEndlessName() {
        Event event = event(EventType.LOGIN_ERROR, null);
        event.setError("user_not_found");
        event.setDetails(Map.of("username", "x".repeat(100_000)));

        AuditEntry entry = translate(event);

        assertThat(entry.actor().username()).hasSize(255);
        assertThat(entry.target()).isEqualTo(new Target("client", "threat-monitor-gateway"));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_user_credentials, FAILURE",
        "user_not_found, FAILURE",
        "user_disabled, DENIED",
        "user_temporarily_disabled, DENIED",
        "access_denied, DENIED"
    })
    void tellsARefusalFromAFailure(String error, Outcome outcome) {
        Event event = event(EventType.LOGIN_ERROR, ANA.id());
        event.setError(error);

        assertThat(translate(event).outcome()).isEqualTo(outcome);
    }

    @Test
    void saysWhatChangedInAProfile() {
        Event event = event(EventType.UPDATE_PROFILE, ANA.id());
        event.setDetails(
                Map.of(
                        "previous_email", "ana@old.example",
                        "updated_email", "ana@new.example",
                        "context", "ACCOUNT"));

        AuditEntry entry = translate(event);

        assertThat(entry.action()).isEqualTo("profile_updated");
        assertThat(entry.before()).isEqualTo(Map.of("email", "ana@old.example"));
        assertThat(entry.after()).isEqualTo(Map.of("email", "ana@new.example"));
    }

    @Test
    void saysWhichCredentialChanged() {
        Event event = event(EventType.UPDATE_CREDENTIAL, ANA.id());
        event.setDetails(Map.of("credential_type", "otp"));

        assertThat(translate(event).description())
                .isEqualTo("Change of credential (otp) through threat-monitor-gateway");
    }

    @Test
    void namesASensorThatCannotProveItself() {
        Event event = event(EventType.CLIENT_LOGIN_ERROR, null);
        event.setClientId("demo-sensor");
        event.setError("invalid_client_credentials");

        AuditEntry entry = translate(event);

        assertThat(entry.actor()).isEqualTo(Actor.anonymous(null));
        assertThat(entry.target()).isEqualTo(new Target("client", "demo-sensor"));
        assertThat(entry.action()).isEqualTo("client_login");
    }

    @Test
    void blamesALockoutOnKeycloakItself() {
        AuditEntry entry = translate(event(EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT, ANA.id()));

        assertThat(entry.actor()).isEqualTo(Actor.keycloak());
        assertThat(entry.target()).isEqualTo(new Target("user", ANA.id()));
    }

    @Test
    void namesTheImpersonatorNotTheImpersonated() {
        Event event = event(EventType.IMPERSONATE, ANA.id());
        event.setDetails(Map.of("impersonator", "root"));

        assertThat(translate(event).actor().username()).isEqualTo("root");
    }

    @Test
    void stillKnowsTheIdOfAUserWhoIsGone() {
        AuditEntry entry = translate(event(EventType.DELETE_ACCOUNT, "gone-id"));

        assertThat(entry.actor()).isEqualTo(new Actor("gone-id", null, List.of(), Actor.Kind.USER));
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {
                "CODE_TO_TOKEN",
                "REFRESH_TOKEN",
                "REFRESH_TOKEN_ERROR",
                "CLIENT_LOGIN",
                "INTROSPECT_TOKEN",
                "UPDATE_PASSWORD"
            })
    void leavesOutWhatHappensByItselfOrIsSaidTwice(EventType type) {
        assertThat(UserEvents.toEntry(event(type, ANA.id()), directory, null)).isEmpty();
    }

    private AuditEntry translate(Event event) {
        return UserEvents.toEntry(event, directory, "Browser/1.0").orElseThrow();
    }

    private static Event event(EventType type, @Nullable String userId) {
        Event event = new Event();
        event.setId("event-id");
        event.setTime(Instant.parse("2026-11-22T10:00:00.123Z").toEpochMilli());
        event.setType(type);
        event.setRealmId(REALM);
        event.setClientId("threat-monitor-gateway");
        event.setUserId(userId);
        event.setSessionId("session-id");
        event.setIpAddress("203.0.113.7");
        return event;
    }
}
