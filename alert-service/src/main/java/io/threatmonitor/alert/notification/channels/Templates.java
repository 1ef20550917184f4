package io.threatmonitor.alert.notification.channels;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said, in Mustache: logic-less, so that a template can select and arrange the values of
 * {@link TemplateValues} and do nothing else. Thread-safe.
 */
@Component
class Templates {

    private static final String TITLE = "[{{severity}}] {{headline}}: {{title}}";

    private static final String BODY =
            """
            {{headline}}: {{title}}
            {{#alerts}}
            - {{number}} [{{severity}}] {{title}}{{#link}} {{link}}{{/link}}
            {{/alerts}}
            {{#omitted}}
            - and {{omitted}} more
            {{/omitted}}
            {{#alert}}
            Severity: {{severity}}
            Rule: {{rule_title}} ({{rule_id}})
            {{#entities}}
            {{kind}}: {{value}}
            {{/entities}}
            Seen: {{occurrences}} times, last at {{last_seen}}
            {{#assigned_to}}
            Assigned to: {{assigned_to}}
            {{/assigned_to}}
            {{#description}}
            {{description}}
            {{/description}}
            {{#link}}
            {{link}}
            {{/link}}
            {{/alert}}
            """;

    /** How values are made harmless where they go. */
    enum Medium {
        /** Text that nobody interprets. */
        PLAIN(Escapers.NONE, Function.identity()),

        /** Slack, "Escaping text": no link or mention comes out of a value. */
        SLACK(
                Escapers.simple(new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}}),
                Defanged::values),

        /**
         * Mattermost, and cards of Teams: no link, image or emphasis; a zero-width space behind the
         * at sign keeps Mattermost from calling everybody.
         */
        MARKDOWN(
                Escapers.simple(
                        new String[][] {
                            {"\\", "\\\\"},
                            {"[", "\\["},
                            {"]", "\\]"},
                            {"*", "\\*"},
                            {"_", "\\_"},
                            {"`", "\\`"},
                            {"~", "\\~"},
                            {"<", "&lt;"},
                            {">", "&gt;"},
                            {"@", "@\u200b"}
                        }),
                Defanged::values);

        private final Mustache.Compiler compiler;
        private final Function<Map<String, Object>, Map<String, Object>> precaution;

        Medium(
                Mustache.Escaper escaper,
                Function<Map<String, Object>, Map<String, Object>> precaution) {
            this.precaution = precaution;
            this.compiler =
                    Mustache.compiler()
                            .withCollector(new MapsAlone())
                            .withEscaper(escaper)
                            // There is nothing to include.
                            .withLoader(name -> Reader.nullReader())
                            .defaultValue("")
                            .emptyStringIsFalse(true);
        }
    }

    private final TemplateValues values;

    Templates(TemplateValues values) {
        this.values = values;
    }

    String title(ChannelDefinition channel, Notification notification, Medium medium) {
        String title = render(channel.titleTemplate(), TITLE, notification, medium);
        return title.replaceAll("\\s+", " ").strip();
    }

    String body(ChannelDefinition channel, Notification notification, Medium medium) {
        return render(channel.bodyTemplate(), BODY, notification, medium).strip();
    }

    /** What is wrong with a template, if anything. */
    Optional<String> faultOf(String template) {
        try {
            Medium.PLAIN.compiler.compile(template).execute(values.of(Samples.test()));
            return Optional.empty();
        } catch (MustacheException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String render(
            @Nullable String template, String ours, Notification notification, Medium medium) {
        return medium.compiler
                .compile(template == null ? ours : template)
                .execute(medium.precaution.apply(values.of(notification)));
    }

    /** Reads maps and never, as the usual one does, calls methods of what is in them. */
    private static final class MapsAlone extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }
}
