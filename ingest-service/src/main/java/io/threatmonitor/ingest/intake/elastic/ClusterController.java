package io.threatmonitor.ingest.intake.elastic;

import io.swagger.v3.oas.annotations.Hidden;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.Map;

/**
 * What senders want to know of a cluster before they trust it with their events. Each {@code GET}
 * answers {@code HEAD} too.
 */
@Hidden
@RestController
@RequestMapping({"", ElasticPaths.PREFIX})
final class ClusterController {

    private final ElasticAnswers answers;
    private final Clock clock;

    ClusterController(ElasticAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping({"", "/"})
    ResponseEntity<byte[]> info(HttpServletRequest request) {
        return answers.answer(request, 200, ClusterFacts.INFO);
    }

    @GetMapping("/_cluster/health")
    ResponseEntity<byte[]> health(HttpServletRequest request) {
        return answers.answer(request, 200, ClusterFacts.HEALTH);
    }

    /** rsyslog asks it before each connection, and reads no more than the status. */
    @GetMapping("/_cat/health")
    ResponseEntity<String> healthInColumns() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(
                        "%d %s green 1 1 1 1 0 0 0 0 - 100.0%%\n"
                                .formatted(clock.millis() / 1_000, ClusterFacts.NAME));
    }

    @GetMapping("/_license")
    ResponseEntity<byte[]> license(HttpServletRequest request) {
        return answers.answer(request, 200, Map.of("license", ClusterFacts.LICENSE));
    }

    @GetMapping("/_xpack")
    ResponseEntity<byte[]> features(HttpServletRequest request) {
        return answers.answer(request, 200, ClusterFacts.FEATURES);
    }

    /** No addresses: a sender that sniffs them stays with the one that it has. */
    @GetMapping({"/_nodes", "/_nodes/**"})
    ResponseEntity<byte[]> nodes(HttpServletRequest request) {
        return answers.answer(request, 200, ClusterFacts.NO_NODES);
    }

    /** Filebeat's modules set nothing up unless their processors are there. */
    @GetMapping("/_nodes/ingest")
    ResponseEntity<byte[]> processors(HttpServletRequest request) {
        return answers.answer(request, 200, ClusterFacts.PROCESSORS);
    }
}
