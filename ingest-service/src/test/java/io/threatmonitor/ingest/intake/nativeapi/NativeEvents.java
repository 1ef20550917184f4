package io.threatmonitor.ingest.intake.nativeapi;

/** Bodies of the native API. */
public final class NativeEvents {

    private NativeEvents() {}

    /** No more than what is required. */
    public static String smallest() {
        return with("");
    }

    /** The smallest event with further fields, as JSON members. */
    public static String with(String members) {
        return about("web-01", members);
    }

    /** An event about a system of the test's own. */
    public static String about(String sourceName, String members) {
        return """
        {"source_name": "%s", "event_type": "bruteforce", "severity": "high",
         "description": "312 failed logins for root"%s}
        """
                .formatted(sourceName, members.isEmpty() ? "" : ", " + members);
    }
}
