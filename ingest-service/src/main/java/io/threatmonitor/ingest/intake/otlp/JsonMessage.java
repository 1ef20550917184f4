package io.threatmonitor.ingest.intake.otlp;

import com.google.protobuf.ByteString;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of one message in ProtoJSON as OTLP 1.x, "JSON Protobuf Encoding", narrows it. A field
 * that is absent or null has its default; names that nobody asks for are ignored.
 */
record JsonMessage(Map<?, ?> fields) {

    /** No 64-bit integer has more digits. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,20}");

    private static final int INT32_BITS = 31;
    private static final int INT64_BITS = 63;
    private static final int UINT32_BITS = 32;
    private static final int UINT64_BITS = 64;

    /** An absent message is an empty one. */
    static JsonMessage of(@Nullable Object value) throws UnreadableRecordException {
        return switch (value) {
            case null -> new JsonMessage(Map.of());
            case Map<?, ?> object -> new JsonMessage(object);
            default -> throw new UnreadableRecordException("has a value where an object belongs");
        };
    }

    @Nullable Object get(String name) {
        return fields.get(name);
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    List<?> list(String name) throws UnreadableRecordException {
        return switch (fields.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name, "an array");
        };
    }

    String text(String name) throws UnreadableRecordException {
        return switch (fields.get(name)) {
            case null -> "";
            case String text -> text;
            default -> throw wrong(name, "text");
        };
    }

    boolean truth(String name) throws UnreadableRecordException {
        return switch (fields.get(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw wrong(name, "true or false");
        };
    }

    double number(String name) throws UnreadableRecordException {
        try {
            return switch (fields.get(name)) {
                case null -> 0;
                case Number number -> number.doubleValue();
                case String text -> Double.parseDouble(text); // NaN and Infinity come as text
                default -> throw wrong(name, "a number");
            };
        } catch (NumberFormatException e) {
            throw wrong(name, "a number");
        }
    }

    /** An enum too: OTLP has no names of its values in JSON. */
    int int32(String name) throws UnreadableRecordException {
        return signed(name, INT32_BITS).intValue();
    }

    long int64(String name) throws UnreadableRecordException {
        return signed(name, INT64_BITS).longValue();
    }

    /** In the same 32 bits. */
    int uint32(String name) throws UnreadableRecordException {
        return unsigned(name, UINT32_BITS).intValue();
    }

    /** In the same 64 bits. */
    long uint64(String name) throws UnreadableRecordException {
        return unsigned(name, UINT64_BITS).longValue();
    }

    /** Trace and span ids, unlike all other bytes. */
    ByteString hex(String name) throws UnreadableRecordException {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(text(name)));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "hexadecimal text");
        }
    }

    /** In either alphabet of RFC 4648, as ProtoJSON has it. */
    ByteString base64(String name) throws UnreadableRecordException {
        try {
            String standard = text(name).replace('-', '+').replace('_', '/');
            return ByteString.copyFrom(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "Base64");
        }
    }

    private BigInteger signed(String name, int bits) throws UnreadableRecordException {
        BigInteger number = wholeNumber(name);
        if (number.bitLength() > bits) {
            throw wrong(name, "a smaller number");
        }
        return number;
    }

    private BigInteger unsigned(String name, int bits) throws UnreadableRecordException {
        BigInteger number = signed(name, bits);
        if (number.signum() < 0) {
            throw wrong(name, "a number of zero or more");
        }
        return number;
    }

    private BigInteger wholeNumber(String name) throws UnreadableRecordException {
        try {
            return switch (fields.get(name)) {
                case null -> BigInteger.ZERO;
                case BigInteger number -> number;
                case Double number -> BigDecimal.valueOf(number).toBigIntegerExact();
                case Number number -> BigInteger.valueOf(number.longValue());
                case String text when WHOLE_NUMBER.matcher(text).matches() -> new BigInteger(text);
                default -> throw wrong(name, "a whole number");
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, "a whole number");
        }
    }

    private static UnreadableRecordException wrong(String name, String expected) {
        return new UnreadableRecordException(name + " must be " + expected);
    }
}
