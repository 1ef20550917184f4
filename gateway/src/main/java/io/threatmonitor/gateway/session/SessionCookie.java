package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.GatewayProperties;

/** What the browser holds of a session. */
public final class SessionCookie {

    private static final String NAME = "tm-session";

    /** RFC 6265bis section 4.1.3.2: browsers take it over TLS only, for this host and path "/". */
    private static final String HOST_PREFIX = "__Host-";

    private SessionCookie() {}

    /** The cookie's name. */
    public static String nameFor(GatewayProperties properties) {
        return properties.secure() ? HOST_PREFIX + NAME : NAME;
    }
}
