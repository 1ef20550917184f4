package io.threatmonitor.ingest.enrichment;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.maxmind.db.Reader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;

/** Where addresses are, from a file that stays outside of the heap. */
final class Cities {

    /** The English names of ISO 3166-1's codes, which the files leave out. */
    private static final Map<String, String> COUNTRIES =
            Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream()
                    .collect(
                            toUnmodifiableMap(
                                    code -> code,
                                    code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));

    private final Reader reader;

    private Cities(Reader reader) {
        this.reader = reader;
    }

    static Cities open(Path file) throws IOException {
        return new Cities(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED));
    }

    @Nullable Place of(InetAddress address) throws IOException {
        Map<?, ?> fields = reader.get(address, Map.class);
        return fields == null ? null : new Place(fields);
    }

    /** One place, in the flat layout of DB-IP's files. */
    record Place(Map<?, ?> fields) {

        @Nullable String text(String name) {
            return fields.get(name) instanceof String text && !text.isBlank() ? text : null;
        }

        @Nullable Double degrees(String name) {
            return fields.get(name) instanceof Number number ? number.doubleValue() : null;
        }

        @Nullable String country() {
            String code = text("country_code");
            return code == null ? null : COUNTRIES.get(code);
        }
    }
}
