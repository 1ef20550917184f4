import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

type DialogProps = {
  title: ReactNode
  opened: boolean
  onClose: () => void
  size?: 'lg'
  children: ReactNode
}

/** Something to decide or to look through, in front of the page. Closing it is leaving it. */
export function Dialog(props: DialogProps) {
  return <Modal {...props} closeButtonProps={{ 'aria-label': 'Close' }} />
}
