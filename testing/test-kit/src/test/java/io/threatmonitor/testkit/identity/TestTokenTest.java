package io.threatmonitor.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.util.List;

class TestTokenTest {

    private final TestIssuer issuer = TestIssuer.shared();
    private final JwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer.keySetUrl()).build();

    @Test
    void looksLikeOneOfKeycloak() {
        Jwt jwt = decoder.decode(issuer.tokenFor("ann", "analyst").inSession("s-1").compact());

        assertThat(jwt.getIssuer()).hasToString(issuer.issuer());
        assertThat(jwt.getAudience()).containsExactly("threat-monitor-api");
        assertThat(jwt.getSubject()).isEqualTo(TestIssuer.subjectOf("ann").toString());
        assertThat(jwt.getClaimAsString("preferred_username")).isEqualTo("ann");
        assertThat(jwt.getClaimAsString("sid")).isEqualTo("s-1");
        assertThat(jwt.getClaimAsStringList("roles")).isEqualTo(List.of("analyst"));
    }

    @Test
    void namesASensorByItsClient() {
        Jwt jwt = decoder.decode(issuer.sensor("sensor-1").compact());

        assertThat(jwt.getClaimAsString("azp")).isEqualTo("sensor-1");
        assertThat(jwt.getClaimAsString("preferred_username"))
                .isEqualTo("service-account-sensor-1");
    }

    @Test
    void isWrongInTheWayThatWasAskedFor() {
        TestToken good = issuer.analyst();

        assertThatThrownBy(() -> decoder.decode(good.expired().compact()))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("expired");
        assertThatThrownBy(() -> decoder.decode(good.signedByAnotherKey().compact()))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("signature");
        assertThatThrownBy(() -> decoder.decode(good.unsigned().compact()))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("none");
        assertThat(decoder.decode(good.withoutRoles().compact()).hasClaim("roles")).isFalse();
    }
}
