package io.threatmonitor.alert.notification.channels;

import static io.threatmonitor.alert.notification.channels.ChannelDefinition.TYPE;

import static java.util.stream.Collectors.toSet;

import io.threatmonitor.alert.notification.setup.Entries;
import io.threatmonitor.alert.notification.setup.Entry;
import io.threatmonitor.alert.notification.setup.EntryLifecycle;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The channels, with their secrets. Thread-safe. */
@Service
public class ChannelBook {

    private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    private final Entries entries;
    private final EntryLifecycle lifecycle;
    private final ChannelChecks checks;
    private final SecretBox box;
    private final Clock clock;

    ChannelBook(
            Entries entries,
            EntryLifecycle lifecycle,
            ChannelChecks checks,
            SecretBox box,
            Clock clock) {
        this.entries = entries;
        this.lifecycle = lifecycle;
        this.checks = checks;
        this.box = box;
        this.clock = clock;
    }

    /** All that there are, in force or not. */
    public Set<UUID> ids() {
        return entries.all(TYPE).stream().map(Entry::id).collect(toSet());
    }

    /**
     * A channel as it is set up now, in force or not.
     *
     * @throws ApiException {@code unavailable} when its secrets cannot be read
     */
    @Transactional(readOnly = true)
    public Optional<Channel> find(UUID id) {
        return entries.find(TYPE, id)
                .map(entry ->
                        new Channel(id, entry.name(), entry.definition(), secretsOf(entry.id())));
    }

    /**
     * @throws ApiException {@code validation_failed}
     */
    @Transactional
    Entry<ChannelDefinition> propose(ChannelRequest request, Caller caller) {
        ChannelSecrets secrets = request.given().over(ChannelSecrets.NONE);
        ChannelDefinition definition = settled(request, secrets, Map.of());
        checks.check(definition, secrets);
        requireKeyFor(secrets);
        var entry = lifecycle.propose(TYPE, request.as(definition, null), caller);
        keep(entry.id(), secrets);
        return entry;
    }

    /**
     * @throws ApiException {@code not_found}, {@code version_conflict} or {@code
     *     validation_failed}, or {@code unavailable} when its secrets cannot be read
     */
    @Transactional
    Entry<ChannelDefinition> change(
            UUID id, ChannelRequest request, @Nullable String ifMatch, Caller caller) {
        var before = entries.find(TYPE, id).orElseThrow(() -> ApiException.notFound("channel"));
        ChannelSecrets old = secretsOf(id);
        ChannelSecrets secrets = request.given().over(old);
        ChannelDefinition definition =
                settled(
                        request,
                        secrets,
                        Objects.requireNonNullElse(before.definition().secrets(), Map.of()));
        requireSameKind(before.definition(), definition);
        requireSecretsForNewPlace(before.definition(), definition, secrets, request.given());
        checks.check(definition, secrets);
        requireKeyFor(secrets);
        // Whoever read an older version is refused, since secrets and definition belong together.
        String tag = ifMatch == null ? before.tag() : ifMatch;
        var after = lifecycle.change(TYPE, id, request.as(definition, tag), caller);
        keep(id, secrets);
        return after;
    }

    /** The definition as it is kept, with what the service itself says in it. */
    private ChannelDefinition settled(
            ChannelRequest request, ChannelSecrets secrets, Map<String, Instant> before) {
        var since = new LinkedHashMap<String, Instant>();
        var given = request.given().byName();
        Instant now = clock.instant();
        for (String name : secrets.byName().keySet()) {
            since.put(name, given.containsKey(name) ? now : before.getOrDefault(name, now));
        }
        var wanted = request.definition();
        String url =
                switch (wanted.kind()) {
                    case CHAT -> beginningOf(secrets.url());
                    case PAGERDUTY -> Objects.requireNonNullElse(wanted.url(), PAGERDUTY);
                    case WEBHOOK, ALERTMANAGER -> wanted.url();
                    case EMAIL -> null;
                };
        return wanted.with(url, since);
    }

    private static @Nullable String beginningOf(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            var parsed = URI.create(url);
            return parsed.getScheme() + "://" + parsed.getAuthority();
        } catch (IllegalArgumentException e) {
            return null; // the checks say what is wrong
        }
    }

    private static void requireSameKind(ChannelDefinition before, ChannelDefinition after) {
        if (before.kind() != after.kind()) {
            throw ApiException.invalid("definition.kind", "cannot change; add another channel");
        }
    }

    /** Otherwise whoever may change an address could have a secret sent to a place of theirs. */
    private static void requireSecretsForNewPlace(
            ChannelDefinition before,
            ChannelDefinition after,
            ChannelSecrets secrets,
            ChannelSecrets given) {
        boolean moved =
                after.kind() != ChannelKind.CHAT && !Objects.equals(before.url(), after.url());
        var kept = new HashMap<>(secrets.byName());
        kept.keySet().removeAll(given.byName().keySet());
        if (moved && !kept.isEmpty()) {
            throw ApiException.invalid(
                    "secrets", "must be given again for another address: " + kept.keySet());
        }
    }

    private void requireKeyFor(ChannelSecrets secrets) {
        if (!secrets.byName().isEmpty() && !box.canEncrypt()) {
            throw ApiException.invalid(
                    "secrets",
                    "cannot be kept: the operator has set no"
                            + " threat-monitor.notification.secret-key");
        }
    }

    private void keep(UUID id, ChannelSecrets secrets) {
        entries.keepSecrets(
                id,
                secrets.byName().isEmpty()
                        ? null
                        : box.encrypt(id, WireJson.MAPPER.writeValueAsString(secrets)));
    }

    private ChannelSecrets secretsOf(UUID id) {
        String encrypted = entries.secretsOf(id);
        if (encrypted == null) {
            return ChannelSecrets.NONE;
        }
        try {
            return WireJson.MAPPER.readValue(box.decrypt(id, encrypted), ChannelSecrets.class);
        } catch (IllegalStateException e) {
            throw ApiException.of(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }
}
