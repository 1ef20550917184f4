package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/**
 * Alerts of 90 days as a team of 20 would leave them: of the older ones 1 in 100 still open, of the
 * last 6 % four in five not resolved. About 200 sources, 5,000 users, 20,000 addresses and 50
 * rules. One in 50 is part of an incident, and one in 100 has an address, a user and a rule of its
 * own.
 */
final class LikelyAlerts {

    /** Half of the alerts each, since one connection uses one core. */
    private static final int CONNECTIONS = 2;

    static final int INCIDENTS = 1_000;

    /** Writes of a service go through them; so many rows at once are written faster without. */
    private static final String INDEXES =
            """
            select indexname, indexdef from pg_indexes
            where tablename in ('alert', 'alert_response', 'incident')
              and indexname not in (select conname from pg_constraint)
            """;

    /** As TextHash of service-kit makes them. */
    private static final String TERM_NUMBERS =
            """
            create function likely_terms(texts text[]) returns bigint[] language sql immutable parallel safe as $$
                select array_agg(('x' || left(encode(sha256(convert_to(text, 'UTF8')), 'hex'), 16))::bit(64)::bigint)
                from unnest(texts) as text
            $$
            """;

    private final ConnectionSource database;

    /** Opens a connection of the administrator. */
    interface ConnectionSource {
        Connection connect() throws SQLException;
    }

    LikelyAlerts(ConnectionSource database) {
        this.database = database;
    }

    /**
     * While no service runs, which would note the first deadlines that were missed among it all.
     */
    void load(int alerts) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            List<String> indexes = dropIndexes(statement);
            statement.execute(TERM_NUMBERS);
            onEach(LikelyAlerts::incidents);
            statement.execute(
                    "select setval(pg_get_serial_sequence('incident', 'number'), "
                            + INCIDENTS
                            + ")");
            onEach(part -> alerts(alerts, part));
            onEach(LikelyAlerts::transitions);
            onEach(LikelyAlerts::responses);
            statement.execute("drop function likely_terms");
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static List<String> dropIndexes(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        try (var indexes = statement.executeQuery(INDEXES)) {
            while (indexes.next()) {
                names.add(indexes.getString("indexname"));
                definitions.add(indexes.getString("indexdef"));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    private void onEach(IntFunction<String> sql) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int part = i;
            running.add(CompletableFuture.runAsync(() -> execute(sql.apply(part))));
        }
        running.forEach(CompletableFuture::join);
    }

    /** References and the guard of the transitions need no checking here. */
    private void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CompletionException(
                    new BenchmarkException("The alerts cannot be written", e));
        }
    }

    /** The id of one of those that share nothing with another, among the first {@code alerts}. */
    static UUID loner(Random random, int alerts) {
        int number = 1 + 100 * random.nextInt(alerts / 100);
        try {
            var md5 = MessageDigest.getInstance("MD5");
            var id = ByteBuffer.wrap(md5.digest(("a" + number).getBytes(StandardCharsets.UTF_8)));
            return new UUID(id.getLong(), id.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new BenchmarkException("Java has no MD5", e);
        }
    }

    private static String alerts(int alerts, int part) {
        return """
        insert into alert (id, rule, severity, title, event, entities, terms, status, resolution, assigned_to,
                           occurrences, first_seen, last_seen, created_at, updated_at, version,
                           incident_id, incident_number, acknowledge_due, acknowledged_at,
                           acknowledge_missed, resolve_due, resolved_at, resolve_missed)
        select md5('a' || i)::uuid,
               jsonb_build_object(
                   'id', 'rule-' || rule, 'title', 'Rule number ' || rule, 'level', severity,
                   'techniques', jsonb_build_array('T' || (1000 + rule) || '.001')),
               severity, what || ' on web-' || i %% 200,
               json_build_object(
                   'id', md5('e' || i)::uuid, 'received_at', created_at, 'occurred_at', created_at,
                   'sensor_id', 'sensor-' || i %% 50, 'source_name', 'web-' || i %% 200,
                   'event_type', 'login_fail', 'severity', severity,
                   'description', 'Failed password for user' || person || ' from ' || address
                                  || ' port ' || port || ' ssh2',
                   'ip_address', address,
                   'attributes', json_build_object('user', 'user' || person, 'port', port),
                   'format', 'native'),
               jsonb_build_array(
                   jsonb_build_object('kind', 'ip', 'value', address),
                   jsonb_build_object('kind', 'user', 'value', 'user' || person),
                   jsonb_build_object('kind', 'source', 'value', 'web-' || i %% 200)),
               likely_terms(array['rule:rule-' || rule, 'technique:t' || (1000 + rule), 'technique:t' || (1000 + rule) || '.001',
                     'ip:' || address, 'entity:' || address, 'user:user' || person, 'entity:user' || person,
                     'source:web-' || i %% 200, 'entity:web-' || i %% 200]
                   || alert_words(concat_ws(' ', what, 'on web', i %% 200, 'Rule number', rule,
                          'Failed password for user' || person, 'from', address, 'port', port, 'ssh2'))),
               status,
               case status when 'resolved' then
                   (array['true_positive', 'false_positive', 'benign', 'duplicate'])[1 + i %% 4] end,
               case when status <> 'open' then 'analyst-' || abs(hashint4(i + 6)) %% 20 end,
               1, created_at, created_at, created_at,
               case status when 'open' then created_at
                           when 'resolved' then created_at + (3600 + hashint4(i + 5) %% 3500) * interval '1 s'
                           else created_at + interval '10 min' end,
               case status when 'open' then 1 when 'resolved' then 3 else 2 end,
               case when i %% 50 = 0 then md5('i' || i / 50 %% %4$d)::uuid end,
               case when i %% 50 = 0 then 1 + i / 50 %% %4$d end,
               created_at + acknowledge, acknowledged_at,
               coalesce(acknowledged_at, now()) > created_at + acknowledge,
               created_at + resolve, resolved_at,
               coalesce(resolved_at, now()) > created_at + resolve
        from (select *, case status when 'open' then null
                                    when 'resolved' then created_at + (3600 + hashint4(i + 5) %% 3500) * interval '0.5 s'
                                    else created_at + interval '5 min' end as acknowledged_at,
                     case status when 'resolved' then
                         created_at + (3600 + hashint4(i + 5) %% 3500) * interval '1 s' end as resolved_at,
                     case severity when 'critical' then interval '15 min' when 'high' then interval '1 h'
                                   else interval '8 h' end as acknowledge,
                     case severity when 'critical' then interval '4 h' when 'high' then interval '1 d'
                                   else interval '5 d' end as resolve
        from (
            select i,
                   case when i %% 100 = 1 then 50 + i else abs(hashint4(i)) %% 50 end as rule,
                   case when i %% 100 = 1 then 5000 + i else abs(hashint4(i + 1)) %% 5000 end as person,
                   case when i %% 100 = 1 then host('10.0.0.0'::inet + i)
                        else '198.51.' || abs(hashint4(i + 2)) %% 20000 / 256 || '.'
                                 || abs(hashint4(i + 2)) %% 20000 %% 256 end as address,
                   1024 + i %% 60000 as port,
                   (array['medium', 'high', 'high', 'high', 'high', 'high', 'high', 'high', 'critical',
                          'critical'])[1 + abs(hashint4(i + 3)) %% 10] as severity,
                   (array['Brute force', 'Malware', 'Intrusion', 'Phishing', 'Ransomware'])[1 + i %% 5] as what,
                   now() - (%1$d - i) * interval '90 d' / %1$d as created_at,
                   case when i < 0.94 * %1$d then case when i %% 100 = 0 then 'open' else 'resolved' end
                        else (array['open', 'open', 'acknowledged', 'in_progress', 'resolved'])
                             [1 + abs(hashint4(i + 4)) %% 5] end as status
            from generate_series(1, %1$d) as i
            where i %% %2$d = %3$d) as made) as timed
        """
                .formatted(alerts, CONNECTIONS, part, INCIDENTS);
    }

    private static String incidents(int part) {
        return """
        insert into incident (id, number, title, severity, severity_set, status, alerts, created_by,
                              created_at, updated_at, version)
        overriding system value
        select md5('i' || i)::uuid, 1 + i, 'Campaign ' || i, 'high', false,
               case when i %% 10 = 0 then 'open' else 'resolved' end, 20, 'analyst-' || i %% 20,
               now() - i * interval '2 h', now() - i * interval '2 h', 1
        from generate_series(0, %1$d - 1) as i
        where i %% %2$d = %3$d
        """
                .formatted(INCIDENTS, CONNECTIONS, part);
    }

    /** The transitions that lead there. */
    private static String transitions(int part) {
        return """
        insert into alert_transition (alert_id, version, kind, at, actor, from_status, to_status, resolution)
        select id, step.version, step.kind, step.at, step.actor, step.from_status, step.to_status,
               case step.version when 3 then resolution end
        from alert cross join lateral (
            select jsonb_build_object('id', assigned_to, 'username', assigned_to,
                                      'roles', jsonb_build_array('analyst'), 'kind', 'user') as analyst
        ) as who cross join lateral (values
            (1, 'raised', created_at, '{"id": "alert-service", "roles": [], "kind": "system"}', null, 'open'),
            (2, case status when 'in_progress' then 'started' else 'acknowledged' end,
             created_at + (updated_at - created_at) / 2, analyst, 'open',
             case status when 'in_progress' then 'in_progress' else 'acknowledged' end),
            (3, 'resolved', updated_at, analyst, 'acknowledged', 'resolved')
        ) as step (version, kind, at, actor, from_status, to_status)
        where step.version <= alert.version and number %% %1$d = %2$d
        """
                .formatted(CONNECTIONS, part);
    }

    private static String responses(int part) {
        return """
        insert into alert_response (alert_id, version, kind, at, analyst, rule_id, seconds, severity, in_time)
        select id, step.version, step.kind, step.at, assigned_to, rule ->> 'id',
               extract(epoch from step.at - created_at), severity, step.in_time
        from alert cross join lateral (values
            (2, 'acknowledged', created_at + (updated_at - created_at) / 2, not acknowledge_missed),
            (3, 'resolved', updated_at, not resolve_missed)
        ) as step (version, kind, at, in_time)
        where step.version <= alert.version and number %% %1$d = %2$d
        """
                .formatted(CONNECTIONS, part);
    }
}
