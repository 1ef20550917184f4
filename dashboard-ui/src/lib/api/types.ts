import type { components as AlertApi } from './generated/alert'
import type { components as AuditApi } from './generated/audit'
import type { components as GatewayApi } from './generated/gateway'
import type { components as IngestApi } from './generated/ingest'

/** Alike in both services; alerts and the stream carry it too. */
export type SecurityEvent = AlertApi['schemas']['SecurityEvent']
export type EventStats = IngestApi['schemas']['EventStats']
export type EventType = SecurityEvent['event_type']
export type Severity = SecurityEvent['severity']
export type SeverityCounts = Record<Severity, number>

export type Alert = AlertApi['schemas']['AlertSnapshot']
export type AlertDetail = AlertApi['schemas']['AlertDetail']
export type AlertTransition = AlertApi['schemas']['AlertTransition']
export type AlertChange = AlertApi['schemas']['AlertChange']
export type AlertStats = AlertApi['schemas']['AlertStatistics']
export type AlertStatus = Alert['status']
export type Resolution = NonNullable<Alert['resolution']>
export type AlertEdit = AlertApi['schemas']['AlertEdit']

export type AuditAction = AuditApi['schemas']['AuditAction']
export type Outcome = AuditAction['outcome']

export type Session = GatewayApi['schemas']['Session']
