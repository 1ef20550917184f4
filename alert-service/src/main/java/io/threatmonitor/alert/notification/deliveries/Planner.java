package io.threatmonitor.alert.notification.deliveries;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.alert.notification.channels.ChannelDefinition;
import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.alert.notification.routes.RouteBook;
import io.threatmonitor.alert.notification.routes.RouteDefinition;
import io.threatmonitor.alert.notification.setup.Entry;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.ids.DerivedIds;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decides who is to be told of a change: once, however often it hears of it. Thread-safe. */
@Service
class Planner {

    private static final Set<Reason> BEGIN_A_WAIT = Set.of(Reason.RAISED, Reason.REOPENED);
    private static final Set<Reason> END_A_WAIT =
            Set.of(Reason.ACKNOWLEDGED, Reason.STARTED, Reason.RESOLVED);

    /** When the service was away, acknowledgements may be on their way as well. */
    private static final Duration TIME_TO_CATCH_UP = Duration.ofSeconds(30);

    /** How long after it was last seen an alert is news when its silence ends. */
    private static final Duration STILL_NEWS = Duration.ofHours(1);

    /** The namespace of delivery ids: any constant will do, as long as it never changes. */
    static final UUID DELIVERIES = UUID.fromString("6b1e2f6e-0a52-4c5f-9d4c-1f3c5a9f7d21");

    private final RouteBook routes;
    private final Deliveries deliveries;
    private final DigestEntries digests;
    private final Escalations escalations;
    private final Dispatcher dispatcher;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Counter outdated;

    Planner(
            RouteBook routes,
            Deliveries deliveries,
            DigestEntries digests,
            Escalations escalations,
            Dispatcher dispatcher,
            DeliveryProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.routes = routes;
        this.deliveries = deliveries;
        this.digests = digests;
        this.escalations = escalations;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.clock = clock;
        this.outdated =
                Counter.builder("notification.changes.outdated")
                        .description("Changes of alerts that were too old to be told")
                        .register(meters);
    }

    /** Whether no channel is in force, so that no change needs a plan. */
    boolean hasNobodyToTell() {
        return routes.channels().isEmpty();
    }

    /** Whether someone will be told of an alert unless it is acknowledged. */
    boolean hasWaits() {
        return escalations.areWaiting();
    }

    /** For the time in which nobody is to be told: what ends a wait ends it nevertheless. */
    @Transactional
    void endWaits(List<AlertChange> changes) {
        var plan = new Plan(Map.of());
        changes.forEach(change -> endWait(change, plan));
        write(plan);
    }

    /** Plans for all of {@code changes}, in one transaction. */
    @Transactional
    void plan(List<AlertChange> changes) {
        var setup =
                new Setup(
                        routes.inForce(),
                        routes.channels().stream().collect(toMap(Entry::id, channel -> channel)));
        Instant tooOld = clock.instant().minus(properties.retryFor());
        Set<UUID> alerts = changes.stream().map(AlertChange::alertId).collect(toSet());
        var plan = new Plan(deliveries.listenersOf(alerts));
        for (AlertChange change : changes) {
            endWait(change, plan);
            if (change.at().isBefore(tooOld)) {
                outdated.increment();
            } else {
                plan(change, setup, plan);
            }
        }
        write(plan);
        dispatcher.wakeAfterCommit();
    }

    /** What begins is written before what ends, which may have begun in the same batch. */
    private void write(Plan plan) {
        deliveries.add(plan.deliveries());
        digests.add(plan.gathered());
        escalations.schedule(plan.waits());
        escalations.cancel(plan.endedWaits());
    }

    /** What is set up, as of one moment. */
    private record Setup(
            List<Entry<RouteDefinition>> routes, Map<UUID, Entry<ChannelDefinition>> channels) {}

    /**
     * Why and how a channel is told.
     *
     * @param route null where it mirrors the alert
     * @param digest null to be told at once
     */
    private record Target(
            @Nullable Entry<RouteDefinition> route, @Nullable Duration digest, Severity level) {}

    private void plan(AlertChange change, Setup setup, Plan plan) {
        if (isHidden(change.alert()) || isOldNews(change)) {
            return;
        }
        var reason = Reason.of(change.kind());
        targets(change, reason, setup, plan)
                .forEach((channelId, target) -> {
                    var channel = setup.channels().get(channelId);
                    if (channel == null || !channel.definition().kind().canTell(reason)) {
                        return;
                    }
                    if (target.digest() != null
                            && target.route() != null
                            && !channel.definition().kind().mirrorsAlerts()) {
                        plan.gather(entry(change, channelId, target.route(), target.digest()));
                    } else {
                        plan.deliver(change.alertId(), delivery(change, reason, channel, target));
                    }
                });
        if (BEGIN_A_WAIT.contains(reason)) {
            beginWaits(change, setup, plan);
        }
    }

    /** By a silence: somebody has decided that nobody is to be told. */
    private static boolean isHidden(AlertSnapshot alert) {
        return alert.silencedBy() != null;
    }

    /**
     * When a silence ends, people are told of what still goes on, or has only just been; of the
     * rest the list tells them, as it would be too much and too late.
     */
    private static boolean isOldNews(AlertChange change) {
        AlertSnapshot alert = change.alert();
        return change.kind() == AlertChange.Kind.UNSILENCED
                && (alert.status() != AlertStatus.OPEN
                        || alert.lastSeen().isBefore(change.at().minus(STILL_NEWS)));
    }

    private Map<UUID, Target> targets(AlertChange change, Reason reason, Setup setup, Plan plan) {
        var targets = new LinkedHashMap<UUID, Target>();
        Severity level = change.alert().severity();
        for (var route : setup.routes()) {
            RouteDefinition definition = route.definition();
            if (definition.tellsOf(reason, level)
                    && definition.matches(change.alert(), change.at())) {
                for (UUID channel : routes.channelsOf(definition, change.at())) {
                    targets.merge(
                            channel,
                            new Target(route, definition.digest(), level),
                            (one, other) -> one.digest() == null ? one : other);
                }
            }
        }
        plan.listenersOf(change.alertId())
                .forEach((channelId, heard) -> {
                    var channel = setup.channels().get(channelId);
                    if (channel != null && channel.definition().kind().mirrorsAlerts()) {
                        targets.put(channelId, new Target(null, null, heard));
                    }
                });
        return targets;
    }

    private DigestEntries.NewEntry entry(
            AlertChange change, UUID channelId, Entry<RouteDefinition> route, Duration every) {
        return new DigestEntries.NewEntry(
                new DigestEntries.Key(channelId, route.id()),
                change.id(),
                new DigestEntries.Gathered(
                        change.at(),
                        endOfWindow(clock.instant(), every),
                        AlertBrief.of(change.alert())));
    }

    /** Windows follow each other from the epoch on, so that all replicas have the same ones. */
    static Instant endOfWindow(Instant at, Duration every) {
        long length = every.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), length) + 1) * length);
    }

    private static NewDelivery delivery(
            AlertChange change, Reason reason, Entry<ChannelDefinition> channel, Target target) {
        return new NewDelivery(
                channel.id(),
                channel.name(),
                target.route() == null ? null : target.route().name(),
                change.alertId(),
                Notification.ofOne(
                        DerivedIds.of(DELIVERIES, channel.id().toString(), change.id().toString()),
                        reason,
                        change.at(),
                        nameOf(change.actor()),
                        target.level(),
                        AlertBrief.of(change.alert())));
    }

    private static @Nullable String nameOf(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM ? null : actor.username();
    }

    /** However old the change is, and whatever hides the alert: somebody has taken care of it. */
    private static void endWait(AlertChange change, Plan plan) {
        if (END_A_WAIT.contains(Reason.of(change.kind()))) {
            plan.endWaits(change);
        }
    }

    private void beginWaits(AlertChange change, Setup setup, Plan plan) {
        setup.routes().stream()
                .filter(route -> route.definition().matches(change.alert(), change.at()))
                .forEach(route -> planSteps(change, route, plan));
    }

    private void planSteps(AlertChange change, Entry<RouteDefinition> route, Plan plan) {
        var steps = route.definition().steps();
        Instant now = clock.instant();
        for (int step = 0; step < steps.size(); step++) {
            Instant due = change.at().plus(steps.get(step).after());
            plan.beginWait(
                    new Escalations.NewWait(
                            new Escalations.Waiting(
                                    change.alertId(), change.alert().version(), route.id(), step),
                            due.isBefore(now) ? now.plus(TIME_TO_CATCH_UP) : due));
        }
    }
}
