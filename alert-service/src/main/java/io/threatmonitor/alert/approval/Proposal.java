package io.threatmonitor.alert.approval;

import org.jspecify.annotations.Nullable;

/** What an analyst may propose and an administrator puts in force. */
public interface Proposal {

    /** What people call it. */
    String label();

    /** The login of whoever made it. */
    String proposer();

    /** The login of the administrator who agreed; null before. */
    @Nullable String approvedBy();

    /** Rises by one with each change. */
    long version();

    /** The entity tag (RFC 9110 section 8.8.3): its version. */
    default String tag() {
        return "\"" + version() + "\"";
    }
}
