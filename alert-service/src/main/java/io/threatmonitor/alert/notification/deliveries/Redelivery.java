package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/** Has what failed tried once more, when someone has mended the receiver. Thread-safe. */
@Service
class Redelivery {

    private static final String MODULE = "notifications";

    private final JdbcClient jdbc;
    private final DeliveryLog log;
    private final Dispatcher dispatcher;
    private final DeliveryProperties properties;
    private final AuditActions actions;
    private final AuditRecords audit;
    private final Outbox outbox;

    Redelivery(
            JdbcClient jdbc,
            DeliveryLog log,
            Dispatcher dispatcher,
            DeliveryProperties properties,
            AuditActions actions,
            AuditRecords audit,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.log = log;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.actions = actions;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * @throws ApiException {@code not_found}, or {@code illegal_transition} unless it has failed
     */
    @Transactional
    DeliveryView retry(UUID id, Caller caller) {
        int changed =
                jdbc.sql(
                                """
                                update notification_delivery
                                set state = 'due', next_attempt_at = now(), finished_at = null,
                                    give_up_at = now() + ? * interval '1 ms'
                                where id = ? and state = 'failed'
                                """)
                        .param(properties.retryFor().toMillis())
                        .param(id)
                        .update();
        DeliveryView delivery = log.find(id).orElseThrow(() -> ApiException.notFound("delivery"));
        if (changed == 0) {
            throw ApiException.of(
                    ErrorCode.ILLEGAL_TRANSITION, "Only a failed delivery can be tried again");
        }
        outbox.add(
                List.of(
                        audit.of(
                                actions.by(
                                        caller,
                                        MODULE,
                                        "notification_delivery_retried",
                                        new Target("notification_delivery", id.toString()),
                                        Outcome.SUCCESS,
                                        "Had a notification on "
                                                + delivery.channelName()
                                                + " tried again"))));
        dispatcher.wakeAfterCommit();
        return delivery;
    }
}
