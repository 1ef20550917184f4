package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.ingest.intake.Submission;

import java.util.Arrays;

/**
 * One event where it lies in the bytes of a request, which nobody changes any more.
 *
 * @param source holds its neighbours as well
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Excerpt(byte[] source, int offset, int length) implements Submission.Original {

    static Excerpt ofAll(byte[] source) {
        return new Excerpt(source, 0, source.length);
    }

    @Override
    public byte[] bytes() {
        return Arrays.copyOfRange(source, offset, offset + length);
    }

    boolean isBlank() {
        for (int i = offset; i < offset + length; i++) {
            if (!JsonSpace.contains(source[i])) {
                return false;
            }
        }
        return true;
    }
}
