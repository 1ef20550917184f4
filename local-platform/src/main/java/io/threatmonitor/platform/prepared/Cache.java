package io.threatmonitor.platform.prepared;

import io.threatmonitor.platform.PlatformException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Folders that are made once per key and never changed after. Safe between threads and between
 * processes: the first one makes the folder, the others wait for it.
 */
public final class Cache {

    private static final String COMPLETE = ".complete";

    /** File locks are held by the JVM as a whole, so its own threads need this one as well. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;

    public Cache(Path folder) {
        this.folder = folder;
    }

    /** The cache of the checkout that this code was built in. */
    public static Cache ofCheckout() {
        return new Cache(Programs.checkout().resolve(".threat-monitor").resolve("cache"));
    }

    /** Fills a new folder; when it fails, the next caller starts again with an empty one. */
    @FunctionalInterface
    public interface Preparation {
        void into(Path folder) throws IOException;
    }

    /** The folder of this name and key, made by {@code preparation} when it is not there. */
    public Path prepared(String name, String key, Preparation preparation) {
        Path prepared = folder.resolve(name + "-" + key);
        if (isComplete(prepared)) {
            return prepared;
        }
        THREADS.lock();
        try {
            StateFolders.create(folder);
            try (FileChannel file =
                            FileChannel.open(
                                    folder.resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !isComplete(prepared)) {
                    prepare(prepared, preparation);
                }
            }
            return prepared;
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot prepare %s in %s: %s".formatted(name, folder, e), e);
        } finally {
            THREADS.unlock();
        }
    }

    /**
     * In place and not renamed at the end, since programs remember the folder they were built in.
     */
    private static void prepare(Path prepared, Preparation preparation) throws IOException {
        StateFolders.delete(prepared);
        Files.createDirectories(prepared);
        preparation.into(prepared);
        Files.createFile(prepared.resolve(COMPLETE));
    }

    private static boolean isComplete(Path prepared) {
        return Files.exists(prepared.resolve(COMPLETE));
    }
}
