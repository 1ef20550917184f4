import { createRootRoute, createRoute, createRouter, Link, type RouterHistory } from '@tanstack/react-router'

import { Failure, Notice } from '@/components/Notice'
import { ActivityPage } from '@/features/activity/components/ActivityPage'
import { parseActivitySearch } from '@/features/activity/filters'
import { AlertsPage } from '@/features/alerts/components/AlertsPage'
import { parseAlertSearch } from '@/features/alerts/filters'
import { EventsPage } from '@/features/events/components/EventsPage'
import { parseEventSearch } from '@/features/events/filters'
import { IncidentsPage } from '@/features/incidents/components/IncidentsPage'
import { parseIncidentSearch } from '@/features/incidents/filters'
import { NotificationsPage } from '@/features/notifications/components/NotificationsPage'
import { parseNotificationSearch } from '@/features/notifications/search'
import { OverviewPage } from '@/features/overview/components/OverviewPage'
import { parseOverviewSearch } from '@/features/overview/search'
import { PerformancePage } from '@/features/performance/components/PerformancePage'
import { parsePerformanceSearch } from '@/features/performance/search'
import { ServiceLevelsPage } from '@/features/sla/components/ServiceLevelsPage'
import { SilencesPage } from '@/features/silences/components/SilencesPage'
import { parseSilenceSearch } from '@/features/silences/search'

import { Shell } from './shell/Shell'

const root = createRootRoute({
  component: Shell,
  errorComponent: ({ error }) => (
    <Failure
      error={error as Error}
      retry={() => {
        location.reload()
      }}
    />
  ),
  notFoundComponent: () => (
    <Notice icon="inbox" title="There is no such page" action={<Link to="/">To the overview</Link>} />
  ),
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: parseOverviewSearch,
  component: OverviewPage,
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: parseAlertSearch,
  component: AlertsPage,
})

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: parseIncidentSearch,
  component: IncidentsPage,
})

const events = createRoute({
  getParentRoute: () => root,
  path: '/events',
  validateSearch: parseEventSearch,
  component: EventsPage,
})

const activity = createRoute({
  getParentRoute: () => root,
  path: '/activity',
  validateSearch: parseActivitySearch,
  component: ActivityPage,
})

const performance = createRoute({
  getParentRoute: () => root,
  path: '/performance',
  validateSearch: parsePerformanceSearch,
  component: PerformancePage,
})

const serviceLevels = createRoute({
  getParentRoute: () => root,
  path: '/service-levels',
  component: ServiceLevelsPage,
})

const silences = createRoute({
  getParentRoute: () => root,
  path: '/silences',
  validateSearch: parseSilenceSearch,
  component: SilencesPage,
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: parseNotificationSearch,
  component: NotificationsPage,
})

const routeTree = root.addChildren([
  overview,
  alerts,
  incidents,
  events,
  performance,
  serviceLevels,
  silences,
  notifications,
  activity,
])

/** The dashboard's pages, in the browser's address bar unless another history is given. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({ routeTree, history, search: { strict: true } })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
