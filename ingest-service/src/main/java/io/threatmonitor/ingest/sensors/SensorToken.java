package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A secret that proves who a sensor is: {@code tms_}, 43 random letters and digits (256 bits), and
 * 6 that are their CRC-32, by which a scanner of source code tells one from text that looks alike.
 */
final class SensorToken {

    static final String PREFIX = "tms_";

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 62^43 is more than 2^256. */
    private static final int RANDOM_LENGTH = 43;

    /** 62^6 is more than 2^32. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final int SHOWN_LENGTH = PREFIX.length() + 6;

    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECKSUM_LENGTH) + "}");

    private final String secret;

    private SensorToken(String secret) {
        this.secret = secret;
    }

    static SensorToken random(RandomGenerator random) {
        var digits = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new SensorToken(PREFIX + digits + checksum(digits.toString()));
    }

    /** Null for what never was a token of ours. */
    static @Nullable SensorToken parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        int end = PREFIX.length() + RANDOM_LENGTH;
        boolean whole = text.substring(end).equals(checksum(text.substring(PREFIX.length(), end)));
        return whole ? new SensorToken(text) : null;
    }

    /** For the one answer in which its owner sees it. */
    String secret() {
        return secret;
    }

    /** By which people tell tokens apart. */
    String shown() {
        return secret.substring(0, SHOWN_LENGTH);
    }

    /** What is stored: with 256 random bits, there is nothing that salt or slowness could add. */
    String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return shown() + "…";
    }

    private static String checksum(String digits) {
        var crc = new CRC32();
        crc.update(digits.getBytes(StandardCharsets.US_ASCII));
        var checksum = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            checksum.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return checksum.reverse().toString();
    }
}
