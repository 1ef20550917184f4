package io.threatmonitor.alert.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@AlertServiceTest
class SavedViewsTest {

    private static final String VIEWS = "/api/v1/alerts/views";

    private final ApiClient api;
    private final ApiClient alice;
    private final ApiClient bob;
    private final ApiClient admin;
    private final TestIssuer issuer;

    SavedViewsTest(TestIssuer issuer, ApiClient api) {
        this.api = api;
        this.issuer = issuer;
        this.alice = api.as(issuer.tokenFor("alice-" + UUID.randomUUID(), "analyst"));
        this.bob = api.as(issuer.tokenFor("bob-" + UUID.randomUUID(), "auditor"));
        this.admin = api.as(issuer.admin());
    }

    @Test
    void keepsAFilterUnderAName() {
        ApiAnswer saved =
                alice.post(
                        VIEWS,
                        Map.of(
                                "name", "Mine, worst first",
                                "sort", "most_severe",
                                "filter",
                                        Map.of(
                                                "status", List.of("open", "in_progress"),
                                                "assigned_to", List.of("me"),
                                                "q", "brute force")));

        assertThat(saved.status()).isEqualTo(201);
        assertThat(alice.get(VIEWS).data()).containsExactly(saved.data());
        assertThat(saved.data().at("/filter/status/1").asString()).isEqualTo("in_progress");
        assertThat(saved.data().at("/filter/assigned_to/0").asString()).isEqualTo("me");
        assertThat(saved.data().at("/filter/q").asString()).isEqualTo("brute force");
        assertThat(saved.data().required("sort").asString()).isEqualTo("most_severe");
        assertThat(saved.data().required("shared").asBoolean()).isFalse();
    }

    @Test
    void showsOthersWhatIsShared() {
        String own = save(alice, "Own", false);
        String shared = save(alice, "For all", true);

        assertThat(bob.get(VIEWS).data().findValuesAsString("id"))
                .contains(shared)
                .doesNotContain(own);
        assertThat(change(bob, own).status()).isEqualTo(404);
        assertThat(change(admin, own).status()).isEqualTo(404);
        assertThat(change(bob, shared).status()).isEqualTo(403);
        assertThat(bob.send("DELETE", VIEWS + "/" + shared, null).status()).isEqualTo(403);
        assertThat(change(admin, shared).status()).isEqualTo(200);
        assertThat(bob.get(VIEWS).data().findValuesAsString("id")).doesNotContain(shared);
    }

    @Test
    void isChangedAndDeletedByItsOwner() {
        String id = save(alice, "Before", true);

        ApiAnswer changed = change(alice, id);

        assertThat(changed.data().required("name").asString()).isEqualTo("After");
        assertThat(changed.data().at("/filter/rule/0").asString()).isEqualTo("severity");
        assertThat(alice.send("DELETE", VIEWS + "/" + id, null).status()).isEqualTo(204);
        assertThat(alice.send("DELETE", VIEWS + "/" + id, null).status()).isEqualTo(404);
        assertThat(alice.get(VIEWS).data()).isEmpty();
    }

    @Test
    void hasANameThatItsOwnerHasGivenNoOther() {
        save(alice, "After", false);
        String other = save(alice, "Other", false);
        save(bob, "After", false);

        ApiAnswer again = alice.post(VIEWS, Map.of("name", "After", "filter", Map.of()));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().at("/errors/0/field").asString()).isEqualTo("name");
        assertThat(change(alice, other).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \" \", \"filter\": {}}",
                "{\"name\": \"x\"}",
                "{\"filter\": {}}",
                "{\"name\": \"x\", \"filter\": {\"status\": [\"closed\"]}}",
                "{\"name\": \"x\", \"filter\": {\"q\": \"--\"}}",
                "{\"name\": \"x\", \"filter\": {\"from\": \"+999999-01-01T00:00:00Z\"}}",
                "{\"name\": \"x\", \"filter\": {}, \"sort\": \"best\"}",
                "{"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        assertThat(alice.post(VIEWS, body).status()).isEqualTo(400);
        assertThat(alice.get(VIEWS).data()).isEmpty();
    }

    @Test
    void isForThoseWhoMayReadAlerts() {
        assertThat(api.get(VIEWS).status()).isEqualTo(401);
        assertThat(api.as(issuer.sensor("sensor-1")).get(VIEWS).status()).isEqualTo(403);
        assertThat(api.as(issuer.sensor("sensor-1")).post(VIEWS, "{}").status()).isEqualTo(403);
    }

    private static String save(ApiClient who, String name, boolean shared) {
        ApiAnswer saved =
                who.post(VIEWS, Map.of("name", name, "shared", shared, "filter", Map.of()));
        assertThat(saved.status()).isEqualTo(201);
        return saved.data().required("id").asString();
    }

    private static ApiAnswer change(ApiClient who, String id) {
        return who.send(
                "PUT",
                VIEWS + "/" + id,
                Map.of(
                        "name",
                        "After",
                        "shared",
                        false,
                        "filter",
                        Map.of("rule", List.of("severity"))));
    }
}
