package io.threatmonitor.alert.notification.routes;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.alert.notification.channels.ChannelDefinition;
import io.threatmonitor.alert.notification.setup.Entries;
import io.threatmonitor.alert.notification.setup.Entry;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The routes, and whom they lead to. Thread-safe. */
@Service
public class RouteBook {

    private final Entries entries;

    RouteBook(Entries entries) {
        this.entries = entries;
    }

    public List<Entry<RouteDefinition>> inForce() {
        return entries.all(RouteDefinition.TYPE).stream().filter(Entry::inForce).toList();
    }

    /** A route as it is set up now, in force or not. */
    public Optional<Entry<RouteDefinition>> find(UUID id) {
        return entries.find(RouteDefinition.TYPE, id);
    }

    /** The channels in force, by id. */
    public List<Entry<ChannelDefinition>> channels() {
        return entries.all(ChannelDefinition.TYPE).stream().filter(Entry::inForce).toList();
    }

    /** A channel as it is set up now, in force or not. */
    public Optional<Entry<ChannelDefinition>> channel(UUID id) {
        return entries.find(ChannelDefinition.TYPE, id);
    }

    public Set<UUID> channelsOf(RouteDefinition route, Instant at) {
        return channels(route.channels(), route.groups(), at);
    }

    public Set<UUID> channelsOf(EscalationStep step, Instant at) {
        return channels(step.channels(), step.groups(), at);
    }

    private Set<UUID> channels(
            @Nullable List<UUID> named, @Nullable List<UUID> groups, Instant at) {
        var channels = new LinkedHashSet<>(requireNonNullElse(named, List.<UUID>of()));
        for (UUID group : requireNonNullElse(groups, List.<UUID>of())) {
            entries.find(GroupDefinition.TYPE, group)
                    .filter(Entry::inForce)
                    .ifPresent(
                            entry -> channels.addAll(entry.definition().onCallAt(at).channels()));
        }
        return channels;
    }
}
