package io.threatmonitor.ingest.intake.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.threatmonitor.ingest.intake.IntakeUnderTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class BulkReaderTest {

    private final BulkReader reader = new BulkReader(IntakeUnderTest.JSON);

    @Test
    void findsTheDocumentOfEachAction() {
        String body =
                """
                {"index":{"_index":"web","_id":"1","_type":"_doc","pipeline":"p"}}
                {"a":1}
                {"delete":{"_id":2}}
                {"update":{"_id":"3"}}
                {"doc":{}}
                {"create":{}}
                {"b":2}
                """;

        var operations = read(body);

        assertThat(operations)
                .extracting(BulkOperation::action)
                .containsExactly(
                        BulkAction.INDEX, BulkAction.DELETE, BulkAction.UPDATE, BulkAction.CREATE);
        assertThat(operations)
                .extracting(BulkOperation::index)
                .containsExactly("web", "logs", "logs", "logs");
        assertThat(operations).extracting(BulkOperation::id).containsExactly("1", "2", "3", null);
        assertThat(operations)
                .extracting(operation -> documentOf(operation, body))
                .containsExactly("{\"a\":1}", "", "{\"doc\":{}}", "{\"b\":2}");
    }

    @Test
    void passesOverEmptyLinesAndCarriageReturns() {
        String body = "\n\r\n{\"create\":{}}\r\n{\"a\":1}\r\n\n";

        assertThat(read(body))
                .extracting(operation -> documentOf(operation, body).strip())
                .containsExactly("{\"a\":1}");
    }

    @Test
    void readsTheTypeOfAnIndexOperation() {
        assertThat(read("{\"index\":{\"op_type\":\"create\"}}\n{}\n").getFirst().action())
                .isEqualTo(BulkAction.CREATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"drop\":{}} | Malformed action/metadata line [3], expected field [create],"
                        + " [delete], [index] or [update] but found [drop]",
                "7 | Malformed action/metadata line [3], expected START_OBJECT",
                "{\"index\" | Malformed action/metadata line [3], it is not valid JSON",
                "{\"index\":{}} {} | Malformed action/metadata line [3], it is not valid JSON",
                "{} | Malformed action/metadata line [3], expected one action but found [0]",
                "{\"index\":1} | Malformed action/metadata line [3], expected START_OBJECT after"
                        + " [index]",
                "{\"index\":{\"_id\":[]}} | Malformed action/metadata line [3], expected a simple"
                        + " value for field [_id]",
            })
    void refusesTheWholeRequestForABrokenActionLine(String line, String reason) {
        var error = errorOf("{\"create\":{}}\n{\"a\":1}\n" + line + "\n{}\n");

        assertThat(error).isEqualTo(ElasticError.illegalArgument(reason));
    }

    @Test
    void saysThatADocumentIsMissing() {
        assertThat(errorOf("{\"create\":{}}\n").reason())
                .isEqualTo("Malformed action/metadata line [1], the action has no source line");
    }

    @Test
    void takesNoBodyThatWasCutOff() {
        assertThat(errorOf("{\"create\":{}}\n{\"a\":1}").reason())
                .isEqualTo("The bulk request must be terminated by a newline [\\n]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\n"})
    void takesNoBodyWithoutActions(String body) {
        assertThat(errorOf(body).status()).isEqualTo(400);
    }

    @Test
    void takesNoMoreActionsThanItsAnswerHasRoomFor() {
        String most = "{\"delete\":{}}\n".repeat(BulkReader.MOST_OPERATIONS);

        assertThat(read(most)).hasSize(BulkReader.MOST_OPERATIONS);
        assertThat(errorOf(most + "{\"delete\":{}}\n").status()).isEqualTo(413);
    }

    private List<BulkOperation> read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), "logs");
    }

    private ElasticError errorOf(String body) {
        return catchThrowableOfType(ElasticException.class, () -> read(body)).error();
    }

    private static String documentOf(BulkOperation operation, String body) {
        return body.substring(operation.offset(), operation.offset() + operation.length());
    }
}
