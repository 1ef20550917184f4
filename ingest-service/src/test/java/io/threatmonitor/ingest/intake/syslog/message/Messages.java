package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.ingest.intake.IntakeUnderTest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Reads messages at the moment of {@link IntakeUnderTest}. */
final class Messages {

    private static final Clock CLOCK = Clock.fixed(IntakeUnderTest.NOW, ZoneOffset.UTC);
    private static final Duration TOLERANCE = Duration.ofDays(1);

    static final SyslogReader READER = new SyslogReader(CLOCK, ZoneOffset.UTC, TOLERANCE);

    private static final SenderTimes TIMES = new SenderTimes(CLOCK, ZoneOffset.UTC, TOLERANCE);

    private Messages() {}

    static SyslogMessage read(String line) {
        return SyslogMessage.read(line, TIMES);
    }
}
