import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import { Tag, type Tone } from '@/components/Tag'
import { useSession } from '@/features/session/SessionContext'
import type { Delivery } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { useRetryDelivery } from '../api/retryDelivery'

const TONES: Record<Delivery['state'], Tone> = { due: 'accent', sent: 'good', failed: 'bad' }

const COLUMNS: Column<Delivery>[] = [
  {
    id: 'time',
    header: 'Time',
    width: 126,
    cell: ({ row }) => <Instant at={row.original.created_at} />,
  },
  {
    id: 'state',
    header: 'State',
    width: 78,
    cell: ({ row: { original } }) => <Tag tone={TONES[original.state]}>{humanise(original.state)}</Tag>,
  },
  { id: 'channel', header: 'Channel', width: 170, accessorFn: (delivery) => delivery.channel_name },
  { id: 'reason', header: 'Reason', width: 116, accessorFn: (delivery) => humanise(delivery.reason) },
  {
    id: 'level',
    header: 'Severity',
    width: 108,
    cell: ({ row }) => <SeverityBadge severity={row.original.level} />,
  },
  {
    id: 'alert',
    header: 'About',
    width: 96,
    cell: ({ row: { original } }) =>
      original.alert_id ? (
        <Link to="/alerts" search={{ alert: original.alert_id }}>
          Open alert
        </Link>
      ) : (
        'Several'
      ),
  },
  {
    id: 'route',
    header: 'Route',
    width: 150,
    wideOnly: true,
    accessorFn: (delivery) => delivery.route ?? '–',
  },
  { id: 'attempts', header: 'Attempts', width: 84, accessorFn: (delivery) => delivery.attempts },
  {
    id: 'detail',
    header: 'Last answer',
    cell: ({ row: { original } }) => <LastAnswer of={original} />,
  },
]

const WITH_RETRY: Column<Delivery>[] = [
  ...COLUMNS,
  {
    id: 'retry',
    header: 'Retry',
    width: 104,
    cell: ({ row }) => <Retry delivery={row.original} />,
  },
]

type DeliveryTableProps = { deliveries: Delivery[]; list: string; loading: boolean }

export function DeliveryTable({ deliveries, ...table }: DeliveryTableProps) {
  const { may } = useSession()
  const columns = may.notify ? WITH_RETRY : COLUMNS
  return <DataTable label="Deliveries" columns={columns} rows={deliveries} {...table} />
}

function LastAnswer({ of: { detail, state, next_attempt_at } }: { of: Delivery }) {
  return (
    <span title={detail ?? undefined}>
      {detail ?? '–'}
      {state === 'due' && next_attempt_at && detail && (
        <>
          {' '}
          (again at <Instant at={next_attempt_at} />)
        </>
      )}
    </span>
  )
}

function Retry({ delivery }: { delivery: Delivery }) {
  const { mutate, isPending } = useRetryDelivery()
  if (delivery.state !== 'failed') return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Try ${delivery.channel_name} again`}
      loading={isPending}
      onClick={() => {
        mutate(delivery)
      }}
    >
      Try again
    </Button>
  )
}
