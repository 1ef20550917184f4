package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertEditTest {

    @ParameterizedTest(name = "version {0}, If-Match {1}, at version 3: {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -, -, true
                    3, -, true
                    2, -, false
                    -, *, true
                    2, *, false
                    -, "3", true
                    3, "3", true
                    2, "3", false
                    3, "2", false
                    -, "2", false
                    -, W/"3", false
                    -, 3, false
                    """,
            quoteCharacter = '\'')
    void isOfTheCurrentVersionOnlyWhenAllThatWasSaidAgrees(
            @Nullable Long version, @Nullable String ifMatch, boolean current) {
        var edit = new AlertEdit(null, null, null, null, null, version).onlyIf(ifMatch);

        assertThat(edit.wasMadeOf(3)).isEqualTo(current);
    }
}
