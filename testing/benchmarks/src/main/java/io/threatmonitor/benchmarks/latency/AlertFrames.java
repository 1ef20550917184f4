package io.threatmonitor.benchmarks.latency;

import io.threatmonitor.contracts.WireJson;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads server-sent events line by line and picks out the alerts that were raised.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, section 9.2
 *     (server-sent events)</a>
 */
public final class AlertFrames {

    private static final String EVENT = "event:";
    private static final String DATA = "data:";

    private final Consumer<UUID> raised;
    private String event = "";
    private final StringBuilder data = new StringBuilder();

    /**
     * @param raised hears the id of the event behind each new alert
     */
    public AlertFrames(Consumer<UUID> raised) {
        this.raised = raised;
    }

    public void line(String line) {
        if (line.isEmpty()) {
            endOfFrame();
        } else if (line.startsWith(EVENT)) {
            event = line.substring(EVENT.length()).strip();
        } else if (line.startsWith(DATA)) {
            data.append(line.substring(DATA.length()));
        }
    }

    private void endOfFrame() {
        if (event.equals("alert")) {
            var change = WireJson.MAPPER.readTree(data.toString());
            if (change.at("/kind").stringValue().equals("raised")) {
                raised.accept(UUID.fromString(change.at("/alert/event/id").stringValue()));
            }
        }
        event = "";
        data.setLength(0);
    }
}
