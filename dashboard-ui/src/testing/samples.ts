import type { Page } from '@/lib/api/page'
import type {
  Alert,
  AlertChange,
  AlertDetail,
  AuditAction,
  EventStats,
  SecurityEvent,
  Session,
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
    severity: 'high',
    title: `Brute force ${String(number)}`,
    event: event(),
    entities: [{ kind: 'ip', value: '203.0.113.7' }],
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

export function detail(of: Alert): AlertDetail {
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
  }
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
