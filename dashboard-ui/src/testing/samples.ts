import type { Page } from '@/lib/api/page'
import type {
  Alert,
  AlertChange,
  AlertDetail,
  AlertFilter,
  AlertSla,
  AlertStats,
  AlertSummary,
  AlertTransition,
  AuditAction,
  BulkResult,
  ChannelEntry,
  Delivery,
  EventStats,
  GroupEntry,
  Incident,
  IncidentDetail,
  IncidentTransition,
  ObjectivesVersion,
  Occurrence,
  RouteEntry,
  SavedView,
  SecurityEvent,
  Session,
  Silence,
  Waits,
} from '@/lib/api/types'

const AT = '2026-11-22T09:53:10.000Z'

export function event(fields: Partial<SecurityEvent> = {}): SecurityEvent {
  return {
    id: '01936b2a-7c00-7d3e-9a51-0242ac120002',
    received_at: AT,
    occurred_at: AT,
    sensor_id: 'demo-sensor',
    source_name: 'edge-firewall-01',
    event_type: 'bruteforce',
    severity: 'high',
    description: '42 failed logins for root within a minute',
    attributes: {},
    format: 'native',
    ...fields,
  }
}

export function alert(number: number, fields: Partial<Alert> = {}): Alert {
  return {
    id: `00000000-0000-5000-8000-${String(number).padStart(12, '0')}`,
    number,
    rule: { id: 'severity', title: 'High or critical event', level: 'high', techniques: ['T1110'] },
    counted_rules: [],
    severity: 'high',
    title: `Brute force ${String(number)}`,
    event: event(),
    entities: [
      { kind: 'ip', value: '203.0.113.7' },
      { kind: 'source', value: 'edge-firewall-01' },
    ],
    status: 'open',
    occurrences: 1,
    first_seen: AT,
    last_seen: AT,
    created_at: AT,
    updated_at: AT,
    version: 1,
    ...fields,
  }
}

export function detail(of: Alert, fields: Partial<AlertDetail> = {}): AlertDetail {
  return {
    ...of,
    timeline: [
      {
        alert_id: of.id,
        version: 1,
        kind: 'raised',
        at: AT,
        actor: { id: 'alert-service', username: 'alert-service', roles: [], kind: 'system' },
        to: 'open',
      },
    ],
    related: { same_entity: [], same_rule: [], campaign: [] },
    ...fields,
  }
}

/** One more step of a timeline, by `mei`. */
export function step(
  of: Alert,
  kind: AlertTransition['kind'],
  fields: Partial<AlertTransition> = {},
): AlertTransition {
  return {
    alert_id: of.id,
    version: of.version,
    kind,
    at: AT,
    actor: { id: 'u-2', username: 'mei', roles: ['analyst'], kind: 'user' },
    from: 'open',
    to: of.status,
    ...fields,
  }
}

/** Both clocks of an alert, which are to be met that many minutes from now. */
export function running(acknowledge: number, resolve: number): AlertSla {
  const due = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  return {
    opened_at: AT,
    acknowledge_due: due(acknowledge),
    acknowledge_state: 'running',
    resolve_due: due(resolve),
    resolve_state: 'running',
  }
}

export function incident(number: number, fields: Partial<Incident> = {}): Incident {
  return {
    id: `00000000-0000-7000-d000-${String(number).padStart(12, '0')}`,
    number,
    title: `Attack ${String(number)}`,
    severity: 'high',
    severity_set: false,
    status: 'open',
    alerts: 1,
    created_by: 'mei',
    created_at: AT,
    updated_at: AT,
    version: 1,
    ...fields,
  }
}

/** An incident in full, with these alerts. */
export function incidentDetail(of: Incident, ...members: Alert[]): IncidentDetail {
  const count = (status: Alert['status']) => members.filter((one) => one.status === status).length
  return {
    ...of,
    alerts: members.length,
    alerts_by_status: {
      open: count('open'),
      acknowledged: count('acknowledged'),
      in_progress: count('in_progress'),
      resolved: count('resolved'),
    },
    members: page(...members),
    timeline: [
      happening(of, 'created', {
        alerts: { total: members.length, first: members.map(({ number }) => number) },
      }),
    ],
  }
}

/** One step of an incident's timeline, by `mei`. */
export function happening(
  of: Incident,
  kind: IncidentTransition['kind'],
  fields: Partial<IncidentTransition> = {},
): IncidentTransition {
  return {
    incident_id: of.id,
    version: of.version,
    kind,
    at: AT,
    actor: { id: 'u-2', username: 'mei', roles: ['analyst'], kind: 'user' },
    to: of.status,
    ...fields,
  }
}

export function serviceLevels(fields: Partial<ObjectivesVersion> = {}): ObjectivesVersion {
  return {
    version: 3,
    objectives: {
      critical: { acknowledge: 'PT15M', resolve: 'PT4H' },
      high: { acknowledge: 'PT1H', resolve: 'PT24H' },
      medium: { acknowledge: 'PT8H', resolve: 'PT36H' },
      low: { acknowledge: null, resolve: null },
    },
    changed_by: 'admin',
    changed_at: AT,
    ...fields,
  }
}

export function summary({ id, number, rule, severity, title, entities, status, created_at }: Alert): AlertSummary {
  return { id, number, rule, severity, title, entities, status, created_at }
}

export function change(kind: AlertChange['kind'], of: Alert): AlertChange {
  return {
    id: '00000000-0000-7000-8000-000000000002',
    alert_id: of.id,
    kind,
    at: AT,
    actor: { id: 'u-1', username: 'someone', roles: ['analyst'], kind: 'user' },
    alert: of,
  }
}

export function action(description: string, fields: Partial<AuditAction> = {}): AuditAction {
  return {
    id: `00000000-0000-7000-9000-${String(description.length).padStart(12, '0')}`,
    occurred_at: AT,
    service: 'alert-service',
    actor: { id: 'u-1', username: 'analyst', roles: ['analyst'], kind: 'user' },
    action: 'alert_acknowledged',
    module: 'alerts',
    outcome: 'success',
    description,
    ...fields,
  }
}

export function session(...roles: string[]): Session {
  return { username: 'analyst', name: 'Ada Analyst', roles, expires_at: '2026-11-22T18:00:00Z' }
}

export function page<T>(...results: T[]): Page<T> {
  return { results, next: null, count: results.length, count_is_exact: true }
}

export const noEvents: EventStats = {
  from: AT,
  to: AT,
  bucket: 'PT1H',
  total: 0,
  by_severity: { low: 0, medium: 0, high: 0, critical: 0 },
  buckets: [],
}

const NO_WAIT: Waits = { until_acknowledged: { alerts: 0 }, until_resolved: { alerts: 0 } }

export function alertStats(fields: Partial<AlertStats> = {}): AlertStats {
  return {
    open_by_severity: { low: 0, medium: 0, high: 1, critical: 0 },
    by_status: { open: 1, acknowledged: 0, in_progress: 0, resolved: 0 },
    backlog: {
      alerts: 1,
      oldest: AT,
      by_age: [
        { younger_than_seconds: 3600, alerts: 1 },
        { younger_than_seconds: 14_400, alerts: 0 },
        { alerts: 0 },
      ],
    },
    response_times: {
      from: '2026-10-24',
      to: '2026-11-22',
      overall: NO_WAIT,
      by_day: [{ day: '2026-11-22', waits: NO_WAIT }],
      by_analyst: [],
      by_rule: [],
    },
    sla: [],
    ...fields,
  }
}

/** Half of some alerts were taken and half resolved within these many seconds. */
export function waits(alerts: number, acknowledged: number, resolved: number): Waits {
  const wait = (seconds: number) => ({
    alerts,
    mean_seconds: seconds * 1.5,
    p50_seconds: seconds,
    p90_seconds: seconds * 2,
    p95_seconds: seconds * 3,
  })
  return { until_acknowledged: wait(acknowledged), until_resolved: wait(resolved) }
}

export const anyAlert: AlertFilter = {
  status: [],
  severity: [],
  rule: [],
  assigned_to: [],
  entity: [],
  technique: [],
  source_name: [],
  incident: [],
  sla: [],
}

export function view(name: string, fields: Partial<SavedView> = {}): SavedView {
  return {
    id: `00000000-0000-7000-a000-${String(name.length).padStart(12, '0')}`,
    owner: 'analyst',
    name,
    shared: false,
    filter: anyAlert,
    sort: 'newest',
    created_at: AT,
    updated_at: AT,
    ...fields,
  }
}

/** What became of an alert that a bulk change called by its number. */
export function result(number: number, fields: Partial<BulkResult> = {}): BulkResult {
  return { name: String(number), id: alert(number).id, outcome: 'changed', version: 2, ...fields }
}

const SET_UP = {
  enabled: true,
  proposed_by: 'analyst',
  approved_by: 'admin',
  version: 1,
  created_at: AT,
  updated_at: AT,
}

export function channel(fields: Partial<ChannelEntry> = {}): ChannelEntry {
  return {
    ...SET_UP,
    id: '00000000-0000-7000-b000-000000000001',
    name: 'SOC chat',
    definition: {
      kind: 'chat',
      flavour: 'slack',
      url: 'https://hooks.slack.com',
      rate_per_minute: 60,
      secrets: { url: AT },
    },
    ...fields,
  }
}

export function route(fields: Partial<RouteEntry> = {}): RouteEntry {
  return {
    ...SET_UP,
    id: '00000000-0000-7000-b000-000000000002',
    name: 'The worst',
    definition: { severities: ['critical'], channels: [channel().id] },
    ...fields,
  }
}

export function group(fields: Partial<GroupEntry> = {}): GroupEntry {
  return {
    ...SET_UP,
    id: '00000000-0000-7000-b000-000000000003',
    name: 'On call',
    definition: {
      zone: 'Europe/Berlin',
      first_day: '2026-11-02',
      handoff: '08:00:00',
      days: 7,
      members: [{ name: 'Mei', channels: [channel().id] }],
    },
    ...fields,
  }
}

export function delivery(fields: Partial<Delivery> = {}): Delivery {
  return {
    id: '00000000-0000-5000-c000-000000000001',
    channel_id: channel().id,
    channel_name: 'SOC chat',
    route: 'The worst',
    alert_id: alert(1).id,
    reason: 'raised',
    level: 'high',
    state: 'sent',
    attempts: 1,
    detail: '200',
    created_at: AT,
    finished_at: AT,
    ...fields,
  }
}

/** An active silence of what the scanner does. */
export function aSilence(fields: Partial<Silence> = {}): Silence {
  return {
    id: '00000000-0000-7000-d000-000000000001',
    owner: 'analyst',
    reason: 'The scanner runs',
    matchers: { rule: ['severity'], entity: ['ip:203.0.113.7'], technique: [], source_name: [] },
    max_severity: 'high',
    starts_at: AT,
    ends_at: '2099-11-22T17:53:10.000Z',
    state: 'active',
    approved_by: 'admin',
    approved_at: AT,
    matched: 3,
    last_match_at: AT,
    version: 2,
    created_at: AT,
    updated_at: AT,
    ...fields,
  }
}

export function occurrence(number: number, fields: Partial<Occurrence> = {}): Occurrence {
  return {
    detection_id: `00000000-0000-5000-e000-${String(number).padStart(12, '0')}`,
    event_id: `00000000-0000-7000-e000-${String(number).padStart(12, '0')}`,
    rule_id: 'severity',
    severity: 'high',
    title: `Login ${String(number)} failed`,
    source_name: 'edge-firewall-01',
    ip_address: '203.0.113.7',
    occurred_at: AT,
    received_at: AT,
    ...fields,
  }
}
