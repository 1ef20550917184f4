package io.threatmonitor.alert.alerts;

import io.threatmonitor.alert.alerts.LifecyclePropertyTest.Command;
import io.threatmonitor.contracts.alert.Resolution;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an alert is after some commands; it shares no code with the service. */
final class LifecycleModel {

    private static final Map<String, List<String>> ALLOWED =
            Map.of(
                    "open", List.of("acknowledged", "in_progress", "resolved"),
                    "acknowledged", List.of("in_progress", "resolved"),
                    "in_progress", List.of("resolved"),
                    "resolved", List.of("open"));

    String status = "open";
    @Nullable Resolution resolution;
    @Nullable String assignee;
    @Nullable String notes;
    @Nullable String incident;
    final List<String> kinds = new ArrayList<>(List.of("raised"));
    private int before = 1;

    /** Does it, and says which HTTP status the answer has to have. */
    int apply(Command command) {
        before = kinds.size();
        if (command.seen() == Command.Seen.STALE && command.isEdit()) {
            return 412;
        }
        return switch (command.verb()) {
            case ACKNOWLEDGE -> move("acknowledged", "acknowledged");
            case START -> move("in_progress", "started");
            case REOPEN -> move("open", "reopened");
            case RESOLVE -> resolve(command.resolution(), command.notes());
            case ASSIGN -> assign(command.who());
            case ANNOTATE -> annotate(command.notes());
            case COMMENT -> {
                kinds.add("commented");
                yield 200;
            }
            case MERGE -> merge(command.incident());
            case DETACH -> detach(command.incident());
        };
    }

    /** The version of the alert before the last command. */
    long versionBefore() {
        return before;
    }

    List<String> allowed() {
        return ALLOWED.getOrDefault(status, List.of());
    }

    private int move(String target, String kind) {
        if (status.equals(target)) {
            return 200;
        }
        if (!allowed().contains(target)) {
            return 409;
        }
        status = target;
        resolution = null;
        kinds.add(kind);
        return 200;
    }

    private int resolve(@Nullable Resolution found, @Nullable String why) {
        if (status.equals("resolved") && (found == null || found == resolution)) {
            return annotate(why);
        }
        status = "resolved";
        resolution = found;
        notes = why == null ? notes : emptyIsNull(why);
        kinds.add("resolved");
        return 200;
    }

    private int assign(String who) {
        if (!Objects.equals(emptyIsNull(who), assignee)) {
            assignee = emptyIsNull(who);
            kinds.add("assigned");
        }
        return 200;
    }

    private int annotate(@Nullable String text) {
        if (text != null && !Objects.equals(emptyIsNull(text), notes)) {
            notes = emptyIsNull(text);
            kinds.add("annotated");
        }
        return 200;
    }

    private int merge(String into) {
        if (incident != null) {
            return incident.equals(into) ? 200 : 409;
        }
        incident = into;
        kinds.add("merged");
        return 200;
    }

    private int detach(String from) {
        if (!from.equals(incident)) {
            return 404;
        }
        incident = null;
        kinds.add("detached");
        return 200;
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
