package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.Submission;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The native format and the intake behind it. */
final class NativeIntake {

    private final NativeEventReader reader = new NativeEventReader(IntakeUnderTest.PROPERTIES);
    private final IntakeUnderTest behind = new IntakeUnderTest();

    Submission read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    List<SecurityEvent> published() {
        return behind.events.all();
    }

    /** What the brokers got. */
    SecurityEvent accepted(String json) {
        if (submit(json) instanceof Accepted) {
            return behind.events.last();
        }
        throw new AssertionError("Not accepted: " + json);
    }

    /** What the sender is told. */
    List<FieldError> rejected(String json) {
        if (submit(json) instanceof Rejected(var errors)) {
            return errors;
        }
        throw new AssertionError("Not rejected: " + json);
    }

    Acceptance submit(String json) {
        return behind.intake.accept(read(json), IntakeUnderTest.SENSOR);
    }
}
