import type { Alert, Incident } from '@/lib/api/types'

import { FakeApi } from './FakeApi'
import { alert, incident, incidentDetail, page, running } from './samples'

/** A platform with one incident, which becomes what it is told to be. */
export class IncidentApi extends FakeApi {
  stored: Incident = incident(7)
  members: Alert[] = [
    alert(2, { incident: incident(7), sla: running(10, 60) }),
    alert(1, { incident: incident(7) }),
  ]

  constructor() {
    super()
    this.on('GET /api/v1/incidents', () => page(this.stored))
    this.on('GET /api/v1/incidents/7', () => incidentDetail(this.stored, ...this.members))
    this.on('PATCH /api/v1/incidents/7', ({ body }) => {
      this.stored = { ...this.stored, ...(body as Partial<Incident>), version: this.stored.version + 1 }
      return this.stored
    })
  }
}
