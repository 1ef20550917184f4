-- What the events of a likely history are made of, with the terms that SearchTerms of ingest-service has for it.

create function term(text) returns bigint language sql immutable as $$
    select ('x' || left(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 16))::bit(64)::bigint
$$;

create function words(text) returns bigint[] language sql immutable as $$
    select coalesce(array_agg(distinct term('word=' || word)), '{}')
    from regexp_split_to_table(lower($1), '[^a-z0-9_]+') as word
    where word <> ''
$$;

-- How many of 1000 events are of which kind. USER, ADDRESS and PORT stand for what differs.
create table likely_kind as
select row_number() over () as kind, share, event_type, severity, description,
       array[term('attribute.process.name=' || process)]
           || words(replace(replace(replace(description, 'USER', ''), 'ADDRESS', ''), 'PORT', '')) as terms,
       process,
       description like '%ADDRESS%' as has_address,
       description like '%USER%' as has_user,
       description like '%PORT%' as has_port
from (values
    (380, 'login_fail', 'low', 'Failed password for USER from ADDRESS port PORT ssh2', 'sshd'),
    (150, 'network_scan', 'low', 'Connection attempts to closed ports from ADDRESS port PORT', 'firewall'),
    (120, 'bot_activity', 'low', 'Crawler at ADDRESS ignores the rules of the site', 'nginx'),
    (60, 'suspicious_login', 'medium', 'Accepted password for USER from ADDRESS outside of working hours', 'sshd'),
    (60, 'policy_violation', 'medium', 'User USER used a device that is not allowed', 'agent'),
    (60, 'configuration_change', 'low', 'User USER changed the configuration of the firewall', 'firewall'),
    (40, 'file_integrity', 'medium', 'Checksum of a watched file has changed, last touched by USER', 'agent'),
    (30, 'command_execution', 'medium', 'User USER ran sudo on a terminal', 'sudo'),
    (25, 'bruteforce', 'high', 'Repeated failed logins for USER from ADDRESS', 'sshd'),
    (20, 'anomaly', 'medium', 'Traffic of ADDRESS is far above its usual amount', 'firewall'),
    (20, 'vulnerability_detected', 'medium', 'A library with a known weakness was installed by USER', 'agent'),
    (15, 'sql_injection', 'high', 'Request from ADDRESS matches a rule against SQL injection', 'nginx'),
    (12, 'malware', 'high', 'Signature of a trojan found in a download of USER', 'agent'),
    (5, 'privilege_escalation', 'high', 'User USER became administrator without a ticket', 'sudo'),
    (2, 'data_exfiltration', 'critical', 'User USER sent gigabytes to ADDRESS', 'firewall'),
    (1, 'ransomware', 'critical', 'Many files of USER were encrypted within a minute', 'agent')
) as kinds (share, event_type, severity, description, process);

create table likely_slot as
select row_number() over () - 1 as slot, kind from likely_kind, generate_series(1, share);

create table likely_source as
select number, format('web-%s', lpad(number::text, 3, '0')) as name, format('sensor-%s', number % 50) as sensor,
       term('sensor=sensor-' || number % 50) as sensor_term
from generate_series(0, 199) as number;

create table likely_user as
select number, name, array[term('attribute.user=' || name), term('word=' || name)] as terms
from (select number, coalesce((array['root', 'admin', 'postgres', 'oracle', 'test'])[number + 1], 'user' || number) as name
      from generate_series(0, 19999) as number) as users;

-- Networks of 64 neighbours each, in 40 countries; the first tenth of them are our own.
create table likely_address as
select number, address, country,
       words(address) || case when country is null then '{}' else array[term('country=' || country)] end as terms
from (
    select number,
           case when network < 94 then format('10.%s.%s.%s', network / 256, network % 256, 1 + number % 64)
                else format('%s.%s.%s.%s', 11 + (network * 7919) % 200, (network * 104729) % 256,
                            (network * 1299709) % 256, 1 + (number * 31) % 254) end as address,
           case when network >= 94 then
               (array['CN','US','RU','DE','NL','BR','IN','VN','FR','GB','KR','UA','ID','SG','TR','TW','IT','PL','HK','MX',
                      'AR','RO','ES','TH','ZA','CA','JP','BG','IR','PK','SE','CZ','EG','CO','CL','GR','PT','AT','LU','IS']
               )[1 + floor(40 * power((network * 31 % 100) / 100.0, 2))::integer] end as country
    from (select number, number / 64 as network from generate_series(0, 59999) as number) as numbers
) as addresses;

create table likely_port as
select number, array[term('attribute.port=' || number), term('word=' || number)] as terms
from generate_series(1024, 65535) as number;

analyze likely_kind, likely_slot, likely_source, likely_user, likely_address, likely_port;
