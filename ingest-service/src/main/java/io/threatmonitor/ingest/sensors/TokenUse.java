package io.threatmonitor.ingest.sensors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when each token was last used, and tells the database of it now and then. */
@Component
class TokenUse {

    private static final Logger log = LoggerFactory.getLogger(TokenUse.class);

    private final SensorTokenRows rows;
    private final Map<UUID, Instant> lastUsed = new ConcurrentHashMap<>();

    TokenUse(SensorTokenRows rows) {
        this.rows = rows;
    }

    void note(UUID token, Instant at) {
        lastUsed.put(token, at);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void save() {
        Map<UUID, Instant> used = new HashMap<>(lastUsed);
        if (used.isEmpty()) {
            return;
        }
        try {
            rows.used(used);
            used.forEach(lastUsed::remove);
        } catch (DataAccessException e) {
            log.debug("The use of tokens is not saved yet: {}", e.getMessage());
        }
    }
}
