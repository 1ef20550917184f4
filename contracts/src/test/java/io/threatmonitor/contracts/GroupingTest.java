package io.threatmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.detection.Grouping;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

class GroupingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"window\": \"PT1H\"}",
                "{\"values\": {\"a\": null}, \"window\": \"PT1H\"}"
            })
    void isOfNothingWhereNothingIsSaid(String json) {
        assertThat(WireJson.MAPPER.readValue(json, Grouping.class))
                .isEqualTo(new Grouping(Map.of(), Duration.ofHours(1)));
    }

    @Test
    void writesItsValuesInOneOrder() {
        var grouping = new Grouping(Map.of("b", "2", "a", "1", "c", "3"), Duration.ofMinutes(5));

        assertThat(WireJson.MAPPER.writeValueAsString(grouping))
                .isEqualTo(
                        "{\"values\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"},\"window\":\"PT5M\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S"})
    void refusesAWindowThatNothingFitsInto(String window) {
        assertThatThrownBy(() -> new Grouping(Map.of(), Duration.parse(window)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
