package io.threatmonitor.platform.kafka;

import java.util.Properties;

/** The settings of a single node that is broker and controller, sized for one person's machine. */
final class BrokerConfiguration {

    private BrokerConfiguration() {}

    static Properties of(KafkaSettings settings, int controllerPort) {
        var properties = new Properties();
        properties.setProperty(
                "log.dirs", settings.folder().toAbsolutePath().resolve("log").toString());
        listeners(properties, settings.port(), controllerPort);
        oneReplica(properties);
        small(properties);
        return properties;
    }

    private static void listeners(Properties properties, int port, int controllerPort) {
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        properties.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        properties.setProperty("inter.broker.listener.name", "CLIENTS");
        properties.setProperty(
                "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void oneReplica(Properties properties) {
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    /**
     * Fewer internal partitions and buffers, and no waiting for group members that do not exist.
     */
    private static void small(Properties properties) {
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
    }
}
