package io.threatmonitor.kit.ids;

import java.util.UUID;

/**
 * Where new ids come from, injected so that tests can foresee them. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface IdGenerator {

    /** A new UUIDv7 (RFC 9562 section 5.7): unique, and later ids sort after earlier ones. */
    UUID next();
}
