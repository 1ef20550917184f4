package io.threatmonitor.platform.state;

import io.threatmonitor.platform.PlatformException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Held by the one launcher of a state folder; the kernel frees it when that process ends. */
public final class PlatformLock implements AutoCloseable {

    /**
     * The locks of this JVM. Asking the kernel again would lose them: closing any channel of a file
     * frees all locks that the process has on it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel file;

    private PlatformLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Takes the lock.
     *
     * @throws PlatformException when another launcher holds it
     */
    public static PlatformLock take(StateFolder folder) {
        Path path = path(folder);
        if (!OURS.add(path)) {
            throw running(folder);
        }
        try {
            FileChannel file =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                OURS.remove(path);
                throw running(folder);
            }
            return new PlatformLock(path, file);
        } catch (IOException e) {
            OURS.remove(path);
            throw new PlatformException("Cannot lock %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    static boolean isHeld(StateFolder folder) {
        Path path = path(folder);
        if (OURS.contains(path)) {
            return true;
        }
        if (!Files.exists(path)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new PlatformException("Cannot look at %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static PlatformException running(StateFolder folder) {
        return new PlatformException(
                "The platform of %s is already running; ./threat-monitor down stops it"
                        .formatted(folder.root()));
    }

    @Override
    public void close() {
        try {
            file.close();
            OURS.remove(path);
        } catch (IOException e) {
            throw new PlatformException("Cannot release the lock: " + e.getMessage(), e);
        }
    }

    private static Path path(StateFolder folder) {
        return folder.run().resolve("lock");
    }
}
