package io.threatmonitor.ingest.intake.syslog;

import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

/**
 * One message off the wire, without what separates it from the next.
 *
 * @param problem null for one that came whole, else what is wrong with it
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
record Frame(byte[] bytes, @Nullable String problem) {

    static Frame whole(byte[] bytes) {
        return new Frame(bytes, null);
    }

    /**
     * @param head what there is of it
     */
    static Frame tooLong(byte[] head, int longest) {
        return new Frame(head, "is longer than %d bytes".formatted(longest));
    }

    Submission submission(SyslogReader reader, Sender sender) {
        return problem == null ? reader.read(bytes, sender) : reader.unreadable(bytes, problem);
    }
}
