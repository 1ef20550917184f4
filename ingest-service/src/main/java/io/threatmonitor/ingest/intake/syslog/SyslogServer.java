package io.threatmonitor.ingest.intake.syslog;

import java.io.IOException;

/** Listens at one port. */
interface SyslogServer {

    /** Returns when senders can reach it. */
    void start() throws IOException;

    /** Takes nothing more; returns when what was taken is with the brokers, or after a while. */
    void stop();
}
