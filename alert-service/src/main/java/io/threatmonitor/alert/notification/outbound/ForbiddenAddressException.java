package io.threatmonitor.alert.notification.outbound;

import java.net.UnknownHostException;

/** A name, or an address in any spelling, stands for nothing that may be connected to. */
public final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String host) {
        super(
                host
                        + " is in no network that notifications may go to"
                        + " (threat-monitor.notification.outbound.allowed-ranges)");
    }
}
