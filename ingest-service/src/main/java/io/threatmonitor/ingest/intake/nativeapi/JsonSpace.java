package io.threatmonitor.ingest.intake.nativeapi;

/** RFC 8259 section 2, {@code ws}. */
final class JsonSpace {

    private JsonSpace() {}

    static boolean contains(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
