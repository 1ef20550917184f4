import { browser } from './browser'

const WAY_BACK = 'threat-monitor.way-back'

/** Leaves for the login page and remembers where the reader was. */
export function signIn(): void {
  sessionStorage.setItem(WAY_BACK, location.pathname + location.search)
  browser.leaveFor('/oauth2/authorization/keycloak')
}

/** Where the reader was before signing in, once. */
export function wayBack(): string | undefined {
  const path = sessionStorage.getItem(WAY_BACK) ?? undefined
  sessionStorage.removeItem(WAY_BACK)
  return path?.startsWith('/') && !path.startsWith('//') ? path : undefined
}
