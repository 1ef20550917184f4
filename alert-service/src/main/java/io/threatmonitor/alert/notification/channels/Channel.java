package io.threatmonitor.alert.notification.channels;

import java.util.UUID;

/** A channel with all that it takes to use it. Not for the wire. */
public final class Channel {

    private final UUID id;
    private final String name;
    private final ChannelDefinition definition;
    private final ChannelSecrets secrets;

    Channel(UUID id, String name, ChannelDefinition definition, ChannelSecrets secrets) {
        this.id = id;
        this.name = name;
        this.definition = definition;
        this.secrets = secrets;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public ChannelDefinition definition() {
        return definition;
    }

    ChannelSecrets secrets() {
        return secrets;
    }
}
