package io.threatmonitor.kit.postgres;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;

/** The columns of one row, in the order of the statement; null is SQL's null. */
public interface CopiedRow {

    /** For {@code text}. */
    CopiedRow text(@Nullable String text);

    /** For {@code json}: UTF-8, kept as it is. */
    CopiedRow json(byte[] document);

    /** For {@code jsonb}: JSON in UTF-8. */
    CopiedRow jsonb(byte[] document);

    /** For {@code bytea}. */
    CopiedRow bytes(byte[] bytes);

    /** For {@code bigint}. */
    CopiedRow number(@Nullable Long number);

    /** For {@code bigint[]}. */
    CopiedRow numbers(long[] numbers);

    CopiedRow uuid(@Nullable UUID id);

    /** For {@code timestamptz}, to the microsecond. */
    CopiedRow time(@Nullable Instant time);

    /** For {@code inet}. */
    CopiedRow address(@Nullable InetAddress address);
}
