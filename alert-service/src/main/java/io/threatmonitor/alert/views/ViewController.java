package io.threatmonitor.alert.views;

import static io.threatmonitor.kit.caller.Roles.ADMIN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.alert.alerts.AlertSort;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;

import jakarta.validation.Valid;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Saved views over HTTP. */
@RestController
@RequestMapping("/api/v1/alerts/views")
@Tag(name = "alert views")
class ViewController {

    private static final int MOST_VIEWS = 100;

    private final SavedViews views;
    private final IdGenerator ids;
    private final Clock clock;

    ViewController(SavedViews views, IdGenerator ids, Clock clock) {
        this.views = views;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listAlertViews",
            summary = "One's own views, and those shared by others")
    Envelope<List<SavedView>> list(@Parameter(hidden = true) Caller caller) {
        return Envelope.of("Views", views.visibleTo(caller.name()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "saveAlertView", summary = "Save a view, up to 100 each")
    Envelope<SavedView> add(
            @Valid @RequestBody ViewEdit edit, @Parameter(hidden = true) Caller caller) {
        if (views.countOf(caller.name()) >= MOST_VIEWS) {
            throw ApiException.invalid("name", "is one too many: delete another view first");
        }
        Instant now = now();
        return Envelope.of("View saved", save(ids.next(), caller.name(), edit, now, now));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "changeAlertView",
            summary = "Replace a view, as its owner or an administrator")
    Envelope<SavedView> replace(
            @PathVariable UUID id,
            @Valid @RequestBody ViewEdit edit,
            @Parameter(hidden = true) Caller caller) {
        SavedView view = changeableBy(caller, id);
        return Envelope.of("View saved", save(id, view.owner(), edit, view.createdAt(), now()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteAlertView",
            summary = "Delete a view, as its owner or an administrator")
    void delete(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        views.delete(changeableBy(caller, id).id());
    }

    private SavedView save(UUID id, String owner, ViewEdit edit, Instant createdAt, Instant now) {
        var view =
                new SavedView(
                        id,
                        owner,
                        edit.name().strip(),
                        Boolean.TRUE.equals(edit.shared()),
                        edit.filter(),
                        Objects.requireNonNullElse(edit.sort(), AlertSort.NEWEST),
                        createdAt,
                        now);
        try {
            views.save(view);
        } catch (DuplicateKeyException e) {
            throw ApiException.invalid("name", "is the name of another view of " + owner);
        }
        return view;
    }

    /** A view that others do not share is nobody's business: there is none. */
    private SavedView changeableBy(Caller caller, UUID id) {
        SavedView view = views.find(id).orElseThrow(ViewController::noSuchView);
        boolean own = view.owner().equals(caller.name());
        if (!own && !view.shared()) {
            throw noSuchView();
        }
        if (!own && !caller.hasRole(ADMIN)) {
            throw ApiException.of(ErrorCode.FORBIDDEN, "This view is of " + view.owner());
        }
        return view;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ApiException noSuchView() {
        return ApiException.notFound("view");
    }
}
