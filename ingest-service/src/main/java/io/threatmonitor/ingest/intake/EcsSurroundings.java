package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Who did it, from where and with which request, in the fields of the Elastic Common Schema 8. What
 * makes no sense is absent: it stands in the attributes as it was sent.
 */
final class EcsSurroundings {

    private static final Device UNKNOWN = new Device(null, null, null, null, null, null);

    private final WellKnownFields fields;

    EcsSurroundings(WellKnownFields fields) {
        this.fields = fields;
    }

    /** Where the address of the event is: of the source, else of the client. */
    @Nullable Geo geo() {
        String side = fields.value("source.ip") == null ? "client" : "source";
        String geo = side + ".geo.";
        var known =
                new Geo(
                        fields.text(geo + "city_name"),
                        fields.text(geo + "region_name"),
                        fields.text(geo + "country_name"),
                        fields.text(geo + "country_iso_code"),
                        degrees(geo + "location.lat", 90),
                        degrees(geo + "location.lon", 180),
                        fields.text(side + ".as.organization.name"),
                        number(side + ".as.number"),
                        null,
                        null);
        return known.equals(Geo.NOWHERE) ? null : known;
    }

    @Nullable Device device() {
        var known =
                new Device(
                        null,
                        fields.text("user_agent.os.family", "user_agent.os.name"),
                        fields.text("user_agent.os.version"),
                        fields.text("user_agent.name"),
                        fields.text("user_agent.version"),
                        fields.text("user_agent.original"));
        return known.equals(UNKNOWN) ? null : known;
    }

    @Nullable Request request() {
        String method = fields.text("http.request.method");
        String path = fields.text("url.path", "url.original");
        String referrer = fields.text("http.request.referrer");
        return method == null && path == null
                ? null
                : new Request(method, path, referrer == null ? null : Map.of("Referer", referrer));
    }

    private @Nullable Double degrees(String name, int limit) {
        return fields.value(name) instanceof Number number
                        && Math.abs(number.doubleValue()) <= limit
                ? number.doubleValue()
                : null;
    }

    private @Nullable Long number(String name) {
        return fields.value(name) instanceof Number number ? number.longValue() : null;
    }
}
