package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.alert.notification.channels.Templates.Medium;
import io.threatmonitor.contracts.event.Severity;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/**
 * Posts to the incoming webhook of a chat. Slack and Mattermost take a text and attachments with a
 * colour; Teams takes an Adaptive Card (schema 1.4).
 */
@Component
class ChatSender {

    /** Slack cuts off messages at 40,000, Mattermost at 16,383 characters, Teams at 28 KB. */
    private static final int LONGEST_TEXT = 6_000;

    private static final int LONGEST_TITLE = 500;

    private final HttpPosts posts;
    private final Templates templates;

    ChatSender(HttpPosts posts, Templates templates) {
        this.posts = posts;
        this.templates = templates;
    }

    SendResult send(Channel channel, Notification notification) {
        var definition = channel.definition();
        Object message =
                switch (requireNonNull(definition.flavour())) {
                    case SLACK -> attachment(definition, notification, Medium.SLACK);
                    case MATTERMOST -> attachment(definition, notification, Medium.MARKDOWN);
                    case TEAMS -> card(definition, notification);
                };
        return posts.json(requireNonNull(channel.secrets().url()), Map.of(), message);
    }

    private Map<String, Object> attachment(
            ChannelDefinition channel, Notification notification, Medium medium) {
        String title = title(channel, notification, medium);
        return Map.of(
                "text",
                title,
                "attachments",
                List.of(
                        Map.of(
                                "fallback", title,
                                "color", colour(notification),
                                "text", text(channel, notification, medium))));
    }

    private Map<String, Object> card(ChannelDefinition channel, Notification notification) {
        var title =
                Map.of(
                        "type",
                        "TextBlock",
                        "text",
                        title(channel, notification, Medium.MARKDOWN),
                        "weight",
                        "Bolder",
                        "size",
                        "Medium",
                        "color",
                        style(notification),
                        "wrap",
                        true);
        var text =
                Map.of(
                        "type",
                        "TextBlock",
                        // One line break is a space in Markdown.
                        "text",
                        text(channel, notification, Medium.MARKDOWN).replace("\n", "\n\n"),
                        "wrap",
                        true);
        var content =
                Map.of(
                        "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
                        "type", "AdaptiveCard",
                        "version", "1.4",
                        "body", List.of(title, text));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(
                        Map.of(
                                "contentType",
                                "application/vnd.microsoft.card.adaptive",
                                "content",
                                content)));
    }

    private String title(ChannelDefinition channel, Notification notification, Medium medium) {
        return Shortened.toAtMost(LONGEST_TITLE, templates.title(channel, notification, medium));
    }

    private String text(ChannelDefinition channel, Notification notification, Medium medium) {
        return Shortened.toAtMost(LONGEST_TEXT, templates.body(channel, notification, medium));
    }

    private static String colour(Notification notification) {
        if (notification.reason() == Reason.RESOLVED) {
            return "#2e7d32";
        }
        return switch (notification.level()) {
            case Severity.CRITICAL -> "#b71c1c";
            case Severity.HIGH -> "#e65100";
            case Severity.MEDIUM -> "#f9a825";
            case Severity.LOW -> "#1565c0";
        };
    }

    private static String style(Notification notification) {
        if (notification.reason() == Reason.RESOLVED) {
            return "Good";
        }
        return switch (notification.level()) {
            case Severity.CRITICAL, Severity.HIGH -> "Attention";
            case Severity.MEDIUM -> "Warning";
            case Severity.LOW -> "Accent";
        };
    }
}
