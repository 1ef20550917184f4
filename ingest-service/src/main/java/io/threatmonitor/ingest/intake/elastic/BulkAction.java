package io.threatmonitor.ingest.intake.elastic;

import org.jspecify.annotations.Nullable;

/** What a sender wants to have done with a document ("Bulk API", description). */
enum BulkAction {
    INDEX("index"),
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete");

    private final String word;

    BulkAction(String word) {
        this.word = word;
    }

    static @Nullable BulkAction named(String word) {
        for (var action : values()) {
            if (action.word.equals(word)) {
                return action;
            }
        }
        return null;
    }

    String word() {
        return word;
    }

    /** Whether a line with the document follows. */
    boolean hasSource() {
        return this != DELETE;
    }

    /** Events are only ever added. */
    boolean addsADocument() {
        return this == INDEX || this == CREATE;
    }
}
