package io.threatmonitor.kit.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made where nobody else makes them.
 *
 * @param create whether the services create missing topics when they start
 * @param replicas copies of each record; 3 in production
 * @param minInSyncReplicas copies that must have a record before it counts as accepted; 2 in
 *     production
 */
@ConfigurationProperties("threat-monitor.topics")
public record TopicsProperties(
        @DefaultValue("true") boolean create,
        @DefaultValue("1") short replicas,
        @DefaultValue("1") short minInSyncReplicas) {}
