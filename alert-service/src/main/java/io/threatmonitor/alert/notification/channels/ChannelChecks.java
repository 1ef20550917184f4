package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.alert.notification.outbound.OutboundProperties;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says whether a channel of a kind has what that kind needs, and nothing else. */
@Component
class ChannelChecks {

    private static final String NOT_FOR_KIND = "is not for this kind of channel";

    private final Templates templates;
    private final boolean plainHttp;

    ChannelChecks(Templates templates, OutboundProperties outbound) {
        this.templates = templates;
        this.plainHttp = outbound.plainHttp();
    }

    /**
     * @throws ApiException {@code validation_failed}
     */
    void check(ChannelDefinition definition, ChannelSecrets secrets) {
        var errors = new ArrayList<FieldError>();
        checkSecrets(definition.kind(), secrets, errors);
        switch (definition.kind()) {
            case WEBHOOK -> {
                checkUrl("definition.url", definition.url(), errors);
                checkSigningKey(secrets.signingKey(), errors);
            }
            case ALERTMANAGER -> checkUrl("definition.url", definition.url(), errors);
            case PAGERDUTY -> {
                checkUrl("definition.url", definition.url(), errors);
                require("secrets.routing_key", secrets.routingKey(), errors);
            }
            case CHAT -> {
                checkUrl("secrets.url", secrets.url(), errors);
                require("definition.flavour", definition.flavour(), errors);
            }
            case EMAIL -> checkRecipients(definition.recipients(), errors);
        }
        checkTemplate(
                "definition.title_template",
                definition.titleTemplate(),
                definition.kind().saysTitle(),
                errors);
        checkTemplate(
                "definition.body_template",
                definition.bodyTemplate(),
                definition.kind().saysBody(),
                errors);
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    private static Set<String> secretsOf(ChannelKind kind) {
        return switch (kind) {
            case WEBHOOK -> Set.of("signing_key", "authorization");
            case ALERTMANAGER -> Set.of("authorization");
            case PAGERDUTY -> Set.of("routing_key");
            case CHAT -> Set.of("url");
            case EMAIL -> Set.of();
        };
    }

    private static void checkSecrets(
            ChannelKind kind, ChannelSecrets secrets, List<FieldError> errors) {
        for (String name : secrets.byName().keySet()) {
            if (!secretsOf(kind).contains(name)) {
                errors.add(new FieldError("secrets." + name, NOT_FOR_KIND));
            }
        }
    }

    private static void require(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(field, "is required for this kind of channel"));
        }
    }

    private void checkUrl(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            require(field, null, errors);
            return;
        }
        try {
            var url = new URI(text);
            boolean https = "https".equalsIgnoreCase(url.getScheme());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) && plainHttp;
            if (!https && !http) {
                errors.add(
                        new FieldError(
                                field,
                                plainHttp
                                        ? "must begin with https:// or http://"
                                        : "must begin with https://"));
            } else if (url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getFragment() != null) {
                errors.add(new FieldError(field, "must have a host, and no user name or fragment"));
            }
        } catch (URISyntaxException e) {
            errors.add(new FieldError(field, "must be a URL"));
        }
    }

    private static void checkSigningKey(@Nullable String key, List<FieldError> errors) {
        if (key == null) {
            require("secrets.signing_key", null, errors);
        } else if (WebhookSignature.keyOf(key).isEmpty()) {
            errors.add(
                    new FieldError(
                            "secrets.signing_key",
                            "must be whsec_ and 24 to 64 random bytes in Base64"));
        }
    }

    private static void checkRecipients(
            @Nullable List<String> recipients, List<FieldError> errors) {
        if (recipients == null || recipients.isEmpty()) {
            require("definition.recipients", null, errors);
            return;
        }
        for (String recipient : recipients) {
            try {
                new InternetAddress(recipient, true).validate();
            } catch (AddressException e) {
                errors.add(
                        new FieldError(
                                "definition.recipients",
                                "has something that is no e-mail address"));
                return;
            }
        }
    }

    private void checkTemplate(
            String field, @Nullable String template, boolean isSaid, List<FieldError> errors) {
        if (template == null) {
            return;
        }
        if (!isSaid) {
            errors.add(new FieldError(field, NOT_FOR_KIND));
            return;
        }
        templates
                .faultOf(template)
                .ifPresent(fault -> errors.add(new FieldError(field, "is no template: " + fault)));
    }
}
