import { Alert as Warning, Button, Group } from '@mantine/core'
import { useState } from 'react'

import { Tag } from '@/components/Tag'
import { useSession } from '@/features/session/SessionContext'
import type { SavedView } from '@/lib/api/types'

import type { AlertFilters } from '../filters'
import { useDeleteView } from './deleteView'
import { ViewForm } from './ViewForm'
import classes from './ViewList.module.css'

type Doing = { what: 'change' | 'delete'; id: string }

/** All views that the reader sees, and what may be done to them. */
export function ViewList({ views, filters }: { views: SavedView[]; filters: AlertFilters }) {
  const [doing, setDoing] = useState<Doing>()
  const stop = () => {
    setDoing(undefined)
  }
  return (
    <ul className={classes.views} aria-label="Views">
      {views.map((view) => (
        <li key={view.id}>
          {doing?.id === view.id && doing.what === 'change' ? (
            <ViewForm filters={filters} view={view} onDone={stop} />
          ) : (
            <ViewRow
              view={view}
              deleting={doing?.id === view.id}
              onDo={(what) => {
                setDoing(what && { what, id: view.id })
              }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

type ViewRowProps = {
  view: SavedView
  deleting: boolean
  onDo: (what: Doing['what'] | undefined) => void
}

function ViewRow({ view, deleting, onDo }: ViewRowProps) {
  const { session, may } = useSession()
  const deletion = useDeleteView()
  const own = view.owner === session.username
  return (
    <>
      <div className={classes.row}>
        <span className={classes.name}>{view.name}</span>
        {view.shared && <Tag tone="accent">Shared</Tag>}
        {!own && <span className={classes.owner}>by {view.owner}</span>}
        {(own || may.approve) && !deleting && (
          <Group gap={6}>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`Change ${view.name}`}
              onClick={() => {
                onDo('change')
              }}
            >
              Change
            </Button>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`Delete ${view.name}`}
              onClick={() => {
                onDo('delete')
              }}
            >
              Delete
            </Button>
          </Group>
        )}
        {deleting && (
          <Group gap={6} role="group" aria-label={`Delete ${view.name}?`}>
            <Button
              color="red"
              size="compact-xs"
              loading={deletion.isPending}
              onClick={() => {
                deletion.mutate(view.id)
              }}
            >
              Delete for good
            </Button>
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => {
                onDo(undefined)
              }}
            >
              Keep
            </Button>
          </Group>
        )}
      </div>
      {deletion.error && <Warning color="red">{deletion.error.message}</Warning>}
    </>
  )
}
