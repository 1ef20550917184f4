package io.threatmonitor.ingest.history.recording;

import static java.util.stream.Collectors.toSet;

import io.threatmonitor.ingest.history.recording.Arrival.Decoded;
import io.threatmonitor.ingest.history.recording.Arrival.Poison;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes records into the history, each exactly once: the events, what is counted about them and
 * the place in the topic change in one transaction. Thread-safe.
 */
@Component
class EventRecorder {

    private final TransactionTemplate transactions;
    private final ReadPositions positions;
    private final EventDays days;
    private final KnownRepeats repeats;
    private final EventCopy copy;
    private final HistoryAccounts accounts;
    private final MinuteTallies tallies;
    private final ConsumerRecordRecoverer deadLetters;

    EventRecorder(
            TransactionTemplate transactions,
            ReadPositions positions,
            EventDays days,
            KnownRepeats repeats,
            EventCopy copy,
            HistoryAccounts accounts,
            MinuteTallies tallies,
            ConsumerRecordRecoverer deadLetters) {
        this.transactions = transactions;
        this.positions = positions;
        this.days = days;
        this.repeats = repeats;
        this.copy = copy;
        this.accounts = accounts;
        this.tallies = tallies;
        this.deadLetters = deadLetters;
    }

    /**
     * @param topicId Kafka's id of the topic that the records are from
     * @throws org.springframework.dao.DataIntegrityViolationException when the database refuses one
     *     of them for what it says; nothing is recorded then
     */
    Recorded record(String topicId, List<Arrival> arrivals) {
        try {
            return inTransaction(topicId, arrivals, this::copyAll);
        } catch (DuplicateKeyException e) {
            // A record that somebody brought to the topic again, such as from the dead letters.
            return inTransaction(topicId, arrivals, copy::missingInto);
        }
    }

    private Recorded inTransaction(String topicId, List<Arrival> arrivals, Writing writing) {
        return transactions.execute(status -> write(topicId, arrivals, writing));
    }

    private Recorded write(String topicId, List<Arrival> arrivals, Writing writing) {
        var next = positions.hold(topicId, partitionsOf(arrivals));
        var passed = new HashMap<Integer, Long>();
        var fresh = new ArrayList<Arrival>(arrivals.size());
        for (var arrival : arrivals) {
            int partition = arrival.source().partition();
            long place = next.getOrDefault(partition, 0L);
            if (arrival.source().offset() < place) {
                passed.put(partition, place);
            } else {
                fresh.add(arrival);
            }
        }
        if (fresh.isEmpty()) {
            return new Recorded(Map.of(), List.of(), passed);
        }
        List<ReceivedEvent> stored = store(fresh, writing);
        var recorded = new Recorded(outcomes(fresh, stored), stored, passed);
        setAside(fresh);
        accounts.add(recorded);
        tallies.add(stored);
        positions.move(topicId, placesBehind(fresh));
        return recorded;
    }

    private List<ReceivedEvent> store(List<Arrival> arrivals, Writing writing) {
        var events = new ArrayList<ReceivedEvent>(arrivals.size());
        for (var arrival : arrivals) {
            if (arrival instanceof Decoded decoded) {
                events.add(decoded.event());
            }
        }
        if (events.isEmpty()) {
            return events;
        }
        days.hold(events.stream().map(ReceivedEvent::day).collect(toSet()));
        return writing.write(repeats.withoutRepeats(events));
    }

    private List<ReceivedEvent> copyAll(List<ReceivedEvent> events) {
        copy.into(events);
        return events;
    }

    /** Before the place in the topic moves behind them, so that a crash cannot lose them. */
    private void setAside(List<Arrival> arrivals) {
        for (var arrival : arrivals) {
            if (arrival instanceof Poison poison) {
                deadLetters.accept(poison.source(), poison.reason());
            }
        }
    }

    private static Map<Arrival, Outcome> outcomes(
            List<Arrival> arrivals, List<ReceivedEvent> stored) {
        Set<ReceivedEvent> among = Collections.newSetFromMap(new IdentityHashMap<>());
        among.addAll(stored);
        var outcomes = new IdentityHashMap<Arrival, Outcome>(arrivals.size());
        for (var arrival : arrivals) {
            outcomes.put(
                    arrival,
                    switch (arrival) {
                        case Poison poison -> Outcome.DEAD_LETTERED;
                        case Decoded decoded ->
                                among.contains(decoded.event())
                                        ? Outcome.STORED
                                        : Outcome.DUPLICATE;
                    });
        }
        return outcomes;
    }

    private static Set<Integer> partitionsOf(List<Arrival> arrivals) {
        return arrivals.stream().map(arrival -> arrival.source().partition()).collect(toSet());
    }

    private static SortedMap<Integer, Long> placesBehind(List<Arrival> arrivals) {
        var places = new TreeMap<Integer, Long>();
        for (var arrival : arrivals) {
            places.merge(arrival.source().partition(), arrival.source().offset() + 1, Math::max);
        }
        return places;
    }

    private interface Writing {
        List<ReceivedEvent> write(List<ReceivedEvent> events);
    }
}
