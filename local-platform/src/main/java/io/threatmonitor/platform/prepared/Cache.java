package io.threatmonitor.platform.prepared;

import io.threatmonitor.platform.PlatformException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders that are made once per key and never changed after. Safe between threads and between
 * processes: the first one makes the folder, the others wait for it.
 */
public final class Cache {

    private static final String COMPLETE = ".complete";
    private static final Pattern VERSION = Pattern.compile("(.+)-[0-9a-f]{12}");
    private static final Set<Path> USED = ConcurrentHashMap.newKeySet();

    /** File locks are held by the JVM as a whole, so its own threads need these as well. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;

    public Cache(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The cache of the checkout that this code was built in. */
    public static Cache ofCheckout() {
        return new Cache(Programs.checkout().resolve(".threat-monitor").resolve("cache"));
    }

    /** Deletes older versions of what this JVM has asked for, such as those of an earlier build. */
    public void tidy() {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(Cache::isOutdated).toList()) {
                StateFolders.delete(entry);
            }
        } catch (IOException e) {
            throw new PlatformException("Cannot tidy %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isOutdated(Path entry) {
        Matcher version = VERSION.matcher(String.valueOf(entry.getFileName()));
        return version.matches()
                && !USED.contains(entry)
                && USED.stream().anyMatch(used -> isVersionOf(used, version.group(1)));
    }

    private static boolean isVersionOf(Path entry, String name) {
        Matcher version = VERSION.matcher(String.valueOf(entry.getFileName()));
        return version.matches() && version.group(1).equals(name);
    }

    /** A file that a program keeps up to date by itself. */
    public Path file(String name) {
        try {
            StateFolders.create(folder);
            return folder.resolve(name);
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot create %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Where the folder of this name and key is, or will be once somebody has prepared it. */
    public Path place(String name, String key) {
        return folder.resolve(name + "-" + key);
    }

    /** Whether the folder of this name and key is prepared. */
    public boolean holds(String name, String key) {
        return isComplete(place(name, key));
    }

    /** Fills a new folder; when it fails, the next caller starts again with an empty one. */
    @FunctionalInterface
    public interface Preparation {
        void into(Path folder) throws IOException;
    }

    /** The folder of this name and key, made by {@code preparation} when it is not there. */
    public Path prepared(String name, String key, Preparation preparation) {
        Path prepared = place(name, key);
        USED.add(prepared);
        if (isComplete(prepared)) {
            return prepared;
        }
        Path guard = folder.resolve(name + ".lock");
        ReentrantLock threads = THREADS.computeIfAbsent(guard, path -> new ReentrantLock());
        threads.lock();
        try {
            StateFolders.create(folder);
            try (FileChannel file =
                            FileChannel.open(
                                    guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
            threads.unlock();
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
