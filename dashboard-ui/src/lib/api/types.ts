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
export type AlertCounters = AlertApi['schemas']['AlertCounters']
export type AlertStats = AlertApi['schemas']['AlertStatistics']
export type AlertStatus = Alert['status']
export type Resolution = NonNullable<Alert['resolution']>
export type AlertEdit = AlertApi['schemas']['AlertEdit']
export type AlertSummary = AlertApi['schemas']['AlertSummary']
export type AlertFilter = AlertApi['schemas']['AlertFilter']
export type BulkEdit = AlertApi['schemas']['BulkEdit']
export type BulkResult = AlertApi['schemas']['BulkResult']
export type SavedView = AlertApi['schemas']['SavedView']
export type ViewEdit = AlertApi['schemas']['ViewEdit']
export type AlertSort = SavedView['sort']
export type ResponseTimes = AlertApi['schemas']['ResponseTimes']
export type Waits = AlertApi['schemas']['Waits']
export type Wait = AlertApi['schemas']['Wait']
export type Backlog = AlertApi['schemas']['Backlog']

export type AlertSla = AlertApi['schemas']['AlertSla']
export type SlaState = NonNullable<AlertSla['resolve_state']>
export type ServiceLevel = AlertApi['schemas']['ServiceLevel']
export type KeptShare = AlertApi['schemas']['KeptShare']
export type Limits = AlertApi['schemas']['Limits']
export type Objectives = AlertApi['schemas']['Objectives']
export type ObjectivesVersion = AlertApi['schemas']['ObjectivesVersion']

export type Incident = AlertApi['schemas']['Incident']
export type IncidentStatus = Incident['status']
export type IncidentDetail = AlertApi['schemas']['IncidentDetail']
export type IncidentTransition = AlertApi['schemas']['IncidentTransition']
export type IncidentEdit = AlertApi['schemas']['IncidentEdit']
export type NewIncident = AlertApi['schemas']['NewIncident']
export type TouchedAlerts = AlertApi['schemas']['TouchedAlerts']
export type Occurrence = AlertApi['schemas']['Occurrence']

export type Silence = AlertApi['schemas']['Silence']
export type SilenceState = Silence['state']
export type SilenceRequest = AlertApi['schemas']['SilenceRequest']
export type SilenceMatchers = AlertApi['schemas']['SilenceMatchers']
export type Recurrence = AlertApi['schemas']['Recurrence']

export type ChannelEntry = AlertApi['schemas']['ChannelDefinitionEntry']
export type ChannelDefinition = AlertApi['schemas']['ChannelDefinition']
export type ChannelSecrets = AlertApi['schemas']['ChannelSecrets']
export type ChannelRequest = AlertApi['schemas']['ChannelRequest']
export type RouteEntry = AlertApi['schemas']['RouteDefinitionEntry']
export type RouteDefinition = AlertApi['schemas']['RouteDefinition']
export type RouteRequest = AlertApi['schemas']['RouteRequest']
export type GroupEntry = AlertApi['schemas']['GroupDefinitionEntry']
export type GroupDefinition = AlertApi['schemas']['GroupDefinition']
export type GroupRequest = AlertApi['schemas']['GroupRequest']
export type EntityPattern = AlertApi['schemas']['EntityPattern']
export type TestOutcome = AlertApi['schemas']['TestOutcome']
export type Delivery = AlertApi['schemas']['DeliveryView']
export type Reason = Delivery['reason']

export type Actor = AlertApi['schemas']['Actor']
export type AuditAction = AuditApi['schemas']['AuditAction']
export type Outcome = AuditAction['outcome']

export type Session = GatewayApi['schemas']['Session']
