package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.WireJson;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What {@link WireJson} makes of objects that never change, remembered for those of the last while.
 * It knows an object by its identity, which is all that this may cost. Thread-safe.
 */
final class RecentJson {

    /** A power of two. Of two objects at one place the later one is remembered. */
    private static final int PLACES = 4096;

    /** In bytes. A sender must not fill the memory with what it says of devices. */
    private static final int LONGEST = 1024;

    private final AtomicReferenceArray<Written> written = new AtomicReferenceArray<>(PLACES);

    @SuppressWarnings("ReferenceEquality") // that is the point
    byte[] of(Object object) {
        int place = System.identityHashCode(object) & (PLACES - 1);
        Written found = written.get(place);
        if (found != null && found.object() == object) {
            return found.json();
        }
        byte[] json = WireJson.MAPPER.writeValueAsBytes(object);
        if (json.length <= LONGEST) {
            written.set(place, new Written(object, json));
        }
        return json;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(Object object, byte[] json) {}
}
