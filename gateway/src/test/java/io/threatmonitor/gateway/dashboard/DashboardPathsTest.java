package io.threatmonitor.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/alerts/42", "/apiary", "/v1.2/x"})
    void areThePage(String path) {
        assertThat(DashboardPaths.isPage(path)).isTrue();
        assertThat(DashboardPaths.isFile(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/icon.svg", "/assets/index-1.js", "/assets/fonts/a.woff2"})
    void areFiles(String path) {
        assertThat(DashboardPaths.isPage(path)).isFalse();
        assertThat(DashboardPaths.isFile(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/x.js",
                "/auth/x.js",
                "/oauth2/x",
                "/login",
                "/logout",
                "/actuator/x"
            })
    void areNeither(String path) {
        assertThat(DashboardPaths.isPage(path)).isFalse();
        assertThat(DashboardPaths.isFile(path)).isFalse();
    }
}
