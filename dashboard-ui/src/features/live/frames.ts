import type { AlertChange, AuditAction, SecurityEvent, SeverityCounts } from '@/lib/api/types'

/** What the stream sends, by the name of the frame. */
export type Frames = {
  alert: AlertChange
  events: { counts: SeverityCounts; latest: SecurityEvent[] }
  audit: AuditAction
  heartbeat: { at: string }
  /** What came since the last frame is not known any more. */
  reset: { reason: string }
}

export type FrameName = keyof Frames
export const FRAME_NAMES = ['alert', 'events', 'audit', 'heartbeat', 'reset'] as const satisfies FrameName[]
