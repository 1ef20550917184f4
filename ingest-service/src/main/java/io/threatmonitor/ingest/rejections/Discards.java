package io.threatmonitor.ingest.rejections;

import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes rejected events off the list of those that somebody has to look at. */
@Service
class Discards {

    private final Rejections rejections;
    private final RejectionRecords records;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Discards(
            Rejections rejections,
            RejectionRecords records,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.rejections = rejections;
        this.records = records;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws ApiException {@code not_found}, {@code illegal_transition}
     */
    Rejection discard(UUID id, Caller caller) {
        return transactions.execute(status -> discardLocked(id, caller));
    }

    private Rejection discardLocked(UUID id, Caller caller) {
        Rejection open =
                rejections.lock(List.of(id)).stream().findFirst().orElseThrow(Rejection::notFound);
        open.requireOpen();
        rejections.settle(id, RejectionStatus.DISCARDED, null, caller.name(), clock.instant());
        outbox.add(List.of(records.discarded(open, caller)));
        return rejections.find(id).orElseThrow(Rejection::notFound);
    }
}
