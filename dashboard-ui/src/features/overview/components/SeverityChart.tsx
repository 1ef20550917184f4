import { BarChart } from 'echarts/charts'
import { use as register } from 'echarts/core'
import { useCallback } from 'react'

import { Chart, frameOf, type Colour } from '@/components/Chart'
import { SEVERITIES } from '@/components/SeverityBadge'
import type { EventStats } from '@/lib/api/types'
import { humanise } from '@/lib/words'

register([BarChart])

/** The mildest at the bottom of each bar. */
const STACK = SEVERITIES.toReversed()

type SeverityChartProps = { buckets: EventStats['buckets']; label: string }

/** Stacked bars, one per bucket of time. */
export default function SeverityChart({ buckets, label }: SeverityChartProps) {
  const draw = useCallback((colour: Colour) => optionsFor(buckets, colour), [buckets])
  return <Chart draw={draw} label={label} />
}

function optionsFor(buckets: EventStats['buckets'], colour: Colour) {
  const frame = frameOf(colour)
  return {
    ...frame,
    yAxis: { ...frame.yAxis, minInterval: 1 },
    series: STACK.map((severity) => ({
      type: 'bar' as const,
      name: humanise(severity),
      stack: 'events',
      barMaxWidth: 26,
      barCategoryGap: '28%',
      itemStyle: { color: colour(`--${severity}`) },
      data: buckets.map((bucket) => [bucket.start, bucket[severity]]),
    })),
  }
}
