package io.threatmonitor.identity;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Outcome;
import io.threatmonitor.identity.AuditEntry.Target;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What people do in Keycloak themselves, as entries of the trail. */
final class UserEvents {

    /** Errors that mean: known, but not permitted. */
    private static final Set<String> REFUSALS =
            Set.of(
                    Errors.ACCESS_DENIED,
                    Errors.NOT_ALLOWED,
                    Errors.USER_DISABLED,
                    Errors.USER_TEMPORARILY_DISABLED);

    /** Anyone can type a name of any length into a login form. */
    private static final int LONGEST_CLAIM = 255;

    private UserEvents() {}

    static Optional<AuditEntry> toEntry(
            Event event, Directory directory, @Nullable String userAgent) {
        return RecordedEvent.of(event.getType())
                .map(kind -> toEntry(kind, event, directory, userAgent));
    }

    private static AuditEntry toEntry(
            RecordedEvent kind, Event event, Directory directory, @Nullable String userAgent) {
        return new AuditEntry(
                event.getId(),
                Instant.ofEpochMilli(event.getTime()),
                actorOf(kind, event, directory),
                kind.action,
                targetOf(event),
                outcomeOf(event),
                describe(kind, event),
                changes(event, Details.PREF_PREVIOUS),
                changes(event, Details.PREF_UPDATED),
                event.getIpAddress(),
                userAgent,
                event.getSessionId());
    }

    private static Actor actorOf(RecordedEvent kind, Event event, Directory directory) {
        return switch (kind) {
            case USER_DISABLED_BY_TEMPORARY_LOCKOUT, USER_DISABLED_BY_PERMANENT_LOCKOUT ->
                    Actor.keycloak();
            case LOGIN, CLIENT_LOGIN, REGISTER, RESET_PASSWORD ->
                    failed(event) ? Actor.anonymous(claim(event)) : userOf(event, directory);
            case IMPERSONATE -> impersonatorOf(event);
            case LOGOUT,
                    UPDATE_PROFILE,
                    UPDATE_EMAIL,
                    VERIFY_EMAIL,
                    UPDATE_CREDENTIAL,
                    REMOVE_CREDENTIAL,
                    DELETE_ACCOUNT,
                    FEDERATED_IDENTITY_LINK,
                    REMOVE_FEDERATED_IDENTITY ->
                    userOf(event, directory);
        };
    }

    private static Actor userOf(Event event, Directory directory) {
        Actor known = directory.actor(event.getRealmId(), event.getUserId());
        if (known != null) {
            return known;
        }
        return event.getUserId() == null
                ? Actor.anonymous(claim(event))
                : new Actor(event.getUserId(), claim(event), List.of(), Actor.Kind.USER);
    }

    /** Keycloak names the administrator here, and gives no id. */
    private static Actor impersonatorOf(Event event) {
        String name = detail(event, Details.IMPERSONATOR);
        return name == null
                ? Actor.anonymous(null)
                : new Actor(name, name, List.of(), Actor.Kind.USER);
    }

    private static @Nullable Target targetOf(Event event) {
        if (event.getUserId() != null) {
            return new Target("user", event.getUserId());
        }
        return event.getClientId() == null ? null : new Target("client", event.getClientId());
    }

    private static Outcome outcomeOf(Event event) {
        if (!failed(event)) {
            return Outcome.SUCCESS;
        }
        return REFUSALS.contains(event.getError()) ? Outcome.DENIED : Outcome.FAILURE;
    }

    private static String describe(RecordedEvent kind, Event event) {
        String what = kind.noun + credentialOf(kind, event);
        String where = event.getClientId() == null ? "" : " through " + event.getClientId();
        String ending = failed(event) ? " failed: " + event.getError() : "";
        return what + where + ending;
    }

    private static String credentialOf(RecordedEvent kind, Event event) {
        String type = detail(event, Details.CREDENTIAL_TYPE);
        boolean telling =
                kind == RecordedEvent.UPDATE_CREDENTIAL || kind == RecordedEvent.REMOVE_CREDENTIAL;
        return telling && type != null ? " (" + type + ")" : "";
    }

    /** {@code updated_email} and its like, under their names in the profile. */
    private static @Nullable Map<String, Object> changes(Event event, String prefix) {
        Map<String, Object> changes = new TreeMap<>();
        details(event)
                .forEach((name, value) -> {
                    if (name.startsWith(prefix) && value != null) {
                        changes.put(name.substring(prefix.length()), value);
                    }
                });
        return changes.isEmpty() ? null : changes;
    }

    private static boolean failed(Event event) {
        return event.getError() != null;
    }

    private static @Nullable String claim(Event event) {
        String name = detail(event, Details.USERNAME);
        return name == null || name.length() <= LONGEST_CLAIM
                ? name
                : name.substring(0, LONGEST_CLAIM);
    }

    private static @Nullable String detail(Event event, String name) {
        return details(event).get(name);
    }

    private static Map<String, String> details(Event event) {
        return event.getDetails() == null ? Map.of() : event.getDetails();
    }
}
