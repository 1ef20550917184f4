package io.threatmonitor.platform.postgres;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.StateFolders;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The server's files: made at the first start, whole or not at all. */
final class DataFolder {

    private final PostgresSettings settings;
    private final PostgresBinaries binaries;

    DataFolder(PostgresSettings settings, PostgresBinaries binaries) {
        this.settings = settings;
        this.binaries = binaries;
    }

    void prepare() {
        try {
            if (Files.exists(settings.data().resolve("PG_VERSION"))) {
                forgetForeignServer();
            } else {
                initialise();
            }
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot prepare PostgreSQL's data folder %s: %s"
                            .formatted(settings.data(), e.getMessage()),
                    e);
        }
    }

    /**
     * After a crash {@code postmaster.pid} stays, and PostgreSQL refuses to start when a process
     * with that id lives. After a restart of the machine, that may be any program.
     */
    private void forgetForeignServer() throws IOException {
        Path file = settings.data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        boolean postgres =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
        if (!postgres) {
            Files.delete(file);
        }
    }

    /** In a folder beside, so that an interrupted {@code initdb} is not taken for a data folder. */
    private void initialise() throws IOException {
        Path data = settings.data().toAbsolutePath();
        Path parent = Objects.requireNonNull(data.getParent());
        Path unfinished = parent.resolve(data.getFileName() + ".unfinished");
        StateFolders.create(parent);
        StateFolders.delete(unfinished);
        Path password = passwordFile(parent);
        try {
            initdb(unfinished, password);
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path passwordFile(Path folder) throws IOException {
        Path file =
                Files.createTempFile(
                        folder,
                        "initdb",
                        null,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, settings.password());
    }

    /** The built-in locale makes text sort alike on every machine, whatever is installed there. */
    private void initdb(Path data, Path password) {
        List<String> command = new ArrayList<>(binaries.command("initdb"));
        command.addAll(
                List.of(
                        "--pgdata=" + data,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        TetheredProcess.start(
                        new ChildCommand(
                                "The creation of PostgreSQL's data folder",
                                command,
                                Map.of(),
                                Objects.requireNonNull(data.getParent()),
                                settings.log(),
                                StopSignal.TERM,
                                Duration.ofSeconds(5)))
                .awaitSuccess();
    }
}
