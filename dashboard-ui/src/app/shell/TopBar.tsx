import { ActionIcon, Button, Tooltip, useMantineColorScheme } from '@mantine/core'

import { Icon } from '@/components/Icon'
import { ConnectionState } from '@/features/live/components/ConnectionState'
import { useSignOut } from '@/features/session/api/signOut'
import { useSession } from '@/features/session/SessionContext'

import classes from './TopBar.module.css'

export function TopBar() {
  return (
    <header className={classes.bar}>
      <ConnectionState />
      <div className={classes.end}>
        <ColourScheme />
        <Account />
      </div>
    </header>
  )
}

function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const other = colorScheme === 'light' ? 'dark' : 'light'
  return (
    <Tooltip label={`Use the ${other} scheme`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Use the ${other} scheme`}
        onClick={() => {
          setColorScheme(other)
        }}
      >
        <Icon name={other === 'light' ? 'sun' : 'moon'} size={17} />
      </ActionIcon>
    </Tooltip>
  )
}

function Account() {
  const { session } = useSession()
  const signOut = useSignOut()
  return (
    <>
      <span className={classes.account} title={`Signed in as ${session.username}`}>
        <Icon name="user" size={16} />
        {session.name || session.username}
        <span className={classes.roles}>{session.roles.join(', ')}</span>
      </span>
      <Button
        variant="default"
        leftSection={<Icon name="signOut" size={15} />}
        loading={signOut.isPending}
        onClick={() => {
          signOut.mutate()
        }}
      >
        Sign out
      </Button>
    </>
  )
}
