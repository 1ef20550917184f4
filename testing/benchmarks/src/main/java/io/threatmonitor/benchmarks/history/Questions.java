package io.threatmonitor.benchmarks.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The questions of the dashboard to a {@link LikelyHistory}, for what is common and for what is
 * rare.
 */
final class Questions {

    /** Enough that the 95th percentile is no single one. */
    private static final int EACH = 40;

    private final Connection connection;
    private final Instant end;

    Questions(Connection connection, Instant end) {
        this.connection = connection;
        this.end = end;
    }

    List<Question> all() throws SQLException {
        var addresses = texts("select address from likely_address order by number");
        var countries =
                texts(
                        """
                        select country from likely_address where country is not null
                        group by country order by count(*) desc
                        """);
        var ids =
                texts(
                        "select id::text from event tablesample system (0.01) order by random() limit 40");
        return List.of(
                asked("newest page", i -> "/events?limit=" + pick(i, "50", "200")),
                asked(
                        "severity",
                        i ->
                                "/events?severity="
                                        + pick(
                                                i,
                                                "low",
                                                "medium",
                                                "high",
                                                "critical",
                                                "high,critical")),
                asked(
                        "type",
                        i ->
                                "/events?event_type="
                                        + pick(
                                                i,
                                                "login_fail",
                                                "network_scan",
                                                "anomaly",
                                                "malware",
                                                "privilege_escalation",
                                                "ransomware",
                                                "intrusion",
                                                "malware,ransomware")),
                asked("source", i -> "/events?source_name=" + source(i)),
                asked("sensor", i -> "/events?sensor_id=sensor-" + i),
                asked(
                        "address",
                        i -> "/events?ip_address=" + addresses.get(skewed(i, addresses.size()))),
                asked(
                        "network",
                        i ->
                                "/events?ip_address="
                                        + network(addresses.get(skewed(i, addresses.size())), i)),
                asked("country", i -> "/events?country=" + countries.get(i % countries.size())),
                asked("attribute", i -> "/events?" + user(i)),
                asked(
                        "nested attribute",
                        i ->
                                "/events?attributes.process.name="
                                        + pick(i, "sshd", "sudo", "agent", "nginx", "nothing")),
                asked(
                        "common word",
                        i ->
                                "/events?q="
                                        + pick(
                                                i,
                                                "failed",
                                                "user",
                                                "port",
                                                "password",
                                                "working",
                                                "trojan",
                                                "sudo",
                                                "library")),
                asked(
                        "rare word",
                        i ->
                                "/events?q="
                                        + pick(
                                                i,
                                                "mimikatz",
                                                "user" + (19_000 + i),
                                                "encrypted",
                                                "nowhere",
                                                "gigabytes")),
                asked(
                        "words",
                        i ->
                                "/events?q="
                                        + encoded(
                                                pick(
                                                        i,
                                                        "failed password root",
                                                        "user17 password",
                                                        "trojan user4711",
                                                        "crawler 10",
                                                        "trojan failed",
                                                        "mimikatz password",
                                                        "sudo firewall"))),
                asked("time", i -> "/events?" + during(i)),
                asked(
                        "time and severity",
                        i ->
                                "/events?severity="
                                        + pick(i, "high", "critical", "medium,high")
                                        + "&"
                                        + during(i)),
                asked(
                        "source and severity",
                        i ->
                                "/events?severity="
                                        + pick(i, "critical", "high", "medium")
                                        + "&source_name="
                                        + source(i)),
                asked(
                        "attribute and type",
                        i ->
                                "/events?event_type="
                                        + pick(i, "malware", "login_fail", "ransomware")
                                        + "&"
                                        + user(i)),
                asked(
                        "country, severity and word",
                        i ->
                                "/events?severity="
                                        + pick(i, "high", "medium")
                                        + "&country="
                                        + countries.get(i % countries.size())
                                        + "&q="
                                        + pick(i, "sql", "logins", "traffic")),
                asked(
                        "all at once",
                        i ->
                                "/events?severity=low&event_type=login_fail&source_name="
                                        + source(i)
                                        + "&q=failed&"
                                        + user(i)
                                        + "&"
                                        + during(i)),
                asked("one event", i -> "/events/" + ids.get(i % ids.size())),
                asked(
                        "statistics of 24 h",
                        i ->
                                "/events/stats?from=%s&to=%s"
                                        .formatted(
                                                end.minus(Duration.ofHours(24 + i)),
                                                end.minus(Duration.ofHours(i)))),
                asked(
                        "statistics of 7 d",
                        i ->
                                "/events/stats?from=%s&to=%s"
                                        .formatted(
                                                end.minus(Duration.ofHours(168 + i)),
                                                end.minus(Duration.ofHours(i)))),
                asked(
                        "statistics of 24 h by source",
                        i ->
                                "/events/stats?from=%s&to=%s&source_name=%s"
                                        .formatted(
                                                end.minus(Duration.ofHours(24 + i)),
                                                end.minus(Duration.ofHours(i)),
                                                source(i))));
    }

    /** The first page of these has many behind it. */
    List<String> longLists() {
        return List.of(
                "/events?limit=50",
                "/events?severity=high",
                "/events?source_name=web-000",
                "/events?q=failed",
                "/events?attributes.user=root");
    }

    private static Question asked(String name, IntFunction<String> query) {
        return new Question(name, IntStream.range(0, EACH).mapToObj(query).toList());
    }

    private static String pick(int i, String... values) {
        return values[i % values.length];
    }

    private static String source(int i) {
        return "web-%03d".formatted(i * 5);
    }

    private static String user(int i) {
        return "attributes.user="
                + (i % 4 == 0
                        ? pick(i / 4, "root", "admin", "postgres", "test")
                        : "user" + i * i * 12);
    }

    /** From the first, which is in many events, to the last. */
    private static int skewed(int i, int size) {
        return (int) ((size - 1) * Math.pow((double) i / (EACH - 1), 3));
    }

    private static String network(String address, int i) {
        String[] octets = address.split("\\.", -1);
        return pick(
                i,
                "%s.%s.%s.0/24".formatted(octets[0], octets[1], octets[2]),
                "%s.%s.0.0/16".formatted(octets[0], octets[1]),
                "%s.0.0.0/8".formatted(octets[0]));
    }

    private String during(int i) {
        Instant to = end.minus(Duration.ofHours(5L * i));
        return "from=%s&to=%s".formatted(to.minus(Duration.ofHours(1 + i % 30)), to);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
