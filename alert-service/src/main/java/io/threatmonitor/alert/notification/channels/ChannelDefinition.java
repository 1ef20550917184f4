package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.alert.notification.setup.EntryKind;
import io.threatmonitor.alert.notification.setup.EntryType;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What may be known of a channel.
 *
 * @param url where a webhook, PagerDuty or an Alertmanager is; of a chat, whose address is a
 *     secret, only where it begins
 * @param flavour of a chat
 * @param recipients of e-mails
 * @param titleTemplate Mustache for the title of a chat message or of an incident at PagerDuty, or
 *     for a subject; null for ours
 * @param bodyTemplate Mustache for the text of an e-mail or chat message; null for ours
 * @param ratePerMinute how many notifications each replica sends in a minute at most
 * @param secrets which secrets the channel has, and since when; set by the service
 */
public record ChannelDefinition(
        @NotNull ChannelKind kind,
        @Size(max = 2000) @Pattern(regexp = PRINTABLE) @Nullable String url,
        @Nullable ChatFlavour flavour,
        @Size(max = 50)
                @Nullable List<@NotNull @Size(max = 254) @Pattern(regexp = PRINTABLE) String>
                        recipients,
        @Size(max = 1000) @NoNul @Nullable String titleTemplate,
        @Size(max = 10_000) @NoNul @Nullable String bodyTemplate,
        @Min(1) @Max(10_000) @Nullable Integer ratePerMinute,
        @Nullable Map<String, Instant> secrets) {

    public static final EntryType<ChannelDefinition> TYPE =
            new EntryType<>(EntryKind.CHANNEL, ChannelDefinition.class);

    static final String PRINTABLE = "[\\x21-\\x7e]*";

    private static final int USUAL_RATE = 60;

    ChannelDefinition with(@Nullable String newUrl, Map<String, Instant> newSecrets) {
        return new ChannelDefinition(
                kind,
                newUrl,
                flavour,
                recipients,
                titleTemplate,
                bodyTemplate,
                ratePerMinute == null ? USUAL_RATE : ratePerMinute,
                newSecrets);
    }

    /** Notifications in a minute. */
    public int rate() {
        return ratePerMinute == null ? USUAL_RATE : ratePerMinute;
    }
}
