package io.threatmonitor.kit.caller;

/** The realm roles, as they stand in the token's {@code roles} claim. */
public final class Roles {

    public static final String SENSOR = "sensor";
    public static final String ANALYST = "analyst";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";

    private Roles() {}
}
