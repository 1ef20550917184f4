package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.keycloak.KeycloakServer;
import io.threatmonitor.platform.keycloak.KeycloakSettings;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.PlatformLock;
import io.threatmonitor.platform.state.RunState.Status;
import io.threatmonitor.platform.state.StateFolder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * All parts of one platform, running. Infrastructure and services start at the same time as far as
 * one does not need the other; what fails takes everything with it.
 */
public final class Platform implements AutoCloseable {

    private static final List<String> DATABASES =
            List.of("keycloak", "ingest", "alert", "audit", "gateway");

    private final StateFolder folder;
    private final PlatformLock lock;
    private final Addresses addresses;
    private final Credentials credentials;
    private final Environments environments;
    private final Roster roster;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<TetheredProcess> infrastructure = new ArrayList<>();
    private final List<TetheredProcess> services = new ArrayList<>();

    private Platform(StateFolder folder, PlatformLock lock, int port, Progress progress) {
        this.folder = folder;
        this.lock = lock;
        addresses = Addresses.withGatewayOn(port);
        credentials = Credentials.ensure(folder.credentials());
        environments = new Environments(addresses, credentials);
        roster = new Roster(folder, addresses.publicUrl(), progress);
    }

    /**
     * Takes hold of the state folder; nothing runs yet.
     *
     * @throws PlatformException when another platform has it, the port is taken or the disk is full
     */
    public static Platform reserve(StateFolder folder, int port, Progress progress) {
        folder.prepare();
        PlatformLock lock = PlatformLock.take(folder);
        try {
            FreePorts.requireFree(port, "the gateway (--port chooses another)");
            Leftovers.await(folder);
            return new Platform(folder, lock, port, progress);
        } catch (PlatformException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws PlatformException when a part cannot start; all others are stopped by then
     */
    public void start() {
        roster.change(Status.STARTING);
        try {
            startParts().join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof PlatformException sentence ? sentence : e;
        }
        roster.ready();
        Cache.ofCheckout().tidy();
    }

    /** Whether somebody has asked it to stop. */
    public boolean isStopping() {
        return stopping.get();
    }

    /**
     * Returns when a part has died that nobody asked to stop.
     *
     * @return a sentence on which and how
     */
    public String awaitFailure() {
        var ends = all().stream().map(TetheredProcess::onExit).toArray(CompletableFuture<?>[]::new);
        var first = (TetheredProcess) CompletableFuture.anyOf(ends).join();
        return first.obituary();
    }

    /** Services first, then what they write to. */
    @Override
    public void close() {
        if (stopping.getAndSet(true)) {
            return;
        }
        roster.change(Status.STOPPING);
        stopStarting();
        stopAll(services);
        stopAll(infrastructure);
        TetheredProcess.closeAll();
        lock.close();
    }

    private CompletableFuture<Void> startParts() {
        var postgres = CompletableFuture.supplyAsync(this::startPostgres, threads);
        var kafka = CompletableFuture.supplyAsync(this::startKafka, threads);
        var keycloak = postgres.thenAcceptAsync(this::startKeycloak, threads);
        var storage = CompletableFuture.allOf(postgres, kafka);
        return allOrFirstFailure(
                keycloak,
                startService(storage, ServiceDefinition.INGEST, addresses.ingest()),
                startService(storage, ServiceDefinition.ALERT, addresses.alert()),
                startService(storage, ServiceDefinition.AUDIT, addresses.audit()),
                startService(storage, ServiceDefinition.GATEWAY, addresses.gateway()));
    }

    /** {@code allOf} alone would wait for the others when one has failed. */
    private static CompletableFuture<Void> allOrFirstFailure(CompletableFuture<?>... starts) {
        var failure = new CompletableFuture<Void>();
        var watched =
                Stream.of(starts)
                        .map(start -> start.whenComplete((done, thrown) -> fail(failure, thrown)))
                        .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.anyOf(failure, CompletableFuture.allOf(watched))
                .thenAccept(done -> {});
    }

    private static void fail(CompletableFuture<Void> failure, @Nullable Throwable thrown) {
        if (thrown != null) {
            failure.completeExceptionally(
                    thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : thrown);
        }
    }

    private PostgresServer startPostgres() {
        var settings =
                new PostgresSettings(
                        folder.data("postgres"),
                        folder.log("postgres"),
                        addresses.postgres(),
                        credentials.database("postgres"),
                        true);
        PostgresServer server =
                roster.start(
                        "postgres",
                        addresses.postgres(),
                        () -> PostgresServer.start(settings),
                        PostgresServer::process);
        add(infrastructure, server.process());
        DATABASES.forEach(name -> server.ensureDatabase(name, credentials.database(name)));
        return server;
    }

    private KafkaBroker startKafka() {
        var settings =
                new KafkaSettings(folder.data("kafka"), folder.log("kafka"), addresses.kafka());
        KafkaBroker broker =
                roster.start(
                        "kafka",
                        addresses.kafka(),
                        () -> KafkaBroker.start(settings),
                        KafkaBroker::process);
        add(infrastructure, broker.process());
        return broker;
    }

    private void startKeycloak(PostgresServer postgres) {
        var settings =
                new KeycloakSettings(
                        folder.data("keycloak"),
                        folder.log("keycloak"),
                        addresses.keycloak(),
                        addresses.publicKeycloakUrl(),
                        postgres.url("keycloak"),
                        "keycloak",
                        credentials.database("keycloak"),
                        addresses.kafkaServers(),
                        environments.ofKeycloak());
        KeycloakServer server =
                roster.start(
                        "keycloak",
                        addresses.keycloak(),
                        () -> KeycloakServer.start(settings),
                        KeycloakServer::process);
        add(services, server.process());
    }

    private CompletableFuture<Void> startService(
            CompletableFuture<Void> storage, ServiceDefinition service, int port) {
        return storage.thenRunAsync(() -> startService(service, port), threads);
    }

    private void startService(ServiceDefinition service, int port) {
        var run =
                new ServiceDefinition.Run(
                        port,
                        environments.of(service, port),
                        folder.log(service.name()),
                        folder.data(service.name()));
        TetheredProcess process =
                roster.start(
                        service.name(),
                        port,
                        () -> ServiceProcess.start(service, run),
                        started -> started);
        add(services, process);
    }

    /** What is half started would otherwise go on and start the rest. */
    private void stopStarting() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                TetheredProcess.closeAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(List<TetheredProcess> group, TetheredProcess process) {
        synchronized (this) {
            group.add(process);
        }
    }

    private List<TetheredProcess> all() {
        synchronized (this) {
            var all = new ArrayList<>(infrastructure);
            all.addAll(services);
            return all;
        }
    }

    private void stopAll(List<TetheredProcess> group) {
        List<TetheredProcess> processes;
        synchronized (this) {
            processes = List.copyOf(group);
        }
        processes.forEach(TetheredProcess::askToStop);
        processes.forEach(TetheredProcess::close);
    }
}
