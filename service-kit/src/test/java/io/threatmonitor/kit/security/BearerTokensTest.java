package io.threatmonitor.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class BearerTokensTest {

    private final BearerTokens tokens = new BearerTokens();

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer aZ0-._~+/", "bearer aZ0-._~+/", "BEARER aZ0-._~+/"})
    void findsTheToken(String header) {
        assertThat(tokens.resolve(with(header))).isEqualTo("aZ0-._~+/");
    }

    @Test
    void takesPaddingAtTheEnd() {
        assertThat(tokens.resolve(with("Bearer abc=="))).isEqualTo("abc==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer a b", "Bearer a=b", "Bearer a,b", "Bearer \u00e4"})
    void refusesWhatIsNone(String header) {
        assertThatThrownBy(() -> tokens.resolve(with(header)))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void findsNoneAmongOtherSchemes() {
        assertThat(tokens.resolve(with("Basic YTpi"))).isNull();
        assertThat(tokens.resolve(new MockHttpServletRequest())).isNull();
    }

    @Test
    void looksForNoneWhereTheCallerIsKnown() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("sensor", "secret"));

        assertThat(tokens.resolve(with("Bearer abc"))).isNull();
    }

    private static MockHttpServletRequest with(String authorization) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }
}
