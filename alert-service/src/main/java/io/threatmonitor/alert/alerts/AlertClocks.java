package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.kit.caller.Caller;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/**
 * What time does to alerts. Any number of replicas may call it at once: they work on different
 * alerts, and what one has noted the next does not find any more. Thread-safe.
 */
@Service
@Transactional
public class AlertClocks {

    /** So many alerts a transaction: few enough that nobody waits long for their rows. */
    public static final int BATCH = 250;

    private static final int RETIMED_AT_ONCE = 1_000;

    private final PassedDeadlines deadlines;
    private final AlertJournal journal;
    private final ResponseObjectives objectives;
    private final Signatures signatures;

    AlertClocks(
            PassedDeadlines deadlines,
            AlertJournal journal,
            ResponseObjectives objectives,
            Signatures signatures) {
        this.deadlines = deadlines;
        this.journal = journal;
        this.objectives = objectives;
        this.signatures = signatures;
    }

    /**
     * Notes of up to {@link #BATCH} alerts which deadlines have passed.
     *
     * @return how many they were
     */
    public int missDeadlines() {
        List<AlertSnapshot> late = deadlines.lock(signatures.ofService().at(), BATCH);
        Signature by = signatures.ofService();
        List<Alert> missed = late.stream().map(state -> new Alert(state, objectives)).toList();
        missed.forEach(alert -> alert.missDeadlines(by));
        journal.write(missed, new Caller(by.actor(), null, null, null, null));
        return (int) missed.stream().filter(Alert::hasChanged).count();
    }

    /**
     * Sets clocks that run by the objectives as they are now. A deadline that has passed stays.
     *
     * @return how many alerts have other deadlines now, of which there may be more
     */
    public int retime() {
        return deadlines.retime(objectives, signatures.ofService().at(), RETIMED_AT_ONCE);
    }
}
