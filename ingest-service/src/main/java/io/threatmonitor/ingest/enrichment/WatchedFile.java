package io.threatmonitor.ingest.enrichment;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What a file says, which may be replaced at any time: what opened last stays in use. */
final class WatchedFile<T> {

    private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

    /** Reads a file or says why it cannot. */
    @FunctionalInterface
    interface Opening<T> {

        T open(Path file) throws IOException;
    }

    private record Version(long size, FileTime modified) {}

    private final @Nullable Path file;
    private final Opening<T> opening;
    private @Nullable Version seen;
    private volatile @Nullable T content;

    WatchedFile(@Nullable Path file, Opening<T> opening) {
        this.file = file;
        this.opening = opening;
    }

    /** Opens the file if it is there and another one than before; says whether that went well. */
    boolean refresh() {
        if (file == null || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            var version = new Version(Files.size(file), Files.getLastModifiedTime(file));
            if (version.equals(seen)) {
                return false;
            }
            seen = version;
            content = opening.open(file);
            log.info("{} is in use", file.getFileName());
            return true;
        } catch (IOException | RuntimeException e) {
            log.warn("{} is not usable and ignored: {}", file, e.toString());
            return false;
        }
    }

    /** For messages; null where none is configured. */
    @Nullable Path file() {
        return file;
    }

    @Nullable T content() {
        return content;
    }
}
