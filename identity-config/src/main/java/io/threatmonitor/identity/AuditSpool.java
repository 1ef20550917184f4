package io.threatmonitor.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries that the topic does not have yet, in a file: one line with the position of the first
 * unsent byte, then an entry per line. Appended lines survive a crash of the machine; the position
 * survives a crash of Keycloak, and after a crash of the machine some entries may be sent again
 * under their old ids. Safe for one thread that appends and one that sends.
 */
final class AuditSpool implements AutoCloseable {

    /** A position is written with all its digits, so that it can be overwritten in place. */
    private static final String POSITION = "%019d\n";

    private static final int START = POSITION.formatted(0).length();

    /** Enough for more than 100,000 entries, and little enough to leave Keycloak its disk. */
    private static final long LARGEST = 128L * 1024 * 1024;

    private static final int LARGEST_READ = 1024 * 1024;

    private final RandomAccessFile file;
    private final long largest;
    private long sent;
    private long end;

    private AuditSpool(RandomAccessFile file, long largest) throws IOException {
        this.file = file;
        this.largest = largest;
        if (file.length() < START) {
            begin();
        }
        end = endOfLastLine();
        sent = Math.min(readPosition(), end);
        file.setLength(end);
    }

    /**
     * @throws IllegalStateException if the file is open already
     */
    static AuditSpool open(Path path) {
        return open(path, LARGEST);
    }

    static AuditSpool open(Path path, long largest) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            if (!locked(file)) {
                file.close();
                throw new IllegalStateException(
                        "Another Keycloak uses the audit spool %s: give each its own SPOOL_DIRECTORY"
                                .formatted(path));
            }
            return new AuditSpool(file, largest);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit spool cannot be opened: " + path, e);
        }
    }

    /** Returns when the lines are on the disk. */
    synchronized void append(List<byte[]> lines) throws IOException {
        byte[] bytes = joined(lines);
        if (end + bytes.length > largest) {
            throw new IOException("The audit spool is full: " + end + " bytes wait for Kafka");
        }
        file.setLength(end);
        file.seek(end);
        file.write(bytes);
        file.getFD().sync();
        end += bytes.length;
        notifyAll();
    }

    /** The oldest unsent lines, at least one; waits for it. */
    synchronized List<byte[]> awaitUnsent(int most) throws IOException, InterruptedException {
        while (sent == end) {
            wait();
        }
        byte[] bytes = new byte[(int) Math.min(end - sent, LARGEST_READ)];
        file.seek(sent);
        file.readFully(bytes);
        return lines(bytes, most);
    }

    /** Forgets the oldest unsent lines. */
    synchronized void markSent(List<byte[]> lines) throws IOException {
        sent += joined(lines).length;
        if (sent == end) {
            begin();
        } else {
            writePosition();
        }
        notifyAll();
    }

    /** Waits until everything is sent, but no longer than that. */
    synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (sent != end && System.nanoTime() < deadline) {
            wait(Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit spool cannot be closed", e);
        }
    }

    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** In this order a crash in between leaves a position past the end, which opening mends. */
    private void begin() throws IOException {
        sent = START;
        end = START;
        file.setLength(end);
        writePosition();
    }

    private void writePosition() throws IOException {
        file.seek(0);
        file.write(POSITION.formatted(sent).getBytes(StandardCharsets.US_ASCII));
    }

    private long readPosition() throws IOException {
        file.seek(0);
        String position = file.readLine();
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw new IOException("It does not begin with a position but with " + position, e);
        }
    }

    /** A line that a crash cut short was never promised to anyone. */
    private long endOfLastLine() throws IOException {
        long position = file.length();
        do {
            file.seek(position - 1);
        } while (file.read() != '\n' && --position > START);
        return position;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            bytes.writeBytes(line);
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> lines(byte[] bytes, int most) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length && lines.size() < most; at++) {
            if (bytes[at] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, at));
                from = at + 1;
            }
        }
        return lines;
    }
}
