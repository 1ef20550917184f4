package io.threatmonitor.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

class CopyTest {

    private static final Copy<Thing> COPY =
            new Copy<>(
                    List.of(
                            "id",
                            "name",
                            "kept",
                            "searched",
                            "raw",
                            "amount",
                            "terms",
                            "at",
                            "address"),
                    CopyTest::write);

    private final JdbcTemplate jdbc = jdbc();

    private static JdbcTemplate jdbc() {
        TestDatabase database = TestDatabase.createOn(Infrastructure.shared());
        return new JdbcTemplate(
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Thing(
            UUID id,
            @Nullable String name,
            long[] terms,
            @Nullable Instant at,
            @Nullable InetAddress address) {}

    @BeforeEach
    void createTable() {
        jdbc.execute(
                """
                create table thing (id uuid primary key, name text, kept json, searched jsonb, raw bytea,
                                    amount bigint, terms bigint[], at timestamptz, address inet)
                """);
    }

    @Test
    void writesEveryKindOfColumn() {
        var thing = thing("Ω \"quoted\"\\", "192.0.2.7", "2026-11-30T12:00:00.123456Z", -1, 7);

        COPY.into("thing", List.of(thing), jdbc);

        assertThat(
                        jdbc.queryForObject(
                                """
                                select concat_ws('|', name, kept ->> 'a', searched ->> 'a', encode(raw, 'hex'),
                                    amount, terms, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
                                    address)
                                from thing where id = ?
                                """,
                                String.class,
                                thing.id()))
                .isEqualTo("Ω \"quoted\"\\|1|1|00ff|2|{-1,7}|2026-11-30 12:00:00.123456|192.0.2.7");
    }

    @Test
    void knowsNullFromNothing() {
        var thing = new Thing(UUID.randomUUID(), null, new long[0], null, null);

        COPY.into("thing", List.of(thing), jdbc);

        assertThat(jdbc.queryForMap("select name, at, address, terms = '{}' as none from thing"))
                .containsEntry("name", null)
                .containsEntry("at", null)
                .containsEntry("address", null)
                .containsEntry("none", true);
    }

    @Test
    void knowsAddressesOfBothFamilies() {
        COPY.into("thing", List.of(thing("x", "2001:db8::7", "1969-12-31T23:59:59Z")), jdbc);

        assertThat(jdbc.queryForObject("select host(address) from thing", String.class))
                .isEqualTo("2001:db8::7");
        assertThat(jdbc.queryForObject("select extract(epoch from at) from thing", Long.class))
                .isEqualTo(-1);
    }

    @Test
    void takesMoreThanItSendsAtOnce() {
        var things =
                LongStream.range(0, 5_000)
                        .mapToObj(i -> thing("x".repeat(100), "192.0.2.7", "2026-01-01T00:00:00Z"))
                        .toList();

        COPY.into("thing", things, jdbc);

        assertThat(jdbc.queryForObject("select count(*) from thing", Long.class)).isEqualTo(5_000);
    }

    @Test
    void writesNothingWhereOneIsThereAlready() {
        var there = thing("x", "192.0.2.7", "2026-01-01T00:00:00Z");
        COPY.into("thing", List.of(there), jdbc);
        var both = List.of(thing("y", "192.0.2.7", "2026-01-01T00:00:00Z"), there);

        assertThatThrownBy(() -> COPY.into("thing", both, jdbc))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(jdbc.queryForObject("select count(*) from thing", Long.class)).isEqualTo(1);
    }

    private static Thing thing(String name, String address, String at, long... terms) {
        return new Thing(
                UUID.randomUUID(), name, terms, Instant.parse(at), InetAddress.ofLiteral(address));
    }

    private static void write(Thing thing, CopiedRow row) {
        byte[] json = "{\"a\":1}".getBytes(UTF_8);
        row.uuid(thing.id())
                .text(thing.name())
                .json(json)
                .jsonb(json)
                .bytes(new byte[] {0, (byte) 0xff})
                .number(2L)
                .numbers(thing.terms())
                .time(thing.at())
                .address(thing.address());
    }
}
