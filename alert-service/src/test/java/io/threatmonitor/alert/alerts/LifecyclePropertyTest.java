package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whatever people do to an alert, in whatever order, the service and its database agree with {@link
 * LifecycleModel}, which is the lifecycle in as few words as there are.
 */
@AlertServiceTest
class LifecyclePropertyTest {

    /** The service that the other tests share: jqwik does not know how to inject it. */
    private final ApplicationContext service =
            new TestContextManager(LifecyclePropertyTest.class)
                    .getTestContext()
                    .getApplicationContext();

    private final AlertLifecycle lifecycle = service.getBean(AlertLifecycle.class);
    private final ApiClient analyst =
            service.getBean(ApiClient.class).as(service.getBean(TestIssuer.class).analyst());

    @Property(tries = 100)
    void anAlertIsWhatWasDoneToIt(@ForAll("commands") List<Command> commands) {
        UUID id = raise();
        String path = "/api/v1/alerts/" + id;
        var incidents = Map.of("first", newIncident(), "second", newIncident());
        var model = new LifecycleModel();
        var past = new ArrayList<AlertSnapshot>();

        for (Command command : commands) {
            past.add(analyst.get(path).data(AlertSnapshot.class));
            int expected = model.apply(command);
            ApiAnswer answer =
                    switch (command.verb()) {
                        case MERGE ->
                                analyst.post(
                                        incidents.get(command.incident()) + "/alerts",
                                        Map.of("alerts", List.of(id)));
                        case DETACH ->
                                analyst.send(
                                        "DELETE",
                                        incidents.get(command.incident()) + "/alerts/" + id,
                                        null);
                        case ACKNOWLEDGE, START, ASSIGN, COMMENT, ANNOTATE, RESOLVE, REOPEN ->
                                analyst.patch(path, command.body(model.versionBefore()));
                    };
            assertThat(answer.status())
                    .as("%s after %s", command, past.getLast())
                    .isEqualTo(expected);
            if (expected == 409 && command.isEdit()) {
                assertThat(answer.json().required("message").asString())
                        .endsWith("allowed: " + String.join(", ", model.allowed()));
            }
        }

        ApiAnswer answer = analyst.get(path);
        AlertSnapshot alert = answer.data(AlertSnapshot.class);
        assertThat(answer.data().required("status").asString()).isEqualTo(model.status);
        assertThat(alert.resolution()).isEqualTo(model.resolution);
        assertThat(alert.assignedTo()).isEqualTo(model.assignee);
        assertThat(alert.resolutionNotes()).isEqualTo(model.notes);
        assertThat(alert.incident() == null ? null : "/api/v1/incidents/" + alert.incident().id())
                .isEqualTo(model.incident == null ? null : incidents.get(model.incident));
        assertThat(alert.version()).isEqualTo(model.kinds.size());
        assertThat(answer.data().required("timeline"))
                .extracting(transition -> transition.required("kind").asString())
                .isEqualTo(model.kinds);
        for (AlertSnapshot then : past) {
            assertThat(listAsOf(then)).contains(then);
        }
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return Combinators.combine(
                        Arbitraries.of(Command.Verb.class),
                        Arbitraries.of("alice", "bob", ""),
                        Arbitraries.of(Resolution.class).injectNull(0.3),
                        Arbitraries.of("A scanner", "A backup", "").injectNull(0.3),
                        Arbitraries.of("first", "second"),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Command.Seen.NOTHING)),
                                Tuple.of(3, Arbitraries.just(Command.Seen.CURRENT)),
                                Tuple.of(1, Arbitraries.just(Command.Seen.STALE))))
                .as(Command::new)
                .list()
                .ofMaxSize(18);
    }

    /** Two states of one microsecond are one to whoever looks at that microsecond. */
    private List<AlertSnapshot> listAsOf(AlertSnapshot then) {
        return analyst.get(
                        "/api/v1/alerts?entity=%s&as_of=%s"
                                .formatted(then.event().sourceName(), then.updatedAt()))
                .results(AlertSnapshot.class);
    }

    /** The path of an incident, which has another alert. */
    private String newIncident() {
        return "/api/v1/incidents/"
                + analyst.post("/api/v1/incidents", Map.of("alerts", List.of(raise())))
                        .data()
                        .required("id")
                        .asString();
    }

    private UUID raise() {
        Detection detection =
                Detections.bruteForceIn(
                        SecurityEvents.about(
                                "property-" + UUID.randomUUID(),
                                SecurityEvents.bruteForceFrom("203.0.113.17")));
        lifecycle.raise(List.of(detection));
        return Alert.raisedBy(detection, detection.detectedAt()).id();
    }

    /**
     * What someone asks for.
     *
     * @param who for {@code ASSIGN}, empty for nobody
     * @param notes for {@code RESOLVE} and {@code ANNOTATE}
     * @param incident for {@code MERGE} and {@code DETACH}
     * @param seen which version of the alert they saw
     */
    record Command(
            Verb verb,
            String who,
            @Nullable Resolution resolution,
            @Nullable String notes,
            String incident,
            Seen seen) {

        enum Verb {
            ACKNOWLEDGE,
            START,
            ASSIGN,
            COMMENT,
            ANNOTATE,
            RESOLVE,
            REOPEN,
            MERGE,
            DETACH
        }

        enum Seen {
            NOTHING,
            CURRENT,
            STALE
        }

        /** Whether it is about the alert itself, and not about an incident. */
        boolean isEdit() {
            return verb != Verb.MERGE && verb != Verb.DETACH;
        }

        Map<String, @Nullable Object> body(long current) {
            var body = new LinkedHashMap<String, @Nullable Object>();
            switch (verb) {
                case ACKNOWLEDGE -> body.put("status", "acknowledged");
                case START -> body.put("status", "in_progress");
                case ASSIGN -> body.put("assigned_to", who);
                case COMMENT -> body.put("comment", "Hm");
                case ANNOTATE -> body.put("resolution_notes", notes);
                case REOPEN -> body.put("status", "open");
                case MERGE, DETACH -> {}
                case RESOLVE -> {
                    body.put("status", "resolved");
                    body.put("resolution", resolution);
                    body.put("resolution_notes", notes);
                }
            }
            switch (seen) {
                case NOTHING -> {}
                case CURRENT -> body.put("version", current);
                case STALE -> body.put("version", current - 1);
            }
            return body;
        }
    }
}
