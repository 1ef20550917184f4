package io.threatmonitor.identity;

import static java.util.stream.Collectors.toUnmodifiableMap;

import org.keycloak.events.EventType;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user events that belong in the trail, under Keycloak's names. Left out is what browsers and
 * sensors do by themselves every few minutes: redeeming a code, refreshing a token, and the login
 * of a service account unless it fails. {@code UPDATE_PASSWORD} and {@code UPDATE_TOTP} are left
 * out because Keycloak says the same again as {@code UPDATE_CREDENTIAL}.
 */
enum RecordedEvent {
    LOGIN("login", "Sign-in"),
    CLIENT_LOGIN("client_login", "Sign-in of a client"),
    LOGOUT("logout", "Sign-out"),
    REGISTER("user_registered", "Registration"),
    UPDATE_PROFILE("profile_updated", "Change of profile"),
    UPDATE_EMAIL("email_updated", "Change of e-mail address"),
    VERIFY_EMAIL("email_verified", "Verification of e-mail address"),
    UPDATE_CREDENTIAL("credential_updated", "Change of credential"),
    REMOVE_CREDENTIAL("credential_removed", "Removal of credential"),
    RESET_PASSWORD("password_reset", "Reset of password"),
    DELETE_ACCOUNT("account_deleted", "Deletion of account"),
    IMPERSONATE("user_impersonated", "Impersonation"),
    FEDERATED_IDENTITY_LINK("identity_linked", "Link to an identity provider"),
    REMOVE_FEDERATED_IDENTITY("identity_unlinked", "Removal of a link to an identity provider"),
    USER_DISABLED_BY_TEMPORARY_LOCKOUT("user_locked_out", "Lockout after repeated failures"),
    USER_DISABLED_BY_PERMANENT_LOCKOUT("user_locked_out", "Lockout until an administrator acts");

    private static final Map<EventType, RecordedEvent> BY_TYPE =
            Arrays.stream(values())
                    .flatMap(event -> event.types().map(type -> Map.entry(type, event)))
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    final String action;
    final String noun;

    RecordedEvent(String action, String noun) {
        this.action = action;
        this.noun = noun;
    }

    static Optional<RecordedEvent> of(EventType type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** What Keycloak calls the success and the failure of this. */
    Stream<EventType> types() {
        Stream<String> names = this == CLIENT_LOGIN ? Stream.of("_ERROR") : Stream.of("", "_ERROR");
        return names.map(suffix -> EventType.valueOf(name() + suffix));
    }
}
