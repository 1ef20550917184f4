package io.threatmonitor.ingest.sensors;

import java.util.List;
import java.util.Set;

/**
 * What a sensor may send. Thread-safe.
 *
 * @param sources names of sources, where {@code *} stands for any characters; empty for all
 * @param formats wire formats such as {@code native}; empty for all
 */
public record SensorScope(List<String> sources, Set<String> formats) {

    public static final SensorScope EVERYTHING = new SensorScope(List.of(), Set.of());

    public SensorScope {
        sources = List.copyOf(sources);
        formats = Set.copyOf(formats);
    }

    public boolean allowsSource(String name) {
        if (sources.isEmpty()) {
            return true;
        }
        for (String source : sources) {
            if (source.equals(name) || (source.indexOf('*') >= 0 && matches(source, name))) {
                return true;
            }
        }
        return false;
    }

    public boolean allowsFormat(String format) {
        return formats.isEmpty() || formats.contains(format);
    }

    /** Walks along both, going back to the last star only: never more than their product. */
    private static boolean matches(String glob, String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < glob.length() && glob.charAt(at) == name.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return glob.substring(at).chars().allMatch(rest -> rest == '*');
    }
}
