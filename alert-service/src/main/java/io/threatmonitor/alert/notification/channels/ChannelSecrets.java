package io.threatmonitor.alert.notification.channels;

import static io.threatmonitor.alert.notification.channels.ChannelDefinition.PRINTABLE;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a channel knows and never tells again.
 *
 * @param url the address of a chat's incoming webhook, which is all that it takes to post there
 * @param signingKey of a webhook: {@code whsec_} and 24 to 64 bytes in Base64 (Standard Webhooks,
 *     "Secret/key serialization")
 * @param authorization the whole header of that name, for a webhook or an Alertmanager
 * @param routingKey of an integration of PagerDuty
 */
record ChannelSecrets(
        @Size(max = 2000) @Pattern(regexp = PRINTABLE) @Nullable String url,
        @Size(max = 200) @Pattern(regexp = PRINTABLE) @Nullable String signingKey,
        @Size(max = 4000) @Pattern(regexp = "[\\x20-\\x7e]*") @Nullable String authorization,
        @Size(max = 200) @Pattern(regexp = PRINTABLE) @Nullable String routingKey) {

    static final ChannelSecrets NONE = new ChannelSecrets(null, null, null, null);

    /** These, and those of {@code before} that are not given anew; an empty one takes one away. */
    ChannelSecrets over(ChannelSecrets before) {
        return new ChannelSecrets(
                newer(url, before.url),
                newer(signingKey, before.signingKey),
                newer(authorization, before.authorization),
                newer(routingKey, before.routingKey));
    }

    /** By the names that they have on the wire, without those that are not there. */
    Map<String, String> byName() {
        var named = new LinkedHashMap<String, String>();
        put(named, "url", url);
        put(named, "signing_key", signingKey);
        put(named, "authorization", authorization);
        put(named, "routing_key", routingKey);
        return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    private static @Nullable String newer(@Nullable String given, @Nullable String before) {
        String kept = Objects.requireNonNullElse(given, before == null ? "" : before);
        return kept.isEmpty() ? null : kept;
    }

    /** For logs, which must not know them. */
    @Override
    public String toString() {
        return "ChannelSecrets" + byName().keySet();
    }
}
