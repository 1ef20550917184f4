import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

import classes from './DetailDrawer.module.css'

type DetailDrawerProps = { title: ReactNode; opened: boolean; onClose: () => void; children: ReactNode }

/** One thing of a list in full, beside the list. */
export function DetailDrawer({ title, opened, onClose, children }: DetailDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={620}
      padding={0}
      overlayProps={{ backgroundOpacity: 0.35 }}
      closeButtonProps={{ 'aria-label': 'Close details' }}
      classNames={{
        content: classes.content,
        header: classes.header,
        title: classes.title,
        body: classes.body,
      }}
    >
      {children}
    </Drawer>
  )
}

/** A titled part of a drawer. */
export function DetailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
