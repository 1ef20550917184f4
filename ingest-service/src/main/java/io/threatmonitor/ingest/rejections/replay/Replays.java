package io.threatmonitor.ingest.rejections.replay;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.rejections.Rejection;
import io.threatmonitor.ingest.rejections.RejectionRecords;
import io.threatmonitor.ingest.rejections.RejectionStatus;
import io.threatmonitor.ingest.rejections.Rejections;
import io.threatmonitor.ingest.rejections.replay.ReplayOutcome.Refused;
import io.threatmonitor.ingest.rejections.replay.ReplayOutcome.Taken;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.ingest.sensors.Senders;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Submits rejected events once more, as their sensors, and settles those that are taken. A row is
 * locked meanwhile, and the event's id follows from it: however often and by however many an event
 * is replayed, and even after a crash between the brokers and the database, it is one event.
 */
@Service
class Replays {

    /** So many originals are in memory together, and so many rows locked. */
    private static final int AT_ONCE = 100;

    private final Rejections rejections;
    private final Originals originals;
    private final EventIntake intake;
    private final Senders senders;
    private final RejectionRecords records;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Replays(
            Rejections rejections,
            Originals originals,
            EventIntake intake,
            Senders senders,
            RejectionRecords records,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.rejections = rejections;
        this.originals = originals;
        this.intake = intake;
        this.senders = senders;
        this.records = records;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param repaired a native event in the original's place; null for the original
     * @throws ApiException what a sender of the event would be told, {@code not_found}, or {@code
     *     illegal_transition} when it is settled already or its sensor may not send
     */
    UUID replay(UUID id, byte @Nullable [] repaired, Caller caller) {
        return switch (replay(List.of(id), repaired, caller).get(id)) {
            case Taken(var eventId) -> eventId;
            case Refused(var why) -> throw why;
            case null -> throw Rejection.notFound();
        };
    }

    /**
     * Replays originals in the order in which they were received. Once the brokers are away it
     * tries no more of them.
     *
     * @return an outcome for each of {@code ids}
     */
    Map<UUID, ReplayOutcome> replayAll(List<UUID> ids, Caller caller) {
        var outcomes = new LinkedHashMap<UUID, ReplayOutcome>();
        ids.forEach(id -> outcomes.put(id, new Refused(Rejection.notFound())));
        List<UUID> known = rejections.inOrder(outcomes.keySet());
        for (int from = 0; from < known.size(); from += AT_ONCE) {
            var some = known.subList(from, Math.min(from + AT_ONCE, known.size()));
            var ended = replay(some, null, caller);
            outcomes.putAll(ended);
            var away = ended.values().stream().filter(Replays::isUnavailable).findFirst();
            if (away.isPresent()) {
                known.subList(from + some.size(), known.size())
                        .forEach(id -> outcomes.put(id, away.get()));
                break;
            }
        }
        return outcomes;
    }

    private Map<UUID, ReplayOutcome> replay(
            List<UUID> ids, byte @Nullable [] repaired, Caller caller) {
        return transactions.execute(status -> {
            var outcomes = new LinkedHashMap<UUID, ReplayOutcome>();
            var attempts = new ArrayList<Attempt>();
            Map<UUID, byte[]> kept = repaired == null ? rejections.originalsOf(ids) : Map.of();
            for (Rejection rejection : rejections.lock(ids)) {
                try {
                    attempts.add(attempt(rejection, kept.get(rejection.id()), repaired));
                } catch (ApiException e) {
                    outcomes.put(rejection.id(), new Refused(e));
                }
            }
            for (List<Attempt> run : runsOfOneSensor(attempts)) {
                outcomes.putAll(submit(run, repaired != null, caller));
            }
            return outcomes;
        });
    }

    private Attempt attempt(
            Rejection rejection, byte @Nullable [] original, byte @Nullable [] repaired) {
        rejection.requireOpen();
        Sender sender = senderOf(rejection);
        if (repaired != null) {
            return new Attempt(rejection, originals.repaired(rejection, repaired, sender), sender);
        }
        if (original == null) {
            throw Rejection.notFound(); // forgotten between the two queries
        }
        return new Attempt(rejection, originals.again(rejection, original, sender), sender);
    }

    private Sender senderOf(Rejection rejection) {
        try {
            return senders.named(rejection.sensorId());
        } catch (AccessDeniedException e) {
            throw ApiException.of(ErrorCode.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()));
        }
    }

    private Map<UUID, ReplayOutcome> submit(List<Attempt> run, boolean repaired, Caller caller) {
        var submissions = run.stream().map(Attempt::submission).toList();
        var acceptances = intake.accept(submissions, run.getFirst().sender());
        var outcomes = new LinkedHashMap<UUID, ReplayOutcome>();
        for (int i = 0; i < run.size(); i++) {
            Rejection rejection = run.get(i).rejection();
            ReplayOutcome outcome = outcomeOf(acceptances.get(i));
            if (outcome instanceof Taken(var eventId)) {
                settle(rejection, eventId, repaired, caller);
            }
            outcomes.put(rejection.id(), outcome);
        }
        return outcomes;
    }

    private void settle(Rejection rejection, UUID eventId, boolean repaired, Caller caller) {
        rejections.settle(
                rejection.id(), RejectionStatus.REPLAYED, eventId, caller.name(), clock.instant());
        outbox.add(List.of(records.replayed(rejection, eventId, repaired, caller)));
    }

    private static ReplayOutcome outcomeOf(Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted(var id) -> new Taken(id);
            case Duplicate(var id) -> new Taken(id);
            case Rejected(var errors) -> new Refused(ApiException.invalid(errors));
            case TooLarge() ->
                    new Refused(
                            ApiException.of(
                                    ErrorCode.PAYLOAD_TOO_LARGE,
                                    "The event is too large for the brokers"));
            case Unavailable(var retryAfter) ->
                    new Refused(
                            ApiException.unavailable(
                                    "Events cannot be taken at the moment, try again soon",
                                    retryAfter));
        };
    }

    private static boolean isUnavailable(ReplayOutcome outcome) {
        return outcome instanceof Refused(var why) && why.code() == ErrorCode.UNAVAILABLE;
    }

    /** Cut where the sensor changes, so that the order of all is the order in which they came. */
    private static List<List<Attempt>> runsOfOneSensor(List<Attempt> attempts) {
        var runs = new ArrayList<List<Attempt>>();
        for (Attempt attempt : attempts) {
            if (runs.isEmpty() || !runs.getLast().getFirst().sender().equals(attempt.sender())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(attempt);
        }
        return runs;
    }

    private record Attempt(Rejection rejection, Submission submission, Sender sender) {}
}
