package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class JsonArrayTest {

    @Test
    void findsEachElement() {
        assertThat(elementsOf(" [ {\"a\": [1, 2]},{} , [[]],1 ] \n"))
                .containsExactly("{\"a\": [1, 2]}", "{}", "[[]]", "1");
        assertThat(elementsOf("[]")).isEmpty();
        assertThat(elementsOf("[ ]")).isEmpty();
    }

    @Test
    void looksForNothingInsideOfStrings() {
        assertThat(elementsOf("[\"],[\", \"\\\"],\", {\"}\": \"\\\\\"}]"))
                .containsExactly("\"],[\"", "\"\\\"],\"", "{\"}\": \"\\\\\"}");
    }

    @Test
    void leavesElementsThatAreNoJsonInTheirPlaces() {
        assertThat(elementsOf("[{\"a\": 0x1}, , nonsense, {}]"))
                .containsExactly("{\"a\": 0x1}", "", "nonsense", "{}");
        assertThat(elementsOf("[{},]")).containsExactly("{}", "");
    }

    @Test
    void doesNotMindHowDeepAnElementIs() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(elementsOf("[" + deep + ", 1]")).containsExactly(deep, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{}", "[{},", "[\"", "[\"\\", "[{}] {}", "[{}]]", "[[]"})
    void takesOnlyAWholeArray(String body) {
        assertThatThrownBy(() -> elementsOf(body))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST));
    }

    @Test
    void hasAnEnd() {
        assertThat(elementsOf("[1" + ",1".repeat(9_999) + "]")).hasSize(10_000);
        assertThatThrownBy(() -> elementsOf("[1" + ",1".repeat(10_000) + "]"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
    }

    private static List<String> elementsOf(String body) {
        return JsonArray.elementsOf(body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(element -> new String(element.bytes(), StandardCharsets.UTF_8).strip())
                .toList();
    }
}
