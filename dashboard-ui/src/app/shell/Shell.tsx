import { Notifications } from '@mantine/notifications'
import { Outlet } from '@tanstack/react-router'

import { Announcer } from '@/components/Announcer'
import { LiveProvider } from '@/features/live/components/LiveProvider'
import { SessionGate } from '@/features/session/components/SessionGate'
import { SCROLLER } from '@/lib/scroll'

import { LiveUpdates } from '../LiveUpdates'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar'
import { TopBar } from './TopBar'

/** What stays while pages change: navigation, the state of the stream, who is signed in. */
export function Shell() {
  return (
    <SessionGate>
      <LiveProvider>
        <LiveUpdates />
        <Announcer />
        <Notifications position="bottom-right" />
        <a className={classes.skip} href={`#${SCROLLER}`}>
          Skip to content
        </a>
        <div className={classes.shell}>
          <Sidebar />
          <TopBar />
          <main id={SCROLLER} className={classes.content} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </LiveProvider>
    </SessionGate>
  )
}
