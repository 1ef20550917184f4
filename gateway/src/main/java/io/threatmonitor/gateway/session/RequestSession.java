package io.threatmonitor.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * One request's copy of a session. It notes what the request changes, so that saving writes only
 * that, and two requests of one session do not undo each other's changes.
 *
 * @param <S> how the repository sees a session
 */
final class RequestSession<S extends Session> implements Session {

    private final MapSession copy;
    private final Set<String> changedAttributes = new HashSet<>();
    private final Instant writtenAccess;
    private @Nullable S unsaved;
    private String storedId;
    private boolean idChanged;
    private boolean idleChanged;

    /** A copy of a stored session. */
    RequestSession(MapSession stored) {
        this.copy = new MapSession(stored);
        this.storedId = stored.getId();
        this.writtenAccess = stored.getLastAccessedTime();
    }

    /** A session that is not stored yet. */
    RequestSession(S unsaved) {
        this(new MapSession(unsaved));
        this.unsaved = unsaved;
    }

    @Nullable S unsaved() {
        return unsaved;
    }

    String storedId() {
        return storedId;
    }

    boolean changed() {
        return unsaved != null || idChanged || idleChanged || !changedAttributes.isEmpty();
    }

    /** How far the last access is ahead of what the database knows. */
    Duration unwritten() {
        return Duration.between(writtenAccess, getLastAccessedTime());
    }

    /** Carries the changes over to what will be written, and takes its id, which may be new. */
    void applyTo(S stored) {
        changedAttributes.forEach(name -> applyTo(stored, name));
        stored.setLastAccessedTime(getLastAccessedTime());
        if (idleChanged) {
            stored.setMaxInactiveInterval(getMaxInactiveInterval());
        }
        if (idChanged) {
            copy.setId(stored.changeSessionId());
        }
    }

    private void applyTo(S stored, String name) {
        Object value = copy.getAttribute(name);
        if (value == null) {
            stored.removeAttribute(name);
        } else {
            stored.setAttribute(name, value);
        }
    }

    /** Everything noted is written: starts over. */
    MapSession written() {
        unsaved = null;
        storedId = copy.getId();
        idChanged = false;
        idleChanged = false;
        changedAttributes.clear();
        return new MapSession(copy);
    }

    @Override
    public String getId() {
        return copy.getId();
    }

    /** Asks for a new id, which the session has once it is saved. */
    @Override
    public String changeSessionId() {
        idChanged = true;
        return copy.getId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface wants it so
    public <T> @Nullable T getAttribute(String name) {
        return copy.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return copy.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        copy.setAttribute(name, value);
        changedAttributes.add(name);
    }

    @Override
    public void removeAttribute(String name) {
        copy.removeAttribute(name);
        changedAttributes.add(name);
    }

    @Override
    public Instant getCreationTime() {
        return copy.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant lastAccessedTime) {
        copy.setLastAccessedTime(lastAccessedTime);
    }

    @Override
    public Instant getLastAccessedTime() {
        return copy.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        copy.setMaxInactiveInterval(interval);
        idleChanged = true;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return copy.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return copy.isExpired();
    }
}
