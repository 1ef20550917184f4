package io.threatmonitor.gateway.dashboard;

import java.util.Set;

/** Which addresses belong to the dashboard. */
public final class DashboardPaths {

    private static final Set<String> TAKEN =
            Set.of(
                    "api",
                    "auth",
                    "oauth2",
                    "login",
                    "logout",
                    "actuator",
                    "assets",
                    "services",
                    "elasticsearch",
                    "v1");

    private DashboardPaths() {}

    /** Whether the dashboard's page answers a path: nothing else does, and it names no file. */
    public static boolean isPage(String path) {
        return !TAKEN.contains(firstSegmentOf(path)) && !isFile(path);
    }

    /** Whether a path names a file of the dashboard, which holds no secret. */
    public static boolean isFile(String path) {
        var named = path.indexOf('.', path.lastIndexOf('/')) > 0;
        return path.startsWith("/assets/") || (named && !TAKEN.contains(firstSegmentOf(path)));
    }

    private static String firstSegmentOf(String path) {
        var end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
