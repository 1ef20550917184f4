import { useComputedColorScheme } from '@mantine/core'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

import classes from './Chart.module.css'

register([GridComponent, TooltipComponent, CanvasRenderer])

/** Reads a colour of the theme by the name of its CSS variable. */
export type Colour = (variable: string) => string

type ChartProps = {
  /** What the chart shows, for people who cannot see it. */
  label: string
  /** Keep it the same function while the data are the same. */
  draw: (colour: Colour) => EChartsCoreOption
}

/** What ECharts draws. It is large: import whatever shows it lazily. */
export function Chart({ label, draw }: ChartProps) {
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
    chart.current?.setOption(draw(colourOf))
  }, [draw, scheme])

  return <div ref={box} className={classes.chart} role="img" aria-label={label} />
}

function colourOf(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim()
}

/** What all charts over time have in common. */
export function frameOf(colour: Colour) {
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
      splitNumber: 4,
      axisLabel: { color: dimmed, fontSize: 11 },
      splitLine: line,
    },
  }
}
