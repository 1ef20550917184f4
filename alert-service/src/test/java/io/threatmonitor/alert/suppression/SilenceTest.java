package io.threatmonitor.alert.suppression;

import static io.threatmonitor.alert.suppression.SilencesUnderTest.PATH;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.active;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.of;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.pathOf;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may silence what, and how that ends. */
@AlertServiceTest
class SilenceTest {

    private final JdbcClient jdbc;
    private final TestTopics topics;
    private final ApiClient analyst;
    private final ApiClient otherAnalyst;
    private final ApiClient auditor;
    private final ApiClient admin;
    private final ApiClient sensor;
    private final String source = "quiet-" + UUID.randomUUID();

    SilenceTest(JdbcClient jdbc, TestTopics topics, ApiClient api, TestIssuer issuer) {
        this.jdbc = jdbc;
        this.topics = topics;
        this.analyst = api.as(issuer.analyst());
        this.otherAnalyst = api.as(issuer.tokenFor("bob", "analyst"));
        this.auditor = api.as(issuer.auditor());
        this.admin = api.as(issuer.admin());
        this.sensor = api.as(issuer.sensor("demo-sensor"));
    }

    @Test
    void anAnalystProposesAndAnAdministratorApproves() {
        ApiAnswer proposed = analyst.post(PATH, of(source));
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.header("ETag")).isEqualTo("\"1\"");
        assertThat(proposed.data().required("state").asString()).isEqualTo("proposed");
        assertThat(proposed.data().required("owner").asString()).isEqualTo("analyst");
        String path = pathOf(proposed);

        assertThat(analyst.send("POST", path + "/approve", null).status()).isEqualTo(403);
        assertThat(admin.with("If-Match", "\"7\"").send("POST", path + "/approve", null).status())
                .isEqualTo(412);
        ApiAnswer approved = admin.send("POST", path + "/approve", null);

        assertThat(approved.data().required("state").asString()).isEqualTo("active");
        assertThat(approved.data().required("approved_by").asString()).isEqualTo("admin");
        assertThat(admin.send("POST", path + "/approve", null).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void keepsAllThatItWasTold() {
        var silence =
                Map.<String, Object>of(
                        "reason", "Patch night",
                        "matchers",
                                Map.of(
                                        "rule", List.of("severity"),
                                        "entity", List.of("host:" + source),
                                        "technique", List.of("T1110"),
                                        "source_name", List.of(source),
                                        "q", "failed logins"),
                        "max_severity", "medium",
                        "starts_at", inDays(10),
                        "ends_at", inDays(200),
                        "recurrence",
                                Map.of(
                                        "rule", "FREQ=WEEKLY;BYDAY=SU",
                                        "duration", "PT4H",
                                        "time_zone", "Europe/Berlin"),
                        "ends_when_unmatched_for", "P14D");

        ApiAnswer answer = analyst.post(PATH, silence);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode kept = analyst.get(pathOf(answer)).data();
        silence.forEach((field, value) -> {
            if (field.equals("ends_when_unmatched_for")) {
                assertThat(Duration.parse(kept.required(field).asString()))
                        .isEqualTo(Duration.ofDays(14));
            } else if (value instanceof String text) {
                assertThat(kept.required(field).asString()).isEqualTo(text);
            }
        });
        assertThat(kept.at("/matchers/entity/0").asString()).isEqualTo("host:" + source);
        assertThat(kept.at("/recurrence/time_zone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void analystsWorkOnTheirOwnProposalsOnly() {
        String path = pathOf(analyst.post(PATH, of(source)));
        var longer = with(of(source), "reason", "It takes longer");

        assertThat(otherAnalyst.send("PUT", path, longer).status()).isEqualTo(403);
        assertThat(otherAnalyst.send("POST", path + "/end", null).status()).isEqualTo(403);
        assertThat(analyst.with("If-Match", "\"1\"").send("PUT", path, longer).status())
                .isEqualTo(200);
        assertThat(analyst.with("If-Match", "\"1\"").send("PUT", path, longer).status())
                .isEqualTo(412);
        admin.send("POST", path + "/approve", null);

        assertThat(analyst.send("PUT", path, longer).status()).isEqualTo(403);
        assertThat(analyst.send("POST", path + "/end", null).status()).isEqualTo(403);
        assertThat(admin.send("PUT", path, longer).status()).isEqualTo(200);
    }

    @Test
    void endsOnceAndForGood() {
        String path = active(admin, of(source));

        ApiAnswer ended = admin.send("POST", path + "/end", null);

        assertThat(ended.data().required("state").asString()).isEqualTo("ended");
        assertThat(ended.data().required("ended_by").asString()).isEqualTo("admin");
        assertThat(admin.send("POST", path + "/end", null).header("ETag"))
                .isEqualTo(ended.header("ETag"));
        assertThat(admin.send("POST", path + "/approve", null).status()).isEqualTo(409);
        assertThat(admin.send("PUT", path, of(source)).status()).isEqualTo(409);
    }

    @Test
    void aProposalIsWithdrawn() {
        String path = pathOf(analyst.post(PATH, of(source)));

        assertThat(analyst.send("POST", path + "/end", null).data().required("state").asString())
                .isEqualTo("ended");
    }

    @Test
    void expiresInTime() {
        String path = active(admin, of(source));

        makeOver(path, "ends_at = now() - interval '1 s'");

        await().untilAsserted(() ->
                assertThat(analyst.get(path).data().required("state").asString())
                        .isEqualTo("expired"));
        assertThat(analyst.get(path).data().required("ended_by").isNull()).isTrue();
    }

    @Test
    void endsByItselfWhenNothingMatchedForSoLong() {
        String path = active(admin, with(of(source), "ends_when_unmatched_for", "PT6H"));
        String other = active(admin, with(of(source), "ends_when_unmatched_for", "PT6H"));

        makeOver(other, "last_match_at = now(), approved_at = now() - interval '7 h'");
        makeOver(path, "starts_at = now() - interval '8 h', approved_at = now() - interval '7 h'");

        await().untilAsserted(() ->
                assertThat(analyst.get(path).data().required("state").asString())
                        .isEqualTo("ended"));
        assertThat(analyst.get(other).data().required("state").asString()).isEqualTo("active");
    }

    @Test
    void countsOnlyTheTimeInItsWindowsUntilItEndsByItself() {
        var weekly =
                with(
                        with(
                                with(of(source), "starts_at", inDays(-15)),
                                "recurrence",
                                recurrence("FREQ=WEEKLY", "PT4H")),
                        "ends_when_unmatched_for",
                        "PT6H");
        String matchedBeforeTheLastWindow = active(admin, weekly);
        String neverMatched = active(admin, weekly);

        makeOver(
                matchedBeforeTheLastWindow,
                "approved_at = starts_at, last_match_at = now() - interval '2 days'");
        makeOver(neverMatched, "approved_at = starts_at");

        await().untilAsserted(() ->
                assertThat(analyst.get(neverMatched).data().required("state").asString())
                        .isEqualTo("ended"));
        assertThat(analyst.get(matchedBeforeTheLastWindow).data().required("state").asString())
                .isEqualTo("active");
    }

    @Test
    void everyStepIsAudited() {
        String path = pathOf(analyst.post(PATH, of(source)));
        admin.send("POST", path + "/approve", null);
        admin.send("PUT", path, with(of(source), "max_severity", "critical"));
        makeOver(path, "ends_at = now() - interval '1 s'");

        await().untilAsserted(() ->
                assertThat(auditOf(path))
                        .extracting(AuditAction::action)
                        .containsExactly(
                                "silence_proposed",
                                "silence_approved",
                                "silence_changed",
                                "silence_expired"));
        List<AuditAction> trail = auditOf(path);
        assertThat(trail)
                .extracting(action -> action.actor().kind())
                .containsExactly(
                        Actor.Kind.USER, Actor.Kind.USER, Actor.Kind.USER, Actor.Kind.SYSTEM);
        assertThat(trail.get(2).before()).containsEntry("max_severity", "high");
        assertThat(trail.get(2).after()).containsEntry("max_severity", "critical");
    }

    @Test
    void leadsThroughTheListByState() {
        String ended = active(admin, of(source));
        admin.send("POST", ended + "/end", null);
        String proposed = pathOf(analyst.post(PATH, of(source)));

        assertThat(paths("state=ended")).contains(ended).doesNotContain(proposed);
        assertThat(paths("state=proposed,active")).contains(proposed).doesNotContain(ended);
        ApiAnswer first = auditor.get(PATH + "?limit=1");
        ApiAnswer second = auditor.get(String.valueOf(first.next()));
        assertThat(first.data().at("/results/0/id").asString()).endsWith(idOf(proposed));
        assertThat(second.data().at("/results/0/id").asString()).endsWith(idOf(ended));
        assertThat(auditor.get(String.valueOf(second.previous())).data().required("results"))
                .isEqualTo(first.data().required("results"));
    }

    @Test
    void isForThoseWhoMay() {
        String path = pathOf(analyst.post(PATH, of(source)));

        assertThat(auditor.get(path).status()).isEqualTo(200);
        assertThat(auditor.post(PATH, of(source)).status()).isEqualTo(403);
        assertThat(auditor.post(PATH + "/preview", of(source)).status()).isEqualTo(403);
        assertThat(sensor.get(PATH).status()).isEqualTo(403);
        assertThat(analyst.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.send("POST", PATH + "/" + UUID.randomUUID() + "/end", null).status())
                .isEqualTo(404);
    }

    static List<Refused> whatMakesNoSense() {
        String past = Instant.now().minusSeconds(60).toString();
        String soon = Instant.now().plusSeconds(60).toString();
        String late = Instant.now().plus(Duration.ofDays(400)).toString();
        return List.of(
                new Refused("reason", " "),
                new Refused("matchers", Map.of()),
                new Refused("matchers", Map.of("rule", List.of())),
                new Refused("matchers.q", "matchers", Map.of("q", "--")),
                new Refused(
                        "matchers.entity", "matchers", Map.of("entity", List.of("x".repeat(301)))),
                new Refused("matchers.rule", "matchers", Map.of("rule", List.of("\0"))),
                new Refused("max_severity", "worst"),
                new Refused("ends_at", past),
                new Refused("ends_at", late),
                new Refused("ends_at", "starts_at", late),
                new Refused("ends_when_unmatched_for", "PT1S"),
                new Refused("recurrence.rule", "recurrence", recurrence("every day", "PT1H")),
                new Refused("recurrence.rule", "recurrence", recurrence("FREQ=SECONDLY", "PT1H")),
                new Refused("recurrence.rule", "recurrence", recurrence("FREQ=DAILY\0", "PT1H")),
                new Refused(
                        "recurrence.rule",
                        "recurrence",
                        recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "PT1H")),
                new Refused("recurrence.duration", "recurrence", recurrence("FREQ=DAILY", "PT0S")),
                new Refused("ends_at", "starts_at", soon + "x"));
    }

    @ParameterizedTest
    @MethodSource
    void whatMakesNoSense(Refused refused) {
        ApiAnswer answer = analyst.post(PATH, with(of(source), refused.given(), refused.value()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        if (!refused.value().toString().endsWith("x")) {
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(refused.field());
        }
    }

    @Test
    void needsAnEnd() {
        var endless = new HashMap<>(of(source));
        endless.remove("ends_at");

        ApiAnswer answer = analyst.post(PATH, endless);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("ends_at");
    }

    /**
     * What is refused, and which field is named for it.
     *
     * @param given the field of the request that has the value
     */
    record Refused(String field, String given, Object value) {

        Refused(String field, Object value) {
            this(field, field, value);
        }
    }

    private static Map<String, Object> recurrence(String rule, String duration) {
        return Map.of("rule", rule, "duration", duration, "time_zone", "UTC");
    }

    private static String inDays(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void makeOver(String path, String how) {
        jdbc.sql("update silence set %s where id = ?".formatted(how))
                .param(UUID.fromString(idOf(path)))
                .update();
    }

    private List<String> paths(String query) {
        var paths = new ArrayList<String>();
        analyst.get(PATH + "?limit=200&" + query)
                .data()
                .required("results")
                .forEach(silence -> paths.add(PATH + "/" + silence.required("id").asString()));
        return paths;
    }

    private List<AuditAction> auditOf(String path) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action ->
                        action.target() != null && action.target().id().equals(idOf(path)))
                .sorted(Comparator.comparing(AuditAction::occurredAt))
                .toList();
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
