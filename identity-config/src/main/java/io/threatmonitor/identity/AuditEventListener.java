package io.threatmonitor.identity;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Translates an event while the request's session can still name who is in it, and hands the entry
 * on after the transaction has committed: what was rolled back did not happen.
 */
final class AuditEventListener implements EventListenerProvider {

    private static final int LONGEST_USER_AGENT = 512;

    private final KeycloakSession session;
    private final AuditForwarder forwarder;
    private final Directory directory;

    AuditEventListener(KeycloakSession session, AuditForwarder forwarder) {
        this.session = session;
        this.forwarder = forwarder;
        this.directory = new KeycloakDirectory(session);
    }

    @Override
    public void onEvent(Event event) {
        UserEvents.toEntry(event, directory, userAgent()).ifPresent(this::forwardAfterCommit);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        forwardAfterCommit(AdminEvents.toEntry(event, directory, userAgent()));
    }

    @Override
    public void close() {}

    private void forwardAfterCommit(AuditEntry entry) {
        session.getTransactionManager()
                .enlistAfterCompletion(
                        new AbstractKeycloakTransaction() {
                            @Override
                            protected void commitImpl() {
                                forwarder.offer(entry);
                            }

                            @Override
                            protected void rollbackImpl() {}
                        });
    }

    private @Nullable String userAgent() {
        var request = session.getContext().getHttpRequest();
        String agent =
                request == null ? null : request.getHttpHeaders().getHeaderString("User-Agent");
        return agent == null || agent.length() <= LONGEST_USER_AGENT
                ? agent
                : agent.substring(0, LONGEST_USER_AGENT);
    }
}
