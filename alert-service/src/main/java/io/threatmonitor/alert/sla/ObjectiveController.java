package io.threatmonitor.alert.sla;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.kit.caller.Caller;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The objectives over HTTP. */
@RestController
@RequestMapping("/api/v1/sla")
@Tag(name = "service levels")
class ObjectiveController {

    private final ObjectiveVersions versions;
    private final ObjectiveLifecycle lifecycle;
    private final ObjectiveBook book;

    ObjectiveController(
            ObjectiveVersions versions, ObjectiveLifecycle lifecycle, ObjectiveBook book) {
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.book = book;
    }

    @GetMapping
    @Operation(
            operationId = "getServiceLevels",
            summary = "How long alerts may wait until acknowledged and resolved, by severity")
    ResponseEntity<Envelope<ObjectivesVersion>> get() {
        return answer(versions.inForce());
    }

    @PutMapping
    @Operation(
            operationId = "changeServiceLevels",
            summary = "Change how long alerts may wait",
            description =
                    "Durations as in ISO 8601, such as `PT15M`; null where alerts may wait for as"
                            + " long as they like. Clocks that run get their new deadlines within"
                            + " seconds; a deadline that has passed stays missed, and one that is"
                            + " in the past by a shorter limit is missed at once.")
    ResponseEntity<Envelope<ObjectivesVersion>> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ObjectivesEdit edit,
            Caller caller) {
        ObjectivesVersion changed = lifecycle.change(edit, ifMatch, caller);
        book.forget();
        return answer(changed);
    }

    private static ResponseEntity<Envelope<ObjectivesVersion>> answer(ObjectivesVersion version) {
        return ResponseEntity.ok().eTag(version.tag()).body(Envelope.of("Service levels", version));
    }
}
