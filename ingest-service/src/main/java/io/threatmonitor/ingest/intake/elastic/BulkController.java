package io.threatmonitor.ingest.intake.elastic;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bulk API. Senders name all sorts of content types, so none is asked for.
 *
 * <p>Brokers that are away make the affected items 429, which senders repeat one by one; only when
 * that is all there is to say, the whole request becomes 503 with {@code Retry-After}, for senders
 * that look at no items then.
 */
@Hidden
@RestController
@RequestMapping({"", ElasticPaths.PREFIX})
final class BulkController {

    private final BulkReader reader;
    private final BulkIntake intake;
    private final ElasticAnswers answers;
    private final BatchProperties limits;
    private final Clock clock;

    BulkController(
            BulkReader reader,
            BulkIntake intake,
            ElasticAnswers answers,
            BatchProperties limits,
            Clock clock) {
        this.reader = reader;
        this.intake = intake;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    @RequestMapping(
            path = {"/_bulk", "/_bulk/"},
            method = {RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<byte[]> bulk(HttpServletRequest request, Sender sender) throws IOException {
        return bulk(request, null, sender);
    }

    @RequestMapping(
            path = {"/{index}/_bulk", "/{index}/_bulk/"},
            method = {RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<byte[]> bulkOfIndex(
            HttpServletRequest request, @PathVariable String index, Sender sender)
            throws IOException {
        return bulk(request, index, sender);
    }

    private ResponseEntity<byte[]> bulk(
            HttpServletRequest request, @Nullable String index, Sender sender) throws IOException {
        long start = clock.millis();
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        var items = intake.accept(reader.read(body, index), body, sender);
        Duration retryAfter = retryAfterOfAll(items);
        return retryAfter == null
                ? answers.answer(request, 200, answerOf(items, clock.millis() - start))
                : answers.busy(request, retryAfter);
    }

    private static Map<String, Object> answerOf(List<BulkItem> items, long took) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("took", took);
        answer.put("errors", items.stream().anyMatch(item -> item.error() != null));
        Iterable<Map<String, Object>> named = () -> items.stream().map(BulkItem::named).iterator();
        answer.put("items", named);
        return answer;
    }

    /** Null unless the brokers were away for every item. */
    private static @Nullable Duration retryAfterOfAll(List<BulkItem> items) {
        Duration retryAfter = null;
        for (BulkItem item : items) {
            if (!(item.acceptance() instanceof Unavailable(var patience))) {
                return null;
            }
            retryAfter = patience;
        }
        return retryAfter;
    }
}
