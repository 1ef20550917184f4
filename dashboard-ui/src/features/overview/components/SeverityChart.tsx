import { useComputedColorScheme } from '@mantine/core'
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

import { SEVERITIES } from '@/components/SeverityBadge'
import type { EventStats } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import classes from './SeverityChart.module.css'

register([BarChart, GridComponent, TooltipComponent, CanvasRenderer])

/** The mildest at the bottom of each bar. */
const STACK = SEVERITIES.toReversed()

type SeverityChartProps = { buckets: EventStats['buckets']; label: string }

/** Stacked bars, one per bucket of time. */
export default function SeverityChart({ buckets, label }: SeverityChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const scheme = useComputedColorScheme('dark')

  useEffect(() => {
    if (!box.current) return
    const drawn = init(box.current)
    chart.current = drawn
    const observer = new ResizeObserver(() => {
      drawn.resize()
    })
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(optionsFor(buckets))
  }, [buckets, scheme])

  return <div ref={box} className={classes.chart} role="img" aria-label={label} />
}

function optionsFor(buckets: EventStats['buckets']) {
  const colour = (name: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const dimmed = colour('--mantine-color-dimmed')
  const line = { lineStyle: { color: colour('--line') } }

  return {
    animation: false,
    grid: { left: 4, right: 4, top: 8, bottom: 0, outerBoundsMode: 'same' as const },
    tooltip: {
      trigger: 'axis' as const,
      // The HTML tooltip writes style attributes, which the Content-Security-Policy refuses.
      renderMode: 'richText' as const,
      order: 'seriesDesc' as const,
      axisPointer: { type: 'shadow' as const },
      backgroundColor: colour('--surface-raised'),
      borderColor: colour('--line'),
      textStyle: { color: colour('--mantine-color-text'), fontSize: 12 },
    },
    xAxis: {
      type: 'time' as const,
      axisLine: line,
      axisTick: { show: false },
      axisLabel: { color: dimmed, fontSize: 11, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { color: dimmed, fontSize: 11 },
      splitLine: line,
    },
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
