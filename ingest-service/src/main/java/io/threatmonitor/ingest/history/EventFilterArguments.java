package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.history.recording.SearchTerms;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads an {@link EventFilter} from the query string; {@link EventFilterParameters} documents it.
 */
@Component
final class EventFilterArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(EventFilter.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == EventFilter.class;
    }

    @Override
    public EventFilter resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return new Reading(request.getParameterMap()).filter();
    }

    /** One query string, and what is wrong with it. */
    private static final class Reading {

        private static final String ATTRIBUTES = "attributes.";
        private static final int MOST_WORDS = 20;
        private static final String NOT_ALLOWED = "has a value that is not allowed";

        private final Map<String, String[]> parameters;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(Map<String, String[]> parameters) {
            this.parameters = parameters;
        }

        EventFilter filter() {
            var severities = constants("severity", Severity.values());
            var types = constants("event_type", EventType.values());
            var sources = values("source_name").toList();
            var network = network();
            var terms = terms();
            var from = time("from");
            var to = time("to");
            if (!errors.isEmpty()) {
                throw ApiException.invalid(errors);
            }
            return new EventFilter(severities, types, sources, network, terms, from, to);
        }

        private List<List<Long>> terms() {
            var terms = new ArrayList<List<Long>>();
            addChoice(terms, values("sensor_id").map(SearchTerms::sensor));
            addChoice(terms, values("country").map(this::country));
            parameters.forEach((name, values) -> {
                if (name.startsWith(ATTRIBUTES)) {
                    terms.add(attribute(name, values));
                }
            });
            words().forEach(word -> terms.add(List.of(word)));
            return terms;
        }

        private static void addChoice(List<List<Long>> terms, Stream<Long> choice) {
            var values = choice.toList();
            if (!values.isEmpty()) {
                terms.add(values);
            }
        }

        private List<Long> attribute(String name, String[] values) {
            String path = name.substring(ATTRIBUTES.length());
            if (path.isEmpty()) {
                reject(name, "must name an attribute, such as attributes.user");
            }
            return Arrays.stream(values)
                    .map(value -> SearchTerms.attribute(path, value))
                    .distinct()
                    .toList();
        }

        private long country(String code) {
            if (code.length() != 2 || !code.chars().allMatch(Character::isLetter)) {
                reject("country", "must be a code of two letters (ISO 3166-1), such as DE");
            }
            return SearchTerms.country(code);
        }

        private List<Long> words() {
            String text = String.join(" ", parameters.getOrDefault("q", new String[0]));
            var words = SearchTerms.words(text);
            if (words.isEmpty() && !text.isBlank()) {
                reject("q", "must have letters or digits to look for");
            }
            if (words.size() > MOST_WORDS) {
                reject("q", "must have at most %d words".formatted(MOST_WORDS));
            }
            return words;
        }

        private @Nullable Network network() {
            String text = single("ip_address");
            Network network = text == null ? null : Network.parse(text.strip());
            if (text != null && network == null) {
                reject(
                        "ip_address",
                        "must be an address such as 203.0.113.7 or a network such as"
                                + " 203.0.113.0/24 or 2001:db8::/32");
            }
            return network;
        }

        private @Nullable Instant time(String name) {
            String text = single(name);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                reject(name, NOT_ALLOWED);
                return null;
            }
        }

        private <E extends Enum<E>> List<E> constants(String name, E[] all) {
            var constants = new ArrayList<E>();
            values(name)
                    .forEach(text -> {
                        var constant =
                                Arrays.stream(all)
                                        .filter(one ->
                                                one.name().equals(text.toUpperCase(Locale.ROOT)))
                                        .findFirst();
                        constant.ifPresentOrElse(constants::add, () -> reject(name, NOT_ALLOWED));
                    });
            return constants;
        }

        private @Nullable String single(String name) {
            String[] values = parameters.get(name);
            return values == null || values[0].isEmpty() ? null : values[0];
        }

        /** One or more, separated by commas. */
        private Stream<String> values(String name) {
            return Arrays.stream(parameters.getOrDefault(name, new String[0]))
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        private void reject(String field, String message) {
            if (errors.stream().noneMatch(error -> error.field().equals(field))) {
                errors.add(new FieldError(field, message));
            }
        }
    }
}
