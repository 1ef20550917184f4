package io.threatmonitor.alert.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whom to ask what a name stands for. Implementations are thread-safe. */
@FunctionalInterface
interface NameService {

    /** At least one address, also for a literal one in any spelling that the system knows. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
