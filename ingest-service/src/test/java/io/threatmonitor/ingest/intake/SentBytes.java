package io.threatmonitor.ingest.intake;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What may arrive in the place of what should. */
public final class SentBytes {

    private enum Damage {
        REPLACED,
        INSERTED,
        REMOVED,
        DOUBLED,
        CUT
    }

    /**
     * @param at counted around the end, so that it is somewhere in bytes of any length
     */
    private record Edit(Damage damage, int at, int length, byte with) {}

    private SentBytes() {}

    /** Bytes of any value, and those that mean something in JSON more often than chance has it. */
    public static Arbitrary<byte[]> anything() {
        return oneByte().array(byte[].class).ofMaxSize(300);
    }

    /** A few changes away from one of {@code samples}, or none. */
    public static Arbitrary<byte[]> nearly(String... samples) {
        return Combinators.combine(Arbitraries.of(samples), edits())
                .as((sample, edits) -> {
                    byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
                    for (Edit edit : edits) {
                        bytes = edited(bytes, edit);
                    }
                    return bytes;
                });
    }

    private static Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.of(Damage.class),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(1, 20),
                        oneByte())
                .as(Edit::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Byte> oneByte() {
        Byte[] meaningful = {'{', '}', '[', ']', '"', '\\', ':', ',', '\n', ' ', 'u', '0', '-'};
        return Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of(meaningful));
    }

    private static byte[] edited(byte[] bytes, Edit edit) {
        int at = edit.at() % (bytes.length + 1);
        int end = Math.min(at + edit.length(), bytes.length);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (edit.damage()) {
            case REPLACED -> {
                out.write(edit.with());
                out.write(
                        bytes,
                        Math.min(at + 1, bytes.length),
                        bytes.length - Math.min(at + 1, bytes.length));
            }
            case INSERTED -> {
                out.write(edit.with());
                out.write(bytes, at, bytes.length - at);
            }
            case REMOVED -> out.write(bytes, end, bytes.length - end);
            case DOUBLED -> {
                out.writeBytes(Arrays.copyOfRange(bytes, at, end));
                out.write(bytes, at, bytes.length - at);
            }
            case CUT -> {}
        }
        return out.toByteArray();
    }
}
