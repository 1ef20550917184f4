package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import java.util.List;

/**
 * What one product sends, and what that means here. Never throws, whatever the fields hold:
 * anything of another type than documented counts as absent.
 */
interface WebhookMapping {

    /** The last part of its path, and the format of its events. */
    String kind();

    /** Whether this product sends objects like this one. */
    boolean recognises(Fields object);

    /** The events of one object that was sent. */
    default List<Fields> events(Fields object) {
        return List.of(object);
    }

    /** One event; its attributes are the fields as they were sent. */
    SubmittedEvent event(Fields event, Sender sender);
}
