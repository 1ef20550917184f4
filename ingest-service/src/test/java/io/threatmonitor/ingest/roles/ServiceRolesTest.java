package io.threatmonitor.ingest.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class ServiceRolesTest {

    @Test
    void hasBothUnlessToldOtherwise() {
        var roles = ServiceRoles.of(new MockEnvironment());
        assertThat(roles.leaveOut("intake")).isFalse();
        assertThat(roles.leaveOut("history")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "intake, intake, false",
        "intake, publishing, false",
        "intake, history, true",
        "intake, sensors, false",
        "intake, intake.splunk, false",
        "intake, history.recording, true",
        "intake, rejections, false",
        "intake, rejections.recording, true",
        "intake, rejections.replay, false",
        "history, rejections.replay, true",
        "history, rejections.recording, false",
        "history, intake, true",
        "history, publishing, true",
        "history, history, false",
        "'history, intake', intake, false"
    })
    void leavesOutWhatBelongsToOtherRolesOnly(String set, String feature, boolean leftOut) {
        assertThat(with(set).leaveOut(feature)).isEqualTo(leftOut);
    }

    @ParameterizedTest
    @CsvSource({"storage", "INTAKE", "'intake,storage'", "''"})
    void aBadValueStopsTheStartAndSaysWhatToSet(String set) {
        assertThatThrownBy(() -> with(set))
                .hasMessageStartingWith(
                        "Set threat-monitor.roles to intake, to history or to both");
    }

    private static ServiceRoles with(String roles) {
        return ServiceRoles.of(new MockEnvironment().withProperty("threat-monitor.roles", roles));
    }
}
