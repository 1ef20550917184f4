package io.threatmonitor.ingest.untidy;

import io.threatmonitor.alert.tidy.Tidy;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Breaks the rules of the house, so that their test can see them fail. */
@SuppressWarnings({"SystemOut", "UnnecessarilyFullyQualified"})
public class Untidy {

    static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("untidy");

    Supplier<Instant> now() {
        return Instant::now;
    }

    UUID id() {
        return UUID.randomUUID();
    }

    void print(Tidy neighbour) {
        System.out.println(neighbour);
    }
}
