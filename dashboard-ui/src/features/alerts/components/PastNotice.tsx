import { Alert as Warning, Button } from '@mantine/core'

import { Icon } from '@/components/Icon'
import { full } from '@/lib/time'

import classes from './PastNotice.module.css'

/** Says that a list is not the present, and leads back to it. */
export function PastNotice({ at, onLeave }: { at: string; onLeave: () => void }) {
  return (
    <Warning
      role="status"
      color="brand"
      icon={<Icon name="clock" />}
      title={`As it was on ${full(at)}`}
    >
      <div className={classes.notice}>
        <p>
          Nothing new appears here, and nothing can be changed together. How often an alert occurred and
          what silences hide are as they are now.
        </p>
        <Button variant="default" onClick={onLeave}>
          Show it as it is now
        </Button>
      </div>
    </Warning>
  )
}
