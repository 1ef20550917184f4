package io.threatmonitor.platform.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class CacheTest {

    private static final String KEY = "0123456789ab";
    private static final String OTHER_KEY = "ba9876543210";

    @TempDir private Path folder;
    private Cache cache = new Cache(Path.of("unset"));

    @BeforeEach
    void newCache() {
        cache = new Cache(folder.resolve("cache"));
    }

    @Test
    void preparesOnceHoweverManyAskAtTheSameTime() {
        var preparations = new AtomicInteger();

        CompletableFuture<?>[] askers =
                Stream.generate(() ->
                                CompletableFuture.runAsync(() ->
                                        cache.prepared(
                                                "tool",
                                                KEY,
                                                made -> preparations.incrementAndGet())))
                        .limit(8)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(askers).join();

        assertThat(preparations).hasValue(1);
    }

    @Test
    void startsAgainFromAnEmptyFolderAfterAFailure() {
        assertThatThrownBy(() -> cache.prepared("tool", KEY, CacheTest::writeHalfAndFail))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("no space");

        Path made = cache.prepared("tool", KEY, empty -> assertThat(empty).isEmptyDirectory());

        assertThat(made.resolve("half")).doesNotExist();
    }

    @Test
    void tidiesOlderVersionsOfWhatWasAskedForAndNothingElse() {
        Path old = prepareInAnEarlierLife("tool");
        Path foreign = prepareInAnEarlierLife("another-tool");
        Path current = cache.prepared("tool", KEY, made -> {});

        cache.tidy();

        assertThat(old).doesNotExist();
        assertThat(foreign).exists();
        assertThat(current).exists();
    }

    private Path prepareInAnEarlierLife(String name) {
        try {
            return Files.createDirectories(folder.resolve("cache").resolve(name + "-" + OTHER_KEY));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void writeHalfAndFail(Path made) throws IOException {
        Files.createFile(made.resolve("half"));
        throw new IOException("no space");
    }
}
