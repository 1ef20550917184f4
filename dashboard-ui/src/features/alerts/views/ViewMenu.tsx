import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { Icon } from '@/components/Icon'
import { useSession } from '@/features/session/SessionContext'
import type { SavedView } from '@/lib/api/types'

import { filtersOf, searchOf, type AlertFilters } from '../filters'
import { useViews } from './listViews'
import { ViewForm } from './ViewForm'
import { ViewList } from './ViewList'

/** The lists that somebody saved under a name: the way to them, and to a new one. */
export function ViewMenu({ filters }: { filters: AlertFilters }) {
  const { data: views = [] } = useViews()
  const { session } = useSession()
  const [dialog, setDialog] = useState<'save' | 'change'>()
  const close = () => {
    setDialog(undefined)
  }
  const current = views.find((view) => isShown(view, filters))
  const own = views.filter(({ owner }) => owner === session.username)
  const shared = views.filter(({ owner }) => owner !== session.username)

  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<Icon name="views" size={15} />}>
            {current ? `View: ${current.name}` : 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.length > 0 && <Menu.Label>Yours</Menu.Label>}
          {own.map((view) => (
            <Choice key={view.id} view={view} />
          ))}
          {shared.length > 0 && <Menu.Label>Shared by others</Menu.Label>}
          {shared.map((view) => (
            <Choice key={view.id} view={view} />
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item
            onClick={() => {
              setDialog('save')
            }}
          >
            Save this list as a view…
          </Menu.Item>
          {views.length > 0 && (
            <Menu.Item
              onClick={() => {
                setDialog('change')
              }}
            >
              Change views…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={dialog === 'save'} onClose={close} title="Save this list as a view">
        <ViewForm filters={filters} onDone={close} />
      </Dialog>
      <Dialog opened={dialog === 'change'} onClose={close} title="Views" size="lg">
        <ViewList views={views} filters={filters} />
      </Dialog>
    </>
  )
}

function Choice({ view }: { view: SavedView }) {
  const navigate = useNavigate()
  return (
    <Menu.Item onClick={() => void navigate({ to: '/alerts', search: searchOf(view) })}>
      {view.name}
    </Menu.Item>
  )
}

/** Whether the list on the page is what the view was saved of. */
function isShown(view: SavedView, filters: AlertFilters): boolean {
  return JSON.stringify(filtersOf(searchOf(view))) === JSON.stringify(filters)
}
