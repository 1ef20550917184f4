package io.threatmonitor.audit.recording;

import static java.util.stream.Collectors.toMap;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Appends actions to the trail. */
@Service
class Recorder {

    private final RecordedActions recorded;

    Recorder(RecordedActions recorded) {
        this.recorded = recorded;
    }

    /**
     * Records the actions that are new, in their order and in one transaction; one that is recorded
     * already stays as it was.
     */
    @Transactional
    public void record(List<ReceivedAction> arrived) {
        recorded.lockForAppending();
        recorded.append(unknown(oncePerId(arrived)));
    }

    private List<ReceivedAction> unknown(Collection<ReceivedAction> arrived) {
        var known = recorded.known(arrived.stream().map(it -> it.action().id()).toList());
        return arrived.stream().filter(it -> !known.contains(it.action().id())).toList();
    }

    private static Collection<ReceivedAction> oncePerId(List<ReceivedAction> arrived) {
        return arrived.stream()
                .collect(
                        toMap(
                                it -> it.action().id(),
                                it -> it,
                                (first, repeat) -> first,
                                LinkedHashMap::new))
                .values();
    }
}
