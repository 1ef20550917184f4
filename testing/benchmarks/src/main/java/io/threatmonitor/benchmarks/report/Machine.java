package io.threatmonitor.benchmarks.report;

import java.lang.management.ManagementFactory;

/** The machine that the figures were taken on, in words. */
final class Machine {

    private static final long GIGABYTE = 1L << 30;

    private Machine() {}

    static String describe() {
        return "%d cores, %s of memory, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round((double) system.getTotalMemorySize() / GIGABYTE) + " GB"
                : "an unknown amount";
    }
}
