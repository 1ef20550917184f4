package io.threatmonitor.ingest.intake.elastic;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cluster that we are to senders. The version decides what they dare to send: 8 is understood
 * by all of them (Vector knows none above it), and clients of version 9 talk to it.
 */
final class ClusterFacts {

    static final String NAME = "threat-monitor";

    private static final String ID = "dGhyZWF0LW1vbml0b3ItMQ";
    private static final String NUMBER = "8.19.0";

    static final Map<String, Object> INFO =
            Map.of(
                    "name",
                    NAME,
                    "cluster_name",
                    NAME,
                    "cluster_uuid",
                    ID,
                    "version",
                    Map.of(
                            "number", NUMBER,
                            "build_flavor", "default",
                            "build_type", "unknown",
                            "build_hash", "unknown",
                            "build_date", "2025-07-23T00:00:00.000Z",
                            "build_snapshot", false,
                            "lucene_version", "9.12.2",
                            "minimum_wire_compatibility_version", "7.17.0",
                            "minimum_index_compatibility_version", "7.0.0"),
                    "tagline",
                    "You Know, for Search"); // clients before 7.15 know the product by it

    static final Map<String, Object> HEALTH =
            Map.ofEntries(
                    Map.entry("cluster_name", NAME),
                    Map.entry("status", "green"),
                    Map.entry("timed_out", false),
                    Map.entry("number_of_nodes", 1),
                    Map.entry("number_of_data_nodes", 1),
                    Map.entry("active_primary_shards", 1),
                    Map.entry("active_shards", 1),
                    Map.entry("relocating_shards", 0),
                    Map.entry("initializing_shards", 0),
                    Map.entry("unassigned_shards", 0),
                    Map.entry("unassigned_primary_shards", 0),
                    Map.entry("delayed_unassigned_shards", 0),
                    Map.entry("number_of_pending_tasks", 0),
                    Map.entry("number_of_in_flight_fetch", 0),
                    Map.entry("task_max_waiting_in_queue_millis", 0),
                    Map.entry("active_shards_percent_as_number", 100.0));

    /** Logstash and Beats ask whether it is active. */
    static final Map<String, Object> LICENSE =
            Map.of("uid", ID, "status", "active", "type", "basic", "mode", "basic");

    /** No lifecycle management: Beats 7 then write to the index that they are configured with. */
    static final Map<String, Object> FEATURES =
            Map.of(
                    "license",
                    LICENSE,
                    "features",
                    Map.of("ilm", Map.of("available", false, "enabled", false)));

    static final Map<String, Object> NO_NODES = Map.of("cluster_name", NAME, "nodes", Map.of());

    static final Map<String, Object> PROCESSORS =
            Map.of(
                    "cluster_name",
                    NAME,
                    "nodes",
                    Map.of(ID, Map.of("ingest", Map.of("processors", processors()))));

    private ClusterFacts() {}

    private static List<Map<String, String>> processors() {
        return Stream.of("geoip", "user_agent").map(type -> Map.of("type", type)).toList();
    }
}
