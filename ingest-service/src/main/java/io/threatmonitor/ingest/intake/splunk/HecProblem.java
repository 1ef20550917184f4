package io.threatmonitor.ingest.intake.splunk;

/** What can be wrong with one event of a body. */
enum HecProblem {
    INVALID_FORMAT("Invalid data format", 6),
    EVENT_REQUIRED("Event field is required", 12),
    EVENT_BLANK("Event field cannot be blank", 13),
    INDEXED_FIELDS("Error in handling indexed fields", 15);

    private final String text;
    private final int code;

    HecProblem(String text, int code) {
        this.text = text;
        this.code = code;
    }

    String text() {
        return text;
    }

    int code() {
        return code;
    }
}
