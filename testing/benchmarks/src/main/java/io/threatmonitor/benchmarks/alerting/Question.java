package io.threatmonitor.benchmarks.alerting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the dashboard asks for; each list with its count, as always. */
enum Question {
    NEWEST("list, newest first", random -> ""),
    PAGE(
            "list, a page from the middle",
            random -> "to=" + ago(Duration.ofHours(random.nextInt(2_000)))),
    OPEN("open", random -> "status=open"),
    WORST("unresolved, most severe first", random -> unresolved() + "&sort=most_severe"),
    CRITICAL("open and critical", random -> "status=open&severity=critical"),
    LAST_CHANGED("last changed first", random -> "sort=last_changed"),
    MINE("one person's unresolved", random -> unresolved() + "&assigned_to=" + analyst(random)),
    OF_ANALYST("all of one person", random -> "assigned_to=" + analyst(random)),
    NOBODYS("open and nobody's", random -> "status=open&assigned_to=nobody"),
    ADDRESS("entity, an address", random -> "entity=" + address(random)),
    ADDRESSES(
            "entity, one of four addresses that none has",
            random ->
                    "entity="
                            + random.ints(4, 0, 256)
                                    .mapToObj(last -> "192.0.2." + last)
                                    .collect(Collectors.joining(","))),
    USER("entity, a user", random -> "entity=user:user" + random.nextInt(5_000)),
    SOURCE("source", random -> "source_name=web-" + random.nextInt(200)),
    OPEN_OF_SOURCE(
            "open of a source", random -> "status=open&source_name=web-" + random.nextInt(200)),
    RULE("rule", random -> "rule=rule-" + random.nextInt(50)),
    OPEN_OF_RULE("open of a rule", random -> "status=open&rule=rule-" + random.nextInt(50)),
    TECHNIQUE("technique", random -> "technique=T" + (1_000 + random.nextInt(50))),
    COMMON_WORDS("words, common", random -> "q=brute+force"),
    RARE_WORDS("words, rare", random -> "q=failed+password+user" + random.nextInt(5_000)),
    UNKNOWN_WORD("words, none", random -> "q=word" + random.nextInt()),
    AN_HOUR(
            "words within an hour",
            random -> {
                Instant from = ago(Duration.ofHours(1L + random.nextInt(2_000)));
                return "q=ransomware&from=%s&to=%s".formatted(from, from.plus(1, ChronoUnit.HOURS));
            }),
    YESTERDAY("as of yesterday, unresolved", random -> asOf(Duration.ofDays(1))),
    LAST_MONTH(
            "as of some day of 80, unresolved",
            random -> asOf(Duration.ofHours(24L + random.nextInt(1_900)))),
    DUE_SOONEST("due soonest", random -> "sort=due_soonest"),
    DUE_OF_SOURCE(
            "due soonest of a source",
            random -> "sort=due_soonest&source_name=web-" + random.nextInt(200)),
    OVERDUE("unresolved and overdue", random -> unresolved() + "&sla=breached"),
    LATE("all that were late", random -> "sla=breached"),
    OF_INCIDENT(
            "alerts of an incident",
            random -> "incident=" + (1 + random.nextInt(LikelyAlerts.INCIDENTS))),
    INCIDENT(
            "one incident with its alerts",
            "/api/v1/incidents/",
            random -> String.valueOf(1 + random.nextInt(LikelyAlerts.INCIDENTS))),
    INCIDENTS("incidents, newest first", "/api/v1/incidents?", random -> "status=open"),
    ALERT(
            "one alert with timeline and related ones",
            "/api/v1/alerts/",
            random -> String.valueOf(1 + random.nextInt(AlertQueriesBenchmark.ALERTS))),
    LONER(
            "the same of one like no other",
            "/api/v1/alerts/",
            random -> LikelyAlerts.loner(random, AlertQueriesBenchmark.ALERTS).toString()),
    STATISTICS("statistics of 30 days", "/api/v1/alerts/", random -> "stats?days=30");

    private final String title;
    private final String start;
    private final Function<Random, String> rest;

    Question(String title, Function<Random, String> query) {
        this(title, "/api/v1/alerts?", query);
    }

    Question(String title, String start, Function<Random, String> rest) {
        this.title = title;
        this.start = start;
        this.rest = rest;
    }

    String title() {
        return title;
    }

    String path(Random random) {
        return start + rest.apply(random);
    }

    private static String unresolved() {
        return "status=open,acknowledged,in_progress";
    }

    private static String asOf(Duration age) {
        return unresolved() + "&as_of=" + ago(age);
    }

    private static Instant ago(Duration age) {
        return Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String analyst(Random random) {
        return "analyst-" + random.nextInt(20);
    }

    private static String address(Random random) {
        int number = random.nextInt(20_000);
        return "198.51.%d.%d".formatted(number / 256, number % 256);
    }
}
