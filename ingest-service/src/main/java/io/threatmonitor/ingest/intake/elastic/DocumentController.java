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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;

/** The index API: one document in each request. */
@Hidden
@RestController
@RequestMapping({"", ElasticPaths.PREFIX})
final class DocumentController {

    private final BulkIntake intake;
    private final ElasticAnswers answers;
    private final BatchProperties limits;

    DocumentController(BulkIntake intake, ElasticAnswers answers, BatchProperties limits) {
        this.intake = intake;
        this.answers = answers;
        this.limits = limits;
    }

    @PostMapping({"/{index}/_doc", "/{index}/_doc/"})
    ResponseEntity<byte[]> add(
            HttpServletRequest request, @PathVariable String index, Sender sender)
            throws IOException {
        return accept(request, actionOf(request), index, null, sender);
    }

    @RequestMapping(
            path = "/{index}/_doc/{id}",
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<byte[]> index(
            HttpServletRequest request,
            @PathVariable String index,
            @PathVariable String id,
            Sender sender)
            throws IOException {
        return accept(request, actionOf(request), index, id, sender);
    }

    @RequestMapping(
            path = "/{index}/_create/{id}",
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<byte[]> create(
            HttpServletRequest request,
            @PathVariable String index,
            @PathVariable String id,
            Sender sender)
            throws IOException {
        return accept(request, BulkAction.CREATE, index, id, sender);
    }

    private static BulkAction actionOf(HttpServletRequest request) {
        return "create".equals(QueryString.value(request, "op_type"))
                ? BulkAction.CREATE
                : BulkAction.INDEX;
    }

    private ResponseEntity<byte[]> accept(
            HttpServletRequest request,
            BulkAction action,
            String index,
            @Nullable String id,
            Sender sender)
            throws IOException {
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        var operation = BulkOperation.ofBody(action, index, id, body);
        BulkItem item = intake.accept(List.of(operation), body, sender).getFirst();
        if (item.acceptance() instanceof Unavailable(var retryAfter)) {
            return answers.busy(request, retryAfter);
        }
        ElasticError error = item.error();
        return error == null
                ? answers.answer(request, item.status(), item.result())
                : answers.error(request, error);
    }
}
