-- So many events, evenly spread over a stretch of time. Some users, addresses and sources are in many events, most in
-- few. One event of 200000 has a word that no other has.
insert into %s (received_at, id, severity, event_type, source_name, ip_address, terms, document)
with stretch as (
    select ?::timestamptz as since, ?::timestamptz - ?::timestamptz as length, ?::bigint as events
), rolled as materialized (
    select date_trunc('milliseconds', since + length * (number::double precision / events)) as received_at,
           floor(1000 * random())::integer as slot,
           floor(200 * power(random(), 3))::integer as source,
           floor(20000 * power(random(), 4))::integer as account,
           floor(60000 * power(random(), 3))::integer as address,
           floor(1024 + 64512 * random())::integer as port,
           random() < 0.000005 as is_rare
    from stretch, generate_series(0, events - 1) as number
), told as (
    select received_at,
           uuidv7(received_at - clock_timestamp()) as id,
           to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
           kind.severity, kind.event_type, kind.process, source.name as source, source.sensor,
           case when kind.has_address then address.address end as address,
           case when kind.has_address then address.country end as country,
           case when kind.has_user then account.name end as account,
           case when kind.has_port then rolled.port end as port,
           replace(replace(replace(kind.description, 'USER', account.name), 'ADDRESS', address.address),
                   'PORT', rolled.port::text) || case when is_rare then ' with mimikatz' else '' end as description,
           source.sensor_term || kind.terms
               || case when kind.has_user then account.terms else '{}' end
               || case when kind.has_address then address.terms else '{}' end
               || case when kind.has_port then port.terms else '{}' end
               || case when is_rare then words('with mimikatz') else '{}' end as terms
    from rolled
    join likely_slot as slot using (slot)
    join likely_kind as kind using (kind)
    join likely_source as source on source.number = rolled.source
    join likely_user as account on account.number = rolled.account
    join likely_address as address on address.number = rolled.address
    join likely_port as port on port.number = rolled.port
)
select received_at, id, severity, event_type, source, address::inet, terms,
       concat('{"id":"', id, '","received_at":"', time, '","occurred_at":"', time, '","sensor_id":"', sensor,
              '","source_name":"', source, '","event_type":"', event_type, '","severity":"', severity,
              '","description":"', description, '",',
              '"ip_address":"' || address || '",', '"geo":{"country_code":"' || country || '"},',
              '"attributes":{', '"user":"' || account || '",', '"port":' || port || ',',
              '"process":{"name":"', process, '"}},"format":"native"}')::jsonb
from told
