import type { AlertChange, AlertCounters, AuditAction, SecurityEvent, SeverityCounts } from '@/lib/api/types'

/** What the stream sends, by the name of the frame. */
export type Frames = {
  alert: AlertChange
  /** How many there are, soon after that has changed. */
  counters: AlertCounters
  events: { counts: SeverityCounts; latest: SecurityEvent[] }
  audit: AuditAction
  heartbeat: { at: string }
  /** What came since the last frame is not known any more. */
  reset: { reason: string }
}

export type FrameName = keyof Frames
export const FRAME_NAMES = [
  'alert',
  'counters',
  'events',
  'audit',
  'heartbeat',
  'reset',
] as const satisfies FrameName[]
