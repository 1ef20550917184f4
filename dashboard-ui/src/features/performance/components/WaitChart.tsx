import { LineChart } from 'echarts/charts'
import { LegendComponent } from 'echarts/components'
import { use as register } from 'echarts/core'
import { useCallback } from 'react'

import { Chart, frameOf, type Colour } from '@/components/Chart'
import type { ResponseTimes, Wait } from '@/lib/api/types'

import { inTime } from './inTime'

register([LineChart, LegendComponent])

type Days = ResponseTimes['by_day']

/** How long half of a day's alerts waited until acknowledged and until resolved, and how long most did. */
export default function WaitChart({ days, label }: { days: Days; label: string }) {
  const draw = useCallback((colour: Colour) => optionsFor(days, colour), [days])
  return <Chart draw={draw} label={label} />
}

function optionsFor(days: Days, colour: Colour) {
  const frame = frameOf(colour)
  const line = (
    name: string,
    variable: string,
    secondsOf: (day: Days[number]) => Wait['p50_seconds'],
    type: 'solid' | 'dashed' = 'solid',
  ) => ({
    type: 'line' as const,
    name,
    // A day on which nothing ended leaves a gap.
    connectNulls: false,
    showSymbol: true,
    symbolSize: 5,
    lineStyle: { width: type === 'solid' ? 2 : 1, type },
    itemStyle: { color: colour(variable) },
    data: days.map((day) => [day.day, secondsOf(day) ?? null]),
  })

  return {
    ...frame,
    grid: { ...frame.grid, top: 30 },
    legend: { top: 0, left: 0, textStyle: { color: colour('--mantine-color-dimmed'), fontSize: 11 } },
    tooltip: {
      ...frame.tooltip,
      valueFormatter: (value: unknown) => inTime(typeof value === 'number' ? value : null),
    },
    yAxis: {
      ...frame.yAxis,
      axisLabel: { ...frame.yAxis.axisLabel, formatter: (seconds: number) => inTime(seconds) },
    },
    series: [
      line('Until acknowledged', '--medium', ({ waits }) => waits.until_acknowledged.p50_seconds),
      line('90 % acknowledged', '--medium', ({ waits }) => waits.until_acknowledged.p90_seconds, 'dashed'),
      line('Until resolved', '--low', ({ waits }) => waits.until_resolved.p50_seconds),
      line('90 % resolved', '--low', ({ waits }) => waits.until_resolved.p90_seconds, 'dashed'),
    ],
  }
}
