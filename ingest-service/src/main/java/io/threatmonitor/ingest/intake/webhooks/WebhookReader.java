package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.webhooks.SentObjects.Sent;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes submissions of what a webhook brings, with the mapping of its kind. */
@Component
final class WebhookReader {

    /** The format of what no mapping recognises. */
    static final String FORMAT = "webhook";

    private static final String NO_OBJECT = "is not a valid JSON object";

    private final SentObjects objects;
    private final List<WebhookMapping> mappings;
    private final Map<String, WebhookMapping> byKind;

    WebhookReader(SentObjects objects, List<WebhookMapping> mappings) {
        this.objects = objects;
        this.mappings = mappings;
        this.byKind =
                mappings.stream()
                        .collect(Collectors.toMap(WebhookMapping::kind, Function.identity()));
    }

    Set<String> kinds() {
        return byKind.keySet();
    }

    /** The mapping of a path. */
    WebhookMapping mapping(String kind) {
        return Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> ApiException.notFound("webhook"));
    }

    /**
     * @param mapping null to tell each object's kind by its fields
     * @throws ApiException {@code malformed_request} when there is no JSON object in {@code body}
     */
    List<Submission> read(byte[] body, @Nullable WebhookMapping mapping, Sender sender) {
        var submissions = new ArrayList<Submission>();
        for (Sent sent : objects.read(body)) {
            submissions.addAll(submissions(sent, mapping, sender));
        }
        return submissions;
    }

    /** Reads one event as it was kept, which is no longer what its sender sent around it. */
    Submission readEvent(byte[] original, WebhookMapping mapping, Sender sender) {
        Fields event = objects.readOne(original);
        return event == null
                ? Submission.unreadable(mapping.kind(), NO_OBJECT, () -> original)
                : Submission.of(mapping.kind(), mapping.event(event, sender), () -> original);
    }

    private List<Submission> submissions(Sent sent, @Nullable WebhookMapping named, Sender sender) {
        Fields fields = sent.fields();
        String format = named == null ? FORMAT : named.kind();
        if (fields == null) {
            return List.of(Submission.unreadable(format, NO_OBJECT, sent.original()));
        }
        WebhookMapping mapping = named == null ? recognised(fields) : named;
        if (mapping == null) {
            return List.of(
                    Submission.unreadable(
                            format, "is of no kind that is known here", sent.original()));
        }
        return mapping.events(fields).stream()
                .map(event ->
                        Submission.of(
                                mapping.kind(),
                                mapping.event(event, sender),
                                () -> objects.written(event)))
                .toList();
    }

    private @Nullable WebhookMapping recognised(Fields fields) {
        for (WebhookMapping mapping : mappings) {
            if (mapping.recognises(fields)) {
                return mapping;
            }
        }
        return null;
    }
}
