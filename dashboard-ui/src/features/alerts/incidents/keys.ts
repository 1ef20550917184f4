/** How an incident is called: by its number, or by its id. */
export type IncidentName = number | string

export const incidentKeys = {
  all: ['incidents'] as const,
  list: (filters: object) => ['incidents', 'list', filters] as const,
  detail: (incident: IncidentName) => ['incidents', 'detail', incident] as const,
  found: (words: string) => ['incidents', 'found', words] as const,
}

export function pathOf(incident: IncidentName, part?: 'alerts' | 'merge', alert?: number): string {
  return ['/api/v1/incidents', incident, part, alert].filter((step) => step !== undefined).join('/')
}
