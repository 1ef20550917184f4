package io.threatmonitor.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.identity.TestToken;

import org.junit.jupiter.api.Test;

import java.util.List;

@KitTest
class CallerTest {

    private final ApiClient api;
    private final TestIssuer issuer;

    CallerTest(ApiClient api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
    }

    @Test
    void isThePersonBehindTheToken() {
        Caller caller =
                callerOf(
                        api.with("User-Agent", "curl/8").with("X-Forwarded-For", "203.0.113.4"),
                        issuer.tokenFor("ann", "analyst", "auditor").inSession("s-1"));

        assertThat(caller.actor())
                .isEqualTo(
                        new Actor(
                                TestIssuer.subjectOf("ann").toString(),
                                "ann",
                                List.of("analyst", "auditor"),
                                Actor.Kind.USER));
        assertThat(caller.name()).isEqualTo("ann");
        assertThat(caller.hasRole(Roles.AUDITOR)).isTrue();
        assertThat(caller.hasRole(Roles.ADMIN)).isFalse();
        assertThat(caller.ipAddress()).isEqualTo("203.0.113.4");
        assertThat(caller.userAgent()).isEqualTo("curl/8");
        assertThat(caller.sessionId()).isEqualTo("s-1");
        assertThat(caller.traceId()).hasSize(32);
    }

    @Test
    void isASensorByItsRole() {
        Caller caller = callerOf(api, issuer.sensor("sensor-1").withRoles("sensor", "analyst"));

        assertThat(caller.actor().kind()).isEqualTo(Actor.Kind.SENSOR);
    }

    @Test
    void comesFromThePeerWhereNoProxyForwardsIt() {
        assertThat(callerOf(api, issuer.analyst()).ipAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsTheTraceOfTheOneBefore() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";

        Caller caller =
                callerOf(
                        api.with("traceparent", "00-" + traceId + "-b7ad6b7169203331-01"),
                        issuer.analyst());

        assertThat(caller.traceId()).isEqualTo(traceId);
    }

    private static Caller callerOf(ApiClient api, TestToken token) {
        return api.as(token).get("/api/v1/notes/caller").data(Caller.class);
    }
}
