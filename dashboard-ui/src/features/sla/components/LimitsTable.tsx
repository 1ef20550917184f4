import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

import { SEVERITIES, SeverityBadge } from '@/components/SeverityBadge'
import type { Limits, Objectives, Severity } from '@/lib/api/types'
import { durationInWords } from '@/lib/duration'

import { OBJECTIVES, type Objective } from '../limits'
import classes from './ServiceLevelsPage.module.css'

const HEADS: Record<Objective, string> = {
  acknowledge: 'Acknowledge within',
  resolve: 'Resolve within',
}

type LimitsTableProps = {
  objectives: Objectives
  /** Undefined for people who may only read. */
  onChange?: () => void
}

export function LimitsTable({ objectives, onChange }: LimitsTableProps) {
  return (
    <>
      <LimitsGrid
        cell={(severity, objective) => limitInWords(objectives[severity], objective)}
      />
      <Group justify="flex-end">
        {onChange ? (
          <Button variant="default" onClick={onChange}>
            Change the limits
          </Button>
        ) : (
          <span className={classes.hint}>Administrators change them.</span>
        )}
      </Group>
    </>
  )
}

function limitInWords(limits: Limits, objective: Objective): string {
  const limit = limits[objective]
  return limit ? durationInWords(limit) : 'No limit'
}

type LimitsGridProps = { cell: (severity: Severity, objective: Objective) => ReactNode }

/** The severities down, what is to be done across. */
export function LimitsGrid({ cell }: LimitsGridProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.limits} aria-label="Limits by severity">
        <thead>
          <tr>
            <th scope="col">Severity</th>
            {OBJECTIVES.map((objective) => (
              <th key={objective} scope="col">
                {HEADS[objective]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEVERITIES.map((severity) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityBadge severity={severity} />
              </th>
              {OBJECTIVES.map((objective) => (
                <td key={objective}>{cell(severity, objective)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
