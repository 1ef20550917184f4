/**
 * What a person's roles let the dashboard show. The services decide what is allowed; this only
 * spares people buttons that would be refused.
 */
export type Permissions = {
  alerts: boolean
  events: boolean
  triage: boolean
  activity: 'none' | 'own' | 'all'
  /** To propose who is told of alerts, and to test it; all who see alerts read it. */
  notify: boolean
  /** To propose silences, and to see what they would hide. */
  silence: boolean
  /** To put in force, and to change, what others propose. */
  approve: boolean
  /** To say how long alerts may wait. */
  serviceLevels: boolean
}

export function permissionsOf(roles: readonly string[]): Permissions {
  const has = (...names: string[]) => names.some((name) => roles.includes(name))
  return {
    alerts: has('analyst', 'auditor', 'admin'),
    events: has('analyst', 'admin'),
    triage: has('analyst', 'admin'),
    activity: has('auditor', 'admin') ? 'all' : has('analyst') ? 'own' : 'none',
    notify: has('analyst', 'admin'),
    silence: has('analyst', 'admin'),
    approve: has('admin'),
    serviceLevels: has('admin'),
  }
}
