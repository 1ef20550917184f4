package io.threatmonitor.benchmarks.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as sensors send many of, about 350 bytes of JSON.
 *
 * @param key the name of its source, one of 200
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
record LikelyEvent(String key, byte[] json) {

    private static final String[] SEVERITIES = {"low", "low", "low", "medium", "medium", "high"};

    static LikelyEvent number(int i, Instant start) {
        String source = "web-%03d".formatted(i % 200);
        // Version 7 and variant 2 (RFC 9562 section 5.7), numbered instead of random.
        var id =
                new UUID(
                        ((start.toEpochMilli() + i / 10) << 16) | 0x7000 | (i & 0xfff),
                        0x8000_0000_0000_0000L | i);
        String json =
                """
                {"id":"%1$s","received_at":"%2$s","occurred_at":"%2$s","sensor_id":"sensor-%3$d",\
                "source_name":"%4$s","event_type":"login_fail","severity":"%5$s",\
                "description":"Failed password for user%6$d from 198.51.%7$d.%8$d port %9$d ssh2",\
                "ip_address":"198.51.%7$d.%8$d","attributes":{"user":"user%6$d","port":%9$d},\
                "format":"native"}\
                """
                        .formatted(
                                id,
                                start,
                                i % 50,
                                source,
                                SEVERITIES[i % SEVERITIES.length],
                                i * 31 % 5_000,
                                i / 256 % 256,
                                i % 256,
                                1024 + i % 60_000);
        return new LikelyEvent(source, json.getBytes(StandardCharsets.UTF_8));
    }
}
