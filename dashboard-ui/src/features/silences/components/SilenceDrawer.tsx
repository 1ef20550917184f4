import { Skeleton, Stack } from '@mantine/core'
import { useState } from 'react'

import { DetailDrawer } from '@/components/DetailDrawer'
import { Failure } from '@/components/Notice'
import type { Silence } from '@/lib/api/types'

import { useCurrentSilence } from '../api/getSilence'
import { useLikeAlert } from '../api/getLikeAlert'
import { draftLike, draftOf, emptyDraft } from '../draft'
import { likenessesOf } from '../likeness'
import { NEW } from '../search'
import { SilenceForm } from './SilenceForm'
import { SilenceInFull } from './SilenceInFull'

type SilenceDrawerProps = {
  /** The id of a silence, or `new`. */
  silence?: string
  /** The alert that a new one is about. */
  like?: number | string
  onOpen: (id?: string) => void
}

/** One silence in full: what it hides, why and until when; or the form for a new one. */
export function SilenceDrawer({ silence, like, onOpen }: SilenceDrawerProps) {
  const close = () => {
    onOpen(undefined)
  }
  return (
    <DetailDrawer
      title={silence === NEW ? 'New silence' : 'Silence'}
      opened={silence !== undefined}
      onClose={close}
    >
      {silence === NEW && (
        <NewSilence
          key={like}
          like={like}
          onDone={(proposed) => {
            onOpen(proposed?.id)
          }}
        />
      )}
      {silence !== undefined && silence !== NEW && <OneSilence key={silence} id={silence} />}
    </DetailDrawer>
  )
}

type NewSilenceProps = { like?: number | string; onDone: (proposed?: Silence) => void }

function NewSilence({ like, onDone }: NewSilenceProps) {
  if (like !== undefined) return <SilenceLike alert={like} onDone={onDone} />
  return <SilenceForm draft={emptyDraft()} onDone={onDone} />
}

type SilenceLikeProps = { alert: number | string; onDone: (proposed?: Silence) => void }

function SilenceLike({ alert: reference, onDone }: SilenceLikeProps) {
  const { data: alert, error, refetch } = useLikeAlert(reference)
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!alert) return <Placeholder />
  const likenesses = likenessesOf(alert)
  return (
    <SilenceForm
      draft={draftLike(likenesses, alert.severity)}
      likenesses={likenesses}
      onDone={onDone}
    />
  )
}

function OneSilence({ id }: { id: string }) {
  const { data: silence, error, refetch } = useCurrentSilence(id)
  const [changing, setChanging] = useState(false)
  const [reloads, setReloads] = useState(0)
  if (error && !silence) return <Failure error={error} retry={() => void refetch()} />
  if (!silence) return <Placeholder />
  if (!changing) {
    return (
      <SilenceInFull
        silence={silence}
        onChange={() => {
          setChanging(true)
        }}
      />
    )
  }
  return (
    <SilenceForm
      key={reloads}
      seen={silence}
      draft={draftOf(silence)}
      onDone={() => {
        setChanging(false)
      }}
      onReload={() => {
        setReloads(reloads + 1)
      }}
    />
  )
}

function Placeholder() {
  return (
    <Stack pt="md" aria-busy="true" aria-label="Loading the silence">
      <Skeleton height={20} width="30%" />
      <Skeleton height={20} width="80%" />
      <Skeleton height={180} />
    </Stack>
  )
}
