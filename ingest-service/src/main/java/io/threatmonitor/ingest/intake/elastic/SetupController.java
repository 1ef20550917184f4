package io.threatmonitor.ingest.intake.elastic;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.contracts.api.ErrorCode;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/**
 * What senders set up in a cluster before they send. Everything they look for is there already, so
 * that they set up nothing; what they set up all the same is acknowledged, and has no effect.
 */
@Hidden
@RestController
@RequestMapping({"", ElasticPaths.PREFIX})
final class SetupController {

    private static final Map<String, Object> ACKNOWLEDGED = Map.of("acknowledged", true);

    /** Everything that starts with an underscore is no index. */
    private static final String NAMED_INDEX = "/{index:[^_].*}";

    private final ElasticAnswers answers;

    SetupController(ElasticAnswers answers) {
        this.answers = answers;
    }

    @GetMapping({
        "/_index_template/{name}",
        "/_component_template/{name}",
        "/_template/{name}",
        "/_ilm/policy/{name}",
        "/_data_stream/{name}",
        "/_ingest/pipeline/{name}",
        "/_alias/{name}"
    })
    ResponseEntity<byte[]> exists(HttpServletRequest request, @PathVariable String name) {
        return answers.answer(request, 200, Map.of(name, Map.of()));
    }

    @RequestMapping(
            path = {
                "/_index_template/{name}",
                "/_component_template/{name}",
                "/_template/{name}",
                "/_ilm/policy/{name}",
                "/_data_stream/{name}",
                "/_ingest/pipeline/{name}"
            },
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<byte[]> acknowledge(HttpServletRequest request) {
        return answers.answer(request, 200, ACKNOWLEDGED);
    }

    /** Logstash looks for the alias that it would write to. */
    @RequestMapping(path = NAMED_INDEX, method = RequestMethod.HEAD)
    ResponseEntity<byte[]> indexExists(HttpServletRequest request) {
        return answers.answer(request, 200, Map.of());
    }

    @RequestMapping(path = NAMED_INDEX, method = RequestMethod.PUT)
    ResponseEntity<byte[]> createIndex(HttpServletRequest request, @PathVariable String index) {
        return answers.answer(
                request,
                200,
                Map.of("acknowledged", true, "shards_acknowledged", true, "index", index));
    }

    /** Everything else that Elasticsearch can do and we cannot. */
    @RequestMapping({"/_*/**", "/{index}/_*/**"})
    ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        return answers.error(
                request,
                ElasticError.of(
                        ErrorCode.NOT_FOUND,
                        "no handler found for uri [%s] and method [%s]"
                                .formatted(request.getRequestURI(), request.getMethod())));
    }
}
