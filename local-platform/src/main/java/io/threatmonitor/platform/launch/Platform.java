package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.PlatformLock;
import io.threatmonitor.platform.state.RunState.Status;
import io.threatmonitor.platform.state.StateFolder;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * All parts of one platform, running. They start at the same time as far as one does not need the
 * other; what fails takes everything with it.
 */
public final class Platform implements AutoCloseable {

    private final PlatformLock lock;
    private final Roster roster;
    private final Parts parts;
    private final RunningParts running = new RunningParts();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Platform(
            StateFolder folder, PlatformLock lock, Addresses addresses, Progress progress) {
        this.lock = lock;
        roster = new Roster(folder, addresses.publicUrl(), progress);
        parts =
                new Parts(
                        folder,
                        addresses,
                        Credentials.ensure(folder.credentials()),
                        roster,
                        running);
    }

    /**
     * Takes hold of the state folder; nothing runs yet.
     *
     * @throws PlatformException when another platform has it, a port that was asked for is taken or
     *     the disk is full
     */
    public static Platform reserve(StateFolder folder, ChosenPorts ports, Progress progress) {
        folder.prepare();
        PlatformLock lock = PlatformLock.take(folder);
        try {
            ports.requireFreeGateway();
            Leftovers.await(folder);
            OptionalInt syslog = ports.freeSyslog();
            progress.syslog(syslog);
            return new Platform(folder, lock, Addresses.with(ports.gateway(), syslog), progress);
        } catch (PlatformException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws PlatformException when a part cannot start or dies; all others are stopped by then
     */
    public void start() {
        roster.change(Status.STARTING);
        try {
            allOrFirstFailure(begin()).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof PlatformException sentence ? sentence : e;
        }
        roster.ready();
        Cache.ofCheckout().tidy();
    }

    /**
     * Returns when a part has ended.
     *
     * @return a sentence on which and how
     */
    public String awaitEnd() {
        return running.firstEnd().join();
    }

    /** Whether somebody has asked it to stop, so that the end of a part is no failure. */
    public boolean isStopping() {
        return stopping.get();
    }

    /** Stops everything, ready or not, and gives the state folder back. */
    @Override
    public void close() {
        if (stopping.getAndSet(true)) {
            return;
        }
        roster.change(Status.STOPPING);
        endStarts();
        running.stop();
        lock.close();
    }

    /** The order: Keycloak needs PostgreSQL, services need PostgreSQL and Kafka. */
    private CompletableFuture<?>[] begin() {
        var postgres = CompletableFuture.runAsync(parts::startPostgres, threads);
        var kafka = CompletableFuture.runAsync(parts::startKafka, threads);
        var keycloak = postgres.thenRunAsync(parts::startKeycloak, threads);
        var storage = CompletableFuture.allOf(postgres, kafka);
        var services =
                ServiceDefinition.ALL.stream()
                        .map(service ->
                                storage.thenRunAsync(() -> parts.startService(service), threads));
        return Stream.concat(Stream.of(keycloak), services).toArray(CompletableFuture<?>[]::new);
    }

    /**
     * {@code allOf} alone would wait for all others when one has failed, or when a ready one dies.
     */
    private CompletableFuture<Void> allOrFirstFailure(CompletableFuture<?>[] starts) {
        var result = new CompletableFuture<Void>();
        for (CompletableFuture<?> start : starts) {
            var _ = start.whenComplete((done, failure) -> fail(result, failure));
        }
        var _ = CompletableFuture.allOf(starts).thenRun(() -> result.complete(null));
        var _ =
                running.firstEnd()
                        .thenAccept(sentence -> fail(result, new PlatformException(sentence)));
        return result;
    }

    private static void fail(CompletableFuture<Void> result, @Nullable Throwable failure) {
        if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
            result.completeExceptionally(wrapped.getCause());
        } else if (failure != null) {
            result.completeExceptionally(failure);
        }
    }

    /** What is half started would otherwise go on and start the rest. */
    private void endStarts() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
