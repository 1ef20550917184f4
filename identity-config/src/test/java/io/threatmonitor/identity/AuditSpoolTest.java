package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class AuditSpoolTest {

    @TempDir Path directory;

    private final List<AuditSpool> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(AuditSpool::close);
    }

    @Test
    void handsOutLinesInTheOrderInWhichTheyCame() throws Exception {
        AuditSpool spool = open("audit.spool");
        spool.append(lines("a", "ö€", "c"));
        spool.append(lines("d"));

        assertThat(unsent(spool, 3)).containsExactly("a", "ö€", "c");
        spool.markSent(lines("a", "ö€"));
        assertThat(unsent(spool, 3)).containsExactly("c", "d");
    }

    @Test
    void shrinksToNothingOnceAllIsSent() throws Exception {
        AuditSpool spool = open("audit.spool");
        long empty = Files.size(directory.resolve("audit.spool"));
        spool.append(lines("a", "b"));
        spool.markSent(lines("a", "b"));
        spool.append(lines("c"));

        assertThat(unsent(spool, 9)).containsExactly("c");
        spool.markSent(lines("c"));
        assertThat(directory.resolve("audit.spool")).hasSize(empty);
    }

    @Test
    void goesOnWhereACrashStoppedIt() throws Exception {
        AuditSpool spool = open("audit.spool");
        spool.append(lines("a", "b", "c"));
        spool.markSent(lines("a"));

        AuditSpool afterwards = openAfterCrash();

        assertThat(unsent(afterwards, 9)).containsExactly("b", "c");
    }

    @Test
    void dropsTheLineThatACrashCutShort() throws Exception {
        AuditSpool spool = open("audit.spool");
        spool.append(lines("a", "b"));
        Files.writeString(directory.resolve("audit.spool"), "{\"half", StandardOpenOption.APPEND);

        AuditSpool afterwards = openAfterCrash();
        afterwards.append(lines("c"));

        assertThat(unsent(afterwards, 9)).containsExactly("a", "b", "c");
    }

    @Test
    void survivesACrashBetweenShrinkingAndNotingIt() throws Exception {
        Path file = directory.resolve("audit.spool");
        Files.writeString(file, "0000000000000000777\n");

        AuditSpool spool = open("audit.spool");
        spool.append(lines("a"));

        assertThat(unsent(spool, 9)).containsExactly("a");
    }

    @Test
    void survivesACrashWhileItWasMade() throws Exception {
        Files.writeString(directory.resolve("audit.spool"), "00000");

        AuditSpool spool = open("audit.spool");
        spool.append(lines("a"));

        assertThat(unsent(spool, 9)).containsExactly("a");
    }

    @Test
    void refusesAFileThatIsNotOne() throws Exception {
        Files.writeString(directory.resolve("audit.spool"), "Dear diary, today I was a spool.\n");

        assertThatThrownBy(() -> open("audit.spool")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void belongsToOneKeycloakOnly() {
        open("audit.spool");

        assertThatThrownBy(() -> open("audit.spool"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SPOOL_DIRECTORY");
    }

    @Test
    void refusesMoreThanItsShareOfTheDisk() throws Exception {
        AuditSpool spool = AuditSpool.open(directory.resolve("audit.spool"), 30);
        opened.add(spool);
        spool.append(lines("a"));

        assertThatThrownBy(() -> spool.append(lines("too long for it")))
                .isInstanceOf(IOException.class);
        assertThat(unsent(spool, 9)).containsExactly("a");
    }

    @Test
    void doesNotWaitForeverToBecomeEmpty() throws Exception {
        AuditSpool spool = open("audit.spool");
        spool.append(lines("a"));

        spool.awaitEmpty(Duration.ofMillis(50));

        assertThat(unsent(spool, 9)).containsExactly("a");
    }

    private AuditSpool open(String name) {
        AuditSpool spool = AuditSpool.open(directory.resolve(name));
        opened.add(spool);
        return spool;
    }

    /** The file as it lies on the disk at this moment, read by a new process. */
    private AuditSpool openAfterCrash() throws IOException {
        Files.copy(directory.resolve("audit.spool"), directory.resolve("after-crash.spool"));
        return open("after-crash.spool");
    }

    private static List<byte[]> lines(String... lines) {
        return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static List<String> unsent(AuditSpool spool, int most) throws Exception {
        return spool.awaitUnsent(most).stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }
}
