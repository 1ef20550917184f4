import type { AlertChange, AuditAction, SecurityEvent, SeverityCounts } from '@/lib/api/types'

/** What the stream sends, by the name of the frame. */
export type Frames = {
  alert: AlertChange
  events: { counts: SeverityCounts; latest: SecurityEvent[] }
  audit: AuditAction
  heartbeat: { at: string }
}

export type FrameName = keyof Frames
export const FRAME_NAMES = ['alert', 'events', 'audit', 'heartbeat'] as const satisfies FrameName[]
