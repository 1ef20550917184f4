import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { Icon } from '@/components/Icon'
import { useSession } from '@/features/session/SessionContext'
import type { Alert } from '@/lib/api/types'

import { NEW } from '../search'
import classes from './SilenceLikeButton.module.css'

/** The way to a silence of alerts like this one; the form says in what they are to be like it. */
export function SilenceLikeButton({ alert }: { alert: Alert }) {
  const { may } = useSession()
  if (!may.silence) return null
  return (
    <Button
      variant="subtle"
      className={classes.button}
      leftSection={<Icon name="silence" size={15} />}
      renderRoot={(props) => (
        <Link to="/silences" search={{ silence: NEW, like: alert.number }} {...props} />
      )}
    >
      Silence alerts like this
    </Button>
  )
}
