package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.process.FreePorts;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/**
 * The ports that people and their machines have to know.
 *
 * @param gateway of the dashboard and the API
 * @param syslog null for the usual one, where it is free: platforms can run side by side
 */
public record ChosenPorts(int gateway, @Nullable Integer syslog) {

    public static final int USUAL_SYSLOG = 5514;

    /**
     * @throws PlatformException when another program has it
     */
    void requireFreeGateway() {
        FreePorts.requireFree(gateway, "the gateway (--port chooses another)");
    }

    /**
     * Where syslog is taken; empty for nowhere.
     *
     * @throws PlatformException when another program has the port that was asked for
     */
    OptionalInt freeSyslog() {
        if (syslog == null) {
            return FreePorts.isFreeForAll(USUAL_SYSLOG)
                    ? OptionalInt.of(USUAL_SYSLOG)
                    : OptionalInt.empty();
        }
        if (!FreePorts.isFreeForAll(syslog)) {
            throw new PlatformException(
                    "Port %d, meant for syslog (--syslog-port chooses another), is in use by another program"
                            .formatted(syslog));
        }
        return OptionalInt.of(syslog);
    }
}
