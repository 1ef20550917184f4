package io.threatmonitor.alert.alerts;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Lines of JSON on their way to whoever waits for them. When nobody does any more, they go nowhere:
 * the work that they tell of is not to stop halfway because a window was closed.
 */
final class BulkLines {

    private final OutputStream out;
    private final JsonMapper json;
    private boolean read = true;

    BulkLines(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** Sends these lines at once. */
    void write(List<? extends BulkLine> lines) {
        if (!read) {
            return;
        }
        try {
            for (BulkLine line : lines) {
                out.write(json.writerFor(BulkLine.class).writeValueAsBytes(line));
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            read = false;
        }
    }
}
