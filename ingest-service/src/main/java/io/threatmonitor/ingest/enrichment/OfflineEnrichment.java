package io.threatmonitor.ingest.enrichment;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Enriches from files on this machine, and takes new ones while it runs. */
@Component
final class OfflineEnrichment implements Enrichment, DisposableBean {

    private final AddressKnowledge addresses;
    private final UserAgents userAgents;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("enrichment-files").factory());

    OfflineEnrichment(EnrichmentProperties properties) {
        addresses = new AddressKnowledge(properties);
        userAgents = new UserAgents(properties.remembered(), UserAgents.NEW_PER_SECOND);
        long pause = properties.checkEvery().toMillis();
        // At once, but not in here: no start and no event waits for the files.
        watch.execute(this::begin);
        var _ =
                watch.scheduleWithFixedDelay(
                        addresses::refresh, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        userAgents.learn();
        addresses.refresh();
        addresses.logWhatIsMissing();
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    @Override
    public @Nullable Geo geo(@Nullable String ipAddress, @Nullable Geo given) {
        Geo found = ipAddress == null ? null : addresses.of(ipAddress);
        if (given == null || found == null) {
            return given == null ? found : given;
        }
        return new Geo(
                or(given.city(), found.city()),
                or(given.state(), found.state()),
                or(given.country(), found.country()),
                or(given.countryCode(), found.countryCode()),
                or(given.latitude(), found.latitude()),
                or(given.longitude(), found.longitude()),
                or(given.isp(), found.isp()),
                or(given.asn(), found.asn()),
                or(given.isProxy(), found.isProxy()),
                or(given.isVpn(), found.isVpn()));
    }

    @Override
    public @Nullable Device device(@Nullable Device given, @Nullable Request request) {
        String userAgent = userAgent(given, request);
        if (userAgent == null || userAgent.isBlank()) {
            return given;
        }
        Device found = userAgents.deviceOf(userAgent);
        if (given == null) {
            return found;
        }
        return new Device(
                or(given.type(), found.type()),
                or(given.osFamily(), found.osFamily()),
                or(given.osVersion(), found.osVersion()),
                or(given.browserFamily(), found.browserFamily()),
                or(given.browserVersion(), found.browserVersion()),
                userAgent);
    }

    private static @Nullable String userAgent(@Nullable Device device, @Nullable Request request) {
        if (device != null && device.userAgent() != null) {
            return device.userAgent();
        }
        Map<String, String> headers = request == null ? null : request.headers();
        if (headers != null) {
            for (var header : headers.entrySet()) {
                if (header.getKey().equalsIgnoreCase("User-Agent")) {
                    return header.getValue();
                }
            }
        }
        return null;
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T found) {
        return given == null ? found : given;
    }
}
