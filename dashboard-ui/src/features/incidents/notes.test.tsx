import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { Refusal } from '@/testing/FakeApi'
import { IncidentApi } from '@/testing/IncidentApi'
import { renderAndPress, renderDashboard } from '@/testing/renderDashboard'
import { incident } from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('people who write about an incident', () => {
  let api: IncidentApi

  beforeEach(() => {
    api = new IncidentApi()
  })

  const bodyOf = (request: string) => api.callsOf(request)[0]?.body
  const press = (name: string) => renderAndPress('/incidents?incident=7', name)

  it('write notes', async () => {
    const { person } = await press('Write notes')
    await person.type(screen.getByRole('textbox', { name: 'Notes' }), 'Came by VPN')
    await person.click(screen.getByRole('button', { name: 'Save the notes' }))
    expect(await screen.findByText('Came by VPN')).toBeVisible()
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ notes: 'Came by VPN', version: 1 })
  })

  it('do not replace notes that somebody else wrote meanwhile, unless they have seen them', async () => {
    const { person } = await press('Write notes')
    await person.type(screen.getByRole('textbox', { name: 'Notes' }), 'Mine')
    api.on(`PATCH ${INCIDENTS}/7`, () => {
      api.stored = incident(7, { notes: 'Theirs', version: 2 })
      return new Refusal(412, 'version_conflict')
    })
    await person.click(screen.getByRole('button', { name: 'Save the notes' }))
    expect(await screen.findByText('Somebody else changed the notes meanwhile')).toBeVisible()
    expect(screen.getByText('Theirs')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveValue('Mine')
    expect(screen.getByRole('button', { name: 'Save the notes' })).toBeDisabled()
    await person.click(screen.getByRole('button', { name: 'Replace them by mine' }))
    expect(screen.getByRole('button', { name: 'Save the notes' })).toBeEnabled()
  })

  it('say something, whatever else happens to the incident', async () => {
    const { person } = renderDashboard('/incidents?incident=7')
    const box = await screen.findByRole('textbox', { name: 'Comment' })
    await person.type(box, 'It is the scanner')
    await person.click(screen.getByRole('button', { name: 'Comment' }))
    await waitFor(() => {
      expect(box).toHaveValue('')
    })
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ comment: 'It is the scanner' })
  })

  it('keep a comment that was not said', async () => {
    api.on(`PATCH ${INCIDENTS}/7`, () => new Refusal(503, 'unavailable', 'Try again later.'))
    const { person } = renderDashboard('/incidents?incident=7')
    const box = await screen.findByRole('textbox', { name: 'Comment' })
    await person.type(box, 'It is the scanner')
    await person.click(screen.getByRole('button', { name: 'Comment' }))
    expect(await screen.findByText('Try again later.')).toBeVisible()
    expect(box).toHaveValue('It is the scanner')
  })
})
