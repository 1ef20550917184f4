package io.threatmonitor.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private Instant now = START;
    private final List<String> verified = new ArrayList<>();
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RememberedTokens tokens = new RememberedTokens(this::verify, clock);

    @Test
    void verifiesATokenOnceAsLongAsItIsRemembered() {
        Jwt first = tokens.decode("a");
        now = START.plusSeconds(59);

        assertThat(tokens.decode("a")).isSameAs(first);
        assertThat(verified).containsExactly("a");
    }

    @Test
    void verifiesItAgainAfterAMinute() {
        tokens.decode("a");
        now = START.plusSeconds(60);
        tokens.decode("a");

        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void remembersNoneBeyondItsEnd() {
        now = START.plus(LIFETIME).minusSeconds(1);
        tokens.decode("a");
        now = START.plus(LIFETIME);
        tokens.decode("a");

        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void tellsTokensApartToTheLastCharacter() {
        tokens.decode("header.claims.signature-1");
        tokens.decode("header.claims.signature-2");

        assertThat(verified).hasSize(2);
    }

    @Test
    void remembersNoneThatDoesNotHold() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        }

        assertThat(verified).containsExactly("bad", "bad");
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        for (int i = 0; i <= 10_000; i++) {
            tokens.decode("token-" + i);
        }
        verified.clear();
        tokens.decode("token-1");
        tokens.decode("token-0");

        assertThat(verified).containsExactly("token-0");
    }

    private Jwt verify(String token) {
        verified.add(token);
        if (token.equals("bad")) {
            throw new BadJwtException("It does not hold");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .expiresAt(START.plus(LIFETIME))
                .subject("sensor")
                .build();
    }
}
