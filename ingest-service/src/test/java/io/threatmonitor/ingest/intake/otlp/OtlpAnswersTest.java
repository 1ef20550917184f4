package io.threatmonitor.ingest.intake.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.threatmonitor.ingest.intake.IntakeUnderTest;

import org.junit.jupiter.api.Test;

import java.util.Set;

/** Answers as the binary encoding has them; those in JSON are read in the other tests. */
class OtlpAnswersTest {

    private static final String LONG = "ö".repeat(200);

    private final OtlpAnswers answers = new OtlpAnswers(IntakeUnderTest.JSON);

    @Test
    void saySuccessInNoBytes() {
        assertThat(answers.success(OtlpEncoding.PROTOBUF)).isEmpty();
    }

    @Test
    void countWhatIsRejected() throws InvalidProtocolBufferException {
        var partial =
                ExportLogsServiceResponse.parseFrom(
                                answers.partialSuccess(OtlpEncoding.PROTOBUF, 300, LONG))
                        .getPartialSuccess();

        assertThat(partial.getRejectedLogRecords()).isEqualTo(300);
        assertThat(partial.getErrorMessage()).isEqualTo(LONG);
    }

    @Test
    void sayAFailureInTheSecondFieldOfAStatus() throws InvalidProtocolBufferException {
        var status = UnknownFieldSet.parseFrom(answers.failure(OtlpEncoding.PROTOBUF, LONG));

        assertThat(status.asMap().keySet()).isEqualTo(Set.of(2));
        assertThat(status.getField(2).getLengthDelimitedList().getFirst().toStringUtf8())
                .isEqualTo(LONG);
    }
}
