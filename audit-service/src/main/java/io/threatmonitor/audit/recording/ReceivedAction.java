package io.threatmonitor.audit.recording;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction;

/**
 * An action, and the bytes in which it came.
 *
 * @param received all that the sender wrote, also what this version of the service does not know
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the database, never compared
record ReceivedAction(AuditAction action, byte[] received) {

    /**
     * @throws tools.jackson.core.JacksonException when {@code received} is not an action
     * @throws IllegalArgumentException when it is {@code null} in JSON
     */
    static ReceivedAction decode(byte[] received) {
        AuditAction action = WireJson.MAPPER.readValue(received, AuditAction.class);
        if (action == null) {
            throw new IllegalArgumentException("no action");
        }
        return new ReceivedAction(action, received);
    }
}
