import { ActionIcon, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core'

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
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={`Account of ${session.username}`}>
          <Icon name="user" size={16} />
          {session.name || session.username}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.username} · {session.roles.join(', ')}
        </Menu.Label>
        <Menu.Item
          leftSection={<Icon name="signOut" size={16} />}
          disabled={signOut.isPending}
          onClick={() => {
            signOut.mutate()
          }}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
