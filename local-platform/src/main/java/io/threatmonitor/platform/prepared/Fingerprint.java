package io.threatmonitor.platform.prepared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/** Short keys for {@link Cache}: equal ingredients give equal keys. */
public final class Fingerprint {

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Fingerprint with(String ingredient) {
        return with(ingredient.getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint with(byte[] ingredient) {
        digest.update(ingredient);
        digest.update((byte) 0);
        return this;
    }

    /** A jar that the build makes; its entries' checksums save reading all of it. */
    public Fingerprint withContentOf(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> with(entry.getName() + ' ' + entry.getCrc()));
        }
        return this;
    }

    /** Released artifacts never change, so their names stand for their content. */
    public Fingerprint withNamesOf(Collection<Path> artifacts) {
        artifacts.forEach(path -> with(String.valueOf(path.getFileName())));
        return this;
    }

    /** Twelve hexadecimal digits. */
    public String key() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }
}
