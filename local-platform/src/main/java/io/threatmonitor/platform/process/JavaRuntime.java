package io.threatmonitor.platform.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** The JDK that runs this process, and therefore its children. */
public final class JavaRuntime {

    private JavaRuntime() {}

    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    public static String java() {
        return home().resolve("bin/java").toString();
    }

    /** Distinguishes builds, since prepared caches fit only the very JVM that made them. */
    public static String version() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version");
    }

    public static String classPath(Collection<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
