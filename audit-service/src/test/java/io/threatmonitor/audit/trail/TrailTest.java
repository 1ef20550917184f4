package io.threatmonitor.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.fixtures.AuditedActions;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ServiceTest
class TrailTest {

    private static final String TRAIL = "/api/v1/audit";

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final ApiClient auditor;

    /** A name that no other test uses. */
    private final String alice = "alice-" + UUID.randomUUID();

    TrailTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
        this.auditor = api.as(issuer.auditor());
    }

    @Test
    void answersWithAnActionThatWasOnTheTopic() {
        var acknowledgement = AuditedActions.acknowledgementBy(alice, UUID.randomUUID());

        record(acknowledgement);

        assertThat(found(auditor, "?actor=" + alice)).containsExactly(acknowledgement);
        assertThat(auditor.get(TRAIL + "/" + acknowledgement.id()).data(AuditAction.class))
                .isEqualTo(acknowledgement);
    }

    @Test
    void filtersByActorActionModuleOutcomeAndTime() {
        var login = AuditedActions.loginOf(alice);
        var failed = AuditedActions.failedLoginAs(alice);
        var acknowledged = AuditedActions.acknowledgementBy(alice, UUID.randomUUID());
        record(login, failed, acknowledged);

        String actor = "?actor=" + alice;
        assertThat(found(auditor, actor)).containsExactlyInAnyOrder(login, failed, acknowledged);
        assertThat(found(auditor, "?actor=" + login.actor().id()))
                .containsExactlyInAnyOrder(login, acknowledged);
        assertThat(found(auditor, actor + "&action=login,login_failed"))
                .containsExactlyInAnyOrder(login, failed);
        assertThat(found(auditor, actor + "&module=alerts")).containsExactly(acknowledged);
        assertThat(found(auditor, actor + "&outcome=failure,denied")).containsExactly(failed);
        assertThat(found(auditor, actor + "&to=" + login.occurredAt())).isEmpty();
        assertThat(found(auditor, actor + "&from=" + login.occurredAt())).hasSize(3);
    }

    @Test
    void pagesVisitEachActionOnceNewestFirstThoughTheirTimesAreEqual() {
        var actions = Stream.generate(() -> AuditedActions.loginOf(alice)).limit(7).toList();
        record(actions.toArray(AuditAction[]::new));

        var visited = new ArrayList<AuditAction>();
        var page = auditor.get(TRAIL + "?limit=3&actor=" + alice);
        visited.addAll(page.results(AuditAction.class));
        while (page.next() != null) {
            page = auditor.get(page.next());
            visited.addAll(page.results(AuditAction.class));
        }

        assertThat(visited).containsExactlyInAnyOrderElementsOf(actions);
        assertThat(visited)
                .isSortedAccordingTo(
                        comparing(AuditAction::occurredAt)
                                .thenComparing(action -> action.id().toString())
                                .reversed());
        assertThat(page.data().required("count").intValue()).isEqualTo(7);
        assertThat(page.previous()).isNotNull();
    }

    @Test
    void analystsSeeOnlyWhatTheyDidThemselves() {
        var own = AuditedActions.loginOf(alice);
        var foreign = AuditedActions.loginOf("bob-" + alice);
        record(own, foreign);
        var analyst = api.as(issuer.tokenFor(alice, "analyst"));

        assertThat(found(analyst, "?action=login")).containsExactly(own);
        assertThat(found(analyst, "?actor=" + foreign.actor().username())).isEmpty();
        assertThat(analyst.get(TRAIL + "/" + own.id()).status()).isEqualTo(200);
        assertThat(analyst.get(TRAIL + "/" + foreign.id()).status()).isEqualTo(404);
    }

    @Test
    void anAnalystWhoBorrowsANameSeesNothingOfItsOwner() {
        var foreign = AuditedActions.loginOf(alice);
        record(foreign);
        var impostor = api.as(issuer.tokenFor("bob-" + alice, "analyst"));

        assertThat(found(impostor, "?actor=" + foreign.actor().id())).isEmpty();
    }

    @Test
    void sensorsAreRefusedAndThatIsRecorded() {
        var sensor = "sensor-" + alice;

        var answer = api.as(issuer.sensor(sensor)).get(TRAIL);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("forbidden");
        awaitFound("?action=access_denied&actor=service-account-" + sensor, 1);
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        assertThat(api.get(TRAIL).status()).isEqualTo(401);
        assertThat(api.as(issuer.auditor().expired()).get(TRAIL).status()).isEqualTo(401);
    }

    @Test
    void aSlashAtTheEndOfThePathMakesNoDifference() {
        assertThat(auditor.get(TRAIL + "/?actor=" + alice).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "outcome=maybe",
                "from=yesterday",
                "from=1969-12-31T23:59:59Z",
                "to=%2B999999-01-01T00:00:00Z",
                "cursor=x",
                "actor=%00"
            })
    void saysWhichParameterIsWrong(String parameter) {
        var answer = auditor.get(TRAIL + "?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").stringValue())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void aReadIsRecordedOnceThoughTheListIsRefreshedAndPagedThrough() {
        record(AuditedActions.loginOf(alice), AuditedActions.loginOf(alice));
        var reader = "reader-" + alice;
        var reading = api.as(issuer.tokenFor(reader, "auditor"));

        var first = reading.get(TRAIL + "?limit=1&actor=" + alice);
        reading.get(String.valueOf(first.next()));
        reading.get(TRAIL + "?limit=1&actor=" + alice);
        reading.get(TRAIL + "?actor=" + alice + "&module=session");

        var reads = awaitFound("?action=audit_trail_searched&actor=" + reader, 2);
        assertThat(reads)
                .extracting(read -> requireNonNull(read.target()).id())
                .containsExactly("actor=%s&module=session".formatted(alice), "actor=" + alice);
    }

    @Test
    void aReadOfOneActionIsRecorded() {
        var login = AuditedActions.loginOf(alice);
        record(login);
        var reader = "reader-" + alice;

        api.as(issuer.tokenFor(reader, "admin")).get(TRAIL + "/" + login.id());

        var reads = awaitFound("?action=audit_action_viewed&actor=" + reader, 1);
        assertThat(reads.getFirst().target())
                .isEqualTo(new Target("audit_action", login.id().toString()));
    }

    private void record(AuditAction... actions) {
        for (var action : actions) {
            topics.send(Topics.AUDIT_ACTIONS, action.actor().id(), action);
        }
        await().untilAsserted(() -> assertThat(actions).allSatisfy(this::assertReadable));
    }

    private void assertReadable(AuditAction action) {
        assertThat(auditor.get(TRAIL + "/" + action.id()).status()).isEqualTo(200);
    }

    private List<AuditAction> awaitFound(String query, int count) {
        return await().until(() -> found(auditor, query), found -> found.size() == count);
    }

    private static List<AuditAction> found(ApiClient client, String query) {
        ApiAnswer answer = client.get(TRAIL + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.results(AuditAction.class);
    }
}
